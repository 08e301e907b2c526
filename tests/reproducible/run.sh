#!/bin/sh
# Builds a book under many conditions and compares the hashes of the sites.
#
#   run.sh ROOT PROGRAM...
#
# The first program takes all conditions in turn: 1 to 16 jobs, locales, time zones, umasks, the order in which folders are
# listed. The others (of another compiler, with sanitizers) build once. Exit status: 0 if all are the same, 1 if not.
set -eu
root=$(cd "$1" && pwd)
shift
first=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH GITHUB_ACTIONS
expected=
count=0

# check NAME COMMAND...: the command writes a site to $work/out and prints its hash last.
check() {
  name=$1
  shift
  rm -rf "$work/out"
  "$@" >"$work/printed" 2>"$work/messages" || { cat "$work/messages" >&2; printf '%s\n' "$name: no site" >&2; exit 2; }
  hash=$(tail -n 1 "$work/printed")
  [ -n "$expected" ] || expected=$hash
  [ "$hash" = "$expected" ] || { printf '%s\n' "$name: $hash, and not $expected" >&2; exit 1; }
  count=$((count + 1))
}

build() { "$1" build --root "${2:-$root}" --theme "$theme" --out "$work/out" --print-hash; }
with_umask() (umask "$1" && build "$first")
from_elsewhere() (cd / && env -i "$first" build --root "$root" --theme "$theme" --out "$work/out" --print-hash)

theme=$root/theme
[ -d "$theme" ] || theme=$(cd "$(dirname "$0")/../../theme" && pwd)

jobs=1
while [ "$jobs" -le 16 ]; do
  check "$jobs jobs" "$first" build --root "$root" --theme "$theme" --out "$work/out" --print-hash --jobs "$jobs"
  jobs=$((jobs + 1))
done
for locale in C POSIX $(locale -a 2>/dev/null | grep -Ei '^(tr|de|fa|ja)_.*utf' | head -n 4); do
  check "locale $locale" env LC_ALL="$locale" LANG="$locale" "$first" build --root "$root" --theme "$theme" --out "$work/out" --print-hash
done
for zone in UTC Pacific/Kiritimati Pacific/Pago_Pago Asia/Kathmandu; do
  check "time zone $zone" env TZ="$zone" "$first" build --root "$root" --theme "$theme" --out "$work/out" --print-hash
done
for mask in 000 022 077; do check "umask $mask" with_umask "$mask"; done
check 'without an environment' from_elsewhere

# Where files lie in memory, a folder lists them by age; elsewhere the new names are in another order than the old.
for order in '' -r; do
  copy=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "$work")")
  (cd "$root" && find content -type f | LC_ALL=C sort $order) >"$work/files"
  while IFS= read -r file; do
    mkdir -p "$copy/$(dirname "$file")"
    cp "$root/$file" "$copy/$file"
  done <"$work/files"
  check "folders listed ${order:-in order}" build "$first" "$copy"
  rm -rf "$copy"
done

shift
for program in "$@"; do check "$program" build "$program"; done
printf '%s builds of %s have the same hash, %s\n' "$count" "$root" "$expected"
