/* Departments behind rules: how many people are there, what somebody may have meant, and
 * the rules that lost theirs. */
#include <inttypes.h>
#include <stdio.h>

#include "hr/assign_work.h"
#include "text/iso.h"

enum {
    NEAR_MOST = 5
};

int64_t assign_people_in(const StoreDepartments *tree, Str path)
{
    for (size_t i = 0; i < tree->count; i++) {
        if (str_equal(tree->items[i].path, path)) {
            return tree->items[i].total;
        }
    }
    return 0;
}

static Str last_part(Str path)
{
    size_t from = path.len;
    while (from > 0 && path.ptr[from - 1] != '/') {
        from--;
    }
    return str_slice(path, from, path.len);
}

/* 第一課 may mean 営業部/第一課, 営業 may mean 営業部. */
static bool is_near(Str path, Str text)
{
    Str own = last_part(path);
    return str_find(own, last_part(text)) >= 0 || str_find(text, own) >= 0;
}

Str assign_near_departments(Arena *arena, const StoreDepartments *tree, Str text)
{
    StrBuf list = {0};
    size_t count = 0;
    for (size_t i = 0; i < tree->count && count < NEAR_MOST; i++) {
        if (is_near(tree->items[i].path, text)) {
            strbuf_add_format(&list, "「%.*s」", STR_ARG(tree->items[i].path));
            count++;
        }
    }
    Str result = str_copy(arena, strbuf_str(&list));
    strbuf_clear(&list);
    return result;
}

bool assign_is_to_come(const StoreRule *rule)
{
    FormatDate due;
    return rule->timing != STORE_RULE_ONCE || !iso_read_date(rule->due_on, &due) ||
           format_day_number(due) >= format_day_number(assign_today());
}

Status assign_tell_empty(Record *record, Error *err)
{
    Arena arena = {0};
    StoreRules rules;
    StoreDepartments tree;
    Status status = store_rules(record->store, &arena, &rules, err);
    if (status == STATUS_OK) {
        status = store_departments(record->store, &arena, &tree, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < rules.count; i++) {
        const StoreRule *rule = &rules.items[i];
        if (rule->who == STORE_RULE_DEPARTMENT && !rule->has_ended &&
            assign_is_to_come(rule) && assign_people_in(&tree, rule->department) == 0) {
            (void)printf(
                "割り当て %" PRId64
                " の部署「%.*s」に、在籍の人がいなくなりました。部署の名前が"
                "変わったときは、assign add で新しい部署に割り当ててください。\n",
                rule->id, STR_ARG(rule->department));
        }
    }
    arena_clear(&arena);
    return status;
}
