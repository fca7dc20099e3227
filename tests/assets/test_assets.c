/* Every SVG under assets/ keeps the rules of svg_lint.h and of its folder; the cast is
 * complete; every picture the program names is there. */
#include <ctype.h>

#include "author/svg_lint.h"
#include "base/os.h"
#include "support/cmocka_all.h"

#define ASSETS GOFUN_SOURCE_DIR "/assets"
#define MAX_FILE_BYTES (1024 * 1024)
#define LESSON_COUNT 25

/* What a folder of assets/ asks of the pictures in it, subfolders included. */
typedef struct FolderRule {
    const char *folder;
    const char *view_boxes[2];
    unsigned max_gradients;
    unsigned max_shapes;
    bool is_tinted; /* only black: the program colours it by its alpha */
} FolderRule;

static const FolderRule FOLDER_RULES[] = {
    {"cast", {"0 0 600 900"}, 0, 120, false},
    {"backdrops", {"0 0 1920 1080", "0 0 2880 1080"}, 2, 250, false},
    {"pictures", {"0 0 1120 688", "0 0 720 900"}, 1, 200, false},
    {"props", {"0 0 400 400"}, 0, 40, false},
    {"icons", {"0 0 24 24"}, 0, 20, true},
    {"lessons", {"0 0 24 24"}, 0, 20, true},
    {"marks", {"0 0 64 64"}, 0, 4, true},
};

static const char *const LAYERS[] = {
    "body.svg",       "head.svg",          "face_normal.svg",  "face_smile.svg",
    "face_worry.svg", "face_surprise.svg", "face_serious.svg", "face_shy.svg"};
static const char *const POSES[] = {"front", "right"};

typedef void VisitFile(const char *path, void *context);

static bool is_kind(Str name, const char *const *endings)
{
    for (; *endings; endings++) {
        if (str_ends_with(name, str_from(*endings))) {
            return true;
        }
    }
    return false;
}

/* Calls visit for every file below folder whose name ends as one of endings (a list with
 * NULL behind). */
static void visit_files(const char *folder, const char *const *endings, VisitFile *visit,
                        void *context)
{
    Arena arena = {0};
    OsNames names = {0};
    Error err = {0};
    if (os_list_dir(&arena, folder, &names, &err)) {
        fail_msg("%s", err.message);
    }
    for (size_t i = 0; i < names.count; i++) {
        const Str path = str_format(&arena, "%s/%.*s", folder, STR_ARG(names.names[i]));
        if (os_is_dir(path.ptr)) {
            visit_files(path.ptr, endings, visit, context);
        } else if (is_kind(path, endings)) {
            visit(path.ptr, context);
        }
    }
    arena_clear(&arena);
}

static void read_whole(const char *path, StrBuf *out)
{
    Error err = {0};
    if (os_read_file(path, MAX_FILE_BYTES, out, &err)) {
        fail_msg("%s", err.message);
    }
}

static const FolderRule *rule_for(const char *path)
{
    for (size_t i = 0; i < COUNT_OF(FOLDER_RULES); i++) {
        const FolderRule *rule = &FOLDER_RULES[i];
        StrBuf prefix = {0};
        strbuf_add_format(&prefix, "%s/%s/", ASSETS, rule->folder);
        const bool is_inside = str_starts_with(str_from(path), strbuf_str(&prefix));
        strbuf_clear(&prefix);
        if (is_inside) {
            return rule;
        }
    }
    return NULL;
}

static unsigned report_if(bool is_fault, const char *path, const char *what)
{
    if (is_fault) {
        print_error("%s: %s\n", path, what);
    }
    return is_fault ? 1 : 0;
}

/* True when every paint in a tinted picture is black or none. */
static bool is_only_black(Str svg)
{
    static const Str NAMES[] = {{"fill=\"", 6}, {"stroke=\"", 8}};
    for (size_t i = 0; i < COUNT_OF(NAMES); i++) {
        Str rest = svg;
        ptrdiff_t at = 0;
        while ((at = str_find(rest, NAMES[i])) >= 0) {
            rest = str_slice(rest, (size_t)at + NAMES[i].len, rest.len);
            if (!str_starts_with(rest, STR("#000000\"")) &&
                !str_starts_with(rest, STR("none\""))) {
                return false;
            }
        }
    }
    return true;
}

static unsigned check_folder_rule(const FolderRule *rule, const char *path, Str svg,
                                  const SvgReport *report)
{
    const Str box = report->view_box;
    const char *const second = rule->view_boxes[1];
    const bool is_box =
        str_is(box, rule->view_boxes[0]) || (second && str_is(box, second));
    return report_if(!is_box, path, "wrong viewBox for its folder") +
           report_if(report->gradients > rule->max_gradients, path,
                     "too many gradients") +
           report_if(report->shapes == 0, path, "draws nothing") +
           report_if(report->shapes > rule->max_shapes, path, "too many shapes") +
           report_if(rule->is_tinted && !is_only_black(svg), path,
                     "a tinted picture must be black");
}

typedef struct Totals {
    unsigned files;
    unsigned faults;
} Totals;

static void check_svg(const char *path, void *context)
{
    Totals *totals = context;
    StrBuf svg = {0};
    SvgReport report = {0};
    read_whole(path, &svg);
    svg_lint(strbuf_str(&svg), &report);
    const FolderRule *rule = rule_for(path);
    totals->files++;
    totals->faults += report.fault_total;
    if (report.fault_total > 0) {
        print_error("%s:\n%s", path, report.text.ptr);
    }
    if (rule) {
        totals->faults += check_folder_rule(rule, path, strbuf_str(&svg), &report);
    }
    svg_report_clear(&report);
    strbuf_clear(&svg);
}

static void test_every_svg(void **state)
{
    (void)state;
    static const char *const endings[] = {".svg", NULL};
    Totals totals = {0};
    visit_files(ASSETS, endings, check_svg, &totals);
    assert_int_equal(totals.faults, 0);
    assert_true(totals.files > 100);
}

static unsigned count_missing_layers(Arena *arena, Str who)
{
    unsigned missing = 0;
    for (size_t i = 0; i < COUNT_OF(POSES) * COUNT_OF(LAYERS); i++) {
        const Str path =
            str_format(arena, ASSETS "/cast/%.*s/%s/%s", STR_ARG(who),
                       POSES[i / COUNT_OF(LAYERS)], LAYERS[i % COUNT_OF(LAYERS)]);
        missing += report_if(!os_file_exists(path.ptr), path.ptr, "missing");
    }
    return missing;
}

static void test_cast_is_complete(void **state)
{
    (void)state;
    Arena arena = {0};
    OsNames who = {0};
    unsigned missing = 0;
    assert_int_equal(os_list_dir(&arena, ASSETS "/cast", &who, NULL), STATUS_OK);
    assert_true(who.count >= 5);
    for (size_t i = 0; i < who.count; i++) {
        missing += count_missing_layers(&arena, who.names[i]);
    }
    arena_clear(&arena);
    assert_int_equal(missing, 0);
}

static void test_lesson_icons_are_complete(void **state)
{
    (void)state;
    Arena arena = {0};
    unsigned missing = 0;
    for (int number = 1; number <= LESSON_COUNT; number++) {
        const Str path = str_format(&arena, ASSETS "/lessons/%02d.svg", number);
        missing += report_if(!os_file_exists(path.ptr), path.ptr, "missing");
    }
    arena_clear(&arena);
    assert_int_equal(missing, 0);
}

/* The end of a picture name that starts at text: letters, digits, '-' and '_'. */
static size_t name_length(Str text)
{
    size_t length = 0;
    while (length < text.len &&
           (isalnum((unsigned char)text.ptr[length]) || text.ptr[length] == '-' ||
            text.ptr[length] == '_' || text.ptr[length] == '/')) {
        length++;
    }
    return length;
}

/* Every "icons/x" in a source text must be a file. Names built at run time
 * ("icons/%s") are not whole literals and are left to the tests of their screens. */
static unsigned count_missing_names(const char *path, Str source, const char *folder)
{
    unsigned missing = 0;
    ptrdiff_t at = 0;
    Arena arena = {0};
    const Str start = str_format(&arena, "\"%s/", folder);
    while ((at = str_find(source, start)) >= 0) {
        source = str_slice(source, (size_t)at + 1, source.len);
        const size_t length = name_length(source);
        if (length < source.len && source.ptr[length] == '"') {
            const Str file =
                str_format(&arena, ASSETS "/%.*s.svg", (int)length, source.ptr);
            missing += report_if(!os_file_exists(file.ptr), path, file.ptr);
        }
    }
    arena_clear(&arena);
    return missing;
}

static void check_source(const char *path, void *context)
{
    Totals *totals = context;
    StrBuf source = {0};
    read_whole(path, &source);
    totals->files++;
    totals->faults += count_missing_names(path, strbuf_str(&source), "icons");
    totals->faults += count_missing_names(path, strbuf_str(&source), "marks");
    strbuf_clear(&source);
}

static void test_named_pictures_exist(void **state)
{
    (void)state;
    static const char *const endings[] = {".c", ".h", NULL};
    Totals totals = {0};
    visit_files(GOFUN_SOURCE_DIR "/engine", endings, check_source, &totals);
    assert_int_equal(totals.faults, 0);
    assert_true(totals.files > 20);
}

static void test_name_search(void **state)
{
    (void)state;
    assert_int_equal(count_missing_names("a", STR("x(\"icons/home\")"), "icons"), 0);
    assert_int_equal(count_missing_names("b", STR("x(\"icons/no-such\")"), "icons"), 1);
    assert_int_equal(count_missing_names("c", STR("x(\"icons/%s\")"), "icons"), 0);
    assert_true(is_only_black(STR("fill=\"none\" stroke=\"#000000\"")));
    assert_false(is_only_black(STR("fill=\"none\" stroke=\"#000001\"")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_svg),
        cmocka_unit_test(test_cast_is_complete),
        cmocka_unit_test(test_lesson_icons_are_complete),
        cmocka_unit_test(test_named_pictures_exist),
        cmocka_unit_test(test_name_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
