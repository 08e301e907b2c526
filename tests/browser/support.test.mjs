// What the other tests rely on: findings that are not lost, and a server that does as static hosts do.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { Findings, outFolder, pagesOf, serve } from './support.mjs';

let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'statusbook-'));
  await mkdir(path.join(folder, '404'));
  await mkdir(path.join(folder, 'empty'));
  await writeFile(path.join(folder, '404/index.html'), 'a code');
  await writeFile(path.join(folder, '404.html'), 'not found');
});
after(() => rm(folder, { recursive: true }));

test('findings fail with counts, examples and all of it in a file; none do not', async (t) => {
  const file = path.join(outFolder, 'findings/self-test.txt');
  t.after(() => rm(file, { force: true }));
  await new Findings().assertNone('nothing');
  const findings = new Findings();
  for (const number of [1, 2, 3, 4]) findings.add(`page ${number}`, [{ kind: 'wrong', what: 'very' }]);
  const examples = /wrong: 4\n.*page 1: very\n.*page 2: very\n.*page 3: very\n.*all: build.browser.findings.self-test/s;
  await assert.rejects(() => findings.assertNone('self-test'), examples);
  assert.match(await readFile(file, 'utf8'), /page 4: very/);
});

test('a folder without pages is an error, not a site without faults', async () => {
  assert.deepEqual(await pagesOf(folder), ['404.html', '404/index.html']);
  await assert.rejects(() => pagesOf(path.join(folder, 'empty')), /no page/);
});

test('the server sends pages under its path only, redirects to the slash, and has 404.html for the rest', async (t) => {
  const site = await serve(folder, '/repo/');
  t.after(site.close);
  const get = async (to) => {
    const response = await fetch(new URL(to, site.url()), { redirect: 'manual' });
    return `${response.status} ${response.headers.get('location') ?? (await response.text())}`;
  };
  assert.equal(await get('404/'), '200 a code');
  assert.equal(await get('404/index.html'), '200 a code');
  assert.equal(await get('404'), '301 /repo/404/');
  for (const missing of ['500/', 'empty/', '/404/', '/repo', '..%2f..%2fetc/passwd'])
    assert.equal(await get(missing), '404 not found');
});
