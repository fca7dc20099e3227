/* gofun-hr completion bash | zsh, and gofun-hr --complete, which both of them ask: what
 * may stand where the cursor is follows from the command table. */
#include <stdio.h>
#include <string.h>

#include "hr/commands.h"

/* What the shell adds itself; the letter behind the tab is that of bash's compgen. */
#define FILES "\tfile"
#define FOLDERS "\tdirectory"

/* The words behind the program's name; the last one is being typed and may be empty. */
typedef struct Typed {
    char *const *words;
    size_t count;
    Str current;
} Typed;

static void offer(const Typed *typed, Str word)
{
    if (word.len > 0 && str_starts_with(word, typed->current)) {
        (void)printf("%.*s\n", STR_ARG(word));
    }
}

/* ---- commands ---- */

static bool is_first_of_group(size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(command_at(i)->group, command_at(index)->group) == 0) {
            return false;
        }
    }
    return true;
}

static void offer_groups(const Typed *typed)
{
    for (size_t i = 0; command_at(i) != NULL; i++) {
        if (is_first_of_group(i)) {
            offer(typed, str_from(command_at(i)->group));
        }
    }
    offer(typed, STR("--help"));
    offer(typed, STR("--version"));
}

/* Word number at of a verb, which may be two words; empty when it has fewer. */
static Str verb_word(const Command *command, size_t at)
{
    Str rest = str_from(command->verb);
    Str word = {0};
    for (size_t i = 0; i <= at; i++) {
        if (!str_split(&rest, ' ', &word)) {
            return (Str){0};
        }
    }
    return word;
}

/* The next words of commands whose group and first words stand there already. */
static void offer_verbs(const Typed *typed)
{
    size_t at = typed->count - 2;
    Str last = {0};
    for (size_t i = 0; command_at(i) != NULL; i++) {
        const Command *command = command_at(i);
        Str word = verb_word(command, at);
        bool is_near = strcmp(command->group, typed->words[0]) == 0;
        for (size_t k = 0; k < at && is_near; k++) {
            is_near = str_is(verb_word(command, k), typed->words[1 + k]);
        }
        if (is_near && !str_equal(word, last)) { /* "key device" stands there thrice */
            offer(typed, word);
            last = word;
        }
    }
}

/* The command in front of the cursor, and how many words it takes; NULL: none yet. */
static const Command *find_typed(const Typed *typed, size_t *taken)
{
    size_t most = typed->count - 1;
    Arena arena = {0};
    const Command *command = NULL;
    if (most > 2) {
        Str verb = str_format(&arena, "%s %s", typed->words[1], typed->words[2]);
        command = command_find(typed->words[0], verb.ptr);
        *taken = 3;
    }
    if (command == NULL && most > 1) {
        command = command_find(typed->words[0], typed->words[1]);
        *taken = 2;
    }
    if (command == NULL && most > 0) {
        command = command_find(typed->words[0], "");
        *taken = 1;
    }
    arena_clear(&arena);
    return command;
}

/* ---- options and operands ---- */

/* FILE, FOLDER..., lesson|part|whole: what the help says is what may stand there. */
static void offer_value(const Typed *typed, const char *value)
{
    Str rest = str_from(value);
    Str word;
    if (strstr(value, "DIR") != NULL) {
        (void)puts(FOLDERS);
    } else if (strstr(value, "FILE") != NULL || strstr(value, "FOLDER") != NULL) {
        (void)puts(FILES);
    } else if (strcmp(value, "FORMAT") == 0) {
        rest = STR("text|csv|xlsx|html|json");
    }
    while (rest.len > 0 && str_split(&rest, '|', &word)) {
        if (word.ptr[0] >= 'a' && word.ptr[0] <= 'z') {
            offer(typed, word);
        }
    }
}

static const Option *find_option(const Command *command, const char *name)
{
    for (size_t i = 0; i < command->option_count; i++) {
        if (strcmp(command->options[i].name, name) == 0) {
            return &command->options[i];
        }
    }
    return NULL;
}

static void offer_options(const Typed *typed, const Command *command)
{
    for (size_t i = 0; i < command->option_count; i++) {
        offer(typed, str_from(command->options[i].name));
    }
    offer(typed, STR("--help"));
}

static void offer_arguments(const Typed *typed, const Command *command, size_t taken)
{
    const Option *option = typed->count > taken + 1
                               ? find_option(command, typed->words[typed->count - 2])
                               : NULL;
    if (option != NULL && option->value != NULL) {
        offer_value(typed, option->value);
        return;
    }
    if (typed->current.len == 0 || typed->current.ptr[0] != '-') {
        offer_value(typed, command->operand);
    }
    offer_options(typed, command);
}

int command_complete(char *const *words, size_t count)
{
    if (count == 0) {
        return EXIT_TROUBLE;
    }
    Typed typed = {words, count, str_from(words[count - 1])};
    size_t taken = 0;
    const Command *command = find_typed(&typed, &taken);
    if (count == 1) {
        offer_groups(&typed);
        return EXIT_GOOD;
    }
    if (count - 1 <= 2) {
        offer_verbs(&typed);
    }
    if (command != NULL) {
        offer_arguments(&typed, command, taken);
    }
    return EXIT_GOOD;
}

/* ---- the shells ---- */

static int run_bash(const Arguments *arguments)
{
    (void)arguments;
    (void)puts("# bash completion of gofun-hr. Use: source <(gofun-hr completion bash)\n"
               "_gofun_hr() {\n"
               "    local line current=${COMP_WORDS[COMP_CWORD]}\n"
               "    COMPREPLY=()\n"
               "    while IFS= read -r line; do\n"
               "        case $line in\n"
               "        $'\\tfile' | $'\\tdirectory')\n"
               "            compopt -o filenames 2>/dev/null\n"
               "            mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < \\\n"
               "                <(compgen \"-${line:1:1}\" -- \"$current\") ;;\n"
               "        *) COMPREPLY+=(\"$line\") ;;\n"
               "        esac\n"
               "    done < <(\"${COMP_WORDS[0]/#\\~/$HOME}\" --complete \\\n"
               "        \"${COMP_WORDS[@]:1:COMP_CWORD}\" 2>/dev/null)\n"
               "}\n"
               "complete -F _gofun_hr gofun-hr");
    return EXIT_GOOD;
}

static int run_zsh(const Arguments *arguments)
{
    (void)arguments;
    (void)puts("#compdef gofun-hr\n"
               "# zsh completion of gofun-hr. Use: source <(gofun-hr completion zsh)\n"
               "_gofun_hr() {\n"
               "    local line\n"
               "    local -a found\n"
               "    for line in \"${(@f)$(\"${words[1]/#\\~/$HOME}\" --complete \\\n"
               "        \"${(@)words[2,CURRENT]}\" 2>/dev/null)}\"; do\n"
               "        case $line in\n"
               "        ($'\\tfile') _files ;;\n"
               "        ($'\\tdirectory') _files -/ ;;\n"
               "        (?*) found+=(\"$line\") ;;\n"
               "        esac\n"
               "    done\n"
               "    compadd -a found\n"
               "}\n"
               "compdef _gofun_hr gofun-hr");
    return EXIT_GOOD;
}

const Command COMPLETION_BASH = {
    .group = "completion",
    .verb = "bash",
    .operand = "",
    .summary = "bashの補完を出します。source <(gofun-hr completion bash) で使います。",
    .run = run_bash,
};
const Command COMPLETION_ZSH = {
    .group = "completion",
    .verb = "zsh",
    .operand = "",
    .summary = "zshの補完を出します。source <(gofun-hr completion zsh) で使います。",
    .run = run_zsh,
};
