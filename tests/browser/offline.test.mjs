// The published site without a network: what was published is there, and what is published later is there on the next
// visit. And the site as one file.
import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { watch } from './checks/visit.mjs';
import { build, files, openChromium, root, samples, serve } from './support.mjs';

let browser;
let folder;
before(async () => {
  browser = await openChromium();
  folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test(
  'offline, pages that were never opened are there, and a new text on the next visit once online',
  { todo: 'no service worker yet' },
  async () => {
    const content = path.join(folder, 'book');
    await cp(path.join(root, 'content'), path.join(content, 'content'), { recursive: true });
    const published = path.join(folder, 'published');
    const site = await serve(published, '/repo/');
    const publish = () =>
      build(published, '--root', content, '--theme', path.join(root, 'theme'), '--base-url', site.url());
    await publish();
    const context = await browser.newContext();
    const page = await context.newPage();
    try {
      await page.goto(site.url());
      await page.evaluate(() =>
        Promise.race([
          navigator.serviceWorker.ready,
          new Promise((_, fail) => setTimeout(() => fail(new Error('no service worker')), 2000)),
        ]),
      );
      await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 5000 });
      await appendFile(path.join(content, 'content/codes/404.md'), '\nPublished later.\n');
      await publish();
      await page.goto(site.url(samples.code));
      assert.ok(await page.getByText('Published later.').isVisible(), 'the old text on the next visit');
    } finally {
      await site.close();
    }
    for (const address of [samples['code of a gateway'], samples.note]) {
      await page.goto(site.url(address));
      assert.ok(await page.locator('main h1').isVisible(), address);
    }
  },
);

test(
  'as one file, the site asks for nothing else, and every link within it leads to a part',
  { todo: 'no --single-file yet' },
  async () => {
    const file = path.join(folder, 'one.html');
    await build(file, '--root', root, '--single-file');
    const page = await browser.newPage();
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    const visit = await watch(page);
    assert.deepEqual(await visit(files(folder).url('one.html')), []);
    assert.equal(requests.length, 1, requests.join('\n'));
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]')]
        .map((link) => link.getAttribute('href'))
        .filter((href) =>
          href.startsWith('#') ? !document.getElementById(decodeURIComponent(href.slice(1))) : !/^[a-z]+:/.test(href),
        ),
    );
    assert.deepEqual(lost.slice(0, 10), []);
  },
);
