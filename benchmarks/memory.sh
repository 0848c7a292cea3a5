#!/bin/bash
# The most memory that the command line takes, on both engines: for a script of MEGABYTES of inserts, for a phase that
# fills a table of ROWS rows, and for one that deletes and changes some of them while every row is kept and compared.
# Prints the peak of its resident memory as Linux counts it (VmHWM), and its time. Takes about 8 GB for 500 and 10000000
# in the temporary folder, and removes it.
#   benchmarks/memory.sh [MEGABYTES] [ROWS]
set -euo pipefail
megabytes=${1:-500}
rows=${2:-10000000}
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
server=
stop() {
    [ -z "$server" ] || as_postgres "$server/pg_ctl" -D "$work/pg/data" -m immediate stop >/dev/null
    rm -rf "$work"
}
trap stop EXIT

# the server refuses to run as root
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

start_server() {
    server=$(dirname "$(find /usr/lib/postgresql/*/bin "${PATH//:/ }" -maxdepth 1 -name initdb 2>/dev/null | sort -V | tail -1)")
    [ -x "$server/initdb" ] || { server=; return 1; }
    chmod 755 "$work"
    mkdir "$work/pg"
    [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
    as_postgres "$server/initdb" -D "$work/pg/data" -U migrator -A trust -E UTF8 --locale=C >/dev/null
    as_postgres "$server/pg_ctl" -D "$work/pg/data" -l "$work/pg/log" -w start \
        -o "-c listen_addresses= -c unix_socket_directories=$work/pg -c fsync=off -c max_wal_size=4GB" >/dev/null
    as_postgres "$server/createdb" -h "$work/pg" -U migrator script
    as_postgres "$server/createdb" -h "$work/pg" -U migrator table
}

write_inserts() {
    mkdir -p "$work/script/up"
    awk -v size="$megabytes" 'BEGIN {
        text = "-- schemarunner:irreversible a benchmark\nCREATE TABLE member (id INTEGER PRIMARY KEY, code TEXT, name TEXT, note TEXT);\n"
        for (left = size * 1000000; left > 0; left -= length(text)) {
            printf "%s", text
            id++
            text = sprintf("INSERT INTO member (id, code, name, note) VALUES (%d, \047C%08d\047, \047member number %d of the northern coast\047, \047it came with the first delivery; nothing else is known\047);\n", id, id, id)
        }
    }' >"$work/script/up/1_load.sql"
}

write_table() {
    mkdir -p "$work/table/$1/up"
    {
        echo "-- schemarunner:irreversible a benchmark"
        echo "CREATE TABLE big (id INTEGER PRIMARY KEY, code TEXT, name TEXT, amount NUMERIC(14,2), day TEXT, active INTEGER, note TEXT, quantity INTEGER);"
        echo "INSERT INTO big SELECT i, 'C' || i, 'member number ' || i || ' of the northern coast', i * 0.25, '2026-01-01', i % 2, NULL, i % 97"
        echo "FROM $2;"
    } >"$work/table/$1/up/1_fill.sql"
    cat >"$work/table/$1/up/2_change.sql" <<'SQL'
-- schemarunner:irreversible a benchmark
-- schemarunner:expect rows big -1..-1000000000
-- schemarunner:expect change big.note
UPDATE big SET note = 'seen' WHERE id % 1000 = 1;
DELETE FROM big WHERE id % 1000 = 0;
SQL
}

# the peak of one run and its seconds
measure() {
    local name=$1 began=$EPOCHREALTIME peak=0 now
    shift
    "$root/schemarunner" up --quiet --yes "$@" >"$work/out" 2>&1 &
    while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$!/status" 2>/dev/null) && [ -n "$now" ]; do
        peak=$now
        sleep 0.05
    done
    wait $! || { cat "$work/out"; exit 1; }
    awk -v name="$name" -v peak="$peak" -v began="$began" -v ended="$EPOCHREALTIME" \
        'BEGIN { printf "%-62s %4d MB resident at the most, %6.1f s\n", name, peak / 1024, ended - began }'
}

measure_all() {
    local engine=$1 script=$2 table=$3 migrations=$work/table/$4
    measure "$engine, a script of $megabytes MB" --database "$script" --migrations "$work/script"
    measure "$engine, filling a table of $rows rows" --database "$table" --migrations "$migrations" --to 1
    measure "$engine, keeping and comparing its rows" --database "$table" --migrations "$migrations" --to 2
}

"$root/schemarunner" --version >/dev/null
write_inserts
write_table sqlite "(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $rows) SELECT i FROM n)"
measure_all SQLite "sqlite:$work/script.db" "sqlite:$work/table.db" sqlite
rm -f "$work"/*.db*
if start_server; then
    write_table postgres "generate_series(1, $rows) i"
    measure_all PostgreSQL "Host=$work/pg;Username=migrator;Database=script" "Host=$work/pg;Username=migrator;Database=table" postgres
else
    echo "PostgreSQL: there is no initdb here; left out"
fi
