#!/bin/sh
# What the GitHub action and the release run, as far as it goes without them.
. "$(dirname "$0")/lib.sh"
mkdir bin
cp "$program" bin/statusbook
export PATH="$work/bin:$PATH"

# book STATUS VARIABLE=VALUE...: the action's step, in a repository that holds the book in docs/.
book() {
  expected=$1
  shift
  status=0
  env GITHUB_ACTIONS=true THEME="$source/theme" ROOT=docs "$@" sh "$source/packaging/build_book.sh" >out 2>err || status=$?
  [ "$status" = "$expected" ] || fail "$* ended with $status, not $expected"
}
mkdir docs
cp -R "$source/tests/smtp/content" docs/content

book 0 OUT= BASE_URL=
absent docs/site
absent site
book 0 OUT=site BASE_URL=https://example.org/here/ GIT_DATES=false
grep -q 'https://example.org/here/' site/sitemap.xml || fail 'the base URL is not used'
book 2 ROOT=nowhere OUT=site
has out '::error::nowhere/content/book.toml is missing'

make_faults docs
rm -r site
book 1 OUT=site
absent site
cat err >>out
has out '::error file=docs/content/codes/250.md,line='

# A branch is no version: its program is nowhere.
for tag in main 1.2 v1; do
  if sh "$source/packaging/install_release.sh" statusbook/statusbook "$tag" there >out 2>err; then fail "$tag is no version"; fi
  has out "::error::'$tag' is no version"
done
absent there

cat >changelog.md <<'TEXT'
# Changelog

## [Unreleased]

- Later.

## [1.2.3] - 2026-01-02

### Added

- This.

## [1.2.2] - 2026-01-01

- That.

[1.2.3]: https://example.org/1.2.3
TEXT
sh "$source/packaging/release_notes.sh" 1.2.3 changelog.md >out 2>err || fail 'there are no notes on 1.2.3'
[ "$(cat out)" = "$(printf '### Added\n\n- This.')" ] || fail 'the notes on 1.2.3 are others'
sh "$source/packaging/release_notes.sh" 1.2.2 changelog.md >out 2>err || fail 'there are no notes on 1.2.2'
[ "$(cat out)" = '- That.' ] || fail 'the notes on 1.2.2 are others'
if sh "$source/packaging/release_notes.sh" 1.2 changelog.md >out 2>err; then fail 'there are notes on 1.2'; fi
has err 'no section ## [1.2]'
