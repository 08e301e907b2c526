// What all tests here stand on: the built site, a server for it, browsers, a walk over its pages, and a list of
// findings that a test ends with. What is wrong with a page is for checks/ to say.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium, firefox } from 'playwright-core';

export const run = promisify(execFile);

const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.join(here, '../..');
export const outFolder = path.join(root, 'build/browser');
export const siteFolder = process.env.STATUSBOOK_SITE ?? path.join(outFolder, 'site');
export const budgets = JSON.parse(await readFile(path.join(here, 'budgets.json'), 'utf8'));

// One page of each kind, for what would take too long on all pages. The paths are those of files in the site.
export const samples = {
  home: 'index.html',
  code: '404/index.html',
  'code with exchange': '302/index.html',
  'code of a gateway': '502/index.html',
  'sub-code': '403.14/index.html',
  'code with retry': '429/index.html',
  class: '4xx/index.html',
  note: 'notes/redirects/index.html',
  field: 'fields/location/index.html',
  spec: 'specs/rfc-9110/index.html',
  facts: 'facts/index.html',
  'not found': '404.html',
};

// The site's pages as paths of files, sorted.
export async function pagesOf(folder = siteFolder) {
  const files = await readdir(folder, { recursive: true });
  const pages = files
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.split(path.sep).join('/'))
    .sort();
  assert.notEqual(pages.length, 0, `no page in ${folder}`);
  return pages;
}

// '404/index.html' is found at '404/', as on any web server.
export const addressOf = (page) => page.replace(/(^|\/)index\.html$/, '$1');

// Builds the site, or another book, once more: with options that build/browser/site is not built with.
export const build = (out, ...options) =>
  run(path.join(root, 'build/release/statusbook'), ['build', '--out', out, ...options]);

const types = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

// Serves a folder under `base` as a static host does: index.html for a folder, a redirect for one without its slash,
// 404.html for the rest.
export async function serve(folder = siteFolder, base = '/') {
  const server = createServer(async (request, response) => {
    const { status, file, location } = await find(folder, base, new URL(request.url, 'http://site').pathname);
    const body = file && (await readFile(file).catch(() => undefined));
    response.writeHead(
      status,
      location ? { location } : { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' },
    );
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    url: (page = '') => origin + base + addressOf(page),
    close: () => (server.closeAllConnections(), new Promise((closed) => server.close(closed))),
  };
}

async function find(folder, base, pathname) {
  const missing = { status: 404, file: path.join(folder, '404.html') };
  if (!pathname.startsWith(base)) return missing;
  const file = path.join(folder, decodeURIComponent(pathname.slice(base.length)));
  if (file !== path.normalize(folder) && !file.startsWith(path.join(folder, path.sep))) return missing;
  const inside = await readdir(file).catch(() => undefined);
  if (inside && !pathname.endsWith('/')) return { status: 301, location: `${pathname}/` };
  if (inside) return inside.includes('index.html') ? { status: 200, file: path.join(file, 'index.html') } : missing;
  return (await readFile(file).catch(() => undefined)) === undefined ? missing : { status: 200, file };
}

// The same pages without a server.
export const files = (folder = siteFolder) => ({
  url: (page = '') => pathToFileURL(path.join(folder, page)).href,
  close: async () => {},
});

// Chromium runs as root in containers only without its sandbox. Firefox is the distribution's, over WebDriver BiDi,
// which has no color scheme to emulate: `dark` sets the preference that a reader would.
export const openChromium = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
export const openFirefox = ({ dark = false } = {}) =>
  firefox.launch({
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    firefoxUserPrefs: { 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1 },
  });

export const viewports = {
  phone: { width: 360, height: 740 },
  zoomed: { width: 320, height: 256 }, // 1280 by 1024 at 400 %
  desk: { width: 1280, height: 1024 },
};

// Calls visit(page, item) for every item, a few at a time, each lane with a browser page of its own. The service worker
// is left out: it would fetch all pages while they are visited, and stand between them and the server.
export async function walk(context, items, visit, lanes = 3) {
  await context.addInitScript(() => {
    if (navigator.serviceWorker) navigator.serviceWorker.register = () => new Promise(() => {});
  });
  const queue = [...items];
  const lane = async () => {
    const page = await context.newPage();
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await visit(page, item);
    await page.close();
  };
  await Promise.all(Array.from({ length: Math.min(lanes, queue.length) }, lane));
}

// What a test found, by kind. A test collects all of it before it fails, since one cause often shows on many pages.
export class Findings {
  #kinds = new Map();

  // found: a list of { kind, what }
  add(page, found) {
    for (const { kind, what } of found) {
      if (!this.#kinds.has(kind)) this.#kinds.set(kind, []);
      this.#kinds.get(kind).push(`${page || '/'}: ${what}`);
    }
  }

  // Fails with the count and three examples of each kind; all of them go to build/browser/findings/.
  async assertNone(name) {
    if (this.#kinds.size === 0) return;
    const kinds = [...this.#kinds].sort(([, one], [, other]) => other.length - one.length);
    const file = path.join(outFolder, 'findings', `${name.replace(/[^a-z0-9]+/gi, '-')}.txt`);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(
      file,
      kinds.map(([kind, list]) => `${kind} (${list.length})\n${list.map((line) => `  ${line}\n`).join('')}`).join('\n'),
    );
    const shown = kinds.map(
      ([kind, list]) =>
        `  ${kind}: ${list.length}\n${list
          .slice(0, 3)
          .map((line) => `    ${line}\n`)
          .join('')}`,
    );
    assert.fail(`${name}\n${shown.join('')}  all: ${path.relative(root, file)}`);
  }
}
