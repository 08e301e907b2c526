// Every page is valid HTML, and so are the style sheets and pictures.
import path from 'node:path';
import { test } from 'node:test';
import { htmlValidate, vnu } from './checks/markup.mjs';
import { Findings, pagesOf, siteFolder } from './support.mjs';

test("the W3C's checker finds nothing in any page, style sheet or picture", async () => {
  const findings = new Findings();
  findings.add('site', await vnu(siteFolder));
  await findings.assertNone('W3C');
});

test('html-validate finds nothing in any page', async () => {
  const findings = new Findings();
  for (const page of await pagesOf()) findings.add(page, await htmlValidate(path.join(siteFolder, page)));
  await findings.assertNone('html-validate');
});
