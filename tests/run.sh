#!/usr/bin/env bash
# Installs what the tests need, builds without warnings, runs every test project and counts from the runner's own
# results.
# --full adds what takes longer: whole scenarios over every number of shards, hosting and silo, ten rounds of a silo
# killed in a rehearsal, five of each fault under load, a soak of ten minutes, and five seeds of wrong calls of the API.
set -euo pipefail
cd "$(dirname "$0")/.."

export ALLIANCE_TESTS_FULL=0
for argument in "$@"; do
    case $argument in
        --full) ALLIANCE_TESTS_FULL=1 ;;
        *) echo "tests/run.sh: '$argument' is unknown; the only flag is --full" >&2; exit 2 ;;
    esac
done

command -v dotnet >/dev/null || {
    echo "tests/run.sh: install the .NET 10 SDK first (https://dotnet.microsoft.com/download)" >&2
    exit 1
}
# Installs a package of Debian's where it is missing.
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 && return
    echo "installing $package"
    local as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
}
# As need, where the tests can do without.
want() {
    need "$@" || echo "tests/run.sh: $1 cannot be installed; the tests that need it are skipped" >&2
}
need redis-server command -v redis-server
need libicu-dev sh -c 'ldconfig -p | grep -q libicuuc'    # for the tests under other cultures
want chromium sh -c 'command -v chromium || command -v chromium-browser || command -v google-chrome'
want fonts-noto-cjk sh -c 'ls /usr/share/fonts/*/*/*CJK*'    # without them Chinese is shown as boxes

dotnet build Alliance.sln -c Release --nologo -v quiet

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
crashed=0
for project in tests/*.Tests; do
    name=$(basename "$project")
    echo "== $name"
    dotnet "$project/bin/Release/net10.0/$name.dll" -noColor -result-xml "$results/$name.xml" || true
    [ -s "$results/$name.xml" ] || { echo "$name gave no results" >&2; crashed=$((crashed + 1)); }
done

# Sums an attribute of the runner's <assembly> elements.
sum() {
    { grep -ho "<assembly [^>]*" "$results"/*.xml || true; } | { grep -o " $1=\"[0-9]*\"" || true; } \
        | tr -dc '0-9\n' | awk '{ n += $1 } END { print n + 0 }'
}
passed=$(sum passed)
failed=$(($(sum failed) + $(sum errors) + crashed))
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
