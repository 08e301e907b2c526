// axe finds no violation on any page, in both color schemes, at the width of a phone and of a desk.
import { after, before, test } from 'node:test';
import { axe, colorRules } from './checks/axe.mjs';
import { Findings, openChromium, pagesOf, serve, viewports, walk } from './support.mjs';

let browser;
let site;
before(async () => {
  browser = await openChromium();
  site = await serve();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

// Each page is loaded once. At each width all rules see one scheme, and those about color both.
test('no violation on any page, light and dark, at 360 and 1280 px', async () => {
  const findings = new Findings();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await walk(context, await pagesOf(), async (page, address) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(viewports.desk);
    await page.goto(site.url(address));
    const look = async (state, rules) =>
      findings.add(
        address,
        (await axe(page, rules)).map(({ kind, what }) => ({ kind: `${kind}, ${state}`, what })),
      );
    await look('light, desk');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark, desk', colorRules);
    await page.setViewportSize(viewports.phone);
    await look('dark, phone');
    await page.emulateMedia({ colorScheme: 'light' });
    await look('light, phone', colorRules);
  });
  await findings.assertNone('axe');
});
