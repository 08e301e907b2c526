#!/bin/sh
# What the tool says of the files that it reads: help, schemas, manual pages.
. "$(dirname "$0")/lib.sh"

run 0 help book
has out content/book.toml
has out '  title (string; required)'
has out '[[home.questions]]'
empty err
run 0 help registry
has out 'each x stands for one'
has out '  color (word'
run 0 help theme
has out data_version

run 2 help bok
has err "'bok' is no command (did you mean 'book'?)"
run 2 help book title
has err "'book' is no command"
run 0 help help
has out 'book, registry'

run 0 schema book
has out 'http://json-schema.org/draft-07/schema#'
has out '"entry_noun"'
empty err
run 2 schema
run 2 schema book registry
run 2 schema regstry
has err "'regstry' is no kind of file (did you mean 'registry'?); there are book, registry, translation, actions, measurements, settings, theme"
run 0 help schema
has out '#:schema ../book.schema.json'

run 2 help --man statusbok
has err "'statusbok' is no manual page (did you mean 'statusbook'?)"

# Every command and option is in the manual, and what shows pages has nothing to say against them.
run 0 help --man statusbook
for command in $("$program" help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p'); do
  has out ".SS statusbook $command"
  for option in $("$program" help "$command" | grep -o -- '--[a-z-]*'); do
    [ "$option" = --help ] || has out "$(printf '%s' "$option" | sed 's/-/\\-/g')"
  done
done
has out '.SS statusbook import FILE... [OPTION...]'
has out '.SS statusbook new code NAME [OPTION...]'
lacks out 'INT in'
[ "$(grep -c '^Exit status' out)" -eq 2 ] || fail 'footers are repeated'
for page in statusbook statusbook-book statusbook-registry statusbook-translation statusbook-actions statusbook-measurements statusbook-settings statusbook-theme; do
  run 0 help --man $page
  cp out $page.man
  if command -v mandoc >/dev/null; then
    # Pages are the same on every day, so they have no date.
    mandoc -T lint -W warning $page.man | grep -v 'missing date' >out || true
    empty out
  fi
  if command -v groff >/dev/null; then
    groff -man -T utf8 -ww $page.man 2>err >out
    empty err
    has out statusbook
  else
    echo "no groff: $page is not rendered"
  fi
done
