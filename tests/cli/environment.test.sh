#!/bin/sh
# What is not the content's fault ends the run with status 2, and nothing is written.
. "$(dirname "$0")/lib.sh"
make_project book

run 2 build --root nowhere
has err 'statusbook: content/book.toml is missing'
empty out
absent nowhere

mkdir hollow
run 2 check --root hollow
has err 'content/book.toml is missing'

run 2 build --root book --theme nowhere
has err 'nowhere is no theme: it holds no theme.toml, templates/ or assets/'
absent book/site

mkdir foreign
echo dear >foreign/letter.txt
run 2 build --root book --out foreign
has err "the output folder holds 'letter.txt' and no manifest"
[ "$(ls -A foreign)" = letter.txt ] || fail 'a foreign folder was written to'

echo text >file
run 2 build --root book --out file
[ "$(cat file)" = text ] || fail 'a file was written over'

# The project itself is no place for the site.
run 2 build --root book --out book
run 2 build --root book --out book/content
run 2 build --root book --out book/content/new
has err "'book/content/new' is in book/content, which the site is made from"
run 2 build --root book --out book/nowhere/../theme/site.html --single-file
absent book/theme/site.html
ln -s "$work/book/content" around
run 2 build --root book --out around/site
absent book/content/site

# Nothing can be below some base URLs.
for url in example.org 'https://example.org/?q' 'https://example.org/#x' 'https://a b/' 'https:///x' "https://example.org/$(printf '\033')"; do
  run 2 build --root book --base-url "$url"
  has err 'must '
done
absent book/site

run 0 build --root book
echo damage >book/site/.statusbook-manifest
run 2 build --root book
has err '.statusbook-manifest in the output folder is damaged'

mkdir evil
ln -s "$work/book/content" evil/content
run 2 build --root evil --theme book/theme
has err 'is a symbolic link; it is not followed'

if [ "$(id -u)" != 0 ]; then
  mkdir closed
  chmod a-w closed
  run 2 build --root book --out closed/site
  has err 'cannot make the folder'
fi

# Where no further thread can be made, the build goes on with the one that there is. The limit does not bind root.
run 0 check --root book
as_user=''
[ "$(id -u)" != 0 ] || as_user='setpriv --reuid=65534 --regid=65534 --clear-groups'
cp "$program" statusbook
chmod -R a+rX "$work"
# A search for leaks, where the program is built for it, would need a thread of its own.
export ASAN_OPTIONS=detect_leaks=0
# shellcheck disable=SC2086 # a list of words
$as_user prlimit --nproc=1 ./statusbook check --root book --jobs 4 >out 2>err || fail "without threads, check ended with $?"
has out 'pages without a fault'

# Of two builds into one folder, the second says for whom it waits, unless a record in the cache says that it has nothing to
# do. The other one lets go of the folder when it is told to.
if command -v flock >/dev/null; then
  run 0 build --root book --out shared
  mkfifo held go notes
  flock --close shared sh -c 'echo held >held; read -r _ <go' &
  read -r _ <held
  XDG_CACHE_HOME=/dev/null "$program" build --root book --out shared >waited 2>notes &
  read -r note <notes
  case $note in
    *' writes into shared; waiting until that is done') ;;
    *) fail "it said: $note" ;;
  esac
  [ ! -s waited ] || fail 'it did not wait'
  echo now >go
  wait
  grep -qF '(0 files written' waited || fail 'it did not build afterwards'
fi

# A file that would exceed the limit of the user is told of.
(ulimit -f 1 && run 2 build --root book --out limited) 2>err || fail 'with a limit on files, build ended otherwise'
has err 'File too large'
[ "$(find limited -type f | wc -l)" -le 1 ] || fail 'more than a manifest was written'

# What cannot be said is a failure.
status=0
"$program" build --root book --out closed-output 2>err >&- || status=$?
[ "$status" = 2 ] || fail "build without standard output ended with $status"
has err 'cannot write to standard output'
run 0 build --root book --out compared
same closed-output compared
if [ -w /dev/full ]; then
  status=0
  "$program" check --root book >/dev/full 2>err || status=$?
  [ "$status" = 2 ] || fail "check into a full device ended with $status"
  has err 'cannot write to standard output'
fi
