#!/bin/sh
# What has to be looked at again, without the network: dates and branches. Nothing in the book changes.
. "$(dirname "$0")/lib.sh"
make_project book
export XDG_CACHE_HOME="$work/cache" SOURCE_DATE_EPOCH=1764115200 # 2025-11-26

# All that the book has is newer than a hundred years, and no link leads to a branch.
run 0 audit --offline --older-than 36500 --root book
has out 'nothing to do'
has out 'not tested (--offline)'
empty err
absent cache

cat >>book/content/registry/smtp.toml <<'TOML'

[[origin]]
id = "moving"
name = "A program"
url = "https://github.com/owner/repository/blob/main/codes.c"
TOML
cp -R book before
run 1 audit --offline --older-than 36500 --root book
has out '(1):'
has out "book/content/registry/smtp.toml:"
has out 'https://github.com/owner/repository/blob/main/codes.c on the branch main'
has out '1 thing to do'
same before book

# On another day, everything is old. From within, files are named from there.
export SOURCE_DATE_EPOCH=2079734400 # 2035-11-27
(cd book/content/codes && "$program" audit --offline >"$work/out") && fail 'old entries are nothing to do'
has out 'Entries that were checked long ago'
has out '  ../../content/registry/smtp.toml:'
lacks out 'book/content'

run 1 audit --offline --json --root book
has out '"kind": "moving-link"'
has out '"kind": "old-entry"'
has out '"file": "book/content/registry/smtp.toml"'
empty err

# What cannot be read is told as by every command.
make_faults book
run 1 audit --offline --root book
has err 'no such label'
empty out

run 2 audit --older-than yesterday --root book
run 2 audit --older-than -1 --root book
run 2 audit --time-limit 0 --root book
run 2 audit --offline --root no-such-folder
