// A page that has moved. What an address names after "#" is lost in a refresh, so it is carried over here; where the page
// has a link for it, that is where it went.
const links = [...document.querySelectorAll('main a')];
const named = links.find(({ parentElement: { id } }) => id && new URL(`#${id}`, location).hash === location.hash);
const target = new URL((named ?? links[0]).href);
if (!named) target.hash ||= location.hash;
if (location.protocol === 'file:') target.pathname = target.pathname.replace(/\/$/, '/index.html');
location.replace(target);
