// A page on paper, as Chromium prints it on A4, read by poppler's tools.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { run } from '../support.mjs';

export async function print(page, file) {
  await mkdir(path.dirname(file), { recursive: true });
  await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true });
  const { stdout: info } = await run('pdfinfo', [file]);
  // In the order in which it was painted, a cell's lines stay together.
  const { stdout: text } = await run('pdftotext', ['-q', '-raw', file, '-'], { maxBuffer: 2 ** 28 });
  return { sheets: Number(/^Pages:\s+(\d+)/m.exec(info)[1]), text };
}

const squeeze = (text) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00ad-]+/g, '')
    .toLowerCase();

// The words of the page's tables that are on paper fewer times than in the tables. What a line break divided counts as
// one word; short words are found in others, so they are not looked for.
export async function lostCells(page, text) {
  const printed = squeeze(text);
  const cells = await page.evaluate(() =>
    [...document.querySelectorAll('main table')].flatMap((table) => {
      const columns = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent.trim());
      return [...table.rows].flatMap((row) =>
        [...row.cells].map((cell) => ({
          column: columns[cell.cellIndex] ?? `${cell.cellIndex + 1}`,
          text: cell.innerText,
        })),
      );
    }),
  );
  const words = new Map();
  for (const { column, text: content } of cells) {
    for (const word of content
      .split(/[\s,;]+/)
      .map(squeeze)
      .filter(({ length }) => length > 3)) {
      const { count, columns } = words.get(word) ?? { count: 0, columns: new Set() };
      words.set(word, { count: count + 1, columns: columns.add(column) });
    }
  }
  return [...words]
    .map(([word, { count, columns }]) => ({ word, count, columns, left: printed.split(word).length - 1 }))
    .filter(({ count, left }) => left < count)
    .map(({ word, count, columns, left }) => ({
      kind: 'lost on paper',
      what: `“${word}” ${left} of ${count} times, in ${[...columns].join(', ')}`,
    }));
}

// The words of the page that are on paper fewer times than in it, also those that a screen folds. What leads through the
// page, and what only those hear who do not see it, is not meant for paper.
export async function lostWords(page, text) {
  const printed = squeeze(text);
  const words = await page.evaluate(() => {
    const main = document.querySelector('main').cloneNode(true);
    const away = 'nav, .fold, .filters, [role=search], .copies, .anchor, .dec span, svg, thead';
    for (const element of main.querySelectorAll(away)) element.remove();
    return main.textContent.split(/\s+/);
  });
  const counts = new Map();
  for (const word of words.map(squeeze)) if (word.length > 3) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .map(([word, count]) => ({ word, count, left: printed.split(word).length - 1 }))
    .filter(({ count, left }) => left < count)
    .map(({ word, count, left }) => ({ kind: 'lost on paper', what: `“${word}” ${left} of ${count} times` }));
}
