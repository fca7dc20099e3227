/* HR's own record: its folder with the database, the key of this machine, and what the
 * company signs. Opened by the commands that need it. */
#ifndef GOFUN_TOOLS_HR_RECORD_H
#define GOFUN_TOOLS_HR_RECORD_H

#include "credential/trust.h"
#include "hr/commands.h"
#include "hr/report.h"
#include "store/store.h"

#define OPTION_DATA                                                                                         \
    {                                                                                                       \
        "--data", "DIR",                                                                                    \
            "データの置き場所。なければ、この利用者の標準の場所を使います。" \
    }
#define OPTION_JSON                                                                      \
    {                                                                                    \
        "--json", NULL, "結果をJSONで出します。"                                \
    }

typedef struct Record {
    Arena arena;
    const char *dir;         /* the data folder */
    const char *company_dir; /* what only HR's machine has: company key and list */
    CredentialKey *key;      /* of this machine */
    Store *store;
    bool is_backup_later;   /* the day's backup is made by record_close */
    CredentialKey *company; /* NULL until company_unlock */
    StrBuf passphrase;      /* of the company key, when it has one */
} Record;

/* The data folder of --data or the standard one, without opening anything; record_close
 * still has to be called. */
Status record_locate(const Arguments *arguments, Record *out, Error *err) MUST_CHECK;
/* Also opens the key and the database; makes them at the first time. */
Status record_open(const Arguments *arguments, Record *out, Error *err) MUST_CHECK;
/* For commands that make no sense without a record. STATUS_NOT_FOUND: there is none. */
Status record_open_existing(const Arguments *arguments, Record *out,
                            Error *err) MUST_CHECK;
/* For commands that only answer: a backup of gigabytes does not stand in front of the
 * answer. */
Status record_open_to_read(const Arguments *arguments, Record *out,
                           Error *err) MUST_CHECK;
/* A folder to write into and its parents; the message is a sentence where a file is. */
Status record_make_dir(const char *path, Error *err) MUST_CHECK;
/* After all that was said, for the day's backup may take minutes here. */
void record_close(Record *record);
/* Store options of this record, for recovery and backups; texts are in its arena. */
StoreOptions record_store_options(Record *record);
/* Removes copies of the record that lie beside it for no use: damaged ones put aside, and
 * what a collecting, copying, backup or drill that was cut short left. */
Status record_remove_copies(Record *record, size_t *count, Error *err) MUST_CHECK;
/* Notes in the export log what left the record, by the user of this machine. */
Status record_log_export(Record *record, Str what, Str format, const char *destination,
                         int64_t row_count, Error *err) MUST_CHECK;
/* Says what is wrong with the record in Japanese; returns EXIT_TROUBLE. A message that is
 * a Japanese sentence (it ends in 。) is the cause; any other comes behind 詳細. */
int record_trouble(const Arguments *arguments, const char *what, const Error *err);
/* The same as an object, for those who say it otherwise; texts are borrowed from err. */
Trouble record_trouble_of(const char *what, const Error *err);

/* ---- what the company signs ---- */
/* Names a file with the passphrase in its first line, where nobody can be asked. */
#define COMPANY_PASSPHRASE_VARIABLE "GOFUN_COMPANY_PASSPHRASE_FILE"
#define NO_COMPANY_KEY "会社の鍵がありません。「gofun-hr key company create」で作れます。"
/* Opens the company key, once, if there is one; asks for its passphrase if it has one.
 * Before anything is changed that needs the key later. STATUS_LOCKED: wrong passphrase,
 * or nobody to ask. */
Status company_unlock(Record *record, Error *err) MUST_CHECK;
/* STATUS_NOT_FOUND when there is no company key yet. The key is the record's. */
Status company_open(Record *record, const CredentialKey **key, TrustList *list,
                    Arena *arena, Error *err) MUST_CHECK;
/* Another key takes the company's place with this list, both or neither, whenever the
 * power fails; the old public key is kept as retired-*. */
Status company_replace(Record *record, const CredentialKey *fresh, TrustList *list,
                       Error *err) MUST_CHECK;
/* Removes the secret keys of former companies, retired-*-signing.key. */
Status company_forget_secrets(Record *record, Error *err) MUST_CHECK;
/* Finishes a replacement that was cut short; most times there is none. */
Status company_settle(const char *company_dir, Error *err) MUST_CHECK;
/* Raises the number, signs and writes the list, with everything that the register (when
 * the record is open) calls back. */
Status company_save(Record *record, const CredentialKey *key, TrustList *list,
                    Error *err) MUST_CHECK;
/* The first list of a company, or one in the place of a list that was lost: this machine
 * and what the register calls back. The company key is open. */
Status company_renew_list(Record *record, TrustList *list, Error *err) MUST_CHECK;
/* Why a certificate that was replaced is in the list. */
#define COMPANY_REPLACED_BY "%.*s に差し替え"
bool company_is_there(const Record *record);
/* False when a newer list was signed in this folder. */
bool company_list_is_newest(const char *company_dir, const TrustList *list);
/* The list of this machine alone, for looking things up; empty list without a company.
 * STATUS_BAD_DATA: there is a company, but its list is lost or an older one. */
Status company_list(const Record *record, TrustList *list, Arena *arena,
                    Error *err) MUST_CHECK;
/* Path of the list, in the record's arena. */
const char *company_list_path(Record *record);
/* Calls a certificate back in the list, when there is a company key. */
Status company_revoke(Record *record, Str serial, Str reason, Error *err) MUST_CHECK;

/* The members "key" and "key_id" of an answer. */
void record_add_key(Json *json, const CredentialPublicKey *key);

/* A day as people write it (roster_parse_date) to its last second on this machine. */
bool record_parse_day(const char *text, int64_t *last_second);
/* The day of a moment on this machine, YYYY-MM-DD. */
Str record_day(Arena *arena, int64_t at);

#endif
