// Where the links of a page lead. Only those within the site: what is elsewhere is not asked.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// All addresses in the page, and its ids.
export const readPage = (page) =>
  page.evaluate(() => ({
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    targets: [...document.querySelectorAll('a[href], link[href], script[src], img[src], use[href]')]
      .filter(({ rel }) => rel !== 'canonical' && rel !== 'alternate')
      // On a disk the script completes links, but not hints at neighbors, which nobody can click.
      .filter((element) => location.protocol !== 'file:' || !element.matches('link[rel=prev], link[rel=next]'))
      .map((element) => element.href?.baseVal ?? element.href ?? element.src),
  }));

// pages: a map of an address to { ids, targets }; fileOf(url): the path of the file that a server sends for it, or
// undefined for another site. found(address, finding) is called for each link that leads nowhere.
export function checkLinks(pages, fileOf, found) {
  for (const [address, { targets }] of pages) {
    for (const target of new Set(targets)) {
      const url = new URL(target, address);
      const hash = decodeURIComponent(url.hash.slice(1));
      url.hash = '';
      const file = fileOf(url);
      if (file === undefined) continue;
      if (!existsSync(file) || !statSync(file).isFile()) found(address, { kind: 'leads nowhere', what: target });
      else if (hash && pages.has(url.href) && !pages.get(url.href).ids.includes(hash))
        found(address, { kind: 'leads to no such part', what: target });
    }
  }
}

// For pages read from files: a folder is not a page.
export const localFile = (url) => (url.protocol === 'file:' ? fileURLToPath(url) : undefined);

// The file that a server of `folder` at `base` sends for an address. One that is not in the site has none.
export const served = (folder, base) => (url) => {
  if (url.origin !== new URL(base).origin) return undefined;
  if (!url.href.startsWith(base)) return path.join(folder, 'not in the site');
  const file = path.join(folder, decodeURIComponent(url.href.slice(base.length)));
  return existsSync(file) && statSync(file).isDirectory() && url.href.endsWith('/')
    ? path.join(file, 'index.html')
    : file;
};
