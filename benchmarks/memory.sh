#!/bin/bash
# How much memory a run holds at most: a phase that changes one column of a large SQLite table, verified with content,
# and one that inserts as many rows by a script of one INSERT for each.
#   benchmarks/memory.sh [ROWS [INSERTS]]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
rows=${1:-10000000}
inserts=${2:-5000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir -p migrations/up migrations/down
"$root/schemarunner" --version >/dev/null

# the most resident memory of the process, by the kernel's own account, in MB; beside it the most of its own pages, by
# sampling: what is mapped of the database file is resident, too, and the kernel takes it back at will
run() {
    "$root/schemarunner" up --database sqlite:run.db --quiet --to "$1" >output 2>&1 &
    local process=$! most=0 own=0 now
    while now=$(awk '/^VmHWM/ { m = $2 } /^RssAnon/ { a = $2 } END { if (m) print m, a }' "/proc/$process/status" 2>/dev/null) && [ -n "$now" ]; do
        most=${now% *}
        if [ "${now#* }" -gt "$own" ]; then own=${now#* }; fi
        sleep 0.05
    done
    wait "$process" || { cat output >&2; exit 1; }
    awk -v what="$2" -v kb="$most" -v own="$own" 'BEGIN {
        printf "%-50s %4.0f MB (%.0f MB its own), target 200 MB: %s\n", what, kb / 1024, own / 1024, kb < 200 * 1024 ? "met" : "missed" }'
}

for version in 0001_table 0002_change 0003_insert; do echo 'SELECT 1;' >"migrations/down/$version.sql"; done
cat >migrations/up/0001_table.sql <<EOF
CREATE TABLE t (id INTEGER PRIMARY KEY, code TEXT, name TEXT, amount REAL, created TEXT, active INTEGER, note TEXT, qty INTEGER);
CREATE TABLE n (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO t
WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < $rows)
SELECT i, printf('C%08d', i), printf('name of the %d. row with a middling length', i), i * 1.25, '2026-01-01', i % 2, NULL, i % 1000
FROM i;
EOF
printf -- '-- schemarunner:expect change t.qty\nUPDATE t SET qty = qty + 1;\n' >migrations/up/0002_change.sql
awk -v n="$inserts" 'BEGIN { print "-- schemarunner:expect rows n +" n
    for (i = 1; i <= n; i++) printf "INSERT INTO n VALUES (%d, '\''name of the %d. row with a middling length, and then some more text'\'');\n", i, i }' \
    >migrations/up/0003_insert.sql

run 0001 "making a table of $rows rows"
run 0002 "changing one column of $rows rows"
run 0003 "$inserts inserts, a script of $(($(stat -c %s migrations/up/0003_insert.sql) / 1000000)) MB"
