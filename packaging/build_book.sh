#!/bin/sh
# What the action runs: a book is checked, with faults beside their lines, and is built unless OUT is empty. The environment says what:
# ROOT (the folder that holds content/), OUT, BASE_URL, THEME, and GIT_DATES (true or false).
set -eu
[ -e "$ROOT/content/book.toml" ] || { printf '%s\n' "::error::$ROOT/content/book.toml is missing: 'root' is the folder that holds content/"; exit 2; }
set -- --root "$ROOT" --annotations
[ -z "${BASE_URL-}" ] || set -- "$@" --base-url "$BASE_URL"
[ -z "${THEME-}" ] || set -- "$@" --theme "$THEME"
if [ -z "${OUT-}" ]; then
  exec statusbook check "$@"
fi
[ "${GIT_DATES-}" != true ] || set -- "$@" --git-dates
exec statusbook build "$@" --out "$OUT"
