// Every page at the root of a host, in Chromium, loaded once and looked at in every way that needs it whole: it loads in
// silence, its links lead somewhere, its elements are what they have to be, nothing reaches over the edge of a window, and
// axe finds nothing.
import { before, test } from 'node:test';
import { axe, colorRules, widthRules } from './checks/axe.mjs';
import { checkLinks, readPage, served } from './checks/links.mjs';
import { linkTexts, overflow, policy, tables } from './checks/structure.mjs';
import { watch } from './checks/visit.mjs';
import { Findings, openChromium, pagesOf, samples, serve, siteFolder, viewports, walk } from './support.mjs';

const found = {};
for (const name of ['visits', 'links', 'tables', 'texts', 'policy', 'phone', 'zoomed', 'axe']) found[name] = new Findings();

// axe tries all its rules on a desk in the light scheme. Where else a verdict can change, each page is tried in one of
// three ways in turn, and a page of each kind in all of them.
const elsewhere = [
  { width: 'desk', colorScheme: 'dark', rules: colorRules },
  { width: 'phone', colorScheme: 'light', rules: widthRules },
  { width: 'phone', colorScheme: 'dark', rules: widthRules },
];

async function lookWithAxe(page, address, { width, colorScheme, rules }) {
  await page.setViewportSize(viewports[width]);
  await page.emulateMedia({ colorScheme });
  const violations = await axe(page, rules);
  found.axe.add(
    address,
    violations.map(({ kind, what }) => ({ kind: `${kind}, ${colorScheme}, ${width}`, what })),
  );
}

before(async () => {
  const browser = await openChromium();
  const site = await serve();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const visits = new WeakMap();
  const pages = new Map();
  await walk(context, await pagesOf(), async (page, address) => {
    if (!visits.has(page)) visits.set(page, await watch(page));
    await page.setViewportSize(viewports.desk);
    found.visits.add(address, await visits.get(page)(site.url(address)));
    pages.set(site.url(address), await readPage(page));
    found.tables.add(address, await tables(page));
    found.texts.add(address, await linkTexts(page));
    found.policy.add(address, await policy(page));
    await lookWithAxe(page, address, { width: 'desk', colorScheme: 'light' });
    const isSample = Object.values(samples).includes(address), turn = pages.size % elsewhere.length;
    for (const way of isSample ? elsewhere : [elsewhere[turn]]) await lookWithAxe(page, address, way);
    for (const width of ['zoomed', 'phone']) {
      await page.setViewportSize(viewports[width]);
      found[width].add(address, await overflow(page));
    }
  });
  checkLinks(pages, served(siteFolder, site.url()), (address, finding) => found.links.add(address, [finding]));
  await browser.close();
  await site.close();
});

test('all pages are quiet', () => found.visits.assertNone('visits'));
test('all links lead to pages', () => found.links.assertNone('links'));
test('every table has a name, every heading cell a scope and text', () => found.tables.assertNone('tables'));
test('the text of a link is no label', () => found.texts.assertNone('texts of links'));
test('every page has a strict policy and nothing inline that it stops', () => found.policy.assertNone('policy'));
test('at 360 px, every page fits', () => found.phone.assertNone('overflow at 360 px'));
test('at 1280 px and 400 %, every page fits', () => found.zoomed.assertNone('overflow at 400 %'));
test('axe finds no violation, light and dark, at 360 and 1280 px', () => found.axe.assertNone('axe'));
