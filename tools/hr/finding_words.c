#include "hr/finding_words.h"

typedef struct Word {
    const char *id;
    const char *text;
} Word;

static const Word CHAINS[STORE_CHAINS] = {
    [STORE_CHAIN_REPLY] = {"reply", "場面での選択"},
    [STORE_CHAIN_ANSWER] = {"answer", "問いの答え"},
    [STORE_CHAIN_CERTIFICATE] = {"certificate", "修了証"},
};

static const Word KINDS[] = {
    [STORE_ROW_CHANGED] = {"changed", "保存したあとで書き換えられています"},
    [STORE_ROW_REMOVED] = {"removed", "消されています"},
    [STORE_ROW_INSERTED] = {"inserted", "あとから足されています"},
    [STORE_ROW_UNLINKED] = {"unlinked", "前の行とつながりません"},
    [STORE_HEAD_CHANGED] = {"head_changed", "行の数が書き換えられています"},
};

Str finding_text(Arena *arena, const StoreFinding *finding)
{
    const char *chain = CHAINS[finding->chain].text;
    const char *kind = KINDS[finding->kind].text;
    if (finding->seq == finding->last) {
        return str_format(arena, "%s %lld番: %s", chain, (long long)finding->seq, kind);
    }
    return str_format(arena, "%s %lld番から%lld番: %s", chain, (long long)finding->seq,
                      (long long)finding->last, kind);
}

void finding_answer(Json *json, const StoreFinding *finding)
{
    json_object(json, NULL);
    json_text_z(json, "chain", CHAINS[finding->chain].id);
    json_text_z(json, "kind", KINDS[finding->kind].id);
    json_int(json, "first", finding->seq);
    json_int(json, "last", finding->last);
    json_end(json);
}
