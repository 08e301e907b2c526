#!/bin/sh
# On GitHub, faults are annotations on stdout in addition.
. "$(dirname "$0")/lib.sh"
make_project book
make_faults book

run 1 check --root book
empty out

export GITHUB_ACTIONS=true
run 1 check --root book
has err "error: nothing is called '[no such label]'"
grep -Eq "^::error file=book/content/codes/250\.md,line=[0-9]+,col=5::nothing is called '\[no such label\]'" out ||
  fail 'no annotation with file, line and column'
! grep -qv '^::error file=' out || fail 'stdout holds something else'
[ "$(grep -c '^::' out)" -eq "$(grep -c ': error: ' err)" ] || fail 'not an annotation for each error'

# The runner would take "##[" for a command of its own, wherever it stands.
printf '\nSee [##[add-mask]x].\n' >>book/content/codes/250.md
run 1 check --root book
has err '## [add-mask]'
lacks err '##['
lacks out '##['

make_project good
run 0 build --root good
lines out 2
lacks out '::'

GITHUB_ACTIONS=false
run 1 check --root book
empty out
