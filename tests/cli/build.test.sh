#!/bin/sh
# A build that succeeds: what was made and where to open it, the whole site, and nothing written twice.
. "$(dirname "$0")/lib.sh"
make_project book

run 0 build --root book
empty err
lines out 2
has out "file://$work/book/site/index.html"
grep -Eq '^[0-9]+ pages in book/site \([0-9]+ files written, 0 deleted\), [0-9]+\.[0-9]{2} s$' out || fail 'another line'
for file in index.html 404.html 550/index.html 550.json codes.json .nojekyll .statusbook-manifest; do
  exists "book/site/$file"
done
absent book/site/sitemap.xml

# Again: nothing to do, and nothing touched.
touch -t 200102030000 book/site/index.html book/site/.statusbook-manifest
touch -t 200102040000 later
run 0 build --root book
has out '(0 files written, 0 deleted)'
[ -z "$(find book/site/index.html book/site/.statusbook-manifest -newer later)" ] || fail 'a file was touched'

# From the project's own folder, and elsewhere.
(cd book && run 0 build && has out ' pages in site (0 files written')
run 0 build --root book --out elsewhere/deep
has out ' pages in elsewhere/deep ('
same book/site elsewhere/deep

# A folder that holds only what belongs to Git and hosts counts as empty; these stay.
mkdir fresh
echo '*' >fresh/.gitignore
run 0 build --root book --out fresh
[ "$(cat fresh/.gitignore)" = '*' ] || fail '.gitignore is gone'

# The number of threads makes no difference.
run 0 build --root book --out one --jobs 1
run 0 build --root book --out eight --jobs 8
same one eight

# One hash stands for the paths and bytes of all files, and Git computes the same.
run 0 build --root book --out one --print-hash --jobs 3
lines out 3
tail -n 1 out >hash
(cd one && find . -type f ! -name .statusbook-manifest | sed 's|^\./||' | LC_ALL=C sort) >paths
(cd one && git hash-object --no-filters --stdin-paths <"$work/paths") | paste -d ' ' - paths | sed 's/ /  /' |
  git hash-object --stdin >hash-of-git
cmp hash hash-of-git || fail 'another hash than that of Git'
run 0 build --root book --out one --print-hash --base-url https://example.org/
[ "$(tail -n 1 out)" != "$(cat hash)" ] || fail 'another site has the same hash'
run 0 build --root book --single-file --out one.html --print-hash
grep -Eq '^[0-9a-f]{40}$' out || fail 'the single file has no hash'

# The base URL is for canonical links and the sitemap, with or without a slash at its end.
run 0 build --root book --out url --base-url https://example.org/path
grep -qF '<loc>https://example.org/path/550/</loc>' url/sitemap.xml || fail 'the sitemap has another address'
run 0 build --root book --out url --base-url https://example.org/path/
has out '(0 files written, 0 deleted)'

# What is gone from the content goes from the site; what is somebody's stays.
echo mine >book/site/notes.txt
sed 's/^notes = .*/notes = []/' book/content/book.toml >book.toml
cp book.toml book/content/book.toml
rm -r book/content/notes
sed 's/\[\([^]]*\)\]\[retry-queue[^]]*\]/\1/g; s/\[retry-queue[^]]*\]/the queue/g' book/content/codes/450.md >450.md
cp 450.md book/content/codes/450.md
run 0 build --root book
absent book/site/notes
[ "$(cat book/site/notes.txt)" = mine ] || fail 'a foreign file is gone'
