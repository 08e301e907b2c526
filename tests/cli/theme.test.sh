#!/bin/sh
# The theme: the one that is named, else the project's own, else the installed one.
. "$(dirname "$0")/lib.sh"

run 0 build --root "$source/tests/smtp" --theme "$source/theme" --out site
empty err
exists site/550/index.html
[ -f site/assets/style.*.css ] || fail 'no stylesheet'

make_project book
mv book/theme other
run 0 build --root book --theme other --out named
same site named

# An installed program finds its theme beside itself.
mkdir -p prefix/bin prefix/share/statusbook
cp "$program" prefix/bin/statusbook
cp -R other prefix/share/statusbook/theme
program=$work/prefix/bin/statusbook
run 0 build --root book --out installed
same site installed

# A theme in the project wins over the installed one.
cp -R other book/theme
echo '.mine { color: red; }' >>book/theme/assets/style.css
run 0 build --root book --out own
grep -qF '.mine' own/assets/style.*.css || fail 'the theme of the project was not used'
