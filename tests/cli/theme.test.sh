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

# A theme of one file has the rest from the installed one.
lean=$work/lean
mkdir "$lean"
cp -R "$source/tests/smtp/content" "$lean/content"
cp -R "$source/tests/themes/one-file" "$lean/theme"
run 1 check --root lean
has err "footer-extra.mustache:1:1: error: the page does not provide 'extra.imprint'"
printf '\n[extra]\nimprint = "Run by <us>"\n' >>"$lean/content/book.toml"
run 0 build --root lean --out extended
empty err
grep -qF '<p>Run by &lt;us&gt;</p>' extended/550/index.html || fail 'the block is not in the footer'
for file in site/assets/*; do exists "extended/assets/${file##*/}"; done

# custom.css comes last; from a site of one file as well.
mkdir "$lean/theme/assets"
echo '.custom { color: red; }' >"$lean/theme/assets/custom.css"
run 0 build --root lean --out extended
css=$(cd extended && ls assets/custom.*.css)
grep -F stylesheet extended/550/index.html | tail -n 1 | grep -qF "$css" || fail 'custom.css is not the last style sheet'
grep -qF "$css" extended/offline.json || fail 'custom.css is not kept offline'
grep -qF '.custom' "extended/$css" || fail 'custom.css has other bytes'
run 0 build --root lean --single-file --out one.html
grep -qF '.custom { color: red; }' one.html || fail 'custom.css is not in the single file'

# What the last run found holds as long as no theme of the chain is changed.
export XDG_CACHE_HOME="$work/cache"
run 0 check --root lean
run 0 check --root lean
echo '{{> gone}}' >prefix/share/statusbook/theme/templates/header-extra.mustache
run 1 check --root lean
has err "prefix/share/statusbook/theme/templates/header-extra.mustache:1:1: error: there is no partial 'gone'"
cp "$source/theme/templates/header-extra.mustache" prefix/share/statusbook/theme/templates/
run 0 check --root lean

# Nor where there was no installed theme before.
mv prefix/share/statusbook/theme aside
cp -R other "$lean/whole"
printf 'name = "Whole"\ndata_version = 2\n' >"$lean/whole/theme.toml"
run 0 check --root lean --theme lean/whole
cp -R aside prefix/share/statusbook/theme
ln -s style.css prefix/share/statusbook/theme/assets/link.css
run 1 check --root lean --theme lean/whole
has err 'prefix/share/statusbook/theme/assets/link.css: error: not a regular file'
rm prefix/share/statusbook/theme/assets/link.css

# A template that nothing uses is told, with its file.
touch "$lean/theme/templates/foter-extra.mustache"
run 0 check --root lean
has err "lean/theme/templates/foter-extra.mustache: warning: nothing uses the template 'foter-extra' (did you mean 'footer-extra'?)"
rm "$lean/theme/templates/foter-extra.mustache"

# Faults of 'extends' are at the word.
printf 'name = "Lean"\ndata_version = 2\nextends = "../house"\n' >"$lean/theme/theme.toml"
run 1 check --root lean
has err 'lean/theme/theme.toml:3:11: error: lean/house is no theme'
lacks err 'the theme lacks'
mkdir -p "$lean/house/assets"
run 0 check --root lean
printf 'name = "House"\ndata_version = 2\nextends = "../theme"\n' >"$lean/house/theme.toml"
run 1 check --root lean
has err 'lean/house/theme.toml:3:11: error: the theme extends lean/theme, which extends it in turn'
run 2 build --root lean --out lean/house/site
has err 'which the site is made from'
rm -r "$lean/house" "$lean/theme/theme.toml"

# Words: some said anew, all in German, and what is said of those that are missing.
echo 'skip_to_content = "Skip it"' >"$lean/theme/strings.toml"
run 0 build --root lean --out words
grep -qF '>Skip it</a>' words/550/index.html || fail 'the own words are not on the page'
sed -i '1i language = "de"' "$lean/content/book.toml"
run 0 build --root lean --out words
empty err
grep -qF '<html lang="de">' words/550/index.html || fail 'the page is not said to be German'
for text in '>Zum Inhalt</a>' '<h2 id="sources">Quellen</h2>' '>Auf dieser Seite<'; do
  grep -qF "$text" words/550/index.html || fail "the German page lacks: $text"
done
grep -qF "Option('Hell','light')" words/assets/site.*.js || fail 'the switch of colors is not German'
grep -qF '<h1>Seite nicht gefunden</h1>' words/404.html || fail 'the page for missing pages is not German'
echo 'skip_to_content = "{where}"' >"$lean/theme/strings.toml"
run 1 check --root lean
has err "lean/theme/strings.toml:1:19: error: nothing fills in 'where' in the words 'skip_to_content'"
rm "$lean/theme/strings.toml"
sed -i 's/^language = "de"/language = "fr"/' "$lean/content/book.toml"
run 0 check --root lean
has err "content/book.toml: warning: the theme has no words in the language 'fr'"
sed -i '/^language = "fr"/d' "$lean/content/book.toml"

# A copy to begin from.
run 0 theme eject --root lean
grep -qx foot out || fail 'foot is not listed'
grep -qx style.css out || fail 'style.css is not listed'
run 2 theme eject --root lean fot
has err "there is no template or asset 'fot' to copy (did you mean 'foot'?)"
has err 'facts, field, fields'
run 0 theme eject --root lean foot
printf 'lean/theme/theme.toml\nlean/theme/templates/foot.mustache\n' | cmp -s - out || fail 'other files were told'
cmp -s "$source/theme/templates/foot.mustache" "$lean/theme/templates/foot.mustache" || fail 'the copy differs'
run 0 theme eject --root lean style.css
cmp -s "$source/theme/assets/style.css" "$lean/theme/assets/style.css" || fail 'the copy of style.css differs'
echo '{{! mine }}' >"$lean/theme/templates/foot.mustache"
run 2 theme eject --root lean templates/foot.mustache
has err 'lean/theme/templates/foot.mustache is there already, and nothing is written over it'
grep -qF mine "$lean/theme/templates/foot.mustache" || fail 'the own template was written over'
run 0 theme eject --root lean --theme fresh note
exists fresh/templates/note.mustache
mkdir -p house/assets/fonts look
echo font >house/assets/fonts/a.woff2
printf 'name = "Look"\ndata_version = 2\nextends = "../house"\n' >look/theme.toml
run 0 theme eject --root lean --theme look
grep -qx fonts/a.woff2 out || fail 'an asset in a folder is not listed'
run 0 theme eject --root lean --theme look fonts/a.woff2
cmp -s house/assets/fonts/a.woff2 look/assets/fonts/a.woff2 || fail 'the copy of an asset in a folder differs'
run 2 theme eject --root lean --theme prefix/share/statusbook/theme foot
has err 'prefix/share/statusbook/theme extends no other theme'
run 0 help theme
has out extends
run 0 theme --help
has out eject
