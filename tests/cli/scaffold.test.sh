#!/bin/sh
# A new book, and new entries of one: what they make is accepted, and what is left to say is told.
. "$(dirname "$0")/lib.sh"

run 0 init codes
has out 'cd codes'
cp -R "$source/theme" codes/theme
exists codes/.gitignore
run 0 check --root codes
empty err
run 2 init codes
has err 'is there already, and nothing is written over it'
run 0 build --root codes
has out "file://$work/codes/site/index.html"
exists codes/site/A01/index.html
grep -q 'href="../A02/[^"]*">A02' codes/site/A01/index.html || fail 'the links of the new book are not made'

cp -R codes before
run 0 new code A03 --root codes
has out 'codes/content/registry/codes.toml'
has out 'codes/content/codes/A03.md'
has err 'code A03 is a draft'
has err 'source about-a03 is a draft'
run 0 show A03 --root codes
has out 'A03 To be completed'
run 0 new code A03.1 --root codes
grep -q '^parent = "A03"$' codes/content/registry/codes.toml || fail 'a part of a code does not say so'

# What is there is not written over, and what cannot be is told.
run 1 new code a03 --root codes
has err "'A03' is there already"
run 1 new code Z99 --root codes
has err 'code Z99 is in no class'
has err 'the classes are Axx, Bxx'
run 1 new code 'A#4' --root codes
has err "'A#4' cannot be a name here"
run 1 new note which-code --root codes
run 1 new note 'no/where' --root codes
absent codes/content/no
run 2 new cod A04 --root codes
has err "did you mean 'code'?"
run 2 new code --root codes

# What the check needs is asked for before anything is written.
cp -R codes earlier
run 2 new code A04 --root codes --theme nowhere
has err 'nowhere is no theme: it holds no theme.toml, templates/ or assets/'
same codes earlier
cp -R codes/theme broken
printf '{{#open}}' >broken/templates/code.mustache
run 1 new code A04 --root codes --theme broken
has err 'broken/templates/code.mustache'
same codes earlier

run 0 new note refunds --root codes
grep -qF 'notes = ["which-code", "refunds"]' codes/content/book.toml || fail 'the note is not in the list'
exists codes/content/notes/refunds.md
printf 'notes = [\n  "which-code",\n  "refunds", # the last\n]\n' >list
sed -e '/^notes = /{r list' -e 'd' -e '}' codes/content/book.toml >book.toml && mv book.toml codes/content/book.toml
run 0 new note cards --root codes
sed -n '/^notes/,/^]/p' codes/content/book.toml >out
has out '  "refunds",'
has out '  "cards", # the last'

run 0 new field Retry-After --root codes
has err 'field Retry-After is a draft'
exists codes/content/fields/retry-after.md
run 0 build --root codes
exists codes/site/fields/retry-after/index.html

# A book with facts that such codes must have, and with parts of its own order.
make_project book
printf '\n[states.registered]\nlabel = "Public"\n[states.unofficial]\nlabel = "Local"\nregistered = false\n' >>book/content/book.toml
sed -i 's/required_in = \["registered"\]/required_in = ["registered", "unofficial"]/; s/^notes = /code_sections = ["What to do"]\nnotes = /' book/content/book.toml
run 0 new code 551 --root book
has err 'code 551 is a draft'
grep -q '^## What to do$' book/content/codes/551.md || fail 'the page lacks the section'
(cd book/content/notes && "$program" new code 552 >"$work/out" 2>/dev/null) || fail 'no project was found upwards'
has out '../../content/codes/552.md'

# A registry without classes: codes of any form, in one file.
cp -R "$source/tests/books/signals" signals
cp -R "$source/theme" signals/theme
run 0 new code SIGRTMIN+1 --root signals
exists signals/content/codes/SIGRTMIN-1.md
grep -q '^code = "SIGRTMIN+1"$' signals/content/registry/signals.toml || fail 'the entry is not beside the others'
run 1 new code SIGRTMIN-1 --root signals
has err "'SIGRTMIN+1' is there already"
run 0 build --root signals
exists signals/site/SIGRTMIN-1/index.html
