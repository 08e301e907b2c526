// The site is light: the limits are in budgets.json.
import path from 'node:path';
import { test } from 'node:test';
import { pictureWeights, weights } from './checks/weight.mjs';
import { Findings, budgets, pagesOf, siteFolder } from './support.mjs';

test('compressed, no file is over its limit', async () => {
  const findings = new Findings();
  findings.add('site', await weights(siteFolder, budgets['gzip bytes']));
  await findings.assertNone('weight');
});

test('compressed, no inline picture is over its limit', async () => {
  const findings = new Findings();
  for (const page of await pagesOf())
    findings.add(page, await pictureWeights(path.join(siteFolder, page), budgets['gzip bytes of a picture']));
  await findings.assertNone('weight of pictures');
});
