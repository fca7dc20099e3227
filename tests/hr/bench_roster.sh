#!/usr/bin/env bash
# How long and how much memory gofun-hr takes for a roster: new, again, all changed, out,
# and for a 1 GB line. Not a test: times depend on the disk. Needs GNU time and a Release
# build. bench_roster.sh GOFUN_HR LESSONS [ROWS]
set -euo pipefail
hr=$1
lessons=$2
rows=${3:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

roster() { # roster ROWS TITLE
    awk -v rows="$1" -v title="$2" 'BEGIN {
        printf "社員番号,氏名,フリガナ,部署,メール,役職,雇用区分,在籍状態,入社日\r\n"
        for (i = 0; i < rows; i++)
            printf "%07d,山田 太郎%d,ヤマダ タロウ,本社/第%d部/第%d課,user%d@example.jp,%s,正社員,%s,20%02d/4/1\r\n",
                i, i, i % 20, i % 7, i, title, i % 100 ? "在籍" : "休職", i % 25
    }'
}
measure() { # measure WHAT ARGUMENT...
    local what=$1
    shift
    /usr/bin/time -f "$what: %e s (%U user, %S system), %M KiB" "$hr" "$@" >said.txt ||
        tail -2 said.txt
}

roster "$rows" 係長 >first.csv
roster "$rows" 課長 >second.csv
measure 'new' roster import first.csv --data data --lessons "$lessons" --apply
measure 'assigned, 25 lessons' assign add --everyone --course --due 03-31 --data data \
    --lessons "$lessons" --apply
measure 'again' roster import first.csv --data data --lessons "$lessons" --apply
measure 'all changed' roster import second.csv --data data --lessons "$lessons" --apply
measure 'out' roster export out.csv --data data
(printf '社員番号,氏名\n1,"' && head -c 1073741824 /dev/zero | tr '\0' a) >line.csv
measure 'a line of 1 GB' roster import line.csv --data data
