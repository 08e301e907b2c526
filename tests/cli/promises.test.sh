#!/bin/sh
# SECURITY.md names the tests that hold its promises: each of them exists.
. "$(dirname "$0")/lib.sh"

# A test's file in code font, then the names of tests in it; what is quoted before the first file is prose.
# shellcheck disable=SC2016 # a regular expression with backticks
tr '\n' ' ' <"$source/SECURITY.md" | tr -s ' ' | grep -oE '`tests/[^`]*`|"[^"]*"' >named
file=
found=0
while read -r name; do
  case $name in
    \`*)
      file=${name#?}
      file=${file%?}
      exists "$source/$file"
      ;;
    *)
      [ -n "$file" ] || continue
      name=${name#?}
      name=${name%?}
      grep -qF -- "$name" "$source/$file" || fail "$file has no test '$name'"
      found=$((found + 1))
      ;;
  esac
done <named
[ "$found" -gt 40 ] || fail "only $found tests were found in SECURITY.md"
