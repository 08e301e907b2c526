#include "serve/live_script.h"

namespace statusbook {

const std::string_view live_script = R"js('use strict';
(() => {
  const script = document.currentScript;
  const seen = script.dataset.page;
  const address = new URL('events', script.src);
  address.searchParams.set('page', location.pathname);

  // While pages are edited, what a service worker has stored is out of date.
  const workers = navigator.serviceWorker;
  if (workers) {
    workers.register = () => new Promise(() => {});
    workers.getRegistrations().then(
      (list) => list.forEach((registration) => registration.unregister()),
      () => {},
    );
  }

  const withoutFingerprint = (path) => path.replace(/\.[0-9a-f]{10}(?=\.css$)/, '');
  const swap = (stylesheets) => {
    for (const path of stylesheets) {
      for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
        const old = new URL(link.href).pathname;
        if (link.dataset.leaving || old === path || withoutFingerprint(old) !== withoutFingerprint(path)) continue;
        const next = link.cloneNode();
        next.href = path;
        link.dataset.leaving = 'yes';
        next.onload = () => link.remove();
        next.onerror = () => link.remove();
        link.after(next);
      }
    }
  };

  const style = `
    :host { all: initial; position: fixed; z-index: 2147483647; inset: auto 0 0 0; }
    section { max-height: 60vh; overflow: auto; box-sizing: border-box; padding: 1rem 1.25rem; color: #f4f4f4;
      background: #1c1c1c; border-top: 4px solid #ff6b6b; font: 14px/1.45 ui-monospace, monospace; }
    header { display: flex; justify-content: space-between; gap: 1rem; font-weight: bold; }
    pre { margin: .75rem 0 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
    b { color: #fff; } .error { color: #ff8f8f; } .warning { color: #ffd479; }
    button { font: inherit; color: inherit; background: #333; border: 1px solid #777; padding: 0 .6em; cursor: pointer; }
    @media print { :host { display: none; } }`;
  let overlay;
  const element = (tag, text, name = '') => Object.assign(document.createElement(tag), { textContent: text, className: name });
  // A line that opens a fault: place, severity, message.
  const lineOf = (line) => {
    const parts = /^(\S.*?:) (error|warning): (.*)$/.exec(line);
    return parts ? [element('b', parts[1]), ' ', element('span', `${parts[2]}:`, parts[2]), ` ${parts[3]}\n`] : [`${line}\n`];
  };
  const show = (faults) => {
    overlay?.remove();
    overlay = undefined;
    if (!faults) return;
    overlay = document.createElement('statusbook-faults');
    const shadow = overlay.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
    const section = element('section', '');
    section.setAttribute('role', 'alert');
    const header = element('header', 'The site is not up to date: ');
    const close = element('button', 'Hide');
    close.onclick = () => show('');
    header.append(close);
    const text = element('pre', '');
    text.tabIndex = 0;
    text.append(...faults.replace(/\n$/, '').split('\n').flatMap(lineOf));
    section.append(header, text);
    shadow.append(section);
    document.documentElement.append(overlay);
  };

  let faults = '';
  const receive = ({ data }) => {
    const state = JSON.parse(data);
    if (state.page !== seen) {
      source?.close();
      location.reload();
      return;
    }
    swap(state.stylesheets);
    if (state.faults !== faults) show((faults = state.faults));
  };

  // A hidden page would hold one of the few connections that a browser has for a host.
  let source;
  const listen = () => {
    if (document.visibilityState === 'hidden') {
      source?.close();
      source = undefined;
    } else if (!source) {
      source = new EventSource(address);
      source.onmessage = receive;
    }
  };
  addEventListener('pagehide', () => {
    source?.close();
    source = undefined;
  });
  addEventListener('pageshow', listen);
  document.addEventListener('visibilitychange', listen);
  listen();
})();
)js";

const std::string_view retiring_worker = R"js('use strict';
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const retire = async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    await registration.unregister();
    for (const client of await clients.matchAll({ type: 'window' })) await client.navigate(client.url).catch(() => {});
  };
  event.waitUntil(retire());
});
)js";

}  // namespace statusbook
