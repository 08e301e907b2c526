// The search box: makes the link in form.search a combobox with a list (ARIA Authoring Practices: editable combobox with
// list autocomplete). The index and its scorer load when the box is used first. What is typed or found is text, never HTML.
(() => {
  'use strict';
  const form = document.querySelector('form.search');
  if (!form) return;
  const { scripts } = form.dataset;
  const label = form.querySelector('a').textContent;
  const root = form.action.replace(/index\/$/, '');
  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...children);
    return element;
  };

  const input = make('input', {
    type: 'search', role: 'combobox', 'aria-label': label, placeholder: label, 'aria-expanded': 'false', 'aria-controls': 'search-list',
    'aria-autocomplete': 'list', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', enterkeyhint: 'go', maxlength: '200', 'aria-keyshortcuts': '/',
  });
  const list = make('ul', { id: 'search-list', role: 'listbox', 'aria-label': label, hidden: '' });
  const status = make('p', { class: 'search-status', role: 'status' });
  form.replaceChildren(input, form.querySelector('button'), list, status);

  let search, loading, options = [], active = -1;
  const load = () => loading ||= new Promise((resolve, reject) => {
    globalThis.statusbookSearch = (index) => { search = globalThis.statusbookScorer(index); };
    const next = ([src, ...rest]) => src
      ? document.head.append(Object.assign(make('script', { src }), { onload: () => next(rest), onerror: reject })) : resolve();
    next(scripts.split(' '));
  });

  // A page that was opened from a folder has no server that would add the file's name.
  const addressOf = (url) => location.protocol === 'file:' ? url.replace(/\/$/, '/index.html') : url;
  const optionOf = ({ label: id, title, url, matched, summary, state, vendor }, i) => {
    const name = make('span', { class: 'search-name' }, ...id ? [make('b', {}, id), ' '] : [], title);
    const remark = [state, vendor].filter(Boolean).join(' · ');
    if (remark) name.append(' ', make('small', {}, remark));
    const known = [title, `${id} ${title}`, ''].includes(matched);
    const text = known ? summary : `“${matched}”${summary && ` · ${summary}`}`;
    const link = make('a', { href: addressOf(root + url), role: 'option', id: `search-${i}`, tabindex: '-1', 'aria-selected': 'false' }, name);
    if (text) link.append(make('span', { class: 'search-text' }, text));
    return link;
  };

  const select = (i) => {
    options[active]?.setAttribute('aria-selected', 'false');
    active = i;
    options[i]?.setAttribute('aria-selected', 'true');
    options[i]?.scrollIntoView({ block: 'nearest' });
    if (i < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', options[i].id);
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute('aria-expanded', isOpen);
    if (!isOpen) select(-1);
  };
  const update = () => {
    const query = input.value.trim();
    if (!search) return;
    const found = query ? search(query).slice(0, 8) : [];
    select(-1);
    options = found.map(optionOf);
    list.replaceChildren(...options.map((option) => make('li', { role: 'presentation' }, option)));
    open(found.length > 0);
    status.textContent = !query ? '' : found.length ? `${found.length} results, the first: ${options[0].firstChild.textContent}`
      : 'Nothing found. Enter leads to the index.';
    status.classList.toggle('is-shown', !!query && !found.length);
  };
  const start = () => load().then(update, () => { loading = undefined; });

  input.addEventListener('focus', start);
  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    const last = options.length - 1;
    const isOpen = !list.hidden;
    let to;
    if (event.key === 'ArrowDown') to = active < last ? active + 1 : -1;
    else if (event.key === 'ArrowUp') to = active < 0 ? last : active - 1;
    else if (event.key === 'Home' && active >= 0) to = 0;
    else if (event.key === 'End' && active >= 0) to = last;
    else if (event.key === 'Escape') {
      if (isOpen) open(false);
      else input.value = '', update();
    } else return;
    event.preventDefault();
    if (to === undefined) return;
    if (!isOpen) update();
    if (options.length) select(to);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    start().then(() => { location.href = options[Math.max(active, 0)]?.href || addressOf(form.action); });
  });
  form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) open(false); });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
