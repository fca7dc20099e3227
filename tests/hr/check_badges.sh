#!/usr/bin/env bash
# Badges of the real program, checked by other people's software: @digitalcredentials from
# npm, pinned in oracle/package-lock.json. Needs node; needs the npm registry once.
# check_badges.sh GOFUN_HR MAKE_RECORD CACHE_DIR
set -euo pipefail
hr=$(realpath "$1")
make_record=$(realpath "$2")
cache=$3
here=$(cd "$(dirname "$0")" && pwd)
lessons=$here/../../lessons
command -v node >/dev/null && command -v npm >/dev/null || {
    echo "check_badges: node and npm are needed (apt-get install nodejs npm)" >&2
    exit 1
}
mkdir -p "$cache"
cp "$here"/oracle/* "$cache"
cache=$(cd "$cache" && pwd)
if ! cmp -s "$cache/package-lock.json" "$cache/node_modules/.installed-lock"; then
    (cd "$cache" && timeout 180 npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 \
        --fetch-timeout=20000 >npm.log 2>&1) || {
        echo "check_badges: npm ci failed; is the npm registry reachable?" >&2
        tail -5 "$cache/npm.log" >&2
        exit 1
    }
    cp "$cache/package-lock.json" "$cache/node_modules/.installed-lock"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LSAN_OPTIONS="suppressions=$here/../credential/lsan.supp:print_suppressions=0"
export XDG_DATA_HOME=$work/home
"$make_record" hr 3 5 1 yes
badges() {
    local serial
    for serial in $(sqlite3 hr/gofun.db "select serial from certificate where $1"); do
        "$hr" certificate badge "$serial" -o "$2" --canonical --data hr >/dev/null
    done
}
badges "seq <= 3" machine           # issued by the machine's key
sqlite3 hr/gofun.db "update learner set employee_number='', employee_key='' where id=3"
"$hr" certificate issue --data hr --lessons "$lessons" >/dev/null
"$hr" key company create --data hr >/dev/null
badges "kind <> 'lesson' or seq in (1, 11)" company # parts, no number, the company's key
serial=$(basename "$(ls company/*.json | head -1)" .json)
"$hr" certificate reissue "$serial" --reason '「"」と\と改名' --data hr >/dev/null
badges "replaces is not null" company
node "$cache/verify.mjs" machine/*.json company/*.json

# The same again gives the same bytes; the picture holds the credential.
cp -r company before
badges "kind <> 'lesson' and serial <> '$serial'" company
diff -r before company
for picture in company/*.png; do
    node "$cache/bake_read.mjs" "$picture" | cmp - "${picture%.png}.json"
done
# The credential is the PDF's second attachment, which is sound and still good.
for pdf in company/*.pdf machine/*.pdf; do
    qpdf --check "$pdf" >/dev/null
    rm -rf attached && mkdir attached
    pdfdetach -saveall -o attached "$pdf"
    cmp attached/openbadgecredential.json "${pdf%.pdf}.json"
    "$hr" certificate verify "$pdf" --data hr --json >verdict.json || true
    name=$(basename "$pdf" .pdf)
    [ "$name" = "$serial" ] || grep -q '"finding": "valid"' verdict.json ||
        { echo "$pdf: $(cat verdict.json)" >&2; exit 1; }
done
if "$hr" certificate badge "$serial" -o again --data hr >/dev/null 2>&1; then
    echo "a replaced certificate became a badge" >&2
    exit 1
fi
