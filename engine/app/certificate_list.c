/* The learner's certificates in one list, newest first. */
#include "app/app_internal.h"
#include "base/log.h"
#include "text/format.h"

static Str row_text(App *app, const StoreCertificate *row)
{
    const CourseEntry *entry = catalogue_find(app->library.catalogue, row->subject);
    Str title = entry == NULL ? row->subject
                              : FILL(&app->frame, WORD_HOME_NUMBER_TITLE,
                                     app_number(app, entry->number), entry->title);
    FormatDate date = format_local_date(row->issued_at, row->zone_minutes);
    return FILL(&app->frame, WORD_CERTIFICATES_ROW, title,
                format_date(&app->frame, date, FORMAT_WESTERN));
}

static float list_rows(App *app, const StoreCertificates *list, Rect area)
{
    Ui *ui = app->ui;
    float y = area.y;
    for (size_t i = list->count; i-- > 0;) {
        UiOption row = {.label = row_text(app, &list->items[i]),
                        .is_compact = true,
                        .is_unmarked = true,
                        .is_action = true};
        float h = ui_option_height(ui, area.w, &row);
        Rect place = {area.x, y, area.w, h};
        if (ui_option(ui, ui_id_at("certificate_row", i), place, &row)) {
            certificate_show_serial(app, list->items[i].serial);
        }
        y += h + UI_GAP;
    }
    return y;
}

void certificate_list_sheet(App *app)
{
    Ui *ui = app->ui;
    StoreCertificates list = {0};
    Error err = {0};
    if (store_certificate_list(recorder_store(app->recorder), app->learner.id,
                               &app->frame, &list, &err) != STATUS_OK) {
        log_error("certificates not read: %s", err.message);
    }
    const UiButton close = {.label = word(WORD_CLOSE)};
    const UiSheet sheet = {.title = word(WORD_CERTIFICATES_TITLE),
                           .width = 1280,
                           .name = "certificates_close",
                           .buttons = &close,
                           .button_count = 1};
    Rect area = ui_sheet_begin(ui, ui_id("certificates_sheet"), &sheet);
    float y = list_rows(app, &list, area);
    if (list.count == 0) {
        const UiTextStyle style = {.type = UI_TYPE_BODY};
        y += ui_text(ui, area.x, y, area.w, word(WORD_CERTIFICATES_NONE), &style);
    }
    ui_first_focus(ui, ui_id_at("certificates_close", 0));
    if (ui_sheet_end(ui, &sheet, y) != UI_SHEET_OPEN) {
        app->sheet = SHEET_NONE;
        app->needs_pass = true;
    }
}
