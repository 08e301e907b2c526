#!/bin/sh
# import reports, prints JSON alone, writes drafts without touching what exists, and says plainly what it cannot read.
. "$(dirname "$0")/lib.sh"
make_project book
cat >list.md <<'LIST'
# Replies

## 250 Okay
Done; 450 is not.

## 452 Insufficient system storage
No room now. It is no 250 Insufficient system storage.
LIST

run 0 import list.md --root book
has out '250'
has out 'not in the registry'
has out '2 entries for 2 codes'
empty err

run 0 import --json list.md --root book
empty err
has out '"text": "Done; 450 is not."'
lacks out 'entries for'
[ "$(head -c 1 out)" = '[' ] || fail 'no array'

cp -R book before
run 0 import list.md --root book --write
has out 'content/codes/452.md: written'
has out 'pages without a fault'
has err 'code 452 is a draft that nobody has checked'
has err 'content/codes/452.md: warning: this page is a draft'
run 0 build --root book --out built
has err 'is a draft'
grep -q 'Draft, not checked' built/codes/452/index.html built/452/index.html built/*/452* 2>/dev/null || grep -rq 'Draft, not checked' built || fail 'the page does not say that it is a draft'
same before/content/codes/250.md book/content/codes/250.md
exists book/content/registry/import-452.toml
absent book/content/codes/250.import.md

rm -rf before && cp -R book before
run 0 import list.md --root book --write
has out 'there already: 452'
same before book

run 0 import list.md --root book --write-beside
exists book/content/codes/250.import.md
same before/content/codes/250.md book/content/codes/250.md
run 0 check --root book

run 2 import missing.md --root book
has err 'missing.md: error: there is no such file'
run 2 import book --root book
has err 'this is a folder'
: >empty.md
run 2 import empty.md --root book
has err 'the file is empty'
printf '\000\001\002\377' >binary.md
run 2 import binary.md --root book
has err 'no text'
printf 'Nothing but prose about 250.\n' >prose.md
run 2 import prose.md --root book
has err 'no code is described here'
has err 'only line 1 holds a code'
printf 'A 250.\n\nNo.\n\nA 450.\n' >prose.md
run 2 import prose.md --root book
has err '2 lines hold codes, the first is line 1'
run 1 import list.md missing.md --root book
has out '2 entries for 2 codes'
run 2 import --root book
run 2 import list.md --root nowhere

# Whatever is said in 4 MB, 256 MB are enough for it, or it is to be split. Libraries count as well, and programs that
# look for faults in memory do not start with so little.
repeat() { awk -v part="$1" -v count="$2" 'BEGIN { for (i = 0; i < count; ++i) printf "%s", part }'; }
# shellcheck disable=SC3045 # where a shell has no such limit, nothing is looked at
if (ulimit -v 320000 && "$program" --version) >/dev/null 2>&1; then
  (
    ulimit -v 320000
    repeat '<h2>250 Okay</h2>x' 139999 >many.html
    run 0 import many.html --root book
    has out '139999 entries for 1 code'
    for part in '250 Okay\n' 'a\n\n' '- \n' '*a* ' '> a\n\n' '|a|b|c|\n|-|-|-|\n' '<li>250 Okay' '<td colspan=99>' '<p>a'; do
      case $part in '<'*) name=much.html ;; *) name=much.md ;; esac
      repeat "$part" 2000000 | head -c 4194304 >"$name"
      run 2 import "$name" --root book
      has err 'import it in parts'
    done
  )
fi
