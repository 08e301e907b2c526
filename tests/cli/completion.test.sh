#!/bin/sh
# Shells complete commands, options and values: each script is run by its shell, where that is there.
. "$(dirname "$0")/lib.sh"

run 2 help --completion tcsh
has err "'tcsh' is no shell that is known; there are bash, zsh, fish"
run 2 help --completion bash --man statusbook

mkdir -p some/folder
echo text >some/file.md

run 0 help --completion bash
cp out statusbook.bash
# What is offered for the last of the words; for names of files, what bash is told to offer.
cat >complete.bash <<'SCRIPT'
set -u
source ./statusbook.bash
compopt() { printf '%s\n' "$@"; }
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_statusbook
printf '%s\n' "${COMPREPLY[@]-}"
SCRIPT
offers() { bash complete.bash "$@" >out 2>err || fail "bash fails at: $*"; }
offers statusbook b
[ "$(cat out)" = build ] || fail 'b is not build'
offers statusbook new ''
for sort in code field note --help; do has out "$sort"; done
lacks out build
offers statusbook build --s
[ "$(cat out)" = --single-file ] || fail '--s is not --single-file'
offers statusbook build --root ''
has out dirnames
lacks out --
offers statusbook build --out ''
has out default
offers statusbook import ''
has out default
offers statusbook schema r
[ "$(cat out)" = registry ] || fail 'r is not registry'
offers statusbook help se
has out serve
has out settings
offers statusbook help build --
has out --man
lacks out --root
offers statusbook help --man ''
has out statusbook-theme
offers statusbook new code --
has out --theme

# Every command and option that help knows is offered.
for command in $("$program" help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'); do
  offers statusbook ''
  has out "$command"
  offers statusbook "$command" --
  cp out offered
  "$program" help "$command" >out
  for option in $(grep -o -- '^  [-a-z,]*--[a-z-]*' out | grep -o -- '--[a-z-]*'); do
    grep -qxF -- "$option" offered || fail "bash lacks $command $option"
  done
done

if command -v fish >/dev/null; then
  run 0 help --completion fish
  cp out statusbook.fish
  export HOME="$work"
  offers() { fish --no-config -c 'source statusbook.fish; complete -C $argv[1]' -- "$1" >out 2>err || fail "fish fails at: $1"; }
  offers 'statusbook b'
  has out 'build	Write the site'
  offers 'statusbook new '
  has out code
  lacks out build
  offers 'statusbook help build --'
  has out --completion
  lacks out --root
  offers 'statusbook build --s'
  has out --single-file
  offers 'statusbook build --root so'
  has out some/
  offers 'statusbook build --root some/'
  lacks out file.md
  offers 'statusbook build --jobs '
  empty out
  offers 'statusbook import some/'
  has out file.md
  offers 'statusbook schema '
  has out registry
  empty err
else
  echo 'no fish: its completion is not run'
fi

if command -v zsh >/dev/null; then
  run 0 help --completion zsh
  cp out _statusbook
  # A terminal of zsh's own: what it shows for a line and a Tab, as lists with descriptions.
  cat >complete.zsh <<'SCRIPT'
zmodload zsh/zpty
zpty shell 'TERM=dumb PS1="<first>" zsh -f -i'
zpty -r shell text '*<first>*'
zpty -w shell 'fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; setopt no_beep; LISTMAX=0; bindkey "^I" list-choices; PS1="<sec""ond>"'
zpty -r shell text '*<second>*'
zpty -n -w shell "$1"$'\t'
zpty -n -w shell $'\C-U'"echo end"$'$((1))\n'
zpty -r shell text '*end1*'
print -r -- "$text"
SCRIPT
  offers() { timeout 60 zsh -f complete.zsh "$1" >out 2>err || fail "zsh fails at: $1"; }
  offers 'statusbook '
  has out 'Write the site'
  offers 'statusbook new '
  has out 'A code of a class'
  lacks out 'Write the site'
  offers 'statusbook build --'
  has out --single-file
  offers 'statusbook build --root some/'
  has out folder
  lacks out file.md
  offers 'statusbook help --man '
  has out statusbook-theme
  offers 'statusbook import some/'
  has out file.md
  offers 'statusbook audit --'
  has out 'After how many days'
else
  echo 'no zsh: its completion is not run'
fi
