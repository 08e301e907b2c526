// Lines of running text are neither too long nor too short.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineLengths } from './checks/structure.mjs';
import { budgets, openChromium, samples, serve, viewports } from './support.mjs';

test('on a desk, half of the full lines have as many characters as one reads well', async (t) => {
  const { from, to } = budgets['characters in a line'];
  const site = await serve();
  const browser = await openChromium();
  t.after(() => Promise.all([browser.close(), site.close()]));
  const page = await browser.newPage({ viewport: viewports.desk });
  const medians = {};
  for (const [kind, address] of Object.entries(samples)) {
    await page.goto(site.url(address));
    const lengths = (await lineLengths(page)).sort((one, other) => one - other);
    if (lengths.length >= 5) medians[kind] = lengths[Math.floor(lengths.length / 2)];
  }
  assert.notDeepEqual(medians, {}, 'no page of the samples has running text');
  const wrong = Object.entries(medians).filter(([, length]) => length < from || length > to);
  assert.deepEqual(Object.fromEntries(wrong), {}, `characters in a line, not ${from} to ${to}`);
});
