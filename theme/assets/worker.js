// Keeps the published site. What is asked for comes from the network as long as there is one, so that readers see what is
// new, and else from here. The build writes a line before this one: `version`, a hash of the site.
// Sites of the same host see each other's caches, so that a name begins with the site's address.
const mine = `${registration.scope} `, name = mine + version, fresh = { cache: 'no-cache' };

const keep = async () => {
  const list = await (await fetch('offline.json', fresh)).json();
  await (await caches.open(name)).addAll(list.map((url) => new Request(url, fresh)));
  skipWaiting();
};
const tidy = async () => {
  for (const other of await caches.keys()) if (other.startsWith(mine) && other !== name) await caches.delete(other);
  clients.claim();
};

addEventListener('install', (event) => event.waitUntil(keep()));
addEventListener('activate', (event) => event.waitUntil(tidy()));
addEventListener('fetch', (event) => {
  event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
});
