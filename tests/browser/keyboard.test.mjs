// The site without a mouse, in Chromium and in Firefox.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { focused, tabThrough } from './checks/keyboard.mjs';
import { Findings, openChromium, openFirefox, samples, serve, viewports } from './support.mjs';

for (const [name, open] of [
  ['Chromium', openChromium],
  ['Firefox', openFirefox],
]) {
  describe(name, () => {
    let browser;
    let site;
    let page;
    before(async () => {
      browser = await open();
      site = await serve();
      page = await browser.newPage({ viewport: viewports.desk });
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    test('the first stop is the link that skips to the content, and it does', async () => {
      await page.goto(site.url(samples.code));
      await page.keyboard.press('Tab');
      const first = await focused(page);
      assert.match(first.text, /skip/i);
      assert.ok(first.visible && first.marked, `cannot be seen: ${first.what}`);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      assert.ok(
        await page.evaluate(() => document.querySelector('main').contains(document.activeElement)),
        'the next stop is not in the content',
      );
    });

    test('the header is next, in its order, and each of its links leads where it says', async () => {
      await page.goto(site.url(samples.code));
      const texts = await page.locator('body > header a[href]').filter({ visible: true }).allTextContents();
      assert.notEqual(texts.length, 0);
      await page.keyboard.press('Tab');
      const stops = [];
      const inHeader = () => page.evaluate(() => document.activeElement.closest('body > header') !== null);
      for (await page.keyboard.press('Tab'); await inHeader(); await page.keyboard.press('Tab'))
        stops.push((await focused(page)).text);
      assert.deepEqual(
        stops.filter((text) => texts.map((other) => other.trim()).includes(text)),
        texts.map((text) => text.trim()),
      );
      await page.locator('body > header a[href]', { hasText: '5xx' }).focus();
      await Promise.all([page.waitForURL(/5xx/), page.keyboard.press('Enter')]);
      assert.match(await page.locator('h1').textContent(), /5xx/);
    });

    test('every stop of a page can be seen and is marked', async () => {
      const findings = new Findings();
      for (const address of [samples.home, samples.code, samples.note, samples['not found']]) {
        // At the end of a page, the focus goes to the browser's own controls: each page is opened anew.
        const fresh = await browser.newPage({ viewport: viewports.desk });
        await fresh.goto(site.url(address));
        findings.add(address, await tabThrough(fresh));
        await fresh.close();
      }
      await findings.assertNone(`focus in ${name}`);
    });

    test(
      'what is folded opens and closes with Enter, and hides its links while it is closed',
      async () => {
        await page.goto(site.url(samples.code));
        const closed = page.locator('main details:not([open]):has(a[href])').filter({ visible: true });
        assert.notEqual(await closed.count(), 0, 'nothing is folded');
        const details = await closed.first().elementHandle();
        const link = await details.$('a[href]');
        assert.equal(await link.isVisible(), false);
        await (await details.$('summary')).focus();
        await page.keyboard.press('Enter');
        assert.equal(await link.isVisible(), true);
        await page.keyboard.press('Enter');
        assert.equal(await link.isVisible(), false);
        await page.keyboard.press('Tab');
        assert.equal(await details.evaluate((element) => element.contains(document.activeElement)), false);
      },
    );
  });
}
