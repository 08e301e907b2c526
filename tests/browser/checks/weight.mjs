// Sizes of files as a server sends them: compressed.
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const weigh = (bytes) => gzipSync(bytes, { level: 9 }).length;

// limits: a list of { what, files (a pattern), each or together }; the first whose pattern fits a file counts.
export async function weights(folder, limits) {
  const sums = new Map();
  const found = [];
  for (const file of (await readdir(folder, { recursive: true })).sort()) {
    const limit = limits.find(({ files }) => new RegExp(files).test(file));
    if (!limit) continue;
    const bytes = weigh(await readFile(path.join(folder, file)));
    sums.set(limit, (sums.get(limit) ?? 0) + bytes);
    if (bytes > limit.each) found.push({ kind: `${limit.what}: over ${limit.each}`, what: `${file}: ${bytes}` });
  }
  for (const [{ what, together }, sum] of sums)
    if (sum > together) found.push({ kind: `${what}: over ${together}`, what: `together ${sum}` });
  return found;
}

// Inline pictures of a page.
export async function pictureWeights(file, limit) {
  const pictures = (await readFile(file, 'utf8')).match(/<svg[\s>][^]*?<\/svg>/g) ?? [];
  return pictures
    .map((picture) => ({ bytes: weigh(picture), picture }))
    .filter(({ bytes }) => bytes > limit)
    .map(({ bytes, picture }) => ({ kind: `picture over ${limit}`, what: `${bytes}: ${picture.slice(0, 80)}` }));
}
