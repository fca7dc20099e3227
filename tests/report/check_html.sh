#!/usr/bin/env bash
# The HTML of all reports in Debian's Chromium: axe-core's rules (contrast too), rows, sorting,
# filters, search, structure, the dark scheme; then without JS and in print.
# check_html.sh GOFUN_HR REPORT_GENERATE [AXE_JS]
# Without AXE_JS it is fetched by npm into a folder of its own, as package-lock.json says.
set -euo pipefail
hr=$(realpath "$1")
generate=$(realpath "$2")
axe=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ -z "$axe" ]; then
    mkdir "$work/npm"
    cp "$here"/browser/package*.json "$work/npm"
    (cd "$work/npm" && timeout 120 npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1) ||
        { echo "axe-core cannot be had from npm:" >&2; tail -5 "$work/npm/npm.log" >&2; exit 1; }
    axe=$work/npm/node_modules/axe-core/axe.min.js
fi

browse() { # browse ARGUMENT...: a fresh profile each time, nothing in the background
    local code=0
    rm -rf "$work/profile"
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$work/profile" "$@" 2>"$work/chromium.log" || code=$?
    [ $code -eq 0 ] || { echo "chromium ended with $code: ${*: -1}" >&2; tail -3 "$work/chromium.log" >&2; }
    return $code
}

plain='<script>const plainTables = [...document.querySelectorAll("noscript")].map((part) => part.textContent)</script>'
probe() { # probe PAGE: leaves what the probe found in result.txt
    { sed '$d' "$1" | sed '$d' | sed "s|^</main>\$|</main>$plain|"; echo '<script>'
      cat "$axe"; echo '</script><script>'
      cat "$here/browser/probe.js"; echo '</script></body></html>'; } >"$work/probe.html"
    browse --virtual-time-budget=150000 --window-size=1440,1000 --dump-dom \
        "file://$work/probe.html" >"$work/dom.txt" || true
    sed -n '/<pre id="probe">/,/<\/pre>/p' "$work/dom.txt" >"$work/result.txt"
}

"$generate" "$work/data" 60 1 25 >"$work/generate.log" 2>&1
# Names that would break out of a page, a script or a field.
sqlite3 "$work/data/gofun.db" "update learner set name = name || case id % 4
    when 0 then '</script><b>' when 1 then ' \\n;''\"' when 2 then '&amp;' else char(9) || '<!--' end"
status=0
for report in completion overdue items audit; do
    page=$work/$report.html
    options=()
    [ "$report" = audit ] && options=(--department 営業部)
    "$hr" report "$report" --data "$work/data" --lessons "$here/../../lessons" \
        -o "$page" "${options[@]}"

    probe "$page"
    if ! grep -q 'PROBE .* 0 faults$' "$work/result.txt"; then
        echo "$report: $(cat "$work/result.txt")" >&2
        [ -s "$work/result.txt" ] || tail -5 "$work/chromium.log" >&2
        status=1
    else
        echo "$report: $(sed -n 's/.*PROBE //p' "$work/result.txt")"
    fi

    # What page_rows.js reads is what Excel is given.
    "$hr" report "$report" --data "$work/data" --lessons "$here/../../lessons" \
        -o "$work/$report.csv" "${options[@]}"
    node "$here/browser/rows.js" "$page" "$work/$report.csv" || status=1

    # Chromium prints only with scripts; what it shows without them is what noscript holds.
    sed -e '/^<script>$/,/^<\/script>$/d' -e 's/<\/*noscript>//' "$page" >"$work/noscript.html"
    browse --no-pdf-header-footer --print-to-pdf="$work/$report.pdf" \
        "file://$work/noscript.html" >"$work/print.log"
    browse --no-pdf-header-footer --print-to-pdf="$work/script.pdf" "file://$page" \
        >"$work/print.log"
    pdftotext -layout "$work/script.pdf" "$work/script.txt"
    pdftotext -layout "$work/$report.pdf" "$work/$report.txt"
    title=$(sed -n 's/.*<h1>\(.*\)<\/h1>.*/\1/p' "$page")
    for word in "$title" 2026年度 $([ "$report" = items ] && echo 正答率 || echo 社員番号); do
        word=${word/2026年度/$(sed -n 's/.*<dd>\(20..年度\).*/\1/p' "$page" | head -1)}
        grep -qF "$word" "$work/$report.txt" ||
            { echo "$report: no \"$word\" on paper" >&2; status=1; }
    done
    # With and without scripts the same people are on paper.
    for paper in "$report" script; do
        { grep -oE '\b0000[0-9]{3}\b' "$work/$paper.txt" || true; } | sort | uniq -c \
            >"$work/$paper.people"
    done
    cmp "$work/$report.people" "$work/script.people" >&2 ||
        { echo "$report: scripts change who is on paper" >&2; status=1; }
    if grep -q さがす "$work/$report.txt" "$work/script.txt"; then
        echo "$report: the search field is printed" >&2
        status=1
    fi
done

# In the dark.
sed 's/screen and (prefers-color-scheme: dark)/screen/' "$work/completion.html" >"$work/dark.html"
probe "$work/dark.html"
grep -q 'PROBE .* 0 faults$' "$work/result.txt" ||
    { echo "completion in the dark: $(cat "$work/result.txt")" >&2; status=1; }

# More rows than a browser lays out in seconds are not printed unless somebody chooses, and
# without scripts there are some of them; both say how to get the others.
"$generate" "$work/many" 1600 1 25 >"$work/generate.log" 2>&1
"$hr" report completion --data "$work/many" --lessons "$here/../../lessons" -o "$work/long.html"
"$hr" report completion --data "$work/many" --lessons "$here/../../lessons" -o "$work/long.csv"
node "$here/browser/rows.js" "$work/long.html" "$work/long.csv" || status=1
browse --no-pdf-header-footer --print-to-pdf="$work/long.pdf" "file://$work/long.html" \
    >"$work/print.log"
browse --no-pdf-header-footer --print-to-pdf="$work/chosen.pdf" \
    "file://$work/long.html#people.department=^営業部" >"$work/print.log"
pdftotext -layout "$work/long.pdf" "$work/long.txt"
pdftotext -layout "$work/chosen.pdf" "$work/chosen.txt"
people=$(grep -c '営業部/' "$work/chosen.txt" || true)
grep -qF '行あるため、この表は印刷していません' "$work/long.txt" &&
    grep -qF 'gofun-hr report completion --format xlsx' "$work/long.txt" &&
    ! grep -qE '\b000[0-9]{4}\b' "$work/long.txt" &&
    [ "$(grep -cE '営業部/.* 000[0-9]{4}\b' "$work/chosen.txt")" -gt 200 ] &&
    ! grep -qE '総務部/.* 000[0-9]{4}\b' "$work/chosen.txt" &&
    grep -qE '部署：営業部（下の部署も）（1,[0-9]+行のうち[0-9]+行）' "$work/chosen.txt" &&
    grep -qF '初めの441行だけ' "$work/long.html" ||
    { echo "a long list on paper or without scripts ($people)" >&2; status=1; }

# The probe finds what is wrong: pale text, a cell without scope, a filter that does nothing, a
# focus below the head.
sed -e 's/#1a1a1c/#cccccc/' -e 's/ scope="row"//' -e 's/return numbers.filter((row) => hits/return numbers.filter((row) => true || hits/' \
    -e 's/scroll-padding: 84px/scroll-padding: 0/' \
    "$work/overdue.html" >"$work/seeded.html"
probe "$work/seeded.html"
for fault in 'axe at first: color-contrast' 'overdue: scope' 'overdue: the filters do not show all' \
    'has the focus below the head'; do
    grep -qF "$fault" "$work/result.txt" ||
        { echo "the seeded fault was not found: $fault" >&2; status=1; }
done
exit $status
