#!/usr/bin/env bash
# The HTML of all reports in Debian's Chromium: axe-core's rules (contrast too), sorting,
# filters, search, structure; then without JS and in print.
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
    rm -rf "$work/profile"
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --user-data-dir="$work/profile" "$@" 2>"$work/chromium.log"
}

probe() { # probe PAGE: leaves what the probe found in result.txt
    { sed '$d' "$1" | sed '$d'; echo '<script>'; cat "$axe"; echo '</script><script>'
      cat "$here/browser/probe.js"; echo '</script></body></html>'; } >"$work/probe.html"
    browse --virtual-time-budget=60000 --window-size=1440,1000 --dump-dom \
        "file://$work/probe.html" >"$work/dom.txt" || true
    sed -n '/^<pre id="probe">/,/<\/pre>/p' "$work/dom.txt" >"$work/result.txt"
}

"$generate" "$work/data" 60 1 25 >"$work/generate.log" 2>&1
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

# Paper has as many rows as a browser lays out in seconds, and says how to get the others.
"$hr" report audit --data "$work/data" --lessons "$here/../../lessons" -o "$work/long.html"
browse --no-pdf-header-footer --print-to-pdf="$work/long.pdf" "file://$work/long.html" \
    >"$work/print.log"
pdftotext -layout "$work/long.pdf" "$work/long.txt"
grep -qF '行のうち初めの1,000行だけを載せます' "$work/long.txt" &&
    grep -qF 'gofun-hr report audit --department' "$work/long.txt" &&
    [ "$(grep -oE '\b0000[0-9]{3}\b' "$work/long.txt" | wc -l)" -eq 1000 ] ||
    { echo "a long list is not cut on paper, or nobody says so" >&2; status=1; }

# The probe finds what is wrong: pale text, a cell without scope, a head that does not sort.
sed -e 's/#1a1a1c/#cccccc/' -e 's/ scope="row"//' -e 's/shown = wanted ||/shown = order; void wanted ||/' \
    "$work/overdue.html" >"$work/seeded.html"
probe "$work/seeded.html"
for fault in 'axe at first: color-contrast' 'overdue: scope' 'overdue: the filters show'; do
    grep -qF "$fault" "$work/result.txt" ||
        { echo "the seeded fault was not found: $fault" >&2; status=1; }
done
exit $status
