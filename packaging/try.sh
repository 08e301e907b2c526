#!/bin/sh
# try.sh STATUSBOOK: the first steps of README with an installed program, in a folder of its own, as a newcomer takes them.
set -eu
statusbook=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$statusbook" --version
"$statusbook" show 404 >entry
grep -q 'Not Found' entry
"$statusbook" init book
"$statusbook" check --root book
"$statusbook" build --root book
[ -s book/site/index.html ]
[ -s book/site/codes.json ]
"$statusbook" help --man statusbook-book | grep -q '^.TH statusbook'
# Without a network and without libcurl, links cannot be tested; the rest of the audit can.
"$statusbook" audit --root book --offline >findings || [ $? = 1 ]
printf '%s\n' "$statusbook works"
