// Readers who choose their own colors, or more contrast, see what color and shape say all the same.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openChromium, samples, serve, viewports } from './support.mjs';

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

const opened = async (options, address) => {
  const page = await browser.newPage({ viewport: viewports.desk, ...options });
  await page.goto(site.url(address));
  return page;
};

for (const colorScheme of ['light', 'dark']) {
  test(`with forced colors, ${colorScheme}: signs, the tab of the class and the own code in pictures stand out`, async () => {
    for (const address of [samples['code of a gateway'], samples['code with exchange']]) {
      const page = await opened({ forcedColors: 'active', colorScheme }, address);
      const seen = await page.evaluate(() => {
        const colorOf = (name) => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = name;
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        };
        const canvas = colorOf('Canvas');
        const tab = getComputedStyle(document.querySelector('.tabs [aria-current]'));
        return {
          canvas,
          signs: [...document.querySelectorAll('.tabs .g')].map((sign) => getComputedStyle(sign, '::before').backgroundImage),
          outline: [tab.outlineStyle, tab.outlineWidth],
          own: [...document.querySelectorAll('.fig rect.own')].map((rect) => getComputedStyle(rect).fill),
          texts: [...document.querySelectorAll('.fig .in')].map((text) => getComputedStyle(text).fill),
        };
      });
      assert.notEqual(seen.signs.length, 0);
      for (const sign of seen.signs) assert.match(sign, /gradient/, 'a sign has lost its shape');
      assert.deepEqual(seen.outline, ['solid', '2px']);
      for (const fill of seen.own) assert.notEqual(fill, seen.canvas, 'the own box is as the paper');
      for (const fill of seen.texts) assert.equal(fill, seen.canvas, 'the text of the own box is as the box');
      await page.close();
    }
  });
}

test('with more contrast, quiet text has the color of loud text, and rules are as dark as edges were', async () => {
  const look = (page) =>
    page.evaluate(() => {
      const quiet = getComputedStyle(document.querySelector('main small')).color;
      const loud = getComputedStyle(document.body).color;
      return { quiet, loud, rule: getComputedStyle(document.querySelector('main details')).borderTopColor };
    });
  const plain = await look(await opened({}, samples.code));
  const more = await look(await opened({ contrast: 'more' }, samples.code));
  assert.notEqual(plain.quiet, plain.loud);
  assert.equal(more.quiet, more.loud);
  assert.notEqual(more.rule, plain.rule);
});
