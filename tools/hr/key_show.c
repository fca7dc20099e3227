/* gofun-hr key show: the public key of this device, for those who verify elsewhere. */
#include <stdio.h>

#include "base/os.h"
#include "hr/record.h"

static const Option OPTIONS[] = {OPTION_DATA, OPTION_JSON};

static int print_key(Json *json, const CredentialPublicKey *key)
{
    if (json != NULL) {
        json_object(json, NULL);
        record_add_key(json, key);
        return EXIT_GOOD;
    }
    char hex[CREDENTIAL_KEY_TEXT];
    char id[CREDENTIAL_KEY_ID_TEXT];
    credential_public_key_format(key, hex);
    credential_key_id_format(key, id);
    (void)printf("公開鍵    %s\n鍵の番号  %s\n", hex, id);
    (void)puts("\n公開鍵は、見せてもよい鍵です。修了証を確かめる人に渡してください。\n"
               "確かめ方: gofun-hr certificate verify ファイル.pdf --key 公開鍵");
    return EXIT_GOOD;
}

static int show_key_of(const Arguments *arguments, const char *data_dir)
{
    CredentialPublicKey key;
    Status status = credential_public_key_load(data_dir, &key, NULL);
    if (status != STATUS_OK) {
        return report_file_trouble(
            arguments, "公開鍵を表示できません。", data_dir, status,
            "「gofun」を一度始めると鍵ができます。別の場所のデータなら、"
            "--data DIR で示してください。");
    }
    return print_key(arguments->json, &key);
}

static int run(const Arguments *arguments)
{
    const char *data_dir = arguments_value(arguments, "--data");
    if (data_dir != NULL) {
        return show_key_of(arguments, data_dir);
    }
    StrBuf standard = {0};
    if (os_data_dir(&standard, NULL) != STATUS_OK) {
        return report_trouble(arguments, "公開鍵を表示できません。",
                              "標準のデータの置き場所が分かりません。",
                              "--data DIR でデータの置き場所を示してください。");
    }
    int code = show_key_of(arguments, standard.ptr);
    strbuf_clear(&standard);
    return code;
}

const Command KEY_SHOW = {
    .group = "key",
    .verb = "show",
    .operand = "",
    .summary = "この端末の公開鍵を表示します。修了証を確かめる人に渡します。",
    .options = OPTIONS,
    .option_count = sizeof OPTIONS / sizeof OPTIONS[0],
    .run = run,
};
