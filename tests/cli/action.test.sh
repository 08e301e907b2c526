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

# A release like those on GitHub. Who attests that it was built there is played by a script.
version=$("$program" --version | sed 's/^statusbook //')
name=statusbook-$version-linux-x86_64
cmake --install "$(dirname "$program")" --prefix "$work/$name" >out 2>err || fail 'cmake --install fails'
mkdir -p "releases/v$version"
tar -czf "releases/v$version/$name.tar.gz" "$name"
rm -r "$name"
cat >bin/gh <<'TEXT'
#!/bin/sh
echo "gh $*" >>"$GH_CALLS"
[ "$GH_ATTESTS" = yes ]
TEXT
chmod +x bin/gh
export GH_CALLS="$work/calls" STATUSBOOK_RELEASES="file://$work/releases"
if [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ]; then
  # install STATUS TAG VARIABLE=VALUE...
  install() {
    expected=$1
    tag=$2
    shift 2
    status=0
    rm -rf there
    env "$@" sh "$source/packaging/install_release.sh" statusbook/statusbook "$tag" there >out 2>err || status=$?
    [ "$status" = "$expected" ] || fail "the release $tag is installed with $status, not $expected"
  }
  install 0 "v$version" GH_ATTESTS=yes
  [ "$(cat calls)" = "gh attestation verify there/$name.tar.gz --repo statusbook/statusbook" ] || fail 'nobody has attested the archive'
  there/bin/statusbook --version >out || fail 'the installed program does not run'
  absent "there/$name.tar.gz"
  install 2 "v$version" GH_ATTESTS=no
  has out "$name.tar.gz was not built by the workflows of statusbook/statusbook"
  absent there/bin
  install 2 v0.0.999 GH_ATTESTS=yes
  has out '::error::statusbook/statusbook has no release v0.0.999'
fi

# README's script for other hosts, with a checksum as its reader puts it in.
sed -n 's/^    //; /^#!\/bin\/sh$/,/^$/p' "$source/README.md" | sed "s/^version=.*/version=$version/" >build.sh
grep -q '^tar ' build.sh || fail 'the script of README is another'
cp -R "$source/tests/smtp/content" content
if sh build.sh https://example.org/ >out 2>err; then fail 'a wrong checksum is right'; fi
absent public
sed -i "s/CHECKSUM/$(sha256sum <"releases/v$version/$name.tar.gz" | cut -d ' ' -f 1)/" build.sh
sh build.sh https://example.org/here/ >out 2>err || fail 'the script of README fails'
grep -q 'https://example.org/here/' public/sitemap.xml || fail 'the base URL is not used'

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
