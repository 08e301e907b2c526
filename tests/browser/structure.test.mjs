// What the elements of every page have to be: tables that say what they are, a strict policy.
import { before, test } from 'node:test';
import { policy, tables } from './checks/structure.mjs';
import { Findings, openChromium, pagesOf, serve, walk } from './support.mjs';

const found = { tables: new Findings(), policy: new Findings() };
before(async () => {
  const browser = await openChromium();
  const site = await serve();
  await walk(await browser.newContext(), await pagesOf(), async (page, address) => {
    await page.goto(site.url(address));
    found.tables.add(address, await tables(page));
    found.policy.add(address, await policy(page));
  });
  await browser.close();
  await site.close();
});

test('every table has a name, every heading cell a scope and text', () => found.tables.assertNone('tables'));

test('every page has a strict policy and nothing inline that it stops', () => found.policy.assertNone('policy'));
