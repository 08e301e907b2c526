// What can be asked of a page's elements, each function in the browser page that is given.

// Tables have names, their heading cells a scope and text.
export const tables = (page) =>
  page.evaluate(() => {
    const found = [];
    for (const [index, table] of [...document.querySelectorAll('table')].entries()) {
      const note = (kind, what) => found.push({ kind, what: `table ${index + 1}: ${what}` });
      const named = table.caption?.textContent.trim() || table.ariaLabel || table.getAttribute('aria-labelledby');
      if (!named) note('table without a name', (table.textContent.trim().replace(/\s+/g, ' ') || 'empty').slice(0, 60));
      for (const cell of table.querySelectorAll('th')) {
        if (!cell.getAttribute('scope')) note('heading cell without scope', cell.outerHTML.slice(0, 80));
        if (!cell.textContent.trim()) note('empty heading cell', cell.outerHTML.slice(0, 80));
      }
    }
    return found;
  });

// A link says where it leads, and not the label that its writer found it by, such as "caching#how-long".
export const linkTexts = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('main a[href*="#"]')]
      .map(({ textContent }) => textContent.trim())
      .filter((text) => /^[\w.-]+#[\w-]+$/.test(text))
      .map((what) => ({ kind: 'link with a label for its text', what })),
  );

// A strict policy in a meta tag, before anything that it is about, and nothing in the page that it would stop.
export const policy = (page) =>
  page.evaluate(() => {
    const found = [];
    const meta = document.head.querySelector('meta[http-equiv="Content-Security-Policy" i]');
    if (!meta) found.push({ kind: 'no policy', what: 'no meta element with a Content-Security-Policy' });
    const directives = new Map(
      (meta?.content ?? '')
        .split(';')
        .map((text) => text.trim().split(/\s+/))
        .map(([name, ...rest]) => [name, rest]),
    );
    if (meta && !["'none'", "'self'"].includes(directives.get('default-src')?.join(' ')))
      found.push({ kind: 'weak policy', what: `default-src ${directives.get('default-src')}` });
    for (const [name, sources] of directives) {
      const wide = sources.filter(
        (source) => /^'unsafe|^\*|^https?:|^data:$/.test(source) && !(name === 'img-src' && source === 'data:'),
      );
      if (wide.length > 0) found.push({ kind: 'weak policy', what: `${name} ${wide.join(' ')}` });
    }
    const early =
      meta &&
      [...document.head.querySelectorAll('link[rel=stylesheet], script')].find(
        (element) => element.compareDocumentPosition(meta) & Node.DOCUMENT_POSITION_FOLLOWING,
      );
    if (early) found.push({ kind: 'policy too late', what: early.outerHTML });
    const inline = [...document.querySelectorAll('script:not([src]), style, [style]')].filter(
      ({ type }) => type !== 'application/ld+json',
    );
    for (const element of inline) found.push({ kind: 'inline script or style', what: element.outerHTML.slice(0, 80) });
    for (const element of document.querySelectorAll('*'))
      for (const { name } of element.attributes)
        if (name.startsWith('on')) found.push({ kind: 'inline script or style', what: element.outerHTML.slice(0, 80) });
    return found;
  });

// Nothing reaches over the right edge: neither is the page wider than the window nor is something cut off there. What
// scrolls in a box of its own may.
export const overflow = (page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const found = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      found.push({ kind: 'page is wider than the window', what: `${scrollWidth} of ${clientWidth} px` });
    const hidden = (style) => style.visibility === 'hidden' || style.clipPath !== 'none' || style.clip !== 'auto';
    const held = (element) => {
      for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (/auto|scroll/.test(style.overflowX) || hidden(style)) return true;
      }
      return false;
    };
    const reach = (element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return Math.max(element.getBoundingClientRect().right, range.getBoundingClientRect().right);
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('svg') && element.localName !== 'svg') continue;
      if (reach(element) <= clientWidth + 1 || hidden(getComputedStyle(element)) || held(element)) continue;
      const scrolls =
        /auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.getBoundingClientRect().right <= clientWidth + 1;
      if (scrolls || [...element.children].some((child) => reach(child) > clientWidth + 1)) continue;
      found.push({
        kind: 'reaches over the edge',
        what: `${Math.round(reach(element))} of ${clientWidth} px: ${element.outerHTML.slice(0, 100)}`,
      });
    }
    return found;
  });

// Animations and transitions that run, whatever started them.
export const motion = (page) =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(({ animationName, transitionProperty, effect }) => ({
        kind: 'moves',
        what: `${animationName ?? transitionProperty} of ${effect.target?.outerHTML.slice(0, 60)}`,
      })),
  );

// The characters in each full line of running text (the last line of a paragraph is not full). Lists, tables and cells
// are not running text.
export const lineLengths = (page) =>
  page.evaluate(() => {
    const lengths = [];
    for (const paragraph of document.querySelectorAll('main p')) {
      if (paragraph.closest('table, li, dl, figure, .message')) continue;
      const lines = new Map();
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (texts.nextNode()) {
        for (let at = 0; at < texts.currentNode.length; at += 1) {
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + 1);
          const { bottom, width } = range.getBoundingClientRect();
          const line = [...lines.keys()].find((other) => Math.abs(other - bottom) < 8) ?? bottom;
          if (width > 0) lines.set(line, (lines.get(line) ?? 0) + 1);
        }
      }
      lengths.push(...[...lines.values()].slice(0, -1));
    }
    return lengths;
  });
