#!/bin/sh
# Makes .venv and installs a locked list in it: tools/environment.sh requirements/demo.txt
# uv is taken from the PATH, or else brought into .venv.
set -eu

list=$1
[ -e .venv/bin/python ] && .venv/bin/python -c '' || {
    rm -rf .venv
    if uv --version >/dev/null 2>&1; then
        uv venv --quiet --python python3 .venv
    else
        python3 -m venv .venv
    fi
}
if uv --version >/dev/null 2>&1; then
    uv=uv
else
    [ -x .venv/bin/uv ] || .venv/bin/python -m pip install --quiet --disable-pip-version-check uv
    uv=.venv/bin/uv
fi
VIRTUAL_ENV=$PWD/.venv
export VIRTUAL_ENV
echo "Installing $list in .venv"
$uv pip install --quiet --require-hashes -r "$list"
$uv pip install --quiet --no-deps --no-build-isolation -e .
