/* gofun-hr completion bash: the command table as a completion script. */
#include <stdio.h>
#include <string.h>

#include "hr/commands.h"

static bool is_first_of_group(size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(command_at(i)->group, command_at(index)->group) == 0) {
            return false;
        }
    }
    return true;
}

static void print_groups(void)
{
    (void)fputs("    1) words=\"--help --version", stdout);
    for (size_t i = 0; command_at(i) != NULL; i++) {
        if (is_first_of_group(i)) {
            (void)printf(" %s", command_at(i)->group);
        }
    }
    (void)puts("\" ;;");
}

/* Verbs of two words complete one word at a time: key device sign. */
static void print_verbs(void)
{
    (void)puts("    2) case ${COMP_WORDS[1]} in");
    for (size_t i = 0; command_at(i) != NULL; i++) {
        if (!is_first_of_group(i)) {
            continue;
        }
        (void)printf("        %s) words=\"", command_at(i)->group);
        for (size_t j = i; command_at(j) != NULL; j++) {
            if (strcmp(command_at(j)->group, command_at(i)->group) == 0) {
                (void)printf("%s%s", j > i ? " " : "", command_at(j)->verb);
            }
        }
        (void)puts("\" ;;");
    }
    (void)puts("        esac ;;");
}

static void print_options(void)
{
    (void)puts("    *) case \"${COMP_WORDS[1]} ${COMP_WORDS[2]}\" in");
    for (size_t i = 0; command_at(i) != NULL; i++) {
        const Command *command = command_at(i);
        size_t verb_length = strcspn(command->verb, " ");
        (void)printf("        \"%s %.*s\") words+=\" --help", command->group,
                     (int)verb_length, command->verb);
        if (command->verb[verb_length] != '\0') {
            (void)printf(" %s", command->verb + verb_length + 1);
        }
        for (size_t o = 0; o < command->option_count; o++) {
            (void)printf(" %s", command->options[o].name);
        }
        /* ;;& goes on: commands may share their first word. */
        (void)puts("\" ;;&");
    }
    (void)puts("        esac ;;");
}

static int run(const Arguments *arguments)
{
    (void)arguments;
    (void)puts("# bash completion of gofun-hr. Use: source <(gofun-hr completion bash)\n"
               "_gofun_hr() {\n"
               "    local words=''\n"
               "    case $COMP_CWORD in");
    print_groups();
    print_verbs();
    print_options();
    (void)puts("    esac\n"
               "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- "
               "\"${COMP_WORDS[COMP_CWORD]}\")\n"
               "    [[ ${COMP_WORDS[COMP_CWORD]} == -* || $COMP_CWORD -lt 3 ]] ||\n"
               "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "
               "\"${COMP_WORDS[COMP_CWORD]}\")\n"
               "}\n"
               "complete -o filenames -F _gofun_hr gofun-hr");
    return EXIT_GOOD;
}

const Command COMPLETION_BASH = {
    .group = "completion",
    .verb = "bash",
    .operand = "",
    .summary = "bashの補完を出します。source <(gofun-hr completion bash) で使います。",
    .run = run,
};
