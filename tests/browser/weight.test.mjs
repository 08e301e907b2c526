// The site is light: the limits are in budgets.json.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pictureWeights, weights } from './checks/weight.mjs';
import { Findings, budgets, build, pagesOf, root, siteFolder } from './support.mjs';

test('compressed, no file is over its limit', async () => {
  const findings = new Findings();
  findings.add('site', await weights(siteFolder, budgets['gzip bytes']));
  await findings.assertNone('weight');
});

test('compressed, no file of a site that knows its address is over its limit', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
  t.after(() => rm(folder, { recursive: true }));
  await build(folder, '--root', root, '--base-url', 'https://a-host-with-a-name.example/a-repository/');
  const findings = new Findings();
  findings.add('site', await weights(folder, budgets['gzip bytes']));
  await findings.assertNone('weight with addresses');
});

test('compressed, no inline picture is over its limit', async () => {
  const findings = new Findings();
  for (const page of await pagesOf())
    findings.add(page, await pictureWeights(path.join(siteFolder, page), budgets['gzip bytes of a picture']));
  await findings.assertNone('weight of pictures');
});
