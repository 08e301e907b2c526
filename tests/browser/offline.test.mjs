// The published site without a network: what was published is there, and what is published later is there on the next
// visit. And the site as one file.
import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { vnu } from './checks/markup.mjs';
import { watch } from './checks/visit.mjs';
import { Findings, build, files, openChromium, root, samples, serve } from './support.mjs';

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
          new Promise((_, fail) => setTimeout(() => fail(new Error('no service worker')), 60000)),
        ]),
      );
      await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, { timeout: 60000 });
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
  async () => {
    const file = path.join(folder, 'one.html');
    await build(file, '--root', root, '--single-file');
    const page = await browser.newPage();
    const requests = [];
    page.on('request', (request) => requests.push(request.url()));
    const visit = await watch(page);
    assert.deepEqual(await visit(files(folder).url('one.html')), []);
    assert.deepEqual(requests.filter((url) => !url.startsWith('data:')).length, 1, requests.join('\n'));
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]')]
        .map((link) => link.getAttribute('href'))
        .filter((href) =>
          href.startsWith('#') ? !document.getElementById(decodeURIComponent(href.slice(1))) : !/^[a-z]+:/.test(href),
        ),
    );
    assert.deepEqual(lost.slice(0, 10), []);

    // One page at a time is shown: the home page first.
    const shown = () => page.locator('main h1').filter({ visible: true }).allTextContents();
    assert.equal((await shown()).length, 1);
    await page.goto(files(folder).url('one.html') + '#404');
    assert.match((await shown()).join(), /^404\s+Not Found$/);
    await page.goto(files(folder).url('one.html') + '#404:example');
    assert.match((await shown()).join(), /^404\s+Not Found$/);

    // The search box finds parts of the file.
    await page.keyboard.press('/');
    await page.keyboard.type('teapot');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#418$/);
    assert.match((await shown()).join(), /^418/);
    assert.equal(requests.filter((url) => !url.startsWith('data:') && !url.includes('one.html')).length, 0);
  },
);

test('as one file, the site is valid', async () => {
  const findings = new Findings();
  const only = path.join(folder, 'only');
  await build(path.join(only, 'one.html'), '--root', root, '--single-file');
  // Each part is a page, of which one is shown at a time.
  findings.add('one.html', (await vnu(only)).filter(({ what }) => !what.includes('“h1” element as a top-level heading')));
  await findings.assertNone('one file');
});
