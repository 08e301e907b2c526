// What a reader without a mouse meets.

// Where the focus is: what it is on, whether it can be seen there, and whether anything marks it.
export const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const inside =
      box.width > 1 &&
      box.height > 1 &&
      box.bottom > 0 &&
      box.right > 0 &&
      box.top < innerHeight &&
      box.left < innerWidth;
    const marked = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    const shown = document.elementFromPoint(
      Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1),
      Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1),
    );
    return {
      what: element.outerHTML.slice(0, 100),
      text: element.textContent.trim(),
      index: [...document.querySelectorAll('*')].indexOf(element),
      visible: inside && style.visibility === 'visible' && (element.contains(shown) || shown?.contains(element)),
      marked,
    };
  });

// Presses Tab until the focus leaves the page, and returns what is wrong with the way.
export async function tabThrough(page) {
  const found = [];
  const count = await page.evaluate(
    () =>
      [
        ...document.querySelectorAll(
          'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^="-"])',
        ),
      ].filter((element) => !element.disabled && element.checkVisibility({ checkVisibilityCSS: true })).length,
  );
  let last = -1;
  let stops = 0;
  for (; stops <= count + 50; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop || stop.index < last) break;
    if (stop.index === last) {
      found.push({ kind: 'the focus stays', what: stop.what });
      break;
    }
    if (!stop.visible) found.push({ kind: 'focused and not to be seen', what: stop.what });
    if (!stop.marked) found.push({ kind: 'focused and not marked', what: stop.what });
    last = stop.index;
  }
  // Radio buttons share a stop, and boxes that scroll have one: so fewer is not wrong, but half of them is.
  if (stops < count / 2) found.push({ kind: 'the focus skips', what: `${stops} of ${count}` });
  return found;
}
