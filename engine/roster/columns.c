#include "roster/columns.h"

#include <string.h>

#include "base/utf8.h"

static const char *const TITLES[ROSTER_FIELD_COUNT] = {
    [ROSTER_NUMBER] = "社員番号",     [ROSTER_NAME] = "氏名",
    [ROSTER_READING] = "フリガナ",    [ROSTER_DEPARTMENT] = "部署",
    [ROSTER_EMAIL] = "メール",        [ROSTER_TITLE] = "役職",
    [ROSTER_EMPLOYMENT] = "雇用区分", [ROSTER_STATUS] = "在籍状態",
    [ROSTER_REASON] = "状態の理由",   [ROSTER_STATUS_ON] = "状態の日付",
    [ROSTER_HIRED_ON] = "入社日",     [ROSTER_PRINT_NAME] = "印刷用氏名",
};

/* What a title means: a field, behind them a piece, behind them a level of departments.
 */
enum {
    NOTHING = -1,
    PIECE = ROSTER_FIELD_COUNT,
    LEVEL = PIECE + ROSTER_PIECE_COUNT,
    FAMILY = PIECE + ROSTER_FAMILY_NAME,
    GIVEN = PIECE + ROSTER_GIVEN_NAME,
    FAMILY_READING = PIECE + ROSTER_FAMILY_READING,
    GIVEN_READING = PIECE + ROSTER_GIVEN_READING,
    LEFT_ON = PIECE + ROSTER_LEFT_ON,
    MEANING_COUNT
};

/* Folded (fold.h): lower case, without blanks, '_' and '-'; with one blank between them.
 * From the exports of payroll and HR systems, and from what people write. */
static const struct {
    int meaning;
    const char *titles;
} ALIASES[] = {
    {ROSTER_NUMBER, "社員番号 従業員番号 職員番号 スタッフ番号 社員コード 従業員コード "
                    "職員コード スタッフコード 社員no 社員№ 従業員no "
                    "社員id 従業員id 職員id スタッフid 社員cd 従業員cd 社番 number "
                    "employeenumber employeeid employeeno employeecode staffid staffcode "
                    "staffno staffnumber"},
    {ROSTER_NAME,
     "氏名 名前 社員名 従業員名 職員名 スタッフ名 社員氏名 従業員氏名 職員氏名 "
     "フルネーム name fullname employeename"},
    {ROSTER_READING,
     "フリガナ ふりがな ヨミガナ よみがな ヨミ よみ カナ かな 読み 読み仮名 "
     "カナ氏名 フリガナ氏名 reading kana namekana fullnamekana"},
    {ROSTER_DEPARTMENT,
     "部署 部署名 所属 所属名 所属部署 所属部署名 部門 部門名 所属部門 "
     "所属部門名 組織 組織名 所属組織 所属組織名 配属 配属先 配属部署 "
     "department dept departmentname"},
    {ROSTER_EMAIL, "メール メールアドレス eメール 会社メールアドレス 社用メールアドレス "
                   "社内メールアドレス email mail emailaddress mailaddress"},
    {ROSTER_TITLE, "役職 役職名 職位 title jobtitle position"},
    {ROSTER_EMPLOYMENT, "雇用区分 雇用区分名 雇用形態 雇用形態名 社員区分 社員区分名 "
                        "従業員区分 従業員区分名 employmenttype employment"},
    {ROSTER_STATUS,
     "在籍状態 状態 在籍区分 在籍区分名 在籍状況 在籍ステータス 在職状況 在職区分 "
     "在職状態 status employmentstatus"},
    {ROSTER_REASON, "状態の理由 理由 statusreason reason"},
    {ROSTER_STATUS_ON, "状態の日付 statusdate statuson"},
    {ROSTER_HIRED_ON, "入社日 入社年月日 入社日付 入職日 入職年月日 採用日 採用年月日 "
                      "hiredate hiredon joinedon joined joindate joiningdate "
                      "dateofjoining dateofhire"},
    {ROSTER_PRINT_NAME, "印刷用氏名 printname"},
    {FAMILY, "姓 氏 苗字 名字 lastname familyname surname"},
    {GIVEN, "名 firstname givenname"},
    {FAMILY_READING, "セイ カナ姓 フリガナ姓 lastnamekana familynamekana"},
    {GIVEN_READING, "メイ カナ名 フリガナ名 firstnamekana givennamekana"},
    {LEFT_ON, "退職日 退職年月日 退職日付 退社日 退社年月日 離職日 離職年月日 leftdate "
              "lefton leavingdate terminationdate"},
    {LEVEL, "本部 事業部 部 室 課 係 チーム グループ 班 division section team"},
};

const char *roster_field_title(RosterField field)
{
    return TITLES[field];
}

/* True when the word is one of those in list, with one blank between them. */
static bool is_listed(const char *list, Str word)
{
    Str rest = str_from(list);
    Str one;
    while (rest.len > 0 && str_split(&rest, ' ', &one)) {
        if (str_equal(one, word)) {
            return true;
        }
    }
    return false;
}

static int find_alias(Str folded)
{
    for (size_t i = 0; i < sizeof ALIASES / sizeof *ALIASES; i++) {
        if (is_listed(ALIASES[i].titles, folded)) {
            return ALIASES[i].meaning;
        }
    }
    return NOTHING;
}

/* Takes the longest word of list off the end; false when none stands there. */
static bool drop_ending(Str *text, const char *list)
{
    Str rest = str_from(list);
    Str one;
    while (rest.len > 0 && str_split(&rest, ' ', &one)) {
        if (text->len > one.len && str_ends_with(*text, one)) {
            *text = str_slice(*text, 0, text->len - one.len);
            return true;
        }
    }
    return false;
}

/* 氏名（カナ）, 姓ヨミガナ: the reading of what stands before. */
static int find_reading(Str folded)
{
    bool is_reading = drop_ending(
        &folded, "(フリガナ) (ふりがな) (ヨミガナ) (よみがな) (カタカナ) (カナ) (かな) "
                 "(ヨミ) フリガナ ふりがな ヨミガナ よみがな カナ かな ヨミ よみ");
    switch (is_reading ? find_alias(folded) : NOTHING) {
    case ROSTER_NAME:
        return ROSTER_READING;
    case FAMILY:
        return FAMILY_READING;
    case GIVEN:
        return GIVEN_READING;
    default: /* a kana column of something else */
        return NOTHING;
    }
}

/* 部署1, 所属2, 部門名3, 第1階層. */
static int find_level(Str folded)
{
    (void)drop_ending(&folded, "階層 名");
    if (folded.len < 2 || folded.ptr[folded.len - 1] < '1' ||
        folded.ptr[folded.len - 1] > '0' + ROSTER_DEPARTMENT_DEPTH) {
        return NOTHING;
    }
    Str base = str_slice(folded, 0, folded.len - 1);
    return is_listed("第 階層 部署階層", base) || find_alias(base) == ROSTER_DEPARTMENT
               ? LEVEL
               : NOTHING;
}

static bool is_mark(uint32_t code)
{
    Str rest = STR("*:.※★☆●○◎■□◆【】[]");
    while (rest.len > 0) {
        if (utf8_next(&rest) == code) {
            return true;
        }
    }
    return code == '\r' || code == '\n';
}

/* Without line ends, marks and what only says how a cell is to be filled in. */
static Str plain_title(Arena *arena, Str title)
{
    StrBuf plain = {0};
    Str rest = roster_fold(arena, title);
    while (rest.len > 0) {
        uint32_t code = utf8_next(&rest);
        if (!is_mark(code) && code != UTF8_INVALID) {
            strbuf_add_codepoint(&plain, code);
        }
    }
    Str result = str_copy(arena, strbuf_str(&plain));
    strbuf_clear(&plain);
    (void)drop_ending(&result, "(必須) (任意) (漢字) (全角) (半角) (西暦) (和暦) "
                               "(yyyy/mm/dd) (半角英数)");
    return result;
}

/* What a header cell means; *is_standard when it is the title an export writes. */
static int meaning_of(Str title, bool *is_standard)
{
    Arena arena = {0};
    Str plain = plain_title(&arena, title);
    int meaning = plain.len > 0 ? find_alias(plain) : NOTHING;
    meaning = meaning == NOTHING ? find_reading(plain) : meaning;
    meaning = meaning == NOTHING ? find_level(plain) : meaning;
    *is_standard =
        meaning >= 0 && meaning < ROSTER_FIELD_COUNT && str_is(plain, TITLES[meaning]);
    arena_clear(&arena);
    return meaning;
}

int roster_field_of(Str title)
{
    bool is_standard = false;
    int meaning = meaning_of(title, &is_standard);
    return meaning < ROSTER_FIELD_COUNT ? meaning : NOTHING;
}

static bool complain(RosterProblem *problem, RosterProblemKind kind, int64_t row,
                     size_t column)
{
    *problem = (RosterProblem){kind, row, column};
    return false;
}

typedef struct Found {
    size_t column; /* from 1 */
    bool is_standard;
    size_t rival; /* a later column of the same standing */
} Found;

static void note(Found *found, size_t column, bool is_standard)
{
    if (found->column == 0 || (is_standard && !found->is_standard)) {
        *found = (Found){column, is_standard, 0};
    } else if (is_standard == found->is_standard && found->rival == 0) {
        found->rival = column;
    }
}

static void look_at_titles(const RosterRow *row, Found found[MEANING_COUNT],
                           RosterHeader *out)
{
    for (size_t i = 0; i < row->count; i++) {
        bool is_standard = false;
        int meaning = meaning_of(row->cells[i], &is_standard);
        if (meaning == LEVEL && out->level_count < ROSTER_DEPARTMENT_DEPTH) {
            out->levels[out->level_count++] = i + 1;
        } else if (meaning != LEVEL && meaning != NOTHING) {
            note(&found[meaning], i + 1, is_standard);
        }
    }
}

/* Pieces count when all of them are there and the field has no column of its own. */
static void keep_pieces(const Found found[MEANING_COUNT], RosterField field, int first,
                        RosterHeader *out)
{
    if (found[field].column == 0 && found[first].column > 0 &&
        found[first + 1].column > 0) {
        out->piece_of[first - PIECE] = found[first].column;
        out->piece_of[first + 1 - PIECE] = found[first + 1].column;
    }
}

bool roster_header_read(const RosterRow *row, RosterHeader *out, RosterProblem *problem)
{
    Found found[MEANING_COUNT] = {0};
    *out = (RosterHeader){.column_count = row->count};
    *problem = (RosterProblem){0};
    look_at_titles(row, found, out);
    for (int f = 0; f < ROSTER_FIELD_COUNT; f++) {
        out->column_of[f] = (int)found[f].column - 1;
    }
    keep_pieces(found, ROSTER_NAME, FAMILY, out);
    keep_pieces(found, ROSTER_READING, FAMILY_READING, out);
    out->piece_of[ROSTER_LEFT_ON] = found[LEFT_ON].column;
    out->level_count = found[ROSTER_DEPARTMENT].column > 0 ? 0 : out->level_count;
    bool has_name = roster_header_has(out, ROSTER_NAME);
    if (!roster_header_has(out, ROSTER_NUMBER)) {
        return complain(problem, has_name ? ROSTER_NO_NUMBER : ROSTER_NO_COLUMN, row->row,
                        0);
    }
    if (!has_name) {
        return complain(problem, ROSTER_NO_NAME, row->row, 0);
    }
    for (size_t m = 0; m < MEANING_COUNT; m++) {
        if (found[m].rival > 0) {
            return complain(problem, ROSTER_COLUMN_TWICE, row->row, found[m].rival);
        }
    }
    return true;
}

size_t roster_header_likeness(const RosterRow *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++) {
        bool is_standard = false;
        count += meaning_of(row->cells[i], &is_standard) != NOTHING;
    }
    return count;
}

bool roster_header_has(const RosterHeader *header, RosterField field)
{
    size_t columns[ROSTER_DEPARTMENT_DEPTH];
    return roster_header_columns(header, field, columns) > 0;
}

size_t roster_header_columns(const RosterHeader *header, RosterField field,
                             size_t out[ROSTER_DEPARTMENT_DEPTH])
{
    if (header->column_of[field] >= 0) {
        out[0] = (size_t)header->column_of[field] + 1;
        return 1;
    }
    if (field == ROSTER_DEPARTMENT) {
        memcpy(out, header->levels, header->level_count * sizeof *out);
        return header->level_count;
    }
    size_t first = field == ROSTER_NAME ? ROSTER_FAMILY_NAME : ROSTER_FAMILY_READING;
    if ((field != ROSTER_NAME && field != ROSTER_READING) ||
        header->piece_of[first] == 0) {
        return 0;
    }
    out[0] = header->piece_of[first];
    out[1] = header->piece_of[first + 1];
    return 2;
}
