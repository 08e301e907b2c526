// The theme switch and the copy buttons, by keyboard.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build, openChromium, outFolder, root, samples, serve, viewports } from './support.mjs';

let browser;
let site;
let context;
let page;
before(async () => {
  browser = await openChromium();
  site = await serve();
  context = await browser.newContext({
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: viewports.desk,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  page.setDefaultTimeout(3000);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

const background = () =>
  page.evaluate(() => {
    const color = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
    return (
      color.find((value) => value !== 'rgba(0, 0, 0, 0)') ?? getComputedStyle(document.documentElement).colorScheme
    );
  });

// Chooses dark by keyboard, whether the switch is a list, radio buttons or a button.
async function chooseDark() {
  const list = page.locator('header select').filter({ visible: true });
  const radio = page.locator('header').getByRole('radio', { name: /dark/i });
  if (await list.count()) {
    await list.focus();
    await page.keyboard.type('Dark');
  } else if (await radio.count()) {
    await radio.focus();
    await page.keyboard.press('Space');
  } else {
    await page
      .locator('header')
      .getByRole('button', { name: /theme|dark|color|scheme/i })
      .focus();
    await page.keyboard.press('Enter');
  }
}

test(
  'the theme switch is turned by keyboard, remembered on the next page, and nothing flashes before it holds',
  async () => {
    await page.goto(site.url(samples.code));
    const light = await background();
    await chooseDark();
    const dark = await background();
    assert.notEqual(dark, light);
    // The first frame that shows the page already has the color.
    await page.addInitScript(() => {
      const look = () => {
        if (!document.body) return void requestAnimationFrame(look);
        window.firstBackground = [document.body, document.documentElement].map(
          (element) => getComputedStyle(element).backgroundColor,
        );
      };
      requestAnimationFrame(look);
    });
    await page.goto(site.url(samples.class));
    assert.equal(await background(), dark);
    await page.waitForFunction(() => window.firstBackground);
    assert.ok((await page.evaluate(() => window.firstBackground)).includes(dark), 'the first frame had another color');
  },
);

// A copy button is found by its name; what it copies is on the clipboard afterwards, and it says so.
async function copy(name) {
  const button = page.getByRole('button', { name }).filter({ visible: true }).first();
  await button.focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /copied/i })
    .first()
    .waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

test('a copy button copies code', async () => {
  await page.goto(site.url(samples['code with exchange']));
  assert.match(await copy(/^copy(?!.*(curl|link|address))/i), /\S/);
});

test('a copy button copies the address of a heading', async () => {
  await page.goto(site.url(samples['code with exchange']));
  const copied = await copy(/copy.*(link|address)/i);
  assert.ok(copied.startsWith(site.url(samples['code with exchange'])) && copied.includes('#'), copied);
});

test('a copy button copies an exchange as a curl command', async () => {
  await page.goto(site.url(samples['code with exchange']));
  assert.match(await copy(/curl/i), /^curl /);
});

test('what curl does not speak has no such button', async () => {
  const folder = path.join(outFolder, 'sip');
  await build(folder, '--root', path.join(root, 'tests/books/sip'), '--theme', path.join(root, 'theme'));
  const sip = await serve(folder);
  await page.goto(sip.url('486/'));
  assert.notEqual(await page.getByRole('button', { name: 'Copy request' }).count(), 0);
  assert.equal(await page.getByRole('button', { name: /curl/ }).count(), 0);
  await sip.close();
});
