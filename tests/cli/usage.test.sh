#!/bin/sh
# What the command line says of itself, and what it does not take.
. "$(dirname "$0")/lib.sh"

run 0 --help
has out 'Usage: statusbook'
has out 'build'
has out 'check'
has out 'Exit status: 0 success, 1 faults'
empty err

run 0 build --help
for option in --root --out --theme --base-url --jobs; do has out "$option"; done

run 0 check --help
lacks out --out

run 0 --version
has out 'statusbook 0.'
lines out 1
empty err

run 0 version
has out 'statusbook 0.'

# No argument asks what there is, as help does.
run 0
has out 'Usage: statusbook'
cp out all
run 0 help
cmp -s out all || fail "help differs from what no argument prints"
run 0 help build
has out --base-url
run 0 help new code
has out NAME
run 2 help biuld
has err "'biuld' is no command (did you mean 'build'?)"

run 2 --unknown
run 2 build --unknown
has err "'--unknown' is no option here"
empty out
run 2 build --bse-url https://example.org/
has err "did you mean '--base-url'?"

run 2 bild
has err "'bild' is no command here (did you mean 'build'?)"
empty out
run 2 build check
run 2 build stray
run 2 check --out elsewhere
run 2 build --root

for jobs in 0 -1 1025 many 1.5 ''; do
  run 2 build --jobs "$jobs"
  has err --jobs
done

for url in example.org //example.org ftp://example.org https:/example.org ''; do
  run 2 build --base-url "$url"
  has err 'must begin with https:// or http://'
done

# Nothing of all that made a folder.
absent site
