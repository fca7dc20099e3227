/* gofun-hr person list | join | split: who learned without being in the roster, and
 * saying who they are. */
#include "hr/person_guests.h"

#include <stdio.h>

#include "base/os.h"
#include "hr/same_name.h"
#include "store/certificate.h"
#include "store/join.h"

enum {
    MATCHES_SHOWN = 3
};

#define GUEST_PREFIX "guest:"

static const Option LIST_OPTIONS[] = {
    OPTION_DATA,
    {"--guests", NULL, "名簿にない人（社員番号のない人）を表示します。"},
    OPTION_JSON,
};
static const Option CHANGE_OPTIONS[] = {
    OPTION_DATA,
    {"--apply", NULL, "実行します。付けなければ、何が起こるかだけを表示します。"},
    OPTION_JSON,
};

Status person_find(Record *record, const char *operand, StoreLearner *out, Error *err)
{
    Str text = str_from(operand);
    Arena *arena = &record->arena;
    int64_t id = 0;
    Status status = store_learner_by_number(record->store, text, arena, out, err);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    if (!str_starts_with(text, STR(GUEST_PREFIX))) {
        return error_set(err, status, "社員番号「%s」の人は見つかりません。", operand);
    }
    Str digits = str_slice(text, sizeof GUEST_PREFIX - 1, text.len);
    if (str_to_int64(digits, &id)) {
        status = store_learner_by_id(record->store, id, arena, out, err);
    }
    return status == STATUS_NOT_FOUND
               ? error_set(err, status, "「%s」の人は見つかりません。", operand)
               : status;
}

/* ---- list ---- */

typedef struct Listing {
    Record *record;
    StoreLearners people;
    NameForms *forms; /* of the people */
    Json *json;       /* NULL: for people */
    size_t count;
} Listing;

static void tell_match(const Listing *listing, const StoreLearner *person, size_t place)
{
    const StoreLearnerData *data = &person->data;
    if (listing->json != NULL) {
        json_object(listing->json, NULL);
        json_text(listing->json, "number", data->employee_number);
        json_text(listing->json, "name", data->name);
        json_text(listing->json, "department", data->department);
        json_end(listing->json);
        return;
    }
    (void)printf("%s%.*s %.*s", place == 0 ? "    似ている人: " : "、",
                 STR_ARG(data->employee_number), STR_ARG(data->name));
    if (data->department.len > 0) {
        (void)printf("（%.*s）", STR_ARG(data->department));
    }
}

static void tell_matches(const Listing *listing, const StoreGuest *guest)
{
    Arena arena = {0};
    StoreNames names = {guest->name, guest->reading};
    NameForms forms = name_forms(&arena, &names);
    size_t found = 0;
    for (size_t i = 0; i < listing->people.count && found < MATCHES_SHOWN; i++) {
        const StoreLearner *person = &listing->people.items[i];
        if (person->data.employee_number.len > 0 &&
            name_forms_match(&forms, &listing->forms[i])) {
            tell_match(listing, person, found++);
        }
    }
    if (listing->json == NULL && found > 0) {
        (void)puts("");
    }
    arena_clear(&arena);
}

static void add_guest(Json *json, const StoreGuest *guest)
{
    json_object(json, NULL);
    json_int(json, "guest", guest->id);
    json_text(json, "name", guest->name);
    json_text(json, "reading", guest->reading);
    json_text(json, "department", guest->department);
    json_text(json, "device", guest->device_uid);
    json_int(json, "begun", guest->begun_count);
    json_int(json, "passed", guest->passed_count);
    json_int(json, "last_at", guest->last_at);
    json_array(json, "matches");
}

static void print_guest(const StoreGuest *guest)
{
    Arena arena = {0};
    Str day = record_day(&arena, guest->last_at);
    (void)printf(GUEST_PREFIX "%lld  %.*s", (long long)guest->id, STR_ARG(guest->name));
    if (guest->reading.len > 0) {
        (void)printf("（%.*s）", STR_ARG(guest->reading));
    }
    (void)printf("  始めた話 %lld、終えた話 %lld  最後 %.*s  %.*s\n",
                 (long long)guest->begun_count, (long long)guest->passed_count,
                 STR_ARG(day), STR_ARG(guest->device_uid));
    arena_clear(&arena);
}

static Status tell_guest(void *context, const StoreGuest *guest, Error *err)
{
    (void)err;
    Listing *listing = context;
    listing->count++;
    if (listing->json != NULL) {
        add_guest(listing->json, guest);
    } else {
        print_guest(guest);
    }
    tell_matches(listing, guest);
    if (listing->json != NULL) {
        json_end(listing->json);
        json_end(listing->json);
    }
    return STATUS_OK;
}

static Status list(Listing *listing, Error *err)
{
    Record *record = listing->record;
    Status status =
        store_learner_list(record->store, &record->arena, &listing->people, err);
    if (status != STATUS_OK) {
        return status;
    }
    listing->forms = ARENA_ARRAY(&record->arena, NameForms, listing->people.count);
    for (size_t i = 0; i < listing->people.count; i++) {
        const StoreLearnerData *data = &listing->people.items[i].data;
        StoreNames names = {data->name, data->reading};
        listing->forms[i] = name_forms(&record->arena, &names);
    }
    if (listing->json != NULL) {
        json_array(listing->json, NULL);
    }
    return store_guest_walk(record->store, tell_guest, listing, err);
}

static int run_list(const Arguments *arguments)
{
    if (!arguments_has(arguments, "--guests")) {
        return report_trouble(arguments, "人を表示できません。",
                              "名簿の人は「gofun-hr roster export」で書き出せます。",
                              "名簿にない人は、--guests を付けると表示します。");
    }
    Record record;
    Error err = {0};
    Listing listing = {.record = &record, .json = arguments->json};
    Status status = record_open_to_read(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = list(&listing, &err);
    }
    int code = EXIT_GOOD;
    if (status != STATUS_OK) {
        code = record_trouble(arguments, "名簿にない人を表示できません。", &err);
    } else if (listing.json == NULL) {
        (void)printf("名簿にない人 %zu人\n", listing.count);
        if (listing.count > 0) {
            (void)puts("だれか分かったら「gofun-hr person join guest:番号 社員番号」で、"
                       "その人の記録に加えられます。");
        }
    }
    record_close(&record);
    return code;
}

/* ---- join and split ---- */

typedef struct Change {
    Record *record;
    StoreGuest guest;
    Str guest_number;    /* empty: really a guest */
    StoreLearner person; /* joined to, or to be */
    bool is_joined;      /* split: else the guest is the person's own row */
    size_t misnamed; /* certificates under a name that is not the person's, or guest's */
    Str by;
} Change;

static Status read_guest(Change *change, const char *operand, Error *err)
{
    StoreLearner learner = {0};
    Record *record = change->record;
    Status status = person_find(record, operand, &learner, err);
    change->guest_number = learner.data.employee_number;
    return status == STATUS_OK ? store_guest_by_id(record->store, learner.id,
                                                   &record->arena, &change->guest, err)
                               : status;
}

static Status read_user(Change *change, Error *err)
{
    StrBuf user = {0};
    Status status = os_user_name(&user, err);
    change->by = str_copy(&change->record->arena, strbuf_str(&user));
    strbuf_clear(&user);
    return status;
}

static Status look_at_join(Change *change, const char *const operands[2], Error *err)
{
    int64_t joined_to = 0;
    Status status = read_guest(change, operands[0], err);
    if (status == STATUS_OK) {
        status = person_find(change->record, operands[1], &change->person, err);
    }
    if (status == STATUS_OK) {
        status =
            store_person_of(change->record->store, change->guest.id, &joined_to, err);
    }
    if (status == STATUS_OK && joined_to != 0) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "「%s」は、もうほかの人の記録に加わっています。先に「gofun-hr "
                         "person split %s」で分けてください。",
                         operands[0], operands[0]);
    }
    if (status == STATUS_OK && change->person.data.employee_number.len == 0) {
        return error_set(err, STATUS_BAD_ARGUMENT, "「%s」は社員番号ではありません。",
                         operands[1]);
    }
    return status;
}

/* Certificates keep the name that was signed. */
static Status count_misnamed(Change *change, Error *err)
{
    StoreCertificates list;
    Str name = store_learner_printed(&change->person);
    Status status = store_certificate_list(change->record->store, change->guest.id,
                                           &change->record->arena, &list, err);
    bool is_misnamed = status == STATUS_OK && !str_equal(change->guest.name, name);
    change->misnamed = is_misnamed ? list.count : 0;
    return status;
}

static void tell_misnamed(const Change *change)
{
    Str number = change->person.data.employee_number;
    if (change->misnamed > 0) {
        (void)printf("修了証 %zu件の氏名は「%.*s」のままです。名簿の氏名で出し直すには: "
                     "gofun-hr certificate reissue --number %.*s --reason 氏名の訂正\n",
                     change->misnamed, STR_ARG(change->guest.name), STR_ARG(number));
    }
}

static void print_guest_line(const StoreGuest *guest)
{
    (void)printf(GUEST_PREFIX "%lld「%.*s」の記録（始めた話 %lld、終えた話 %lld）を、",
                 (long long)guest->id, STR_ARG(guest->name),
                 (long long)guest->begun_count, (long long)guest->passed_count);
}

static void add_change(Json *json, const Change *change, bool is_applied)
{
    json_object(json, NULL);
    json_int(json, "guest", change->guest.id);
    json_text(json, "guest_name", change->guest.name);
    json_text(json, "number", change->person.data.employee_number);
    json_text(json, "name", change->person.data.name);
    json_bool(json, "applied", is_applied);
}

static void tell_join(const Change *change, const Arguments *arguments, bool is_applied)
{
    const StoreLearnerData *to = &change->person.data;
    StoreNames names[2] = {{change->guest.name, change->guest.reading},
                           {to->name, to->reading}};
    if (arguments->json != NULL) {
        add_change(arguments->json, change, is_applied);
        json_bool(arguments->json, "names_match", same_name(&names[0], &names[1]));
        json_int(arguments->json, "certificates_to_reissue", (int64_t)change->misnamed);
        return;
    }
    print_guest_line(&change->guest);
    (void)printf("社員番号 %.*s「%.*s」の記録に%s。\n", STR_ARG(to->employee_number),
                 STR_ARG(to->name), is_applied ? "加えました" : "加えます");
    if (!same_name(&names[0], &names[1])) {
        (void)puts("氏名が合いません。同じ人かどうか、お確かめください。");
    }
    tell_misnamed(change);
    if (is_applied) {
        (void)printf("取り消すには「gofun-hr person split " GUEST_PREFIX
                     "%lld --apply」を実行してください。\n",
                     (long long)change->guest.id);
    }
}

static void tell_if_dry(const Arguments *arguments, bool is_applied)
{
    if (arguments->json == NULL && !is_applied) {
        (void)puts("まだ何も変えていません。--apply を付けると、実行します。");
    }
}

static int refuse(const Arguments *arguments, const char *what, const Error *err)
{
    Trouble trouble = record_trouble_of(what, err);
    if (err->status == STATUS_BAD_ARGUMENT || err->status == STATUS_NOT_FOUND) {
        trouble.remedy = "「gofun-hr person list --guests」と「gofun-hr collect "
                         "conflicts」で確かめてください。";
    }
    return report_tell(arguments, &trouble);
}

static int run_join(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Change change = {.record = &record};
    bool is_applied = arguments_has(arguments, "--apply");
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = look_at_join(&change, arguments->operands, &err);
    }
    if (status == STATUS_OK) {
        status = read_user(&change, &err);
    }
    if (status == STATUS_OK && change.guest.id == change.person.id) {
        status = error_set(&err, STATUS_BAD_ARGUMENT, "同じ人です。");
    } else if (status == STATUS_OK && change.guest_number.len > 0) {
        status =
            error_set(&err, STATUS_BAD_ARGUMENT,
                      "「%s」には社員番号があります。加えられるのは、番号のない人の"
                      "記録だけです。番号が変わった人は「gofun-hr roster renumber」で"
                      "直してください。",
                      arguments->operands[0]);
    }
    if (status == STATUS_OK) {
        status = count_misnamed(&change, &err);
    }
    if (status == STATUS_OK && is_applied) {
        status = store_person_join(record.store, change.guest.id, change.person.id,
                                   change.by, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_join(&change, arguments, is_applied);
        tell_if_dry(arguments, is_applied);
    } else {
        code = refuse(arguments, "記録を加えられません。", &err);
    }
    record_close(&record);
    return code;
}

static Status look_at_split(Change *change, const char *operand, Error *err)
{
    int64_t person_id = 0;
    Record *record = change->record;
    Status status = read_guest(change, operand, err);
    if (status == STATUS_OK) {
        status = store_person_of(record->store, change->guest.id, &person_id, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    change->is_joined = person_id != 0;
    status = store_learner_by_id(record->store,
                                 change->is_joined ? person_id : change->guest.id,
                                 &record->arena, &change->person, err);
    if (status == STATUS_OK && change->person.data.employee_number.len == 0) {
        return error_set(err, STATUS_BAD_ARGUMENT,
                         "「%s」は、だれの記録にも加わっていません。", operand);
    }
    return status;
}

/* Made again under the name of the person, while the guest was joined to them. */
static Status count_reissued(Change *change, Error *err)
{
    StoreCertificates list = {0};
    Record *record = change->record;
    Status status = store_certificate_list(record->store, change->guest.id,
                                           &record->arena, &list, err);
    for (size_t i = 0; status == STATUS_OK && i < list.count; i++) {
        bool is_current = false;
        status = store_certificate_is_current(record->store, list.items[i].serial,
                                              &is_current, err);
        change->misnamed += is_current && list.items[i].replaces.len > 0;
    }
    return status;
}

static void tell_split(const Change *change, const Arguments *arguments, bool is_applied)
{
    const StoreLearnerData *from = &change->person.data;
    if (arguments->json != NULL) {
        add_change(arguments->json, change, is_applied);
        json_int(arguments->json, "certificates_to_check", (int64_t)change->misnamed);
        return;
    }
    print_guest_line(&change->guest);
    (void)printf("社員番号 %.*s「%.*s」%s%s。\n", STR_ARG(from->employee_number),
                 STR_ARG(from->name),
                 change->is_joined ? "の記録から" : "の名簿の内容を残して、",
                 is_applied ? "分けました" : "分けます");
    if (change->misnamed > 0) {
        (void)printf("この記録から出し直した修了証 %zu件は、有効のままです。氏名を"
                     "「gofun-hr certificate show 記録番号」で確かめ、違えば取り消して"
                     "ください: gofun-hr certificate revoke 記録番号 --reason 取り違え\n",
                     change->misnamed);
    }
    (void)puts("端末がこの番号を言っても、もう加わりません。「gofun-hr person join」では"
               "加えられます。");
}

static Status split(const Change *change, Error *err)
{
    Status status =
        store_person_split(change->record->store, change->guest.id, change->by, err);
    return status == STATUS_DENIED
               ? error_set(err, STATUS_BAD_ARGUMENT,
                           "番号も氏名も同じほかの端末の記録が、ここに入っています。"
                           "入ったあとでは分けられません。")
               : status;
}

static int run_split(const Arguments *arguments)
{
    Record record;
    Error err = {0};
    Change change = {.record = &record};
    bool is_applied = arguments_has(arguments, "--apply");
    Status status = record_open_existing(arguments, &record, &err);
    if (status == STATUS_OK) {
        status = look_at_split(&change, arguments->operands[0], &err);
    }
    if (status == STATUS_OK) {
        status = read_user(&change, &err);
    }
    if (status == STATUS_OK) {
        status = count_reissued(&change, &err);
    }
    if (status == STATUS_OK && is_applied) {
        status = split(&change, &err);
    }
    int code = EXIT_GOOD;
    if (status == STATUS_OK) {
        tell_split(&change, arguments, is_applied);
        tell_if_dry(arguments, is_applied);
    } else {
        code = refuse(arguments, "記録を分けられません。", &err);
    }
    record_close(&record);
    return code;
}

const Command PERSON_LIST = {
    .group = "person",
    .verb = "list",
    .operand = "",
    .summary = "名簿にない人が学んだ記録と、似ている名簿の人を表示します。",
    .options = LIST_OPTIONS,
    .option_count = sizeof LIST_OPTIONS / sizeof LIST_OPTIONS[0],
    .run = run_list,
};
const Command PERSON_JOIN = {
    .group = "person",
    .verb = "join",
    .operand = "GUEST NUMBER",
    .summary = "名簿にない人の記録を、名簿の人の記録に加えます。",
    .options = CHANGE_OPTIONS,
    .option_count = sizeof CHANGE_OPTIONS / sizeof CHANGE_OPTIONS[0],
    .operand_count = 2,
    .run = run_join,
};
const Command PERSON_SPLIT = {
    .group = "person",
    .verb = "split",
    .operand = "GUEST",
    .summary = "加えた記録を、もとのとおりに分けます。",
    .options = CHANGE_OPTIONS,
    .option_count = sizeof CHANGE_OPTIONS / sizeof CHANGE_OPTIONS[0],
    .operand_count = 1,
    .run = run_split,
};
