#!/bin/bash
# How long the command line takes to start: processor time and wall time of --version and of status with nothing
# pending, on the demo's database. Prints the least of each.
#   benchmarks/start.sh [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$root/schemarunner" demo --quiet >/dev/null
export TIMEFORMAT='%U %S %R'

measure() {
    local name=$1
    shift
    for ((i = 0; i < rounds; i++)); do
        { time "$root/schemarunner" "$@" >/dev/null; } 2>&1
    done | awk -v name="$name" '
        { cpu = ($1 + $2) * 1000; wall = $3 * 1000; if (NR == 1 || cpu < c) c = cpu; if (NR == 1 || wall < w) w = wall }
        END { printf "%-10s %4.0f ms processor, %4.0f ms wall (least of %d)\n", name, c, w, NR }'
}

rounds=${1:-20}
measure --version --version
measure status status --database sqlite:demo/dataplatform.db
