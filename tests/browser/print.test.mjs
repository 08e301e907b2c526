// On paper, nothing is lost, and nothing is there that only a screen needs.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { lostCells, lostWords, print } from './checks/print.mjs';
import { Findings, budgets, openChromium, outFolder, samples, serve } from './support.mjs';

let browser;
let site;
let page;
before(async () => {
  browser = await openChromium();
  site = await serve();
  page = await browser.newPage();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const printed = async (address) => {
  await page.emulateMedia({ media: null });
  await page.goto(site.url(address));
  return print(page, path.join(outFolder, 'print', `${address.replaceAll('/', '-')}.pdf`));
};

test('the table of all facts has all its columns and cells', async () => {
  const { text } = await printed(samples.facts);
  const findings = new Findings();
  findings.add(samples.facts, await lostCells(page, text));
  await findings.assertNone('print');
});

test('302 is on few sheets', async () => {
  const { sheets } = await printed(samples['code with exchange']);
  assert.ok(sheets <= budgets['sheets of 302 on paper'], `${sheets} sheets`);
});

test('lines of code are not cut off', async () => {
  const { text } = await printed(samples['code with exchange']);
  const squeezed = text.replace(/\s+/g, '');
  const lines = await page
    .locator('pre')
    .evaluateAll((blocks) => blocks.flatMap(({ textContent }) => textContent.trim().split('\n')));
  assert.notEqual(lines.length, 0);
  for (const line of lines) assert.ok(squeezed.includes(line.replace(/\s+/g, '')), `not on paper: ${line}`);
});

test('no navigation is printed', async () => {
  const findings = new Findings();
  await page.emulateMedia({ media: 'print' });
  for (const address of Object.values(samples)) {
    await page.goto(site.url(address));
    findings.add(
      address,
      await page
        .locator('nav, .skip, [role=search], button, select')
        .filter({ visible: true })
        .evaluateAll((elements) =>
          elements.map(({ outerHTML }) => ({
            kind: 'printed navigation',
            what: outerHTML.slice(0, 80).replace(/\s+/g, ' '),
          })),
        ),
    );
  }
  await findings.assertNone('printed navigation');
});

test('every word of a page of each kind is printed, also what is folded', async () => {
  const findings = new Findings();
  for (const address of Object.values(samples)) {
    const { text } = await printed(address);
    findings.add(address, await lostWords(page, text));
  }
  await findings.assertNone('words lost on paper');
});
