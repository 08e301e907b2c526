#!/bin/sh
# Makes a build fail at each of its steps, and looks at what it leaves: run.sh PROGRAM PROJECT [--short]
set -eu
program=$1
project=$2
short=${3-}
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null || :; rm -rf "$work"' EXIT
export XDG_CACHE_HOME="$work/cache"
runs=0
bad=0

cc -O1 -shared -fPIC -o "$work/inject.so" "$project/tests/faults/inject.c" -ldl
mkdir "$work/book"
cp -r "$project/tests/smtp/content" "$project/theme" "$work/book/"
build() { "$program" build --root "$work/book" --theme "$work/book/theme" --out "$1"; }
build "$work/old" >/dev/null 2>&1
sed -i 's/^title = .*/title = "New title"/' "$work/book/content/book.toml"
cp -r "$work/old" "$work/new"
build "$work/new" >/dev/null 2>&1
(cd "$work/old" && find . -type f -name '*.html') >"$work/pages"

fault() {
  printf 'FAULT: %s\n' "$*"
  bad=$((bad + 1))
}

# begin [FOLDER]: the old site and a file of somebody else, and nothing that the tool remembers.
begin() {
  site=${1-$work/site}
  rm -rf "${site:?}" "$XDG_CACHE_HOME"
  cp -r "$work/old" "$site"
  echo mine >"$site/foreign.unfinished"
}

# look WHAT STATUS: what has to hold after any end. 0: the new site; 2: the reason is told; above 128: a signal.
look() {
  runs=$((runs + 1))
  case $2 in
    0) ;;
    2) grep -q '^statusbook: .*: ' "$work/err" || fault "$1: no reason: $(tail -n 1 "$work/err")" ;;
    137 | 143) ;;
    *) fault "$1: status $2: $(tail -n 1 "$work/err")" ;;
  esac
  while read -r page; do
    cmp -s "$site/$page" "$work/new/$page" || { [ "$2" != 0 ] && cmp -s "$site/$page" "$work/old/$page"; } || fault "$1: $page is of neither site"
  done <"$work/pages"
  [ "$(cat "$site/foreign.unfinished")" = mine ] || fault "$1: a foreign file was touched"
  rm -rf "$XDG_CACHE_HOME"
  build "$site" >/dev/null 2>&1 || fault "$1: the next build fails"
  rm -f "$site/foreign.unfinished"
  diff -r "$site" "$work/new" >/dev/null || fault "$1: the next build does not give the new site"
}

# inject CALL WHEN SIGNAL ERROR
inject() {
  INJECT_BELOW=$site INJECT_CALL=$1 INJECT_WHEN=$2 INJECT_SIGNAL=$3 INJECT_ERROR=$4 INJECT_COUNT=$work/count LD_PRELOAD=$work/inject.so \
    build "$site" >/dev/null 2>"$work/err"
}

# each CALL SIGNAL ERROR NAME: at each of these calls, as a build without faults counts them; --short: the first, the last and one between.
each() {
  begin
  inject "$1" 0 0 0
  count=$(cat "$work/count")
  printf '%s at %s: %s points\n' "$4" "$1" "$count"
  points=$(seq 1 "$count")
  [ -z "$short" ] || points=$(printf '%s\n' 1 $(((count + 1) / 2)) "$count" | sort -nu)
  [ "$count" -gt 0 ] || fault "no $1 was met"
  for point in $points; do
    begin
    status=0
    inject "$1" "$point" "$2" "$3" || status=$?
    look "$4 at $1 $point of $count" "$status"
  done
}

for call in create write rename syncfs; do
  each "$call" 9 0 KILL
  each "$call" 15 0 TERM
done
each write 0 0 'short write'
each write 0 28 ENOSPC
each write 0 5 EIO
each create 0 13 EACCES
each create 0 24 EMFILE
each open 0 24 EMFILE
each rename 0 13 EACCES
each syncfs 0 5 EIO
each unlink 9 0 KILL
each unlink 0 13 EACCES

for limit in '-n 4' '-f 1'; do
  begin
  status=0
  # The shell's own redirections need descriptors, so they come before the limit.
  # shellcheck disable=SC2086 # an option and its value
  (ulimit $limit && exec "$program" build --root "$work/book" --theme "$work/book/theme" --out "$site") >/dev/null 2>"$work/err" || status=$?
  [ "$status" = 2 ] || fault "ulimit $limit: status $status"
  look "ulimit $limit" "$status"
done

if [ "$(id -u)" = 0 ]; then
  for size in 0 256k 1m; do
    mkdir -p "$work/small"
    mount -t tmpfs -o "size=$(($(du -sk "$work/old" | cut -f 1) + 16))k" none "$work/small"
    begin "$work/small/site"
    head -c "$size" /dev/zero >"$work/small/filler" 2>/dev/null || :
    status=0
    build "$site" >/dev/null 2>"$work/err" || status=$?
    rm -f "$work/small/filler"
    mount -o remount,size=64m "$work/small"
    look "a full disk, $size" "$status"
    umount "$work/small"
  done
  mkdir -p "$work/small"
  mount -t tmpfs none "$work/small"
  begin "$work/small/site"
  mount -o remount,ro "$work/small"
  status=0
  build "$site" >/dev/null 2>"$work/err" || status=$?
  mount -o remount,rw "$work/small"
  [ "$status" = 2 ] || fault "read-only: status $status"
  look read-only "$status"
fi

for builders in 2 8; do
  begin
  for builder in $(seq "$builders"); do
    (build "$site" >/dev/null 2>"$work/err.$builder" || touch "$work/failed") &
  done
  wait
  [ ! -e "$work/failed" ] || fault "$builders builders: $(cat "$work"/err.*)"
  look "$builders builders at once" 0
done

begin
for command in "build --root $work/book --theme $work/book/theme --out $site" "check --root $work/book --theme $work/book/theme --json" \
  "import --json $project/CHANGELOG.md" "show --root $work/book --theme $work/book/theme 250"; do
  for output in '>/dev/full' '>&-'; do
    status=0
    eval "$program $command $output" 2>"$work/err" || status=$?
    runs=$((runs + 1))
    [ "$status" = 2 ] || fault "${command%% *} $output: status $status"
  done
done

printf '%s runs, %s faults\n' "$runs" "$bad"
[ "$bad" = 0 ]
