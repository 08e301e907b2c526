// A book in two languages, in Chromium: its pages, and the way from a page to itself in the other language.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe } from './checks/axe.mjs';
import { overflow } from './checks/structure.mjs';
import { watch } from './checks/visit.mjs';
import { build, Findings, openChromium, root, serve, viewports } from './support.mjs';

const pages = ['', '404/', '480/', 'notes/busy/'];

let folder;
let browser;
let site;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
  await build(folder, '--root', path.join(root, 'tests/books/sip'), '--theme', path.join(root, 'theme'));
  browser = await openChromium();
  site = await serve(folder);
});
after(async () => {
  await browser?.close();
  await site?.close();
  if (folder) await rm(folder, { recursive: true });
});

test('pages of both languages are quiet, fit their windows, and axe finds nothing', async () => {
  const found = new Findings();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const visit = await watch(page);
  for (const address of pages.flatMap((name) => [name, `de/${name}`])) {
    found.add(address, await visit(site.url(address)));
    for (const width of ['desk', 'phone', 'zoomed']) {
      await page.setViewportSize(viewports[width]);
      found.add(address, await overflow(page));
      if (width === 'phone') found.add(address, await axe(page));
    }
  }
  await context.close();
  await found.assertNone('languages');
});

test('each page leads to itself in the other language, by a link that a thumb can hit', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const [from, to, name] of [
    ['404/', 'de/404/', 'Deutsch'],
    ['de/480/', '480/', 'English'],
    ['de/', '', 'English'],
  ]) {
    for (const width of ['phone', 'desk']) {
      await page.setViewportSize(viewports[width]);
      await page.goto(site.url(from));
      const link = page.getByRole('navigation', { name: /languages|Sprachen/ }).getByRole('link', { name, exact: true });
      const box = await link.boundingBox();
      assert.ok(box.width >= 44 && box.height >= 44, `${from} at ${width}: ${box.width} by ${box.height}`);
      await link.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(site.url(to));
    }
  }
  await page.close();
});

test('the search of the German site finds German words, and stays there', async () => {
  const page = await browser.newPage();
  await page.goto(site.url('de/404/'));
  await page.getByRole('combobox', { name: 'Codes und Namen suchen' }).fill('besetzt');
  await page.locator('#search-list a').first().click();
  await page.waitForURL(site.url('de/486/'));
  await page.close();
});
