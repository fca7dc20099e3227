/* Certificates in the player: issued when a lesson is passed, shown, saved as PDF. */
#include "app/app_internal.h"
#include "base/log.h"
#include "base/os.h"
#include "text/format.h"
#include "text/layout.h"

enum {
    PREVIEW_WIDTH_PX = 1280,
    SERIAL_TRIES = 5
};

Status certificate_open_fonts(App *app, Error *err)
{
    return app->fonts != NULL ? STATUS_OK
                              : certificate_fonts_open(NULL, &app->fonts, err);
}

/* ---- issuing ---- */

/* From the settings of this device, or the handout's. */
static Status read_setting(void *context, Str name, Arena *arena, Str *out, Error *err)
{
    return company_setting(context, arena, name, out, err);
}

static Status describe(App *app, const Lesson *lesson, const StoreCompletion *completion,
                       Arena *arena, Certificate *out, Error *err)
{
    StoreLearner learner;
    Status status = store_learner_by_id(recorder_store(app->recorder), app->learner.id,
                                        arena, &learner, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = (Certificate){
        .kind = CERTIFICATE_LESSON,
        .subject_no = lesson->item,
        .title = text_plain(arena, lesson->title),
        .name = certificate_clean_text(arena, store_learner_printed(&learner)),
        .department = certificate_clean_text(arena, learner.data.department),
        .passed_at = completion->passed_at,
        .zone_minutes = completion->zone_minutes,
    };
    for (size_t i = 0; i < lesson->goal_count && i < CERTIFICATE_GOALS_MAX; i++) {
        out->goals[out->goal_count++] = text_plain(arena, lesson->goals[i]);
    }
    return certificate_read_issuer(read_setting, app, arena, out, err);
}

static Status issue_and_store(App *app, Certificate *certificate, Str lesson_id,
                              const StoreCompletion *completion, Error *err)
{
    char serial[CERTIFICATE_SERIAL_SIZE];
    FormatDate date =
        format_local_date(certificate->passed_at, certificate->zone_minutes);
    credential_make_serial(date.year, serial);
    certificate->serial = str_from(serial);
    IssuedCertificate issued;
    Status status = certificate_issue(app->key, app->fonts, certificate, &issued, err);
    if (status != STATUS_OK) {
        return status;
    }
    char key_id[CREDENTIAL_KEY_ID_TEXT];
    CredentialPublicKey public_key = credential_key_public(app->key);
    credential_key_id_format(&public_key, key_id);
    StoreCertificate row = {
        .serial = certificate->serial,
        .kind = STORE_CERTIFICATE_LESSON,
        .subject = lesson_id,
        .learner_id = app->learner.id,
        .attempt_id = completion->attempt_id,
        .content = strbuf_str(&issued.content),
        .signature = strbuf_str(&issued.token),
        .key_id = str_from(key_id),
        .issued_at = completion->passed_at,
        .zone_minutes = completion->zone_minutes,
        .cycle = completion->cycle,
    };
    status = store_certificate_insert(recorder_store(app->recorder), &row, err);
    certificate_issued_clear(&issued);
    return status;
}

static Status find_certificate(App *app, Str lesson_id, int cycle, Arena *arena,
                               StoreCertificate *out, Error *err)
{
    StoreCertificates list;
    Status status = store_certificate_list(recorder_store(app->recorder), app->learner.id,
                                           arena, &list, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = list.count; i-- > 0;) {
        if (str_equal(list.items[i].subject, lesson_id) && list.items[i].cycle == cycle) {
            *out = list.items[i];
            return STATUS_OK;
        }
    }
    return error_set(err, STATUS_NOT_FOUND, "no certificate for lesson %.*s",
                     STR_ARG(lesson_id));
}

static Status issue_for(App *app, Str lesson_id, const StoreCompletion *completion,
                        Arena *arena, Error *err)
{
    LoadedLesson loaded = {0};
    Diagnostics diagnostics = {0};
    Status status =
        library_load(&app->library, lesson_id, NULL, arena, &loaded, &diagnostics, err);
    diagnostics_clear(&diagnostics);
    Certificate certificate;
    if (status == STATUS_OK) {
        status = describe(app, loaded.lesson, completion, arena, &certificate, err);
    }
    if (status == STATUS_OK) {
        status = certificate_open_fonts(app, err);
    }
    for (int i = 0; status == STATUS_OK && i < SERIAL_TRIES; i++) {
        status = issue_and_store(app, &certificate, lesson_id, completion, err);
        if (status != STATUS_EXISTS) {
            break;
        }
    }
    lesson_free(loaded.lesson);
    return status;
}

Status certificate_ensure(App *app, Str lesson_id, Error *err)
{
    Arena arena = {0};
    Store *store = recorder_store(app->recorder);
    StoreCompletion completion;
    StoreCertificate found;
    Status status = store_completion(store, app->learner.id, lesson_id,
                                     store_cycle_now(store), &completion, err);
    if (status == STATUS_OK) {
        status = find_certificate(app, lesson_id, completion.cycle, &arena, &found, err);
        if (status == STATUS_NOT_FOUND) {
            status = issue_for(app, lesson_id, &completion, &arena, err);
        }
    }
    arena_clear(&arena);
    return status;
}

/* ---- showing ---- */

static void fill_facts(App *app, const VerifyResult *signed_content)
{
    CertificateView *view = &app->certificate;
    const Certificate *certificate = &signed_content->certificate;
    FormatDate date =
        format_local_date(certificate->passed_at, certificate->zone_minutes);
    Str lesson = FILL(&view->arena, WORD_HOME_NUMBER_TITLE,
                      app_number(app, certificate->subject_no), certificate->title);
    view->lesson_no = certificate->subject_no;
    view->facts[0] = (UiFact){word(WORD_CERTIFICATE_FACT_NAME), certificate->name};
    view->facts[1] = (UiFact){word(WORD_CERTIFICATE_FACT_LESSON), lesson};
    view->facts[2] = (UiFact){word(WORD_CERTIFICATE_FACT_DATE),
                              format_date(&view->arena, date, FORMAT_BOTH)};
    view->facts[3] = (UiFact){word(WORD_CERTIFICATE_FACT_SERIAL), certificate->serial};
}

static Status load_view(App *app, StoreCertificate row, Error *err)
{
    CertificateView *view = &app->certificate;
    Status status = certificate_open_fonts(app, err);
    if (status != STATUS_OK) {
        return status;
    }
    view->serial = row.serial;
    strbuf_add(&view->content, row.content);
    VerifyResult signed_content;
    CredentialPublicKey key = credential_key_public(app->key);
    certificate_verify(&view->arena, row.content, &key, 1, &signed_content);
    if (signed_content.finding != VERIFY_VALID) {
        return error_set(err, STATUS_UNTRUSTED, "certificate %.*s: %s",
                         STR_ARG(row.serial), verify_finding_id(signed_content.finding));
    }
    fill_facts(app, &signed_content);
    view->width_px = PREVIEW_WIDTH_PX;
    view->height_px = certificate_preview_height(PREVIEW_WIDTH_PX);
    view->pixels = mem_alloc_array((size_t)view->width_px * (size_t)view->height_px,
                                   sizeof *view->pixels);
    return certificate_preview(app->fonts, row.content, view->width_px, view->pixels,
                               err);
}

static void show_row(App *app, Status status, StoreCertificate row, Error *err)
{
    if (status == STATUS_OK) {
        status = load_view(app, row, err);
    }
    if (status != STATUS_OK) {
        certificate_close(app);
        app_fail(app, "G-0401", WORD_ERROR_CERTIFICATE_TITLE, WORD_ERROR_CERTIFICATE_TEXT,
                 str_from(err->message), ERROR_WAY_HOME);
        return;
    }
    app_go(app, SCREEN_CERTIFICATE);
}

void certificate_show(App *app, Str lesson_id)
{
    Arena scratch = {0};
    Str id = str_copy(&scratch, lesson_id); /* it may live in the lesson being closed */
    certificate_close(app);
    play_close(app);
    Error err = {0};
    StoreCertificate row = {0};
    int cycle = store_cycle_now(recorder_store(app->recorder));
    Status status = certificate_ensure(app, id, &err);
    if (status == STATUS_OK) {
        status = find_certificate(app, id, cycle, &app->certificate.arena, &row, &err);
    }
    show_row(app, status, row, &err);
    arena_clear(&scratch);
}

void certificate_show_serial(App *app, Str serial)
{
    Arena scratch = {0};
    Str wanted = str_copy(&scratch, serial);
    certificate_close(app);
    Error err = {0};
    StoreCertificate row = {0};
    Status status = store_certificate_by_serial(recorder_store(app->recorder), wanted,
                                                &app->certificate.arena, &row, &err);
    show_row(app, status, row, &err);
    arena_clear(&scratch);
}

void certificate_close(App *app)
{
    CertificateView *view = &app->certificate;
    uint64_t version = view->version + 1;
    strbuf_clear(&view->content);
    mem_free(view->pixels);
    arena_clear(&view->arena);
    *view = (CertificateView){.version = version};
}

/* ---- saving ---- */

Status certificate_save(App *app, Str *saved_name, Error *err)
{
    CertificateView *view = &app->certificate;
    StrBuf pdf = {0};
    Status status =
        certificate_pdf_again(app->fonts, strbuf_str(&view->content), &pdf, err);
    if (status == STATUS_OK) {
        status = os_make_dirs(app->paths.certificates, err);
    }
    if (status == STATUS_OK) {
        *saved_name = FILL(&view->arena, WORD_CERTIFICATE_FILE,
                           app_number(app, view->lesson_no), view->serial);
        Str path = str_format(&view->arena, "%s/%.*s", app->paths.certificates,
                              STR_ARG(*saved_name));
        status = os_write_file(path.ptr, strbuf_str(&pdf), false, err);
    }
    strbuf_clear(&pdf);
    if (status == STATUS_OK) {
        status =
            store_certificate_note(recorder_store(app->recorder), view->serial,
                                   STORE_CERTIFICATE_EXPORTED, (Str){0}, (Str){0}, err);
    }
    return status;
}

Str certificate_breakable(Arena *arena, Str path)
{
    StrBuf text = {0};
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];
        strbuf_add(&text, (Str){path.ptr + i, 1});
        if (c == '/' || c == '\\' || c == '_' || c == '-') {
            strbuf_add(&text, STR("\u200B"));
        }
    }
    Str result = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return result;
}

static void save_pressed(App *app)
{
    CertificateView *view = &app->certificate;
    Error err = {0};
    Str name = {0};
    Status status = certificate_save(app, &name, &err);
    if (status == STATUS_OK) {
        Str folder = str_from(app->paths.certificates);
        view->note = FILL(&view->arena, WORD_CERTIFICATE_SAVED,
                          certificate_breakable(&view->arena, folder),
                          certificate_breakable(&view->arena, name));
        view->note_tone = UI_TONE_OK;
    } else {
        log_error("certificate not saved: %s", err.message);
        bool is_space = status == STATUS_NO_SPACE;
        view->note =
            status == STATUS_UNTRUSTED
                ? word(WORD_CERTIFICATE_REISSUED)
                : word(is_space ? WORD_CERTIFICATE_NO_SPACE : WORD_CERTIFICATE_NOT_SAVED);
        view->note_tone = UI_TONE_DANGER;
    }
    app->needs_pass = true;
}

void screen_certificate(App *app)
{
    CertificateView *view = &app->certificate;
    Ui *ui = app->ui;
    ui_page(ui, ui_id("certificate"), word(WORD_CERTIFICATE_TITLE));
    UiPageHeader header = {.title = word(WORD_CERTIFICATE_TITLE),
                           .person =
                               FILL(&app->frame, WORD_HOME_PERSON, app->learner.name)};
    Rect content;
    (void)part_page_header(ui, &header, &content);
    const UiButton buttons[] = {
        {.label = word(WORD_CERTIFICATE_SAVE),
         .shortcuts = {{UI_KEY_CHARACTER, 's', false}}},
        {.label = word(WORD_CLOSE),
         .kind = UI_BUTTON_SECONDARY,
         .shortcuts = {{UI_KEY_ESCAPE, 0, false}}},
    };
    UiCertificate page = {
        .page = {view->pixels, view->width_px, view->height_px, view->version},
        .facts = view->facts,
        .fact_count = 4,
        .note = view->note,
        .note_tone = view->note_tone,
        .buttons = buttons,
        .button_count = 2,
    };
    int pressed = part_certificate(ui, &page, content);
    if (pressed == 0) {
        save_pressed(app);
    } else if (pressed == 1) {
        certificate_close(app);
        app_go(app, SCREEN_HOME);
    }
}
