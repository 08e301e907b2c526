// The soft change from page to page fails without a word, and for readers who want less motion nothing moves.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { motion } from './checks/structure.mjs';
import { Findings, addressOf, openChromium, samples, serve, walk } from './support.mjs';

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

// A change that Chromium gives up is an error in the reader's console. It gave them up where a page got its first styles
// before the sheet that asks for the change had come, which shows when several windows are at work at once.
test('from page to page in six windows at once, no change is given up', async () => {
  const problems = [];
  const follow = async () => {
    for (const sample of [samples.class, samples['sub-code'], samples['not found'], samples.class]) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
      await page.goto(site.url(addressOf(samples['not found'])));
      const end = site.url(addressOf(sample));
      await page.evaluate((address) => { location.href = address; }, end);
      await page.waitForURL(end);
      await context.close();
    }
  };
  await Promise.all(Array.from({ length: 6 }, follow));
  assert.deepEqual(problems, []);
});
