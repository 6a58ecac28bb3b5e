#!/usr/bin/env bash
# Compile the pinned, hashed requirements from pyproject.toml. `scripts/lock.sh --upgrade` takes newer versions.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
  .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --allow-unsafe \
    --no-header --no-annotate "${@}"
}
compile --group build --output-file requirements/build.txt "$@"
compile pyproject.toml --constraint requirements/build.txt --output-file requirements/run.txt "$@"
compile pyproject.toml --group dev --constraint requirements/build.txt --constraint requirements/run.txt \
  --output-file requirements/dev.txt "$@"
