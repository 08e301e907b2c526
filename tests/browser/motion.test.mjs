// For readers who want less motion, nothing moves.
import { after, before, test } from 'node:test';
import { motion } from './checks/structure.mjs';
import { Findings, openChromium, samples, serve, walk } from './support.mjs';

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

test('with reduced motion, nothing moves: not at first, and not when everything is opened, hovered or focused', async () => {
  const findings = new Findings();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await walk(context, Object.values(samples), async (page, address) => {
    await page.goto(site.url(address));
    findings.add(address, await motion(page));
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await page.locator('main a[href]').filter({ visible: true }).first().hover();
    await page.keyboard.press('Tab');
    findings.add(address, await motion(page));
  });
  await findings.assertNone('motion');
});
