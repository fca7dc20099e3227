#include "roster/columns.h"

#include "roster/fold.h"

static const char *const TITLES[ROSTER_FIELD_COUNT] = {
    [ROSTER_NUMBER] = "社員番号",     [ROSTER_NAME] = "氏名",
    [ROSTER_READING] = "フリガナ",    [ROSTER_DEPARTMENT] = "部署",
    [ROSTER_EMAIL] = "メール",        [ROSTER_TITLE] = "役職",
    [ROSTER_EMPLOYMENT] = "雇用区分", [ROSTER_STATUS] = "在籍状態",
    [ROSTER_REASON] = "状態の理由",   [ROSTER_STATUS_ON] = "状態の日付",
    [ROSTER_HIRED_ON] = "入社日",     [ROSTER_PRINT_NAME] = "印刷用氏名",
};

/* Folded (fold.h): lower case, without blanks, '_' and '-'. */
static const struct {
    const char *title;
    RosterField field;
} ALIASES[] = {
    {"社員番号", ROSTER_NUMBER},
    {"従業員番号", ROSTER_NUMBER},
    {"職員番号", ROSTER_NUMBER},
    {"社員コード", ROSTER_NUMBER},
    {"従業員コード", ROSTER_NUMBER},
    {"社員no", ROSTER_NUMBER},
    {"社員no.", ROSTER_NUMBER},
    {"社員id", ROSTER_NUMBER},
    {"employeenumber", ROSTER_NUMBER},
    {"employeeid", ROSTER_NUMBER},
    {"employeeno", ROSTER_NUMBER},
    {"number", ROSTER_NUMBER},
    {"氏名", ROSTER_NAME},
    {"名前", ROSTER_NAME},
    {"社員名", ROSTER_NAME},
    {"従業員名", ROSTER_NAME},
    {"name", ROSTER_NAME},
    {"fullname", ROSTER_NAME},
    {"フリガナ", ROSTER_READING},
    {"ふりがな", ROSTER_READING},
    {"氏名カナ", ROSTER_READING},
    {"氏名(カナ)", ROSTER_READING},
    {"カナ", ROSTER_READING},
    {"カナ氏名", ROSTER_READING},
    {"reading", ROSTER_READING},
    {"kana", ROSTER_READING},
    {"部署", ROSTER_DEPARTMENT},
    {"部署名", ROSTER_DEPARTMENT},
    {"所属", ROSTER_DEPARTMENT},
    {"部門", ROSTER_DEPARTMENT},
    {"department", ROSTER_DEPARTMENT},
    {"dept", ROSTER_DEPARTMENT},
    {"メール", ROSTER_EMAIL},
    {"メールアドレス", ROSTER_EMAIL},
    {"email", ROSTER_EMAIL},
    {"mail", ROSTER_EMAIL},
    {"役職", ROSTER_TITLE},
    {"title", ROSTER_TITLE},
    {"jobtitle", ROSTER_TITLE},
    {"position", ROSTER_TITLE},
    {"雇用区分", ROSTER_EMPLOYMENT},
    {"雇用形態", ROSTER_EMPLOYMENT},
    {"employmenttype", ROSTER_EMPLOYMENT},
    {"employment", ROSTER_EMPLOYMENT},
    {"在籍状態", ROSTER_STATUS},
    {"在籍区分", ROSTER_STATUS},
    {"在籍状況", ROSTER_STATUS},
    {"status", ROSTER_STATUS},
    {"状態の理由", ROSTER_REASON},
    {"理由", ROSTER_REASON},
    {"statusreason", ROSTER_REASON},
    {"reason", ROSTER_REASON},
    {"状態の日付", ROSTER_STATUS_ON},
    {"異動日", ROSTER_STATUS_ON},
    {"statusdate", ROSTER_STATUS_ON},
    {"statuson", ROSTER_STATUS_ON},
    {"入社日", ROSTER_HIRED_ON},
    {"入社年月日", ROSTER_HIRED_ON},
    {"hiredate", ROSTER_HIRED_ON},
    {"hiredon", ROSTER_HIRED_ON},
    {"印刷用氏名", ROSTER_PRINT_NAME},
    {"printname", ROSTER_PRINT_NAME},
};

const char *roster_field_title(RosterField field)
{
    return TITLES[field];
}

int roster_field_of(Str title)
{
    Arena arena = {0};
    Str folded = roster_fold(&arena, title);
    int field = -1;
    for (size_t i = 0; i < sizeof ALIASES / sizeof *ALIASES && field < 0; i++) {
        if (str_is(folded, ALIASES[i].title)) {
            field = (int)ALIASES[i].field;
        }
    }
    arena_clear(&arena);
    return field;
}

static bool complain(RosterProblem *problem, RosterProblemKind kind, int64_t row,
                     size_t column)
{
    *problem = (RosterProblem){kind, row, column};
    return false;
}

bool roster_header_read(const RosterRow *row, RosterHeader *out, RosterProblem *problem)
{
    for (size_t f = 0; f < ROSTER_FIELD_COUNT; f++) {
        out->column_of[f] = -1;
    }
    out->column_count = row->count;
    *problem = (RosterProblem){0};
    for (size_t i = 0; i < row->count; i++) {
        int field = roster_field_of(row->cells[i]);
        if (field >= 0 && out->column_of[field] >= 0) {
            return complain(problem, ROSTER_COLUMN_TWICE, row->row, i + 1);
        }
        if (field >= 0) {
            out->column_of[field] = (int)i;
        }
    }
    if (!roster_header_has(out, ROSTER_NUMBER) || !roster_header_has(out, ROSTER_NAME)) {
        return complain(problem, ROSTER_NO_COLUMN, row->row, 0);
    }
    return true;
}
