#!/bin/sh
# Makes docs/refusal.png from a real run of `schemarunner demo --break`. Needs script, sed and chromium.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$root/schemarunner" demo --quiet >/dev/null
script -qec "$root/schemarunner demo --break" run.txt </dev/null >/dev/null

{
    echo '<!doctype html><meta charset="utf-8"><style>body{margin:0;overflow:hidden;background:#16181d;color:#d7dae0}'
    echo 'pre{margin:0;padding:20px 24px;white-space:pre-wrap;font:15px/1.5 "DejaVu Sans Mono",monospace}b{color:#fff}i{color:#ff6b6b;font-style:normal;font-weight:bold}</style><pre>'
    echo '$ ./schemarunner demo --break'
    sed -e '1d' -e '/^Script done/,$d' -e 's/\r//g' -e 's/\x1b\[?1h\x1b=//g' \
        -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e "s|$work/||g" \
        -e 's/\x1b\[1;31m\([^\x1b]*\)\x1b\[0m/<i>\1<\/i>/g' -e 's/\x1b\[1m\([^\x1b]*\)\x1b\[0m/<b>\1<\/b>/g' \
        -e 's/\x1b\[[0-9;?]*[a-zA-Z]//g' run.txt
} >page.html
chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --user-data-dir="$work/profile" --screenshot="$root/docs/refusal.png" --window-size=920,450 "file://$work/page.html" >/dev/null 2>&1
