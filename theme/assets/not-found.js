// Some hosts show this page for "/404", an address that means the page it links to first, without its slash. That page
// then has to be asked for by the name of its file. The referrer says if a host has led from there to here again.
const link = document.querySelector('.lede a');
const meant = `${location.origin}${location.pathname}/index.html`;
if (link?.href === meant && document.referrer !== location.href) location.replace(meant);
