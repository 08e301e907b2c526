// Books of other registries, in Chromium: codes of many characters fit a phone, and images have their place before they
// are loaded.
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { overflow } from './checks/structure.mjs';
import { Findings, openChromium, outFolder, pagesOf, root, run, serve, viewports, walk } from './support.mjs';

const books = ['grpc', 'mime', 'signals', 'sip', 'sysexits'];
const folderOf = (book) => path.join(outFolder, 'books', book);
const single = path.join(outFolder, 'books/mime.html');
const build = (book, out, ...options) =>
  run(path.join(root, 'build/release/statusbook'), [
    'build',
    ...['--root', path.join(root, 'tests/books', book), '--theme', path.join(root, 'theme'), '--out', out],
    ...options,
  ]);

let browser;
let site;
before(async () => {
  await rm(path.join(outFolder, 'books'), { recursive: true, force: true });
  for (const book of books) await build(book, folderOf(book));
  await build('mime', single, '--single-file');
  browser = await openChromium();
  site = await serve(folderOf('mime'));
});
after(async () => {
  await browser?.close();
  await site?.close();
});

test('every page fits a phone', async () => {
  const found = new Findings();
  for (const book of books) {
    const served = await serve(folderOf(book));
    const context = await browser.newContext({ viewport: viewports.phone });
    await walk(context, await pagesOf(folderOf(book)), async (page, address) => {
      await page.goto(served.url(address));
      found.add(`${book}/${address}`, await overflow(page));
    });
    await context.close();
    await served.close();
  }
  await found.assertNone('overflow at 360 px in books of other registries');
});

const measure = (image) =>
  image.evaluate(async (element) => {
    await element.decode();
    const { width, height } = element.getBoundingClientRect();
    return { width, height, natural: element.naturalWidth };
  });

for (const [name, viewport] of Object.entries({ desk: viewports.desk, zoomed: { width: 280, height: 256 } })) {
  for (const colorScheme of ['light', 'dark']) {
    test(`an image has its place before it is loaded, and keeps it (${name}, ${colorScheme})`, async () => {
      const context = await browser.newContext({ viewport, colorScheme, serviceWorkers: 'block' });
      const page = await context.newPage();
      const problems = [];
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      let release;
      const asked = new Promise((resolve) => {
        page.route('**/assets/images/*', async (route) => {
          resolve();
          await new Promise((go) => (release = go));
          await route.continue();
        });
      });
      await page.goto(site.url('image-svg-xml/'), { waitUntil: 'commit' });
      const image = page.locator('figure.image img');
      await image.scrollIntoViewIfNeeded();
      await asked;
      const earlier = await image.boundingBox();
      release();
      const { width, height, natural } = await measure(image);
      assert.equal(natural, 320);
      assert.deepEqual({ width, height }, { width: earlier.width, height: earlier.height });
      assert.ok(Math.abs(width / height - 2) < 0.02, `${width} by ${height}`);
      assert.ok(width <= viewport.width && width <= 320);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}

test('a site of one file holds its images', async () => {
  const page = await browser.newPage();
  await page.goto(`file://${single}#image-svg-xml`);
  assert.equal((await measure(page.locator('figure.image img'))).natural, 320);
  await page.close();
});
