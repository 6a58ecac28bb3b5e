#!/usr/bin/env bash
# Fetch a real Elasticsearch for tests and development, once, and print the folder it lies in. It comes from Maven Central as an archive that
# lacks some modules of the official one; what is made for it runs on every Elasticsearch.
set -euo pipefail
version=8.19.21
home=/var/tmp/tifa-elasticsearch-$version  # a folder that any user may read: the server refuses to run as root
artefact=org.elasticsearch.distribution.integ-test-zip:elasticsearch:$version:zip

say() { printf '%s\n' "tifa elasticsearch: $*" >&2; }
fail() { say "$1"; say "remedy: $2"; exit 1; }

# Root on Debian may install what is missing; others are told how.
ensure() {
  local command=$1 package=$2
  command -v "$command" >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing $package, for $command"
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$package"; } >&2 && return
  fi
  fail "there is no $command" "install it (Debian and Ubuntu: sudo apt-get install $package; macOS: brew install $package)"
}

if [ -f "$home/.ready" ]; then printf '%s\n' "$home"; exit 0; fi
ensure java openjdk-17-jre-headless
ensure mvn maven
ensure python3 python3
made=$(mktemp -d "/var/tmp/tifa-elasticsearch.XXXXXX")
trap 'rm -rf "$made"' EXIT
say "fetching Elasticsearch $version (107 MB), once"
mvn -q --batch-mode dependency:copy "-Dartifact=$artefact" "-DoutputDirectory=$made" >&2 ||
  fail "Maven could not fetch $artefact" "see the lines above; a network or a mirror (~/.m2/settings.xml) is needed the first time"
python3 -m zipfile -e "$made/elasticsearch-$version.zip" "$made"
chmod -R a+rX "$made/elasticsearch-$version"
find "$made/elasticsearch-$version" -path '*/bin/*' -type f -exec chmod a+x {} +
touch "$made/elasticsearch-$version/.ready"
[ -e "$home" ] || mv "$made/elasticsearch-$version" "$home"
[ -f "$home/.ready" ] ||
  fail "$home stands in the way and is not whole" "remove it"
printf '%s\n' "$home"
