// `statusbook serve` in Chromium, with the book of SMTP reply codes: edit and see, break and be told, mend.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { openChromium, root } from './support.mjs';

const program = path.join(root, 'build/release/statusbook');

// Starts the server for a book; its address is known when it answers.
async function startServer(book, ...options) {
  const process = spawn(program, ['serve', '--root', book, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface(process.stdout)) {
    const [, address] = /^(\S+) shows the site/.exec(line) ?? [];
    if (!address) continue;
    const close = () => (process.kill('SIGINT'), new Promise((ended) => process.once('exit', ended)));
    process.stdout.resume();
    return { address, close };
  }
  throw new Error('the server has ended');
}

let folder;
let browser;
let server;
let page;
const file = (name) => path.join(folder, name);
// As most editors save: what was there is replaced at once.
const save = async (name, text) => {
  await writeFile(file('beside'), text);
  await rename(file('beside'), file(name));
};
const edit = async (name, change) => save(name, change(await readFile(file(name), 'utf8')));
const overlay = () => page.locator('statusbook-faults');

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
  await cp(path.join(root, 'tests/smtp/content'), file('content'), { recursive: true });
  await cp(path.join(root, 'theme'), file('theme'), { recursive: true });
  browser = await openChromium();
  server = await startServer(folder, '--port', '0', '--base-url', 'https://example.org/repo/');
  page = await browser.newPage({ viewport: { width: 800, height: 400 } });
  page.setDefaultTimeout(15_000);
});
after(async () => {
  await browser?.close();
  await server?.close();
  if (folder) await rm(folder, { recursive: true });
});

test('an edit is seen without a hand on the browser, and the page stays where it was scrolled to', async () => {
  const problems = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${server.address}550/`);
  assert.match(page.url(), /\/repo\/550\/$/);
  await page.evaluate(() => scrollTo(0, 300));
  const scrolled = await page.evaluate(() => scrollY);
  assert.notEqual(scrolled, 0);
  await edit('content/codes/550.md', (text) => `${text}\nAnd one sentence more.\n`);
  await page.getByText('And one sentence more.').waitFor();
  await page.waitForFunction((before) => scrollY === before, scrolled);
  assert.deepEqual(problems, []);
});

test('an edit of another page leaves this one alone', async () => {
  await page.goto(`${server.address}550/`);
  await page.evaluate(() => (window.kept = true));
  await edit('content/codes/250.md', (text) => `${text}\nSomething else.\n`);
  const other = await browser.newPage();
  await other.goto(`${server.address}250/`);
  await other.getByText('Something else.').waitFor();
  await edit('content/codes/250.md', (text) => `${text}\nAnd more.\n`);
  await other.getByText('And more.').waitFor();
  await other.close();
  assert.equal(await page.evaluate(() => window.kept), true);
});

test('a fault lies over the last good page, as text, until it is mended', async () => {
  await page.goto(`${server.address}550/`);
  const good = await readFile(file('content/codes/550.md'), 'utf8');
  await save('content/codes/550.md', `${good}\nNew text, and [<img src=x onerror=alert(1)>] in it.\n`);
  await overlay().waitFor();
  const told = await overlay().locator('pre').innerText();
  assert.match(told, /content\/codes\/550\.md:\d+:\d+: error: /);
  assert.match(told, /onerror=alert/);
  assert.equal(await overlay().locator('img').count(), 0);
  assert.equal(await page.locator('main').getByText('New text, and').count(), 0);
  // Whoever comes now sees the same.
  const other = await browser.newPage();
  await other.goto(`${server.address}250/`);
  await other.locator('statusbook-faults').waitFor();
  await other.close();
  await overlay().getByRole('button').click();
  await overlay().waitFor({ state: 'detached' });
  await edit('content/codes/550.md', (text) => `${text}\nAnd [another].\n`);
  await overlay().waitFor();
  await page.evaluate(() => (window.kept = true));
  await save('content/codes/550.md', good);
  await overlay().waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => window.kept), true, 'the page was loaded again, though it is the same');
});

test('a stylesheet is swapped without loading the page again', async () => {
  await page.goto(`${server.address}550/`);
  await page.evaluate(() => (window.kept = true));
  for (const color of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
    await edit('theme/assets/style.css', (text) => `${text}\nh1 { color: ${color}; }\n`);
    await page.waitForFunction((wanted) => getComputedStyle(document.querySelector('h1')).color === wanted, color);
  }
  assert.equal(await page.evaluate(() => window.kept), true);
  assert.equal(await page.locator('link[rel=stylesheet]').count(), 1);
});

test("what is not there is answered with the site's own page, whose links stay here", async () => {
  const response = await page.goto(`${server.address}no/such/page/`);
  assert.equal(response.status(), 404);
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  const size = await page.evaluate(() => getComputedStyle(document.querySelector('h1')).color);
  assert.equal(size, 'rgb(4, 5, 6)', 'the page has no stylesheet');
  await page.locator('a.mark').click();
  await page.waitForURL(server.address);
});

test('a page that comes into being, and one that goes, are shown in the open page', async () => {
  await page.goto(`${server.address}notes/new/`);
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  const book = await readFile(file('content/book.toml'), 'utf8');
  const notes = /^notes *= *\[/m.test(book) ? book.replace(/^notes *= *\[/m, 'notes = ["new", ') : `notes = ["new"]\n${book}`;
  await writeFile(file('content/book.toml'), notes);
  await overlay().waitFor(); // the note has no page yet
  await writeFile(file('content/notes/new.md'), '# A new note\n\nText.\n');
  await page.getByRole('heading', { name: 'A new note' }).waitFor();
  await rm(file('content/notes/new.md'));
  await writeFile(file('content/book.toml'), book);
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
});

test('a service worker that another site of this address has left goes away', async () => {
  const other = createServer((request, response) => {
    const worker = "addEventListener('fetch', (e) => e.respondWith(new Response('stale', { headers: { 'content-type': 'text/html' } })));";
    const start = "<script>navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => { document.title = 'ready'; })</script>";
    const isWorker = request.url === '/worker.js';
    response.writeHead(200, { 'content-type': isWorker ? 'text/javascript' : 'text/html' }).end(isWorker ? worker : start);
  });
  await new Promise((ready) => other.listen(0, '127.0.0.1', ready));
  const { port } = other.address();
  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto(`http://localhost:${port}/`);
  await visitor.waitForFunction(() => document.title === 'ready');
  other.closeAllConnections();
  await new Promise((closed) => other.close(closed));
  const book = await startServer(folder, '--port', String(port));
  await visitor.goto(`${book.address}550/`);
  await visitor.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await visitor.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await context.close();
  await book.close();
});
