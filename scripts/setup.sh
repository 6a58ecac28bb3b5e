#!/usr/bin/env bash
# Make .venv with the pinned packages and the command `tifa`. `scripts/setup.sh dev` adds what tests and checks need.
# Quick the second time: it does nothing while the requirements and pyproject.toml are as they were.
set -euo pipefail
cd "$(dirname "$0")/.."
want=${1:-run}
venv=.venv

say() { printf '%s\n' "tifa setup: $*" >&2; }
fail() { say "$1"; say "remedy: $2"; exit 1; }

right_version() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }

find_python() {
  local candidate
  for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
    if [ -n "$candidate" ] && right_version "$candidate"; then printf '%s' "$candidate"; return; fi
  done
  case "$(uname -s)" in
    Darwin) fail "no Python 3.11, 3.12 or 3.13 was found" "brew install python@3.13, then run make again" ;;
    *) fail "no Python 3.11, 3.12 or 3.13 was found" "install one (Debian and Ubuntu: apt install python3 python3-venv) or name it: make PYTHON=/path/to/python3" ;;
  esac
}

# A Debian Python has no venv module of its own; root may add it, others are told how.
ensure_venv_module() {
  "$1" -c 'import venv, ensurepip' 2>/dev/null && return
  local package
  package=$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $package, which $1 lacks"
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package"; } >&2 ||
      fail "apt-get could not install $package" "install it by hand, or name another Python: make PYTHON=/path/to/python3"
  elif command -v apt-get >/dev/null; then
    fail "$1 has no venv module, and only root may install it" "sudo apt-get install $package"
  else
    fail "$1 has no venv module" "install a Python with venv (macOS: brew install python@3.13) or name one: make PYTHON=/path/to/python3"
  fi
}

fingerprint() { cat pyproject.toml requirements/build.txt "requirements/$1.txt" scripts/setup.sh | cksum; pwd; }

ready() { [ -x "$venv/bin/tifa" ] && [ -f "$venv/.ready-$want" ] && [ "$(fingerprint "$want")" = "$(cat "$venv/.ready-$want")" ]; }

pip_install() {
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-build-isolation "$@" >&2 ||
    fail "pip could not install the pinned packages" "see the lines above; a network or a mirror (pip config) is needed the first time"
}

# .venv holds the paths of where it was made; a moved or copied one is made again.
usable_venv() { right_version "$venv/bin/python" && "$venv/bin/python" -c "import sys; sys.exit(sys.prefix != '$PWD/$venv')"; }

if ready; then exit 0; fi
if ! usable_venv; then
  python=$(find_python)
  ensure_venv_module "$python"
  say "making $venv with $("$python" --version)"
  rm -rf "$venv"
  "$python" -m venv "$venv" || fail "$python could not make $venv" "look at the lines above; is the disk full or the folder read-only?"
fi
say "installing the pinned packages ($want); about a minute the first time"
pip_install --require-hashes -r requirements/build.txt
pip_install --require-hashes -r "requirements/$want.txt"
pip_install --no-deps --editable .
fingerprint run > "$venv/.ready-run"  # dev holds all of run
fingerprint "$want" > "$venv/.ready-$want"
say "ready: $venv/bin/tifa"
