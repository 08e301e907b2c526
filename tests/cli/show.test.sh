#!/bin/sh
# An entry in the terminal: found by whatever name it has, from any folder of the project.
. "$(dirname "$0")/lib.sh"
make_project book

run 0 show 450 --root book
has out '450 Requested mail action not taken: mailbox unavailable'
has out 'The mailbox cannot be used now'
has out 'Keeps the message and tries again'
has out 'RFC 5321 §4.2.3'
lacks out '##'
lacks out "$(printf '\033')"
empty err

# The same name in other letters; words that only a part of a name holds; several that do.
run 0 show requested-mail-ACTION okay completed --root book
has out '250 Requested'
run 0 show okay --root book
has out '250 Requested'
run 0 show mailbox unavailable --root book
has out '450 Requested'
has out '550 Requested'
lacks out 'RFC 5321'
run 0 show 4xx --root book
has out 'Transient Negative Completion'
has out '450'
run 0 show retry-queue --root book

run 1 show 404 --root book
has err "nothing in 'SMTP reply codes' is called '404'"
run 1 show 45.0 --root book
run 1 show retry-quue --root book
has err "did you mean 'retry-queue'?"
run 2 show --root book

run 0 show 450 --json --root book
has out '"code": "450"'
lines err 0
[ "$("$program" show 450 --json --root book)" = "$("$program" build --root book >/dev/null && cat book/site/450.json)" ] ||
  fail 'show --json is not what the site has'
run 1 show mailbox unavailable --json --root book
empty out
run 1 show 4xx --json --root book
empty out

# From within, the project is found upwards; where there is none, the book that was installed.
(cd book/content/codes && "$program" show 250 >"$work/out") || fail 'no project was found upwards'
has out '250 Requested'
mkdir -p prefix/bin prefix/share/statusbook elsewhere
cp "$program" prefix/bin/statusbook
(cd elsewhere && run 2 show 250)
cp -R book prefix/share/statusbook/book
(cd elsewhere && ../prefix/bin/statusbook show 250 >"$work/out") || fail 'the installed book was not found'
has out '250 Requested'

# Longer than the terminal: a pager shows it.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  script -qec "stty rows 5 cols 60; PAGER='sed s/^/paged:/' '$program' show 250 --root book" /dev/null >out 2>&1 </dev/null || true
  has out 'paged:'
  script -qec "stty rows 500 cols 60; PAGER='sed s/^/paged:/' '$program' show 250 --root book" /dev/null >out 2>&1 </dev/null || true
  lacks out 'paged:'
  has out '250 Requested'
fi
