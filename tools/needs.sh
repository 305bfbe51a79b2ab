#!/bin/sh
# Are the programs here that `make demo` (or `make test`) calls? Each is asked for by command, so it does not
# matter where it came from. As root on Debian, or with CI=1, what is missing is installed; otherwise the one
# line that installs it is printed, and we stop.
set -eu

missing=
need() { # need PACKAGES COMMAND...: the packages are missing if the command fails
    packages=$1
    shift
    "$@" >/dev/null 2>&1 || missing="$missing $packages"
}
has() { command -v "$1"; }
has_python() { python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; }
can_make_environments() { uv --version || python3 -c 'import ensurepip, venv'; }
has_node() { node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 18 || a == 18 && b >= 17 ? 0 : 1)'; }
has_postgresql() { ls /usr/lib/postgresql/*/bin/initdb || has initdb; }
has_libraries() { python3 -c 'import ctypes, sys; [ctypes.CDLL(name) for name in sys.argv[1:]]' "$@"; }

find_missing() {
    missing=
    test -x .venv/bin/python || need "python3 python3-venv" can_make_environments
    need python3 has python3
    need nodejs has_node
    need npm has npm
    need "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" \
        has_libraries libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz-subset.so.0
    if [ "$1" = test ]; then
        need chromium has chromium
        need libatomic1 has_libraries libatomic.so.1
        need postgresql has_postgresql
        need git has git
        need xmlsec1 has xmlsec1
    fi
    missing=$(echo "$missing" | tr ' ' '\n' | sort -u | tr '\n' ' ' | sed 's/^ *//; s/ *$//')
}

find_missing "$1"
if [ -n "$missing" ]; then
    install="apt-get install -y --no-install-recommends $missing"
    if ! has apt-get >/dev/null; then
        echo "These programs are missing: $missing" >&2
        exit 1
    elif [ "$(id -u)" = 0 ]; then
        as_root=
    elif [ -n "${CI:-}" ] && has sudo >/dev/null; then
        as_root="sudo -n"
    else
        echo "Something is missing. This installs it:" >&2
        echo "    sudo $install" >&2
        exit 1
    fi
    echo "Installing $missing"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq
    $as_root $install
    find_missing "$1"
    if [ -n "$missing" ]; then
        echo "Still missing after the installation: $missing" >&2
        exit 1
    fi
fi
if ! has_python; then
    echo "Pejl needs Python 3.11 or newer as python3; this is $(python3 --version)." >&2
    exit 1
fi
