/* Rules and their outcome in Japanese. */
#include <inttypes.h>
#include <stdio.h>

#include "hr/assign_work.h"
#include "text/iso.h"

static Str whom_text(Arena *arena, const StoreRule *rule)
{
    switch (rule->who) {
    case STORE_RULE_EVERYONE:
        return STR("全員");
    case STORE_RULE_DEPARTMENT:
        return str_format(arena, "%.*s（下の部署も）", STR_ARG(rule->department));
    case STORE_RULE_PEOPLE:
        break;
    }
    return str_format(arena, "指定の %zu名", rule->people_count);
}

Str assign_who_text(Arena *arena, const StoreRule *rule)
{
    Str whom = whom_text(arena, rule);
    return rule->hired_since.len == 0
               ? whom
               : str_format(arena, "%.*sのうち %.*s から後の入社", STR_ARG(whom),
                            STR_ARG(rule->hired_since));
}

static Str lessons_text(Arena *arena, Str ids, const Catalogue *catalogue)
{
    StrBuf text = {0};
    Str id;
    while (ids.len > 0 && str_split(&ids, ' ', &id)) {
        const CourseEntry *entry = catalogue_find(catalogue, id);
        strbuf_add_z(&text, text.len > 0 ? "・" : "");
        if (entry != NULL) {
            strbuf_add_format(&text, "第%d話", entry->number);
        } else {
            strbuf_add_format(&text, "%.*s（今はない話）", STR_ARG(id));
        }
    }
    Str result = str_copy(arena, strbuf_str(&text));
    strbuf_clear(&text);
    return result;
}

Str assign_scope_text(Arena *arena, const StoreRule *rule, const Catalogue *catalogue)
{
    int64_t part = 0;
    switch (rule->scope) {
    case STORE_RULE_COURSE:
        return str_format(arena, "全%zu話", catalogue->entry_count);
    case STORE_RULE_PART:
        if (str_to_int64(rule->subject, &part)) {
            Str title = catalogue_part_title(catalogue, (int)part);
            return str_format(arena, "第%d部　%.*s", (int)part, STR_ARG(title));
        }
        return rule->subject;
    case STORE_RULE_LESSONS:
        break;
    }
    return lessons_text(arena, rule->subject, catalogue);
}

static Str rolling_text(Arena *arena, const StoreRule *rule)
{
    return rule->every_months == 0
               ? str_format(arena, "入社か割り当てから %d日まで（1回）",
                            rule->within_days)
               : str_format(arena, "%dか月ごとに、始まりから %d日まで",
                            rule->every_months, rule->within_days);
}

Str assign_timing_text(Arena *arena, const StoreRule *rule)
{
    FormatDate due;
    if (rule->timing == STORE_RULE_ROLLING || !iso_read_date(rule->due_on, &due)) {
        return rolling_text(arena, rule);
    }
    Str day = rule->timing == STORE_RULE_ONCE
                  ? format_deadline(arena, due, FORMAT_WESTERN)
                  : str_format(arena, "毎年度 %d月%d日まで", due.month, due.day);
    return rule->within_days > 0
               ? str_format(arena, "%.*s（新しく入った人には、少なくとも%d日）",
                            STR_ARG(day), rule->within_days)
               : day;
}

void assign_print_outcome(const StoreAssigned *assigned, bool is_applied, Json *json)
{
    if (json != NULL) {
        json_object(json, NULL);
        json_int(json, "rule", is_applied ? assigned->rule_id : 0);
        json_int(json, "added", assigned->added);
        json_int(json, "people", assigned->people);
        json_int(json, "moved", assigned->moved);
        json_int(json, "gone", assigned->gone);
        json_bool(json, "applied", is_applied);
        return;
    }
    (void)printf("割り当て: 追加 %" PRId64 "件（%" PRId64 "名）、期限の変更 %" PRId64
                 "件、取りやめ %" PRId64 "件\n",
                 assigned->added, assigned->people, assigned->moved, assigned->gone);
    if (is_applied) {
        (void)puts("書き込みました。");
    } else if (assigned->has_changed) {
        (void)puts("まだ書き込んでいません。これでよければ --apply を付けて実行します。");
    } else {
        (void)puts("変わることはありません。");
    }
}
