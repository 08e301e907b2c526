// The search box as a combobox: by keyboard, from a server and from files. What it finds is for the ranking test.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { files, openChromium, openFirefox, samples, serve, viewports } from './support.mjs';

const kinds = [
  ['Chromium, from a server', openChromium, () => serve()],
  ['Chromium, under a path', openChromium, () => serve(undefined, '/repo/')],
  ['Chromium, from files', openChromium, () => files()],
  ['Firefox, from a server', openFirefox, () => serve()],
];

for (const [name, open, place] of kinds) {
  describe(name, () => {
    let browser;
    let site;
    let page;
    before(async () => {
      browser = await open();
      site = await place();
      page = await browser.newPage({ viewport: viewports.desk });
      page.setDefaultTimeout(3000);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    const box = () => page.getByRole('combobox').first();
    const selected = () => page.locator('[role=option][aria-selected=true]');
    // Opens a page, and types into the box that the slash focuses.
    async function ask(query, address = samples.class) {
      await page.goto(site.url(address));
      await page.keyboard.press('/');
      assert.equal(await box().count(), 1, 'no combobox');
      assert.ok(
        await box().evaluate((element) => element === document.activeElement),
        'a slash does not focus the box',
      );
      await page.keyboard.type(query);
      await page.getByRole('option').first().waitFor();
    }

    test(
      'a slash focuses the box; arrows move through the options and Enter opens the chosen one',
      async () => {
        await ask('404');
        assert.equal(await box().inputValue(), '404');
        assert.equal(await box().getAttribute('aria-expanded'), 'true');
        if ((await selected().count()) === 0) await page.keyboard.press('ArrowDown');
        const first = await selected().textContent();
        assert.match(first, /404/);
        assert.equal(await box().getAttribute('aria-activedescendant'), await selected().getAttribute('id'));
        await page.keyboard.press('ArrowDown');
        assert.notEqual(await selected().textContent(), first);
        await page.keyboard.press('ArrowUp');
        assert.equal(await selected().textContent(), first);
        await Promise.all([page.waitForURL(/404/), page.keyboard.press('Enter')]);
        assert.match(await page.locator('main h1').textContent(), /404/);
      },
    );

    test('Enter without a choice opens the first result', async () => {
      await ask('teapot');
      await Promise.all([page.waitForURL(/418/), page.keyboard.press('Enter')]);
      assert.match(await page.locator('main h1').textContent(), /418/);
    });

    test('Escape closes the list and then empties the box', async () => {
      await ask('gateway');
      await page.keyboard.press('Escape');
      assert.equal(await box().getAttribute('aria-expanded'), 'false');
      assert.equal(await page.getByRole('option').filter({ visible: true }).count(), 0);
      await page.keyboard.press('Escape');
      assert.equal(await box().inputValue(), '');
    });

    test('how many results there are is announced', async () => {
      await ask('gateway');
      await page
        .locator('[role=status], [aria-live=polite]')
        .filter({ hasText: /\d+/ })
        .first()
        .waitFor({ state: 'attached' });
    });

    test('a query that holds HTML stays text', async () => {
      await ask('404');
      await box().fill('');
      await page.keyboard.type('<img src=x onerror="window.ran=1">404');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(await page.locator('img[src=x]').count(), 0);
      assert.equal(await page.evaluate(() => window.ran), undefined);
      assert.match(await box().inputValue(), /^<img/);
    });
  });
}

test('without JavaScript, a link in the header leads to the index', async (t) => {
  const browser = await openChromium();
  const site = await serve();
  t.after(() => Promise.all([browser.close(), site.close()]));
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url(samples.code));
  const link = page.locator('body > header').getByRole('link', { name: /index|search|a to z/i });
  assert.notEqual(await link.count(), 0, 'no such link');
  await link.first().click();
  assert.ok((await page.locator('main a[href]').count()) > 300, 'not an index');
});
