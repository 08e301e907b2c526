// Every page loads in silence: no message, no failed request, no request to another host, nothing that the policy
// stopped. Every link within the site leads to a page. Under a path, and from files; in Firefox, too. What Chromium sees at
// the root of a host is for pages.test.mjs.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { checkLinks, localFile, readPage, served } from './checks/links.mjs';
import { watch } from './checks/visit.mjs';
import {
  Findings,
  build,
  files,
  openChromium,
  openFirefox,
  pagesOf,
  root,
  samples,
  serve,
  walk,
} from './support.mjs';

let chromium;
before(async () => {
  chromium = await openChromium();
});
after(() => chromium?.close());

// Visits the pages, reads what they hold, and returns it by address.
async function visitAll(browser, site, findings, addresses) {
  const context = await browser.newContext();
  const visits = new WeakMap();
  const pages = new Map();
  await walk(context, addresses ?? (await pagesOf()), async (page, address) => {
    if (!visits.has(page)) visits.set(page, await watch(page));
    findings.add(address, await visits.get(page)(site.url(address)));
    pages.set(site.url(address), await readPage(page));
  });
  await context.close();
  return pages;
}

test('under a path, built with its address, all pages are quiet, all links lead to pages, and 404.html is whole at any depth', async (t) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
  const site = await serve(folder, '/repo/');
  t.after(() => Promise.all([site.close(), rm(folder, { recursive: true })]));
  await build(folder, '--root', root, '--base-url', site.url());
  const findings = new Findings();
  const pages = await visitAll(chromium, site, findings);
  checkLinks(pages, served(folder, site.url()), (address, found) => findings.add(address, [found]));
  await findings.assertNone('visits under a path');
  const page = await chromium.newPage();
  const visit = await watch(page);
  for (const address of ['nothing', 'nothing/', '404/nothing/at/all']) {
    findings.add(address, await visit(site.url(address), { missing: true }));
    const styled = await page.evaluate(() => [...document.styleSheets].some(({ cssRules }) => cssRules.length > 0));
    if (!styled || !(await page.locator('h1').isVisible()))
      findings.add(address, [{ kind: 'not whole', what: 'no style or no heading' }]);
  }
  await page.close();
  await findings.assertNone('visits to missing pages');
});

describe('from files', () => {
  const findings = new Findings();
  let pages;
  before(async () => {
    pages = await visitAll(chromium, files(), findings);
  });
  test('all pages are quiet', () => findings.assertNone('visits from files'));
  test('all links lead to files', async () => {
    const leads = new Findings();
    checkLinks(pages, localFile, (address, found) => leads.add(address, [found]));
    await leads.assertNone('links from files');
  });
});

test(
  'from files, a click on a link shows a page with a heading',
  async () => {
    const findings = new Findings();
    const site = files();
    const page = await chromium.newPage();
    for (const address of Object.values(samples)) {
      await page.goto(site.url(address));
      const links = page.locator('a[href]:not([href^="#"]):not([href^="http"])').filter({ visible: true });
      const count = await links.count();
      for (const index of [0, 1, Math.floor(count / 2), count - 6]) {
        await page.goto(site.url(address));
        const to = await links.nth(index).getAttribute('href');
        if (/\.(json|csv)$/.test(to)) continue;
        await links.nth(index).click();
        await page.waitForLoadState();
        if ((await page.locator('main h1').count()) === 0)
          findings.add(address, [{ kind: 'no page behind a link', what: `${to} led to ${page.url()}` }]);
      }
    }
    await page.close();
    await findings.assertNone('clicks from files');
  },
);

test('in Firefox, a page of each kind is quiet, and every fourth of all', async (t) => {
  const firefox = await openFirefox();
  const site = await serve();
  t.after(() => Promise.all([firefox.close(), site.close()]));
  const findings = new Findings();
  const some = (await pagesOf()).filter((_, i) => i % 4 === 0);
  await visitAll(firefox, site, findings, new Set([...Object.values(samples), ...some]));
  await findings.assertNone('visits in Firefox');
});
