// What the elements of every page have to be: tables that say what they are, a strict policy.
import { after, before, test } from 'node:test';
import { policy, tables } from './checks/structure.mjs';
import { Findings, openChromium, pagesOf, serve, walk } from './support.mjs';

let browser;
let site;
before(async () => {
  browser = await openChromium();
  site = await serve();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function checkAll(name, check) {
  const findings = new Findings();
  const context = await browser.newContext();
  await walk(context, await pagesOf(), async (page, address) => {
    await page.goto(site.url(address));
    findings.add(address, await check(page));
  });
  await context.close();
  await findings.assertNone(name);
}

test('every table has a name, every heading cell a scope and text', () => checkAll('tables', tables));

test('every page has a strict policy and nothing inline that it stops', () => checkAll('policy', policy));
