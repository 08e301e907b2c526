// A browser without a window. Arguments: chromium or firefox, fetch, xhr, form or address (as if the address was typed), a page of the origin.
const { chromium, firefox } = require('playwright-core');
const { patience, run } = require('./loop.js');

const [, , which, how, page] = process.argv;
const limit = 8000 * patience;

async function open() {
  if (which === 'chromium') {
    return chromium.launch({ timeout: 180000 * patience, executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--ignore-certificate-errors'] });
  }
  return firefox.launch({ timeout: 180000 * patience, channel: 'moz-firefox', executablePath: process.env.FIREFOX });
}

const ways = {
  fetch: (tab, method, url, headers, body) => tab.evaluate(async ([method, url, headers, body, limit]) => {
    const { Cookie, ...rest } = headers;
    const response = await fetch(url, { method, headers: rest, body, credentials: 'include', signal: AbortSignal.timeout(limit) });
    await response.text();
    return response.status;
  }, [method, url, headers, body, limit]),
  xhr: (tab, method, url, headers, body) => tab.evaluate(([method, url, headers, body, limit]) => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.timeout = limit;
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers)) if (name !== 'Cookie') request.setRequestHeader(name, value);
    request.onload = () => resolve(request.status);
    request.onerror = () => reject(new Error('network'));
    request.ontimeout = () => reject(new Error('timeout'));
    request.send(body);
  }), [method, url, headers, body, limit]),
  form: async (tab, method, url, headers, body) => {
    await tab.goto(page);
    // loop.js gives up first, whether a page hangs before or after it was told to go there
    const arrived = tab.waitForEvent('response', { predicate: (response) => response.status() < 300 || response.status() > 399, timeout: 20000 * patience });
    arrived.catch(() => {});
    await tab.evaluate(([method, url, body]) => {
      const form = document.createElement('form');
      form.method = method;
      form.action = url;
      if (body) {
        const [name, value] = body.split('=');
        const input = document.createElement('input');
        Object.assign(input, { name, value });
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    }, [method, url, body]);
    return (await arrived).status();
  },
  address: async (tab, method, url) => (await tab.goto(url, { timeout: limit })).status(),
};

(async () => {
  const browser = await open().catch((error) => {
    console.error(error);
    process.exit(1);
  });
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  let tab = await context.newPage();
  await tab.goto(page);
  await tab.evaluate(() => { document.cookie = 'lab=1'; });
  run(async (method, url, headers, body) => {
    if (how === 'form' || how === 'address') { // what an error page leaves behind would be in the way of the next one
      await tab.close().catch(() => {});
      tab = await context.newPage();
    }
    try {
      return await ways[how](tab, method, url, headers, body);
    } catch (error) {
      const name = /TypeError|NetworkError|net::\w+|NS_\w+|TimeoutError|network|timeout/i.exec(error.message);
      return `error: ${name ? name[0] : error.name}`;
    }
  });
})();
