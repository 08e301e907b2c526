// No text reaches over the edge of the window, on a phone and at 400 % zoom.
import { after, before, test } from 'node:test';
import { overflow } from './checks/structure.mjs';
import { Findings, openChromium, openFirefox, pagesOf, samples, serve, viewports, walk } from './support.mjs';

let site;
before(async () => { site = await serve(); });
after(() => site?.close());

async function checkAll(name, browser, viewport, pages) {
  const findings = new Findings();
  const context = await browser.newContext({ viewport });
  await walk(context, pages, async (page, address) => {
    await page.goto(site.url(address));
    findings.add(address, await overflow(page));
  });
  await browser.close();
  await findings.assertNone(name);
}

test('at 360 px, every page fits', async () => checkAll('overflow at 360 px', await openChromium(), viewports.phone, await pagesOf()));
test('at 1280 px and 400 %, every page fits', async () => checkAll('overflow at 400 %', await openChromium(), viewports.zoomed, await pagesOf()));
test('at 360 px in Firefox, a page of each kind fits', async () =>
  checkAll('overflow in Firefox', await openFirefox(), viewports.phone, Object.values(samples)));
