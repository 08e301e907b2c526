#!/bin/sh
# Dates of last change, out of real git repositories: in the sitemap, and in a feed that a parser of others reads.
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || { echo 'git is not installed; skipped'; exit 0; }
export HOME="$work" GIT_CONFIG_NOSYSTEM=1
git config --global user.name Writer
git config --global user.email writer@example.org
git config --global init.defaultBranch main
git config --global protocol.file.allow always
unset SOURCE_DATE_EPOCH GIT_DIR GIT_WORK_TREE

# on DAY COMMAND...: a git command in January 2026, in another time zone. What the author's clock says does not count.
on() {
  day=$1
  shift
  GIT_COMMITTER_DATE="2026-01-${day}T23:30:00 -0200" GIT_AUTHOR_DATE='2001-01-01T00:00:00 +0000' git -C repo "$@" >/dev/null 2>&1 ||
    fail "git $*"
}
save() {
  on "$1" add -A
  on "$1" commit -m "$2"
}
build() {
  [ "$#" -gt 0 ] || set -- repo/book
  run 0 build --root "$1" --out site --base-url https://example.org/ --git-dates
}
# dated ADDRESS DATE: what the sitemap says; an empty date is none.
dated() {
  line=$(grep -F "<loc>https://example.org/$1</loc>" site/sitemap.xml) || fail "the sitemap lacks $1"
  case $line in
    *"<lastmod>"*) found=$(printf '%s' "$line" | sed 's/.*<lastmod>\(.*\)<\/lastmod>.*/\1/') ;;
    *) found='' ;;
  esac
  [ "$found" = "$2" ] || fail "$1 is of '$found', not '$2'"
}
facts=repo/book/content/registry/smtp.toml

# No repository, none with a commit: no dates, and one warning.
mkdir repo
make_project repo/book
sed -i 's/^checked = .*/checked = 2025-11-20/' $facts
GIT_CEILING_DIRECTORIES="$work" run 0 build --root repo/book --out site --base-url https://example.org/ --git-dates
has err 'there is no git repository here'
has err '1 warning'
dated 450/ ''
absent site/feed.xml
git init -q repo
build
has err 'the git repository has no commit'

save 01 'all of it'
printf '\nMore.\n' >>repo/book/content/codes/450.md
save 02 'a page'
# On a branch, while the other goes on; the merge is of a later day. What the branch takes back has not changed.
on 02 checkout -q -b side HEAD~1
printf '\nMore.\n' >>repo/book/content/codes/550.md
cp repo/book/content/classes/5xx.md saved
printf '\nMore.\n' >>repo/book/content/classes/5xx.md
save 03 'a page on a branch'
cp saved repo/book/content/classes/5xx.md
save 04 'taken back'
on 04 checkout -q main
on 05 merge --no-ff -m merge side
# Facts of one code; comments and order are none.
sed -i 's/The server has done what/The server did what/; s/^# In the signs, .*/# Another comment./' $facts
save 06 'a fact'
build
empty err
dated 450/ 2026-01-03T01:30:00Z
dated 550/ 2026-01-04T01:30:00Z
dated 5xx/ 2026-01-02T01:30:00Z
dated 250/ 2026-01-07T01:30:00Z
dated 2xx/ 2026-01-02T01:30:00Z
dated specs/rfc-5321/ 2026-01-02T01:30:00Z
dated notes/retry-queue/ 2026-01-02T01:30:00Z
dated index/ ''

# The same commit gives the same bytes, also from another clone; a shallow clone has no dates rather than wrong ones.
cp -R site first
build
same site first
git clone -q "file://$work/repo" clone
build clone/book
same site first
git clone -q --depth 2 "file://$work/repo" shallow
build shallow/book
has err 'shallow clone'
has err 'fetch-depth: 0'
dated 250/ ''
absent site/feed.xml

# A clone of another user, as in a container, is trusted where git's settings say so.
if [ "$(id -u)" = 0 ]; then
  chown -R 1 clone
  build clone/book
  has err 'belongs to another user'
  dated 250/ ''
  git config --global --add safe.directory "$work/other"
  build clone/book
  has err 'safe.directory FOLDER'
  git config --global --add safe.directory "$work/clone"
  build clone/book
  same site first
fi

# What moves as it is has not changed: a folder, a table. A new name, and so a new address, is a change.
on 08 mv book/content/registry/smtp.toml book/content/registry/all.toml
on 08 mv book moved
save 08 'another folder'
sed -n '/^code = "450"/,$p' repo/moved/content/registry/all.toml >rest
sed -i '/^code = "450"/,$d' repo/moved/content/registry/all.toml
sed -i '$d' repo/moved/content/registry/all.toml
{ echo '[[code]]' && cat rest; } >repo/moved/content/registry/more.toml
save 09 'another file'
on 10 mv moved/content/notes/retry-queue.md moved/content/notes/queue.md
sed -i 's/\[retry-queue/[queue/; s/"retry-queue"/"queue"/' repo/moved/content/book.toml repo/moved/content/codes/*.md repo/moved/content/classes/*.md
save 10 'another name'
build repo/moved
dated 550/ 2026-01-04T01:30:00Z
dated 250/ 2026-01-07T01:30:00Z
dated notes/queue/ 2026-01-11T01:30:00Z

# What is not committed has no date, but that of the build where the environment gives one; nothing is later than that.
printf '\nMore.\n' >>repo/moved/content/codes/250.md
build repo/moved
dated 250/ ''
SOURCE_DATE_EPOCH=1767571200
export SOURCE_DATE_EPOCH
build repo/moved
dated 250/ 2026-01-05T00:00:00Z
dated 550/ 2026-01-04T01:30:00Z
dated notes/queue/ 2026-01-05T00:00:00Z
unset SOURCE_DATE_EPOCH

# The feed: what RFC 4287 requires of it, whatever is in a title.
sed -i 's/^phrase = "Requested mail action okay, completed"/phrase = "<\/title><script> \& \\"]]> \\uFFFE"/' repo/moved/content/registry/all.toml
sed -i 's/^title = .*/title = "Codes \& <more>"/' repo/moved/content/book.toml
save 12 'a title'
build repo/moved
grep -q '<link rel="alternate" type="application/atom+xml" href="feed.xml">' site/index.html || fail 'the home page does not name the feed'
if command -v python3 >/dev/null; then
  python3 - site/feed.xml <<'PYTHON' || fail 'the feed is not as it should be'
import re, sys
from xml.etree import ElementTree
atom = "{http://www.w3.org/2005/Atom}"
feed = ElementTree.parse(sys.argv[1]).getroot()
def only(element, name):
    found = element.findall(atom + name)
    assert len(found) == 1, (name, len(found))
    return found[0]
date = re.compile(r"2026-01-\d\dT\d\d:\d\d:\d\dZ")
assert feed.tag == atom + "feed"
assert only(feed, "id").text == "https://example.org/"
assert only(feed, "title").text == "Codes & <more>"
assert only(feed, "author").find(atom + "name").text
links = {link.get("rel", "alternate"): link.get("href") for link in feed.findall(atom + "link")}
assert links == {"alternate": "https://example.org/", "self": "https://example.org/feed.xml"}, links
entries = feed.findall(atom + "entry")
for entry in entries:
    assert only(entry, "id").text.startswith("https://example.org/")
    assert only(entry, "link").get("href") == only(entry, "id").text
    assert only(entry, "title").text and only(entry, "summary").text
    assert date.fullmatch(only(entry, "updated").text)
ids = [only(entry, "id").text for entry in entries]
assert len(set(ids)) == len(ids) == 8, ids
updated = [only(entry, "updated").text for entry in entries]
assert updated == sorted(updated, reverse=True) and only(feed, "updated").text == updated[0]
assert ids[0] == "https://example.org/250/"
assert only(entries[0], "title").text == '250 </title><script> & "]]>  ', only(entries[0], "title").text
PYTHON
fi
