#!/bin/sh
# A book in two languages: its sites, and the faults of a translation.
. "$(dirname "$0")/lib.sh"

cp -R "$source/tests/books/sip" book
cp -R "$source/theme" book/theme
run 0 build --root book --base-url https://sip.example/
exists book/site/de/404/index.html
absent book/site/de/404.json
grep -q 'hreflang="de" href="https://sip.example/de/404/"' book/site/404/index.html || fail 'no way to the translation'
run 0 published --root book
has out 'de/486/#example'
run 0 build --root book --single-file
absent book/site.html/de
lacks out 'de/'

# What was right and is the same is not looked at again; a translation is part of that.
run 0 check --root book
printf '\n[486#beispiel]\n' >>book/content/de/codes/404.md
run 1 check --root book
has err 'book/content/de/codes/404.md:3:'
has err "error: the page de/486/ has no '#beispiel'"
cp "$source/tests/books/sip/content/de/codes/404.md" book/content/de/codes/404.md

printf '\n## Mehr\n\nText.\n' >>book/content/de/codes/404.md
printf 'Text.\n' >book/content/de/codes/440.md
printf '[codes.440]\nsummary = "Falsch."\n[codes.480]\nsumary = "Falsch."\n' >book/content/de/registry.toml
printf 'Text.\n' >book/content/de/readme.txt
run 1 check --root book
has err 'book/content/de/codes/404.md:3:4: error: the original has no heading in this place'
has err "book/content/de/codes/440.md: error: this translates nothing: no page with a document is called '440'"
has err "book/content/de/registry.toml:1:8: error: there is no code '440' to translate"
has err "book/content/de/registry.toml:4:1: error: unknown key 'sumary' in 'codes.480' (did you mean 'summary'?)"
has err 'book/content/de/readme.txt: error: nothing reads this'
has err '5 errors'

# No link is followed, and none stops the program.
mv book/content/de german
ln -s ../german book/content/de
run 1 check --root book
has err 'book/content/de: error: a symbolic link is not followed'
has err '1 error'
rm book/content/de
mv german book/content/de

# A language needs words in the theme, and to be listed.
rm -r book/content/de
sed -i.old 's/^languages = .*/languages = ["xx"]/' book/content/book.toml
rm book/content/book.toml.old
run 1 check --root book
has err "error: the theme has no words in the language 'xx'"
has err 'help: write strings.xx.toml into a theme of your own'
printf 'language_name = "Xx"\n' >book/theme/strings.xx.toml
mkdir -p book/content/de/codes
run 0 check --root book
has err "warning: 'languages' of content/book.toml does not list 'de': nothing reads this translation"
has err 'words are not translated'
run 0 help translation
has out '[codes.CODE.related]'
