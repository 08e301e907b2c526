// No text reaches over the edge of the window, on a phone and at 400 % zoom.
import { after, before, describe, test } from 'node:test';
import { overflow } from './checks/structure.mjs';
import { Findings, openChromium, openFirefox, pagesOf, samples, serve, viewports, walk } from './support.mjs';

let site;
before(async () => {
  site = await serve();
});
after(() => site?.close());

async function look(browser, pages) {
  const found = { phone: new Findings(), zoomed: new Findings() };
  await walk(await browser.newContext(), pages, async (page, address) => {
    await page.goto(site.url(address));
    for (const [viewport, findings] of Object.entries(found)) {
      await page.setViewportSize(viewports[viewport]);
      findings.add(address, await overflow(page));
    }
  });
  await browser.close();
  return found;
}

describe('in Chromium', () => {
  let found;
  before(async () => {
    found = await look(await openChromium(), await pagesOf());
  });
  test('at 360 px, every page fits', () => found.phone.assertNone('overflow at 360 px'));
  test('at 1280 px and 400 %, every page fits', () => found.zoomed.assertNone('overflow at 400 %'));
});

describe('in Firefox', () => {
  let found;
  before(async () => {
    found = await look(await openFirefox(), Object.values(samples));
  });
  test('at 360 px, a page of each kind fits', () => found.phone.assertNone('overflow at 360 px in Firefox'));
  test('at 1280 px and 400 %, a page of each kind fits', () => found.zoomed.assertNone('overflow at 400 % in Firefox'));
});
