#!/bin/sh
# What was published stays: addresses, anchors, and the files that a site has as they are.
. "$(dirname "$0")/lib.sh"
make_project book
run 0 published --root book
has out '450/'
absent book/content/published.txt
run 0 published --update --root book
has out 'added to book/content/published.txt'
run 0 published --root book
empty out
run 0 published --update --root book
has out '0 addresses added'
run 0 check --root book

# A note with another name: its old address has to lead there, with all that was on its page.
printf '# Later\n\n## Moved part\n\nText.\n' >book/content/notes/later.md
sed -i 's/"retry-queue"/"retry-queue", "later"/' book/content/book.toml
run 0 published --update --root book
mv book/content/notes/later.md book/content/notes/afterwards.md
sed -i 's/"later"/"afterwards"/' book/content/book.toml
run 1 check --root book
has err "'notes/later/' was published and is gone"
lacks err "'notes/later/#moved-part'"
has err 'content/published.txt:'
cp book/content/book.toml settings
printf '\n[redirects]\n"notes/later/" = "notes/afterwards/"\n' >>book/content/book.toml
run 0 build --root book --base-url https://example.org/
grep -q '<meta http-equiv="refresh" content="0; url=../../notes/afterwards/">' book/site/notes/later/index.html || fail 'no refresh'
grep -q '<link rel="canonical" href="https://example.org/notes/afterwards/">' book/site/notes/later/index.html || fail 'no canonical'
grep -q '<a href="../../notes/afterwards/">' book/site/notes/later/index.html || fail 'no link'
! grep -q 'notes/later/' book/site/sitemap.xml || fail 'the sitemap lists a redirect'

# An anchor that moved on its page, and one that went to another page.
run 0 published --update --root book
sed -i 's/## Moved part/## Other part/' book/content/notes/afterwards.md
run 1 check --root book
has err "'notes/afterwards/#moved-part' was published and is gone"
printf '"notes/afterwards/#moved-part" = "notes/afterwards/#other-part"\n"450/#gone" = "550/"\n' >>book/content/book.toml
printf '"550/#start" = "550/"\n"notes/later/#part" = "450/"\n' >>book/content/book.toml
printf '450/#gone\n550/#start\n' >>book/content/published.txt
run 0 build --root book
grep -q '<h2 id="other-part"[^>]*><span id="moved-part"></span>' book/site/notes/afterwards/index.html || fail 'no anchor'
grep -q '<p id="gone"><a href="../550/">' book/site/450/index.html || fail 'no link where the anchor was'
grep -q '<main[^>]*><span id="start"></span>' book/site/550/index.html || fail 'no anchor at the beginning of the page'
grep -q '<p id="part"><a href="../../450/">' book/site/notes/later/index.html || fail 'a page that moved lacks the anchor that went elsewhere'
grep -q '<script src="../../assets/site[^"]*"' book/site/notes/later/index.html || fail 'no script that takes the fragment along'

# Redirects that lead nowhere, in circles, or away.
cp settings book/content/book.toml
printf '\n[redirects]\n"notes/later/" = "notes/nowhere/"\n"a/" = "b/"\n"b/" = "450/"\n"450/" = "550/"\n"x#y" = "550/"\n"/x" = "450/"\n"z/" = 1\n' >>book/content/book.toml
run 1 check --root book
has err "the site has no 'notes/nowhere/'"
has err "'b/' is redirected itself"
has err "two pages would be written to 450/index.html"
has err "the site has no page 'x'"
has err "'/x' is no address on this site"
has err "'z/' of the redirects must be a string, not an integer"

# Files that the site has as they are.
cp settings book/content/book.toml
printf '\n[redirects]\n"notes/later/" = "notes/afterwards/"\n' >>book/content/book.toml
mkdir -p book/content/static/.well-known book/content/static/450
printf 'example.org\n' >book/content/static/CNAME
printf '\000\377' >book/content/static/.well-known/key
sed -i '/afterwards.#moved-part/d; /#gone/d; /#start/d' book/content/published.txt
rm -rf book/site
run 0 build --root book --base-url https://example.org/
cmp -s book/content/static/.well-known/key book/site/.well-known/key || fail 'a static file was changed'
exists book/site/CNAME
grep -q 'Sitemap: https://example.org/sitemap.xml' book/site/robots.txt || fail 'robots.txt lacks the sitemap'
printf 'mine\n' >book/content/static/robots.txt
run 0 build --root book --base-url https://example.org/
grep -q mine book/site/robots.txt || fail 'the own robots.txt was not taken'
rm book/content/static/robots.txt
run 0 build --root book --base-url https://example.org/repo/
absent book/site/robots.txt
printf 'x' >book/content/static/450/index.html
run 1 check --root book
has err 'book/content/static/450/index.html: error: two pages would be written to 450/index.html'
rm -r book/content/static/450
ln -s /etc/passwd book/content/static/link
run 1 check --root book
has err 'a symbolic link is not followed'
