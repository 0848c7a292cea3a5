#!/bin/bash
# How long the command line takes to start: processor time and wall time of --version and of status with nothing
# pending, on the demo's database. Prints the least and the middle of each, the two interleaved.
#   benchmarks/start.sh [ROUNDS]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$root/schemarunner" demo --quiet >/dev/null
export TIMEFORMAT='%U %S %R'

# one line: name, processor seconds of the user and of the system, wall seconds
run() {
    local name=$1
    shift
    echo "$name $({ time "$root/schemarunner" "$@" >/dev/null 2>&1; } 2>&1)"
}

# name, most milliseconds of processor time
report() {
    grep "^$1 " times | awk '{ print ($2 + $3) * 1000, $4 * 1000 }' | sort -n | awk -v name="$1" -v most="$2" '
        { cpu[NR] = $1; if (NR == 1 || $2 < wall) wall = $2 }
        END {
            printf "%-10s %4.0f ms processor (median %.0f), %4.0f ms wall (least of %d), target %d ms: %s\n",
                name, cpu[1], cpu[int(NR / 2) + 1], wall, NR, most, cpu[1] <= most ? "met" : "missed"
        }'
}

rounds=${1:-20}
for ((i = 0; i <= rounds; i++)); do
    version=$(run --version --version)
    status=$(run status status --database sqlite:demo/dataplatform.db)
    # the first round warms the file cache
    [ "$i" = 0 ] || printf '%s\n%s\n' "$version" "$status" >>times
done
report --version 80
report status 200
