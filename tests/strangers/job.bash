# What the jobs share: the program, a place for what they install, a simulator, and a word for what can't be installed.
#
# A job's `run` sources this file first. SIPS is the program; ../run builds it, and a job by itself needs it set.

set -euo pipefail

# The most seconds that an installation may take.
readonly PATIENCE=300
# The exit status of a job that could not be done. It is no success.
readonly SKIPPED=77

job=$(cd "$(dirname "$0")" && pwd)
strangers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$strangers/../.." && pwd)
steps=$strangers/wallet/steps.json
sips=${SIPS:?is to be the path of the program sips; tests/strangers/run sets it}
installed=${STRANGERS_CACHE:-${CARGO_TARGET_DIR:-$root/target}/strangers}/$(basename "$job")
mkdir -p "$installed"
scratch=$(mktemp -d)
servers=()

leave() {
    # By their numbers, and only those that were started here.
    for server in "${servers[@]}"; do
        kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true
    done
    rm -rf "$scratch"
}
trap leave EXIT

# A setting that a shop has in its environment is none of these calls' business.
for name in "${!SIPS_@}"; do unset "$name"; done

skip() {
    echo "SKIPPED: $*"
    exit "$SKIPPED"
}

# installs KIND WHAT COMMAND…: runs the command, unless it has done the same before, or skips the job.
installs() {
    local what=$2 done=$installed/$1
    shift 2
    [[ -f $done && $(<"$done") == "$what" ]] && return
    rm -f "$done"
    "$@" >"$installed/log" 2>&1 || skip "$what can't be installed: $(why)"
    echo "$what" >"$done"
}

# Python's programs find the modules that the jobs share.
export PYTHONPATH=$strangers/seal:$strangers/wallet PYTHONDONTWRITEBYTECODE=1

# The line of an installation's output that says most.
why() {
    grep -m 1 -i error "$installed/log" || tail -n 1 "$installed/log"
}

# python_packages NAME==VERSION…: installs them in an environment of the job's own; `python` then runs a program there.
python_packages() {
    command -v python3 >/dev/null || skip "there is no python3"
    installs python.done "$*" make_environment "$@"
}

make_environment() {
    rm -rf "$installed/python"
    python3 -m venv "$installed/python" &&
        timeout $PATIENCE "$installed/python/bin/pip" install --quiet --disable-pip-version-check "$@"
}

python() {
    "$installed/python/bin/python" "$@"
}

# node_packages NAME@VERSION…: installs them for the job alone; a program finds them with `require`.
node_packages() {
    command -v npm >/dev/null || skip "there is no npm"
    installs node.done "$*" make_modules "$@"
    export NODE_PATH=$installed/node_modules
}

make_modules() {
    rm -rf "$installed/node_modules"
    timeout $PATIENCE npm install --loglevel error --no-save --no-package-lock --prefix "$installed" "$@"
}

# debian_packages NAME…: installs them for the machine, where that is allowed.
debian_packages() {
    command -v apt-get >/dev/null || skip "there is no apt-get to install $* with"
    installs debian.done "$*" make_packages "$@"
}

make_packages() {
    timeout $PATIENCE apt-get update -qq && timeout $PATIENCE apt-get install --yes -qq --no-install-recommends "$@"
}

# serve PATTERN COMMAND…: starts a server in the background and waits until it has printed a line with an address that
# fits the pattern. The address is then in `address`, and what the server prints in `printed`.
serve() {
    local pattern=$1
    shift
    printed=$scratch/server.${#servers[@]}
    : >"$printed"
    "$@" >"$printed" 2>&1 &
    servers+=("$!")
    for _ in {1..100}; do
        address=$(grep -m 1 -o "$pattern" "$printed" || true)
        [[ -n $address ]] && return
        kill -0 "${servers[-1]}" 2>/dev/null || break
        sleep 0.1
    done
    echo "$1 does not serve:"
    cat "$printed"
    exit 1
}

# Starts a simulator with the wallets that it begins with.
simulator() {
    serve 'http://127\.0\.0\.1:[0-9]*' "$sips" simulate --port 0
}

# expect: reads what a client was answered and holds it against the steps.
expect() {
    python3 "$strangers/wallet/expect.py"
}
