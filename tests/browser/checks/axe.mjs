// What axe finds on a page, with everything that folds unfolded.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// The rules whose verdict can change with the color scheme.
export const colorRules = ['color-contrast', 'link-in-text-block'];
// The same of the width of the window.
export const widthRules = [...colorRules, 'scrollable-region-focusable'];

export async function axe(page, rules) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const violations = await page.evaluate(async (only) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const options = {
      resultTypes: ['violations'],
      iframes: false,
      preload: false, // no rule that is on reads style sheets
      ...(only && { runOnly: { type: 'rule', values: only } }),
    };
    const { violations } = await window.axe.run(document, options);
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, html }) => `${target.join(' ')}  ${html.slice(0, 80)}`),
    }));
  }, rules);
  return violations.flatMap(({ id, nodes }) => nodes.map((what) => ({ kind: id, what })));
}
