// What the search puts first: for each query of the lists beside this file, one of the pages that the list names.
// usage: node ranking.test.mjs [SITE [LIST...]]    SITE is a built site; needs no browser.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import vm from 'node:vm';

const here = dirname(fileURLToPath(import.meta.url));
const [site = join(here, '../../build/browser/site'), ...lists] = process.argv.slice(2);
const lowest = { 'ranking.tsv': 0.97, 'ranking-unseen.tsv': 0.9 };

// Assets may carry a fingerprint in their names.
const find = (folder, name) => {
  const [stem, extension] = name.split('.');
  const found = readdirSync(join(site, folder)).find((f) => f.startsWith(stem) && f.endsWith('.' + extension));
  if (!found) throw new Error(`${site} has no ${folder}${name}`);
  return readFileSync(join(site, folder, found), 'utf8');
};
const indexScript = find('', 'search.js');
let index;
const context = vm.createContext({ statusbookSearch: (data) => { index = data; } });
vm.runInContext(indexScript, context);
vm.runInContext(find('assets/', 'search-scorer.js'), context);
const started = performance.now();
const search = context.statusbookScorer(index);
console.log(`index: ${gzipSync(indexScript, { level: 9 }).length} bytes compressed, ready in ${Math.round(performance.now() - started)} ms`);

let failed = gzipSync(indexScript, { level: 9 }).length > 20000;
for (const list of lists.length ? lists : Object.keys(lowest)) {
  const rows = readFileSync(join(here, list), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  let right = 0;
  const began = performance.now();
  for (const row of rows) {
    const [query, pages] = row.split('\t');
    const results = search(query);
    if (pages.split(' ').includes(results[0]?.url)) {
      right++;
    } else {
      console.log(`  ${query}: wanted ${pages}, got ${results.slice(0, 4).map(({ url }) => url).join(', ') || 'nothing'}`);
    }
  }
  const share = right / rows.length;
  console.log(`${list}: ${right} of ${rows.length} (${(100 * share).toFixed(1)} %), ${((performance.now() - began) / rows.length).toFixed(1)} ms a query`);
  failed ||= share < (lowest[list] ?? 0);
}
process.exit(failed ? 1 : 0);
