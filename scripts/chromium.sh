#!/usr/bin/env bash
# Find a Chromium and Chinese type for tests and screenshots, and print the browser's path. Root on Debian has them installed.
set -euo pipefail

say() { printf '%s\n' "tifa chromium: $*" >&2; }
fail() { say "$1"; say "remedy: $2"; exit 1; }

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
has_chinese() { command -v fc-list >/dev/null && [ -n "$(fc-list ':lang=zh-cn' family)" ]; }

ensure() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $*"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >&2 && return
  fi
  fail "$1 is missing" "install it (Debian: sudo apt-get install $*; macOS: brew install --cask chromium)"
}

browser >/dev/null || ensure chromium
has_chinese || ensure fonts-noto-cjk fontconfig
browser
