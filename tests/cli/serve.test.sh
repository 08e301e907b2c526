#!/bin/sh
# The preview server as a process: what it prints, answers and tells, and how it ends. curl stands for the browser.
. "$(dirname "$0")/lib.sh"

command -v curl >/dev/null || fail 'curl is missing'

server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; chmod -R u+w "$work"; rm -rf "$work"' EXIT

# read_until FD TEXT: the next line with the text, in $line. The end of what is read ends a wait in vain.
read_until() {
  while read -r line <&"$1"; do
    case $line in *"$2"*) return ;; esac
  done
  fail "nothing said: $2"
}

# start ARGUMENT...: a server in the background; its address is in $address when it answers.
start() {
  rm -f said
  mkfifo said
  "$program" serve --port 0 "$@" >said 2>"$work/err" </dev/null &
  server=$!
  exec 3<said
  read_until 3 ' shows the site'
  address=${line% shows the site}
}

# stop: ends the server as Ctrl-C does.
stop() {
  kill -INT "$server"
  status=0
  wait "$server" || status=$?
  server=
  [ "$status" = 0 ] || fail "the server ended with $status"
}

get() { curl -sS --max-time 20 -o "$work/body" -w '%{http_code} %{content_type}' "$@"; }
expect() { [ "$1" = "$2" ] || fail "got '$1', expected '$2'"; }
body_has() { grep -qF -- "$1" "$work/body" || { cat "$work/body"; fail "the content lacks: $1"; }; }

# listen PATH: opens the events for a page; await TEXT: the next event that holds the text.
listen() {
  rm -f told
  mkfifo told
  curl -sSN --max-time 60 "${address}.statusbook/events?page=$1" >told &
  listener=$!
  exec 4<told
}
await() { read_until 4 "$1"; }
hang_up() { kill "$listener"; }

make_project book
start --root book
case $address in http://localhost:*/) ;; *) fail "odd address $address" ;; esac
expect "$(get "${address}550/")" '200 text/html; charset=utf-8'
body_has '.statusbook/live.js'
expect "$(get "${address}550.json")" '200 application/json'
expect "$(get "${address}no/such/page")" '404 text/html; charset=utf-8'
body_has 'Page not found'
expect "$(get "${address}550")" '302 text/plain; charset=utf-8'

# What is built is what is served, but for what pages gain.
run_build() { "$program" build --root book --out built >/dev/null; }
run_build
for file in codes.json codes.csv sitemap.xml 550.json; do
  [ -f "built/$file" ] || continue
  get "$address$file" >/dev/null
  cmp -s "$work/body" "built/$file" || fail "$file is not what build writes"
done
absent book/site

# Safe: methods, hosts, origins, paths.
expect "$(get -X POST -d x "$address")" '405 text/plain; charset=utf-8'
expect "$(get -H 'Host: evil.example' "$address")" '403 text/plain; charset=utf-8'
expect "$(get -H 'Origin: http://evil.example' "${address}.statusbook/events")" '403 text/plain; charset=utf-8'
expect "$(get --path-as-is "${address}../../etc/passwd")" '404 text/html; charset=utf-8'
expect "$(get --path-as-is "${address}content/book.toml")" '404 text/html; charset=utf-8'
curl -sSI "$address" >"$work/body"
! grep -qi '^access-control' "$work/body" || fail 'a field allows other sites to read'
grep -qi '^etag' "$work/body" || fail 'no entity tag'
length=$(sed -n 's/^[Cc]ontent-[Ll]ength: *//p' "$work/body" | tr -d '\r')
expect "$length" "$(curl -sS "$address" | wc -c | tr -d ' ')"
etag=$(sed -n 's/^[Ee][Tt]ag: *//p' "$work/body" | tr -d '\r')
expect "$(get -H "If-None-Match: $etag" "$address" | cut -c1-3)" 304
expect "$(get -H 'Range: bytes=0-3' "${address}550.json" | cut -c1-3)" 206
expect "$(wc -c <"$work/body" | tr -d ' ')" 4

# An edit is told; a fault is, while the last good page stays; mending takes the fault away.
listen /550/
await '"faults":""'
first=$line
printf '\nAnd one sentence more.\n' >>book/content/codes/550.md
await '"faults":""'
[ "$first" != "$line" ] || fail 'the edit changed nothing'
get "${address}550/" >/dev/null
body_has 'And one sentence more.'
cp book/content/codes/550.md good.md
printf '\nSee [no such label].\n' >>book/content/codes/550.md
await 'nothing is called'
get "${address}550/" >/dev/null
body_has 'And one sentence more.'
grep -qF 'no such label' "$work/err" || fail 'the terminal does not tell the fault'
mv good.md book/content/codes/550.md
await '"faults":""'
hang_up
stop

# Below the path of a base URL, as on its host; a theme that is elsewhere; faults from the start.
mv book/theme elsewhere
make_faults book
start --root book --theme elsewhere --base-url https://example.org/repo
case $address in http://localhost:*/repo/) ;; *) fail "odd address $address" ;; esac
expect "$(get "${address}550/")" '503 text/html; charset=utf-8'
listen /repo/550/
await 'no such label'
hang_up
stop

# A port that is taken, and a folder that is no book.
mkdir empty
run 2 serve --port 0 --root empty
has err 'book.toml'
make_project other
start --root other
port=${address##*:}
run 2 serve --root other --port "${port%/}"
has err "cannot listen on port ${port%/}"
stop

# The key q, in a terminal.
if script -qec true /dev/null >/dev/null 2>&1; then
  mkfifo screen keys
  script -qec "'$program' serve --port 0 --root other" /dev/null <keys >screen &
  terminal=$!
  exec 5>keys 3<screen
  read_until 3 'q quits'
  printf q >&5
  status=0
  wait "$terminal" || status=$?
  [ "$status" = 0 ] || fail "after q, the server ended with $status"
fi

# A theme that is extended is watched as well, also one that is named while the server runs.
make_project extending
mkdir extending/own extending/own/assets
printf 'name = "Own"\ndata_version = 2\nextends = "../theme"\n' >extending/own/theme.toml
cp -R extending/theme extending/other
start --root extending --theme extending/own
get "$address" >/dev/null
lacks body 'changed below'
# shows TEXT: waits for builds until the home page has it.
shows() {
  get "$address" >/dev/null
  until grep -qF -- "$1" "$work/body"; do
    read_until 3 ' pages, '
    get "$address" >/dev/null
  done
}
echo '<p>changed below</p>' >extending/theme/templates/footer-extra.mustache
shows 'changed below'
echo '<p>another</p>' >extending/other/templates/footer-extra.mustache
printf 'name = "Own"\ndata_version = 2\nextends = "../other"\n' >extending/own/theme.toml
shows '<p>another</p>'
read_until 3 ' pages, ' # the one that follows new folders
echo '<p>changed in the other</p>' >extending/other/templates/footer-extra.mustache
shows 'changed in the other'
stop
