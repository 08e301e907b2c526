#!/bin/sh
# release_notes.sh VERSION [CHANGELOG]: what the changelog says of a version; an error where it says nothing.
set -eu
awk -v version="$1" '
  /^\[[^]]*\]: / { next }                     # addresses of versions
  /^## / { inside = index($0, "## [" version "]") == 1; next }
  inside { text = text $0 "\n"; if ($0 ~ /[^ ]/) found = 1 }
  END {
    if (!found) { print "release_notes: CHANGELOG.md has no section ## [" version "]" > "/dev/stderr"; exit 1 }
    sub(/^\n+/, "", text); sub(/\n+$/, "\n", text); printf "%s", text
  }' "${2-$(dirname "$0")/../CHANGELOG.md}"
