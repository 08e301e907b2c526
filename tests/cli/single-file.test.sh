#!/bin/sh
# The site as one file: where it goes, what it may replace, and that all links within it lead somewhere.
. "$(dirname "$0")/lib.sh"
make_project book

run 0 build --root book --single-file
empty err
grep -Eq '^[0-9]+ pages in book/site.html \([0-9]+ bytes\), [0-9]+\.[0-9]{2} s$' out || fail 'another line'
absent book/site
for id in : 550 4xx notes index; do
  grep -q "<div[^>]* id=\"$id\">" book/site.html || fail "no part $id"
done
tr '<' '\n' <book/site.html | sed -n 's/^a [^>]*href="#\([^"]*\)".*/\1/p' | sort -u >links
tr '<' '\n' <book/site.html | sed -n 's/^[^>]* id="\([^"]*\)".*/\1/p' | sort >ids
[ -s links ] || fail 'no links'
comm -23 links ids | grep . && fail 'links that lead nowhere'
uniq -d ids | grep . && fail 'ids that occur twice'
grep -Eq '<(script|img|iframe)[^>]* src=|<link[^>]*href="[^d]' book/site.html && fail 'it asks for files'

# Again, elsewhere, and over an earlier one; but not over what is somebody else's.
run 0 build --root book --single-file --out deep/one.html
cmp -s book/site.html deep/one.html || fail 'it differs'
run 0 build --root book --single-file --out deep/one.html
echo mine >mine.html
run 2 build --root book --single-file --out mine.html
has err "'mine.html' was not written by statusbook"
[ "$(cat mine.html)" = mine ] || fail 'it was replaced'

# With a base URL, data files are on the published site; a theme may have no template for it.
run 0 build --root book --single-file --out url.html --base-url https://example.org/path
grep -q 'href="https://example.org/path/550.json"' url.html || fail 'no link to data'
rm book/theme/templates/single-file.mustache
run 1 build --root book --single-file
has err 'the theme lacks templates/single-file.mustache'
run 0 build --root book
