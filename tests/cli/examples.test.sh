#!/bin/sh
# The data as a dependency: the programs in examples/ use what a site offers, and the small file stays small.
. "$(dirname "$0")/lib.sh"

run 0 build --root "$source" --out site --base-url https://example.org/
size=$(gzip -9 -n -c site/codes.min.json | wc -c)
[ "$size" -le 12288 ] || fail "codes.min.json has $size bytes compressed, more than 12 kB"

# expect TEXT COMMAND...: what the command prints.
expect() {
  wanted=$1
  shift
  "$@" >out 2>err || fail "$* ended with $?"
  [ "$(cat out)" = "$wanted" ] || fail "$* does not print what was expected"
}
answer="404 Not Found (registered, RFC 9110 §15.5.5)
$(sed -n 's/.*"code":"404",.*"summary":"\([^"]*\)".*/\1/p' site/codes.min.json)"

lookup=$(dirname "$program")/tests/statusbook-lookup
expect "$answer" "$lookup" site/codes.min.json 404
if "$lookup" site/codes.min.json 4040 >out 2>err; then fail 'a code was found that is not there'; fi
has err 'has no code 4040'
sed 's/"version":"1\./"version":"2./' site/codes.min.json >future.json
if "$lookup" future.json 404 >out 2>err; then fail 'a format was read that is not known'; fi
has err 'has format 2.'

command -v node >/dev/null || { echo 'no node: examples of JavaScript are not run'; exit 0; }
expect "$answer" node "$source/examples/lookup.mjs" site/codes.min.json 404
if node "$source/examples/lookup.mjs" site/codes.min.json 4040 >out 2>err; then fail 'a code was found that is not there'; fi
has err 'has no code 4040'

node "$source/examples/make_header.mjs" site/codes.min.json >status_codes.h 2>err || fail 'make_header.mjs fails'
cat >use.cpp <<'CODE'
#include "status_codes.h"
static_assert(static_cast<int>(StatusCode::NotFound) == 404);
static_assert(phrase_of(StatusCode::NotFound) == "Not Found");
static_assert(phrase_of(static_cast<StatusCode>(299)).empty());
static_assert(phrase_of(StatusCode::Code418) == "(Unused)");
int main() {}
CODE
c++ -std=c++17 -Wall -Wextra -Werror -fsyntax-only use.cpp >out 2>err || fail 'the header does not compile'

for name in code codes codes.min; do
  node "$source/examples/make_types.mjs" "site/schema/$name.json" >"$name.d.ts" 2>err || fail "make_types.mjs fails at $name"
done
grep -q '^export type Code = {' codes.d.ts || fail 'codes.d.ts has no type Code'
grep -qF '"other_meanings": Array<Meaning>;' codes.d.ts || fail 'codes.d.ts has no list of meanings'
grep -qF '"number": number | null;' codes.min.d.ts || fail 'codes.min.d.ts has no number'
tsc=$source/tests/browser/node_modules/.bin/tsc
if [ -x "$tsc" ]; then
  # The data itself is what its type says.
  { printf 'import type { Data } from "./codes";\nexport const data: Data = '; cat site/codes.json; } >check.ts
  sed 's/"state": "registered"/"state": "imagined"/' check.ts >wrong.ts
  "$tsc" --strict --noEmit check.ts >out 2>err || fail 'codes.json is not what its type says'
  if "$tsc" --strict --noEmit wrong.ts >out 2>err; then fail 'the type takes a state that there is not'; fi
else
  echo 'no TypeScript: types are not checked (./dev browser installs it)'
fi
