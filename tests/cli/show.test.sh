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
# As in a new chroot, there may be no /proc that says where the program is. Its status tells nothing: there, LeakSanitizer ends it.
if unshare --mount sh -c 'umount -l /proc' 2>/dev/null; then
  (cd elsewhere && unshare --mount sh -c 'umount -l /proc && PATH=../prefix/bin:$PATH && exec statusbook show 250' >"$work/out") || true
  has out '250 Requested'
fi

# Longer than the terminal: a pager shows it, an entry or a list of them. script(1) lends the terminal.
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then
  unset PAGER LESS
  export TERM=xterm
  escape=$(printf '\033')
  # on_terminal ROWS COLUMNS SETTINGS WORD...: what `show WORD...` prints there.
  on_terminal() {
    rows=$1 columns=$2 settings=$3
    shift 3
    script -qec "stty rows $rows cols $columns; $settings '$program' show $* --root book" /dev/null >out 2>&1 </dev/null || true
  }
  paged='PAGER="sed s/^/paged:/"'
  on_terminal 5 60 "$paged" 250
  has out 'paged:'
  on_terminal 5 60 "$paged" mailbox
  has out 'paged:'
  on_terminal 500 60 "$paged" 250
  lacks out 'paged:'
  has out '250 Requested'

  # An empty PAGER, a dumb terminal and a pager that is missing: the text alone, and all of it.
  for settings in PAGER= TERM=dumb PAGER=no-such-pager; do
    on_terminal 5 60 "$settings" 250
    has out '250 Requested'
    has out 'RFC 5321'
  done
  mkdir bare
  ln -s "$(command -v sh)" bare/sh
  on_terminal 5 60 'PATH=bare' 250
  has out '250 Requested'
  lacks out 'not found'

  # less by another name of its own shows colors, not their codes.
  printf '#!/bin/sh\nsed "s/^/LESS=$LESS /"\n' >less
  chmod +x less
  on_terminal 5 60 'PAGER=./less' 250
  has out 'LESS=FRX '
  on_terminal 5 60 'LESS=i PAGER=./less' 250
  has out 'LESS=i '

  # Color where the terminal has color; lines as wide as it is, but not narrower than 40.
  on_terminal 500 60 '' 250
  has out "${escape}[1m250"
  for settings in NO_COLOR=1 TERM=dumb TERM=; do
    on_terminal 500 60 "$settings" 250
    has out '250 Requested'
    lacks out "$escape"
  done
  widest() { tr -d '\r' <out | sed "s/$escape\[[0-9;]*m//g" | awk 'length > most { most = length } END { print most }'; }
  on_terminal 500 100 '' 450
  [ "$(widest)" -gt 60 ] || fail "no line is longer than $(widest)"
  on_terminal 500 40 '' 450
  [ "$(widest)" -le 40 ] || fail "a line has $(widest) characters"
fi
