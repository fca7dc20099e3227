/* Another way to the lessons: the ten threats of a year and the five basic rules. */
#include "app/app_internal.h"

enum {
    YEARS_MOST = 5,
    LINKS_MOST = 8,
    TITLE_W = 580,
    PADDING = 24,
};

/* ---- the lessons of one row ---- */

typedef struct Links {
    const CourseEntry *entries[LINKS_MOST];
    UiButton buttons[LINKS_MOST];
    UiSize sizes[LINKS_MOST];
    Rect places[LINKS_MOST];
    size_t count;
} Links;

static void add_links(App *app, const int *numbers, size_t count, Links *out)
{
    const Catalogue *catalogue = app->library.catalogue;
    for (size_t i = 0; i < count && out->count < LINKS_MOST; i++) {
        const CourseEntry *entry = catalogue_find_number(catalogue, numbers[i]);
        if (entry == NULL || !app->library.is_present[entry - catalogue->entries]) {
            continue;
        }
        UiButton *button = &out->buttons[out->count];
        *button = (UiButton){.label = FILL(&app->frame, WORD_HOME_NUMBER_TITLE,
                                           app_number(app, entry->number), entry->title),
                             .kind = UI_BUTTON_TOOLBAR};
        out->sizes[out->count] = ui_button_size(app->ui, button);
        out->entries[out->count++] = entry;
    }
}

/* ---- one row ---- */

typedef struct RowPlan {
    Rect title, links;
    float height;
} RowPlan;

static float title_lines(App *app, Rect r, Str rank, const ThreatRow *row, bool draws)
{
    Ui *ui = app->ui;
    const UiTextStyle label = {.type = UI_TYPE_LABEL, .color = ui_theme(ui)->primary};
    const UiTextStyle title = {.type = UI_TYPE_TITLE};
    const UiTextStyle small = {.type = UI_TYPE_SMALL, .color = ui_theme(ui)->text2};
    const struct {
        Str text;
        const UiTextStyle *style;
    } lines[] = {
        {rank, &label},
        {row->title, &title},
        {row->learn.len > 0 ? FILL(&app->frame, WORD_THREATS_LEARN, row->learn)
                            : (Str){0},
         &small},
    };
    float y = r.y;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        if (lines[i].text.len > 0) {
            y += draws ? ui_text(ui, r.x, y, r.w, lines[i].text, lines[i].style)
                       : ui_text_height(ui, r.w, lines[i].text, lines[i].style);
        }
    }
    return y - r.y;
}

/* The lessons beside the title, or below it where it is narrow. */
static RowPlan plan_row(App *app, Rect area, Str rank, const ThreatRow *row, Links *links)
{
    Ui *ui = app->ui;
    bool is_narrow = ui_is_large(ui) || area.w < 1300;
    Rect inner = {area.x + PADDING, area.y + PADDING, area.w - 2 * PADDING, 0};
    RowPlan plan = {.title = inner, .links = inner};
    if (!is_narrow) {
        plan.title.w = TITLE_W;
        plan.links.x += TITLE_W + UI_SPACE_24;
        plan.links.w -= TITLE_W + UI_SPACE_24;
    }
    float title_h = title_lines(app, plan.title, rank, row, false);
    if (is_narrow) {
        plan.links.y += title_h + UI_SPACE_16;
    }
    for (size_t i = 0; i < links->count; i++) {
        if (links->sizes[i].w > plan.links.w) {
            links->sizes[i].w = plan.links.w;
        }
    }
    float links_h = ui_flow(plan.links, links->sizes, links->count, false, links->places);
    float beside = title_h > links_h ? title_h : links_h;
    plan.height = 2 * PADDING + (is_narrow ? title_h + UI_SPACE_16 + links_h : beside);
    return plan;
}

static float show_row(App *app, Rect area, size_t index, Str rank, const ThreatRow *row)
{
    Ui *ui = app->ui;
    Links links = {.count = 0};
    add_links(app, row->lessons, row->lesson_count, &links);
    add_links(app, row->see_also, row->see_also_count, &links);
    RowPlan plan = plan_row(app, area, rank, row, &links);
    ui_card(ui, (Rect){area.x, area.y, area.w, plan.height}, &(UiCard){0});
    (void)title_lines(app, plan.title, rank, row, true);
    const CourseEntry *opened = NULL;
    UiId group = ui_id_at("threat", index);
    ui_group_begin(ui, group, UI_GROUP_GRID);
    for (size_t i = 0; i < links.count; i++) {
        if (ui_button(ui, ui_id_nth(group, i), links.places[i], &links.buttons[i])) {
            opened = links.entries[i];
        }
    }
    ui_group_end(ui);
    if (opened != NULL) {
        story_start_lesson(app, opened->id);
    }
    return plan.height;
}

/* ---- the page ---- */

static size_t year_count(const ThreatIndex *index)
{
    return index->year_count < YEARS_MOST ? index->year_count : YEARS_MOST;
}

/* The years, newest first, and behind them the rules. */
static float choose_list(App *app, Rect area, const ThreatIndex *index)
{
    Ui *ui = app->ui;
    Str labels[YEARS_MOST + 1];
    size_t count = 0;
    for (; count < year_count(index); count++) {
        labels[count] = FILL(&app->frame, WORD_THREATS_YEAR,
                             app_number(app, index->years[count].year));
    }
    labels[count++] = word(WORD_THREATS_RULES);
    if (app->reference.list >= count) {
        app->reference.list = 0;
    }
    area.h = ui_segments_height(ui, area.w, labels, count);
    if (ui_segments(ui, ui_id("threats_list"), area, labels, count,
                    &app->reference.list)) {
        app->needs_pass = true;
    }
    ui_first_focus(ui, ui_id_nth(ui_id("threats_list"), app->reference.list));
    return area.h;
}

void screen_threats(App *app)
{
    Ui *ui = app->ui;
    ui_page(ui, ui_id("threats"), word(WORD_THREATS_TITLE));
    Rect content = reference_header(app, word(WORD_THREATS_TITLE));
    Rect area = reference_column(app, content, "threats_scroll", 1840);
    const ThreatIndex *index = library_threats(&app->library);
    area.y += UI_SPACE_32;
    area.y += choose_list(app, area, index) + UI_SPACE_24;
    size_t list = app->reference.list;
    bool is_rules = list >= year_count(index);
    const ThreatRow *rows = is_rules ? index->rules : index->years[list].rows;
    size_t count = is_rules ? index->rule_count : index->years[list].row_count;
    const UiTextStyle small = {.type = UI_TYPE_SMALL, .color = ui_theme(ui)->text2};
    Str note = is_rules ? word(WORD_THREATS_RULES_NOTE)
                        : FILL(&app->frame, WORD_THREATS_NOTE,
                               app_number(app, index->years[list].year));
    area.y += ui_text(ui, area.x, area.y, area.w, note, &small) + UI_SPACE_16;
    WordId rank = is_rules ? WORD_THREATS_RULE : WORD_THREATS_RANK;
    for (size_t i = 0; i < count; i++) {
        Str label = FILL(&app->frame, rank, app_number(app, rows[i].rank));
        area.y += show_row(app, area, i, label, &rows[i]) + UI_SPACE_16;
    }
    ui_scroll_end(ui, area.y + UI_SPACE_16);
}
