// Addresses that lead elsewhere, in Chromium and without scripts: pages that have moved, with what stands behind "#", and
// the address without a slash for which some hosts show 404.html.
import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build, files, openChromium, root, serve } from './support.mjs';

const redirects = `
[redirects]
"notes/later/" = "notes/retry-queue/"
"notes/later/#elsewhere" = "550/"
"notes/later/#ä" = "450/"
"notes/part/" = "notes/retry-queue/#what-happens"
"450/#gone" = "550/"
"550/#top" = "550/"
`;

let folder;
let browser;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
  await cp(path.join(root, 'tests/smtp/content'), path.join(folder, 'content'), { recursive: true });
  const settings = path.join(folder, 'content/book.toml');
  await writeFile(settings, `not_found = "450"\n${await readFile(settings, 'utf8')}${redirects}`);
  await appendFile(path.join(folder, 'content/notes/retry-queue.md'), '\n## What happens\n\nText.\n');
  await build(path.join(folder, 'site'), '--root', folder, '--theme', path.join(root, 'theme'));
  browser = await openChromium();
});
after(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

// Where a reader ends who asks for an address.
async function follow(address, end, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(`${message.text()} ${message.location().url}`));
  page.on('pageerror', (error) => problems.push(error.message));
  try {
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForURL(end, { timeout: 15_000 });
    assert.deepEqual(problems, []);
    return await page.title();
  } finally {
    await context.close();
  }
}

test('a page that has moved takes along what stands behind "#", unless the book says where that went', async (t) => {
  const site = await serve(path.join(folder, 'site'), '/repo/');
  t.after(site.close);
  await follow(site.url('notes/later/'), site.url('notes/retry-queue/'));
  await follow(site.url('notes/later/#what-happens'), site.url('notes/retry-queue/#what-happens'));
  await follow(site.url('notes/later/#elsewhere'), site.url('550/'));
  await follow(site.url('notes/later/#ä'), site.url('450/'));
  await follow(site.url('notes/part/#old'), site.url('notes/retry-queue/#what-happens'));
});

test('without scripts it leads to the page; from a folder, to its file', async (t) => {
  const site = await serve(path.join(folder, 'site'));
  t.after(site.close);
  await follow(site.url('notes/later/#what-happens'), (url) => url.pathname === '/notes/retry-queue/', {
    javaScriptEnabled: false,
  });
  const disk = files(path.join(folder, 'site'));
  await follow(`${disk.url('notes/later/index.html')}#x`, `${disk.url('notes/retry-queue/index.html')}#x`);
});

test('an anchor that moved is on its page: as a link to another page, or where its text is now', async (t) => {
  const site = await serve(path.join(folder, 'site'));
  t.after(site.close);
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(site.url('450/#gone'));
  assert.equal(await page.locator(':target a').evaluate((link) => link.href), site.url('550/'));
  await page.goto(site.url('550/#top'));
  assert.equal(await page.locator(':target').evaluate((anchor) => anchor.parentElement.localName), 'main');
});

// A host that shows 404.html for "/450", and sends `index` for the file of the page about it.
async function slashlessHost(index) {
  const send = async (response, file) => {
    const type = { '.css': 'text/css', '.js': 'text/javascript' }[path.extname(file)] ?? 'text/html';
    const body = await readFile(path.join(folder, 'site', file)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
  };
  const server = createServer(({ url }, response) => {
    if (url === '/450/index.html') return index(response, send);
    return send(response, url === '/450' ? '404.html' : url.slice(1));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const close = () => (server.closeAllConnections(), new Promise((closed) => server.close(closed)));
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

test('where a host shows 404.html for an address without its slash, the page that was meant comes', async (t) => {
  const host = await slashlessHost((response, send) => send(response, '450/index.html'));
  t.after(host.close);
  assert.match(await follow(`${host.url}/450`, `${host.url}/450/index.html`), /^450/);
});

test('where a host leads back from there, nothing goes in circles', async (t) => {
  let asked = 0;
  const host = await slashlessHost((response) => {
    ++asked;
    response.writeHead(301, { location: '/450', 'cache-control': 'no-store' }).end();
  });
  t.after(host.close);
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.goto(`${host.url}/450`);
  await page.waitForLoadState('networkidle');
  assert.equal(asked, 1);
  assert.equal(await page.locator('.lede a').evaluate((link) => link.href), `${host.url}/450/index.html`);
});
