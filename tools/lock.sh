#!/bin/sh
# Solves the versions and writes requirements/*.txt: run (a server), demo (and what builds), dev (everything).
# UPGRADE=1 takes newer versions than those locked now.
set -eu

uv=$(command -v uv || echo .venv/bin/uv)
solve() { # solve NAME [option...]
    name=$1
    shift
    $uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        ${UPGRADE:+--upgrade} "$@" --output-file "requirements/$name.txt"
}
solve run
solve demo --group build --constraint requirements/run.txt
solve dev --group dev --constraint requirements/demo.txt
