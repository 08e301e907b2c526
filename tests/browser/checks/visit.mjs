// What goes wrong while a browser page loads: messages, failed requests, requests to others, and what the policy of the
// page stopped.

// Listens to a browser page. visit(url) goes there and returns what was found on the way.
export async function watch(page) {
  let found = [];
  let home = '';
  let expected = '';
  const note = (kind, what) => found.push({ kind, what });
  const open = new Set();
  const ended = (request) => open.delete(request);
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  page.on('console', (message) => {
    // A page that is not there says so once, and this is what 404.html is for.
    if (message.location().url === expected && message.text().startsWith('Failed to load resource')) return;
    note(`console ${message.type()}`, message.text());
  });
  page.on('pageerror', (error) => note('script error', error.message));
  page.on('requestfailed', (request) => {
    // A request that was given up because the page was left has not failed.
    const reason = request.failure()?.errorText ?? '';
    if (!/ABORTED/.test(reason)) note('failed request', `${request.url()} ${reason}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== expected)
      note('failed request', `${response.url()} ${response.status()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = home.startsWith('file:') ? url.protocol === 'file:' : url.origin === new URL(home).origin;
    if (!own && !['data:', 'blob:'].includes(url.protocol)) note('request to another host', request.url());
  });
  await page.addInitScript(() => {
    window.stopped = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      window.stopped.push(`${violatedDirective}: ${blockedURI} ${sample}`),
    );
  });
  // missing: the address is that of no page, and 404 is the right answer.
  return async function visit(url, { missing = false } = {}) {
    found = [];
    home = url;
    expected = missing ? url : '';
    await page.goto(url, { waitUntil: 'load' });
    // Two frames later, what scripts do at once has been done.
    const stopped = await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.stopped)))),
    );
    // An icon may be on its way still.
    while (open.size > 0) await page.waitForEvent('requestfinished', { timeout: 5000 }).catch(() => open.clear());
    for (const what of stopped) note('stopped by the policy', what);
    return found;
  };
}
