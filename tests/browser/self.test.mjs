// Each check passes on a page that is as it should be, and fails on one that is not: otherwise its silence about the
// site would mean nothing.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { axe } from './checks/axe.mjs';
import { tabThrough } from './checks/keyboard.mjs';
import { checkLinks, localFile, readPage } from './checks/links.mjs';
import { htmlValidate, vnu } from './checks/markup.mjs';
import { blank } from './checks/picture.mjs';
import { lostCells, lostWords, print } from './checks/print.mjs';
import { lineLengths, linkTexts, motion, overflow, policy, tables } from './checks/structure.mjs';
import { watch } from './checks/visit.mjs';
import { pictureWeights, weights } from './checks/weight.mjs';
import { files, openChromium, openFirefox, serve, viewports } from './support.mjs';

const strict = '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">';
const html = (body, head = strict) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>${head}
<meta name="viewport" content="width=device-width"><link rel="icon" href="icon.svg"><link rel="stylesheet" href="style.css"></head>
<body><main><h1>Heading</h1>${body}</main></body></html>
`;
const words = 'word '.repeat(200);
const wide = '<div class="wide">wide</div>';
const fixtures = {
  'style.css':
    'p { max-width: 32em } .wide { width: 2000px } .box { overflow-x: auto } .cut { overflow: hidden; width: 2000px }' +
    ' @media print { details::details-content { content-visibility: visible; block-size: auto } }' +
    ' .pale { color: #bbb } .unmarked:focus { outline: none }' +
    ' @keyframes turn { to { rotate: 360deg } } .turns { animation: turn 9s infinite }',
  'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>',
  'good.html':
    html(`<p id="part">${words}<a href="good.html#part">this part</a> <a href="https://host.test/">another host</a></p>
<div class="box">${wide}</div><table><caption>Codes</caption><thead><tr><th scope="col">Code</th></tr></thead>
<tbody><tr><td>Non-Authoritative</td></tr></tbody></table><details><summary>More</summary><p>Folded</p></details>`),
  'table.html': html('<table><tr><th>Code</th><th scope="col"></th></tr><tr><td>1</td><td>2</td></tr></table>'),
  'label.html': html('<a href="good.html#part">good#part</a>'),
  'policy.html': html('<p style="color: red" onclick="run()">red</p><script>run()</script>', ''),
  'weak.html': html('', strict.replace("'self'", "* 'unsafe-inline'")),
  'wide.html': html(`${wide}<p>a${'b'.repeat(500)}</p>`),
  'cut.html': html('<style>html { overflow-x: hidden }</style><div class="cut">cut</div>', ''),
  'turns.html': html('<p class="turns">turns</p>'),
  'pale.html': html('<p class="pale">hard to read</p><details><summary>More</summary><img src="icon.svg"></details>'),
  'markup.html': html('<p><div>x</div></p><b id="b">b</b><b id="b">b</b>'),
  'links.html': html('<a href="gone.html">gone</a> <a href="good.html#gone">gone</a> <a href="./">folder</a>'),
  'console.html': html('<script>console.warn("hm"); undefinedName()</script><img src="gone.png" alt="">', ''),
  'stopped.html': html('<script>run()</script>'),
  'focus.html': html('<a class="unmarked" href="good.html">unmarked</a>'),
  'hidden.html': html(
    '<style>@media print { td { display: none } }</style><table><tr><td>Non-Authoritative</td></tr></table>',
    '',
  ),
  '404.html': html('<p>Not here</p>'),
  'heavy.html': html(`<svg viewBox="0 0 9 9"><title>${randomBytes(2000).toString('hex')}</title></svg>`),
};

let folder;
let site;
let chromium;
let page;
before(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'statusbook-')), 'site');
  await mkdir(folder);
  for (const [name, text] of Object.entries(fixtures)) await writeFile(path.join(folder, name), text);
  site = await serve(folder);
  await writeFile(
    path.join(folder, 'others.html'),
    html(`<img src="${site.url('icon.svg').replace('127.0.0.1', 'localhost')}" alt="">`, ''),
  );
  chromium = await openChromium();
  page = await chromium.newPage();
});
after(async () => {
  await chromium?.close();
  await site?.close();
  await rm(path.dirname(folder), { recursive: true, force: true });
});

const kindsOf = (found) => [...new Set(found.map(({ kind }) => kind))].sort();

// check(page) on good.html finds nothing; on each of the others, the kinds that are listed.
function both(name, check, bad, viewport = viewports.phone) {
  test(name, async () => {
    await page.setViewportSize(viewport);
    for (const [file, kinds] of Object.entries({ 'good.html': [], ...bad })) {
      await page.goto(site.url(file));
      assert.deepEqual(kindsOf(await check(page)), kinds, file);
    }
  });
}

both('tables', tables, { 'table.html': ['empty heading cell', 'heading cell without scope', 'table without a name'] });
both('texts of links', linkTexts, { 'label.html': ['link with a label for its text'] });
both('policy', policy, { 'policy.html': ['inline script or style', 'no policy'], 'weak.html': ['weak policy'] });
both('overflow', overflow, {
  'wide.html': ['page is wider than the window', 'reaches over the edge'],
  'cut.html': ['page is wider than the window', 'reaches over the edge'],
});
both('motion', motion, { 'turns.html': ['moves'] });
both('axe, also in what is folded', axe, { 'pale.html': ['color-contrast', 'image-alt'] });
both('focus', tabThrough, { 'focus.html': ['focused and not marked'] });
both('print', async () => lostCells(page, (await print(page, path.join(folder, 'out.pdf'))).text), {
  'hidden.html': ['lost on paper'],
});

both('words on paper', async () => lostWords(page, (await print(page, path.join(folder, 'out.pdf'))).text), {
  'hidden.html': ['lost on paper'],
});

test('lines are counted in characters', async () => {
  await page.goto(site.url('good.html'));
  await page.setViewportSize(viewports.desk);
  const lengths = await lineLengths(page);
  assert.ok(lengths.length > 5);
  for (const length of lengths) assert.ok(length > 50 && length < 90, `${length}`);
});

test('validators', async () => {
  const of = (found, file) => found.filter(({ what }) => what.startsWith(file));
  const found = await vnu(folder);
  assert.deepEqual(of(found, 'good.html'), []);
  assert.notDeepEqual(of(found, 'markup.html'), []);
  assert.deepEqual(await htmlValidate(path.join(folder, 'good.html')), []);
  assert.ok(kindsOf(await htmlValidate(path.join(folder, 'markup.html'))).includes('no-dup-id'));
});

for (const [name, open, blocked] of [
  ['Chromium', openChromium, ['console error']],
  ['Firefox', openFirefox, ['script error']],
]) {
  describe(`visits in ${name}`, () => {
    let browser;
    let visit;
    before(async () => {
      browser = await open();
      visit = await watch(await browser.newPage());
    });
    after(() => browser?.close());
    const kinds = async (file, options) => kindsOf(await visit(site.url(file), options));

    test('a good page is quiet, also from a file', async () => {
      assert.deepEqual(await kinds('good.html'), []);
      // In a tab of its own: the icon of the page before may be asked for only now, and is another host's from here.
      const visitFile = await watch(await browser.newPage());
      assert.deepEqual(await visitFile(files(folder).url('good.html')), []);
    });
    test('messages, errors and failed requests are heard', async () => {
      const heard = await kinds('console.html');
      for (const kind of ['console warning', 'failed request', 'script error'])
        assert.ok(heard.includes(kind), `${kind} in ${heard}`);
    });
    test('requests to others are heard', async () =>
      assert.deepEqual(await kinds('others.html'), ['request to another host']));
    test('what the policy stops is heard', async () =>
      assert.deepEqual(await kinds('stopped.html'), [...blocked, 'stopped by the policy']));
    test('a missing page is a failed request, unless it is meant to be missing', async () => {
      assert.ok((await kinds('nothing')).includes('failed request'));
      assert.deepEqual(await kinds('nothing', { missing: true }), []);
    });
  });
}

test('links', async () => {
  const pages = new Map();
  for (const file of ['good.html', 'links.html']) {
    await page.goto(files(folder).url(file));
    pages.set(files(folder).url(file), await readPage(page));
  }
  const found = [];
  checkLinks(pages, localFile, (address, { kind, what }) =>
    found.push(`${path.basename(address)} ${kind} ${path.basename(what)}`),
  );
  assert.deepEqual(found.sort(), [
    'links.html leads nowhere gone.html',
    'links.html leads nowhere site',
    'links.html leads to no such part good.html#gone',
  ]);
});

test('weights', async () => {
  const limits = (each) => [
    { what: 'HTML', files: 'good.html$', each },
    { what: 'CSS', files: '.css$', together: each },
  ];
  assert.deepEqual(await weights(folder, limits(5000)), []);
  assert.deepEqual(kindsOf(await weights(folder, limits(50))), ['CSS: over 50', 'HTML: over 50']);
  assert.deepEqual(await pictureWeights(path.join(folder, 'good.html'), 1000), []);
  assert.deepEqual(kindsOf(await pictureWeights(path.join(folder, 'heavy.html'), 1000)), ['picture over 1000']);
});

test('blank pictures', async () => {
  await page.goto(site.url('good.html'));
  assert.deepEqual(await blank(page, await page.screenshot()), []);
  await page.goto('about:blank');
  assert.deepEqual(kindsOf(await blank(page, await page.screenshot())), ['blank']);
});
