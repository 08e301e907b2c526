#!/bin/sh
# What is installed stands by itself: the program finds theme and book beside it. Versions come from tags.
. "$(dirname "$0")/lib.sh"
build=$(dirname "$program")

cmake --install "$build" --prefix "$work/usr" >out 2>err || fail 'cmake --install fails'
for file in bin/statusbook share/statusbook/theme/theme.toml share/statusbook/book/content/book.toml share/man/man1/statusbook.1 \
  share/man/man5/statusbook-book.5 share/bash-completion/completions/statusbook share/fish/vendor_completions.d/statusbook.fish \
  share/zsh/site-functions/_statusbook share/doc/statusbook/copyright; do
  [ -s "usr/$file" ] || fail "usr/$file is not installed"
done

program=$work/usr/bin/statusbook
mkdir elsewhere
cd elsewhere
run 0 show 404
has out 'Not Found'
run 0 init book
run 0 build --root book
exists book/site/index.html
cd ..

# version DESCRIPTION: the version, where git says that of the source.
version() {
  rm -rf versioned
  mkdir versioned
  printf '%s\n' "$1" >versioned/.version
  cat >versioned/CMakeLists.txt <<TEXT
cmake_minimum_required(VERSION 3.25)
project(versioned VERSION 9.8.7 LANGUAGES NONE)
include("$source/src/cmake/version.cmake")
file(WRITE "$work/version" "\${STATUSBOOK_VERSION}")
TEXT
}
configure() { cmake -G Ninja -S versioned -B versioned/build >out 2>err || fail 'cmake fails'; }
is() { [ "$(cat version)" = "$1" ] || fail "the version is $(cat version), not $1"; }

version 'v1.2.3'
configure
is 1.2.3
version 'v1.2.3-4-gabc1234'
configure
is 1.2.3+4.gabc1234
# An archive that git did not make, and a description that is no version.
version '$Format:%(describe)$'
configure
is 9.8.7
version 'v1.2.3"; nonsense'
configure
is 9.8.7

if command -v git >/dev/null; then
  commit() { git -C versioned -c user.name=A -c user.email=a@example.org commit -q --allow-empty -m "$1"; }
  version 'v1.2.3'
  git -C versioned init -q
  commit one
  configure
  is 9.8.7
  git -C versioned -c user.name=A -c user.email=a@example.org tag -a v2.0.0 -m two
  git -C versioned tag other
  configure
  is 2.0.0
  commit two
  configure
  case $(cat version) in 2.0.0+1.g*) ;; *) fail "the version is $(cat version) after a tag" ;; esac
fi
