#!/bin/sh
# A build with faults reports all of them, in order, and publishes nothing.
. "$(dirname "$0")/lib.sh"
make_project book
make_faults book

run 1 build --root book
empty out
has err "book/content/codes/250.md:"
has err "error: nothing is called '[no such label]'"
has err '| See [no such label].'
has err '|     ^^^^^^^^^^^^^^^'
has err 'error: raw HTML is not supported'
has err "code 299 lacks the key 'phrase'"
has err ' errors'
absent book/site
grep -E '^[^ ].*: (error|warning): ' err | sed 's/:.*//' >order
sort -c order || fail 'the faults are not sorted by file'

# From the project's folder the paths are as one types them there.
(cd book && run 1 build && grep -q '^content/codes/250.md:' "$work/err") || fail 'another path'

# The site of the last good build stays as it is.
make_project good
run 0 build --root good
cp -R good/site before
make_faults good
run 1 build --root good
same before good/site

# A theme's faults are the theme's, by the path that was given.
make_project themed
echo '{{no_such_name}}' >>themed/theme/templates/home.mustache
run 1 build --root themed
has err 'themed/theme/templates/home.mustache:'
has err "the page does not provide 'no_such_name'"
has err '| {{no_such_name}}'
cp -R themed/theme theme
rm -r themed/theme
run 1 build --root themed --theme theme
grep -q '^theme/templates/home.mustache:' err || fail 'the path is not that of the theme'
has err '| {{no_such_name}}'
make_faults themed
cp -R theme about
run 1 build --root themed --theme about
grep -E '^[^ ].*: error: ' err | sed 's/:.*//' >order
sort -c order || fail 'the faults are not sorted by file'
cp -R theme content-theme
run 1 build --root themed --theme content-theme
grep -q '^content-theme/templates/home.mustache:' err || fail 'the path is not that of the theme'
(cd themed && run 1 build --theme ../theme && grep -q '^\.\./theme/templates/home.mustache:' "$work/err") ||
  fail 'the path is not that of the theme'

# Of many faults the first 20 are shown, as annotations too; --all shows the rest.
make_project many
for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
  printf '\n[nothing %s]\n' "$number" >>many/content/codes/250.md
done
run 1 check --root many --annotations
[ "$(grep -c ': error: ' err)" -eq 20 ] || fail 'not 20 faults'
[ "$(grep -c '^::error' out)" -eq 20 ] || fail 'not 20 annotations'
has err 'and 2 more (--all prints them)'
has out '::notice::and 2 more'
has err '22 errors'
run 1 check --root many --all
[ "$(grep -c ': error: ' err)" -eq 22 ] || fail 'not all faults'
lacks err ' more'
empty out

# One quote that is missing is one fault.
make_project quote
sed '0,/^phrase = ".*"$/s/^\(phrase = ".*\)"$/\1/' many/content/registry/smtp.toml >quote/content/registry/smtp.toml
run 1 check --root quote
has err 'error: the string that opens here is never closed'
has err '1 error'
lacks err '1 errors'
[ "$(grep -c ': error: ' err)" -eq 1 ] || fail 'not one fault'

# A day in the future is one that SOURCE_DATE_EPOCH says is in the future.
SOURCE_DATE_EPOCH=0 run 1 check --root good --all
has err "is 2026-"
has err 'and today is 1970-01-01'
