/* What a builder has kept, on one sheet of paper: the learner's own rules as a PDF beside
 * the certificates. Nobody's name is on it, and nothing is signed. */
#include "app/app_internal.h"
#include "base/log.h"
#include "base/os.h"
#include "credential/sheet.h"
#include "text/format.h"
#include "text/layout.h"

Str rule_sheet_aside_label(Arena *arena, const WidgetSlot *slot)
{
    Str title = slot->title;
    size_t digits = 0;
    while (digits < title.len && title.ptr[digits] >= '0' && title.ptr[digits] <= '9') {
        digits++;
    }
    return text_plain(arena, str_trim(str_slice(title, digits, title.len)));
}

/* The rules are looked at in the next April: 2027年（令和9年）4月. */
static Str review_month(Arena *arena, FormatDate made)
{
    enum {
        APRIL = 4
    };
    const FormatDate review = {made.month < APRIL ? made.year : made.year + 1, APRIL, 1};
    const Str day = format_date(arena, review, FORMAT_BOTH);
    const ptrdiff_t month = str_find(day, STR("月"));
    return month < 0 ? day : str_slice(day, 0, (size_t)month + STR("月").len);
}

static void fill_rules(Arena *arena, const WidgetView *view, Sheet *out)
{
    const BuildView *build = &view->build;
    const int slot = widget_aside_slot(view->widget);
    for (size_t i = 0; i < build->kept_count && i < SHEET_RULES_MAX; i++) {
        SheetRule *rule = &out->rules[out->rule_count++];
        const Str aside = build->kept_aside[i];
        rule->text = certificate_clean_text(arena, build->kept[i]);
        if (slot >= 0 && aside.len > 0) {
            rule->aside = FILL(arena, WORD_SHEET_ASIDE,
                               rule_sheet_aside_label(arena, &view->widget->slots[slot]),
                               certificate_clean_text(arena, aside));
        }
    }
}

static Str sheet_title(Arena *arena, const WidgetView *view)
{
    const Str title = text_plain(arena, view->widget->rules.sheet);
    switch (view->build.kept_count) {
    case 2:
        return FILL(arena, WORD_SHEET_TITLE_TWO, title);
    case 3:
        return FILL(arena, WORD_SHEET_TITLE_THREE, title);
    default:
        return title;
    }
}

static Status fill_sheet(App *app, Arena *arena, Sheet *out, Error *err)
{
    const WidgetView *view = &app->play.view.widget;
    const int64_t now = os_now_seconds();
    const FormatDate made = format_local_date(now, os_zone_offset_minutes(now));
    *out = (Sheet){
        .title = sheet_title(arena, view),
        .facts = {{word(WORD_SHEET_MADE), format_date(arena, made, FORMAT_BOTH)},
                  {word(WORD_SHEET_REVIEW), review_month(arena, made)}},
        .signs = {word(WORD_SHEET_SIGN_MAKER), word(WORD_SHEET_SIGN_CHECK)},
        .note = word(WORD_SHEET_FOOT),
        .made_at = now,
    };
    fill_rules(arena, view, out);
    return company_setting(app, arena, STR(CERTIFICATE_COMPANY_SETTING), &out->company,
                           err);
}

/* The same rules of one day have the same name, others another. */
static Str file_name(Arena *arena, const Sheet *sheet)
{
    StrBuf all = {0};
    for (size_t i = 0; i < sheet->rule_count; i++) {
        strbuf_add(&all, sheet->rules[i].text);
        strbuf_add_char(&all, '\n');
        strbuf_add(&all, sheet->rules[i].aside);
        strbuf_add_char(&all, '\n');
    }
    const unsigned long long hash = str_hash(strbuf_str(&all));
    strbuf_clear(&all);
    const FormatDate made =
        format_local_date(sheet->made_at, os_zone_offset_minutes(sheet->made_at));
    return FILL(arena, WORD_SHEET_FILE, format_date_iso(arena, made),
                str_format(arena, "%08llx", hash & 0xFFFFFFFFU));
}

static Status write_sheet(App *app, Arena *arena, Str *name, Error *err)
{
    Sheet sheet;
    StrBuf pdf = {0};
    Status status = certificate_open_fonts(app, err);
    if (status == STATUS_OK) {
        status = fill_sheet(app, arena, &sheet, err);
    }
    if (status == STATUS_OK) {
        status = sheet_pdf(app->fonts, &sheet, &pdf, err);
    }
    if (status == STATUS_OK) {
        status = os_make_dirs(app->paths.certificates, err);
    }
    if (status == STATUS_OK) {
        *name = file_name(arena, &sheet);
        const Str path =
            str_format(arena, "%s/%.*s", app->paths.certificates, STR_ARG(*name));
        status = os_write_file(path.ptr, strbuf_str(&pdf), false, err);
    }
    strbuf_clear(&pdf);
    return status;
}

void rule_sheet_save(App *app)
{
    Play *play = &app->play;
    Arena arena = {0};
    Error err = {0};
    Str name = {0};
    const Status status = write_sheet(app, &arena, &name, &err);
    if (status == STATUS_OK) {
        play->sheet_note = FILL(&play->arena, WORD_SHEET_SAVED,
                                certificate_breakable(&play->arena, name));
        play->sheet_tone = UI_TONE_OK;
    } else {
        log_error("sheet not saved: status=%d", (int)status); /* no word of it */
        play->sheet_note = word(status == STATUS_UNSUPPORTED ? WORD_SHEET_CHARACTER
                                : status == STATUS_NO_SPACE  ? WORD_SHEET_NO_SPACE
                                                             : WORD_SHEET_NOT_SAVED);
        play->sheet_tone = UI_TONE_DANGER;
    }
    arena_clear(&arena);
    app->needs_pass = true;
}
