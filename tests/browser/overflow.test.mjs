// No text reaches over the edge of the window in Firefox, on a phone and at 400 % zoom. For Chromium, see pages.test.mjs.
import { before, test } from 'node:test';
import { overflow } from './checks/structure.mjs';
import { Findings, openFirefox, samples, serve, viewports, walk } from './support.mjs';

const found = { phone: new Findings(), zoomed: new Findings() };
before(async () => {
  const browser = await openFirefox();
  const site = await serve();
  await walk(await browser.newContext(), Object.values(samples), async (page, address) => {
    await page.goto(site.url(address));
    for (const [viewport, findings] of Object.entries(found)) {
      await page.setViewportSize(viewports[viewport]);
      findings.add(address, await overflow(page));
    }
  });
  await browser.close();
  await site.close();
});

test('at 360 px, a page of each kind fits', () => found.phone.assertNone('overflow at 360 px in Firefox'));
test('at 1280 px and 400 %, a page of each kind fits', () => found.zoomed.assertNone('overflow at 400 % in Firefox'));
