// Pictures of one page of each kind, to look at: build/browser/screenshots/. All that is checked is that they show
// something.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { blank } from './checks/picture.mjs';
import { Findings, openChromium, outFolder, samples, serve, walk } from './support.mjs';

const folder = path.join(outFolder, 'screenshots');
let browser;
let site;
before(async () => {
  await mkdir(folder, { recursive: true });
  browser = await openChromium();
  site = await serve();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1440]) {
    test(`a page of each kind, ${colorScheme}, at ${width} px`, async () => {
      const findings = new Findings();
      const context = await browser.newContext({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width, height: 900 },
      });
      const looking = await browser.newPage();
      await walk(context, Object.entries(samples), async (page, [kind, address]) => {
        await page.goto(site.url(address));
        const name = `${kind.replaceAll(' ', '-')}-${width}-${colorScheme}.png`;
        findings.add(address, await blank(looking, await page.screenshot({ path: path.join(folder, name) })));
      });
      await context.close();
      await looking.close();
      await findings.assertNone(`screenshots ${colorScheme} ${width}`);
    });
  }
}
