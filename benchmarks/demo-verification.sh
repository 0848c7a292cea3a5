#!/bin/bash
# What verification costs in the demo: its eight phases on copies of the full-volume legacy database, once with
# --verify content and once with --verify structure, interleaved. Prints the least time of each and their ratio.
#   benchmarks/demo-verification.sh [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$root/schemarunner" demo --quiet >/dev/null
legacy=$work/demo/backups/dataplatform-legacy.db

# milliseconds that one `up` took, as its own report has them
run() {
    cp "$legacy" run.db
    "$root/schemarunner" up --database sqlite:run.db --verify "$1" --quiet --output json |
        sed -n 's/^  "milliseconds": \([0-9.]*\).*/\1/p'
    rm -f run.db*
}

rounds=${1:-7}
for ((i = 0; i <= rounds; i++)); do
    content=$(run content)
    structure=$(run structure)
    # the first round warms the file cache
    [ "$i" = 0 ] || echo "$content $structure"
done | awk '
    { if (NR == 1 || $1 < c) c = $1; if (NR == 1 || $2 < s) s = $2 }
    END { printf "8 phases, 123,260 rows: content %.0f ms, structure %.0f ms, ratio %.1f (least of %d rounds)\n", c, s, c / s, NR }'
