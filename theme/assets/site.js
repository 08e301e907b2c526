// What pages gain from scripts: a search box, a switch of schemes, buttons that copy, filters of tables, links that
// work without a server, pages without a network, moved pages that lead on, and everything open on paper. What is typed,
// found or copied is text, never HTML.
(() => {
  const { dataset } = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const texts = (selector, from) => all(selector, from).map((element) => element.textContent);
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.append(...children);
    return element;
  };

  // Where a server sends index.html, a disk lists the folder. In the site as one file, which has no manifest, a page is a
  // part: "#404".
  const manifest = document.querySelector('[rel=manifest]'), isOnDisk = manifest && location.protocol === 'file:';
  const addressOf = (url) => isOnDisk ? url.replace(/\/(#|$)/, '/index.html$1') : manifest ? url : url.replace(/\/$/, '');
  if (isOnDisk) for (const link of all('a[href*="/"]:not([href*=":"])')) link.href = addressOf(link.href);

  // What was published is there without a network.
  else if (manifest) navigator.serviceWorker?.register(new URL('worker.js', manifest.href)).catch(() => {});

  // A page that has moved. What an address names after "#" is lost in a refresh, so it is carried over here; where the
  // page has a link for it, that is where it went.
  const { hash, href } = location, moved = all('.moved a');
  if (moved[0]) {
    const named = moved.find(({ parentElement: { id } }) => id && new URL(`#${id}`, location).hash === hash);
    if (!named) moved[0].hash ||= hash;
    return location.replace(named || moved[0]);
  }

  // Some hosts show 404.html for "/404", an address that means the page it links to first, without its slash. That page
  // then has to be asked for by the name of its file. The referrer says if a host has led from there to here again.
  const meant = location.origin + location.pathname + '/index.html';
  if (all('.lede a')[0]?.href === meant && document.referrer !== href) return location.replace(meant);

  // The scheme.
  const scheme = make('select', { class: 'scheme', 'aria-label': '{{words.color_scheme}}' },
    new Option('{{words.scheme_system}}', 'system'), new Option('{{words.scheme_light}}', 'light'),
    new Option('{{words.scheme_dark}}', 'dark'));
  scheme.value = dataset.theme || 'system';
  scheme.onchange = () => { localStorage.theme = dataset.theme = scheme.value; };
  document.querySelector('.top > div').append(scheme);

  // Buttons that copy, where the browser lets a page do so.
  const status = make('p', { class: 'search-status', role: 'status' });
  const copier = (label, name, text) => {
    const button = make('button', { class: 'copy', 'aria-label': name }, label);
    button.onclick = async () => {
      await navigator.clipboard.writeText(text());
      status.textContent = button.textContent = '{{words.copied}}';
      setTimeout(() => {
        status.textContent = '';
        button.textContent = label;
      }, 1500);
    };
    return button;
  };
  const quote = (text) => `'${text.replace(/'/g, "'\\''")}'`;
  const curl = (request) => {
    const [method, target, content] = texts('.method, .target, .content', request), values = texts('.field-value', request);
    let host = 'localhost', command = 'curl -i' + ({ GET: '', HEAD: ' -I' }[method] ?? ' -X ' + method);
    texts('.field-name', request).forEach((name, i) => {
      const lower = name.toLowerCase();
      if (lower === 'host') host = values[i];
      else if (lower !== 'content-length') command += ' -H ' + quote(name + ': ' + values[i]);
    });
    if (content) command += ' --data-binary ' + quote(content);
    return command + ' ' + quote(new URL(target, 'https://' + host).href);
  };
  if (navigator.clipboard) {
    for (const pre of all('.message > pre, .prose > pre, section > pre')) {
      const message = pre.closest('.message'), box = make('div', { class: 'copies' });
      const name = message ? message.querySelector('.message-kind').textContent.toLowerCase() : '{{words.code_small}}';
      if (message && /^.* HTTP\//.test(pre.textContent))
        box.append(copier('curl', '{{words.copy_as_curl}}', () => curl(message)));
      box.append(copier('{{words.copy}}', `{{words.copy_part}}`, () => pre.textContent));
      if (message) message.append(box);
      else pre.replaceWith(make('div', { class: 'framed' }, pre.cloneNode(true), box));
    }
    for (const heading of all('.prose [id]:is(h2, h3, h4)')) {
      const button = copier('#', `{{words.copy_address}}`, () => {
        location.hash = heading.id;
        return location.href;
      });
      button.className = 'anchor';
      heading.append(' ', button);
    }
  }

  // A select for each column whose cells repeat themselves.
  for (const table of all('table[data-filter]')) {
    const rows = all('tbody tr', table), choices = [];
    const textsIn = (row, column) => texts('span:not(.state)', row.cells[column]);
    const count = make('output'), bar = make('div', { class: 'filters' });
    all('thead th', table).forEach((head, column) => {
      const values = [...new Set(rows.flatMap((row) => textsIn(row, column)))].sort();
      if (!column || values.length < 2) return;
      const choice = make('select', {}, new Option('{{words.all}}', ''), ...values.map((value) => new Option(value)));
      choices.push((row) => !choice.value || textsIn(row, column).includes(choice.value));
      choice.onchange = () => {
        for (const row of rows) row.hidden = !choices.every((fits) => fits(row));
        count.textContent = `${rows.filter((row) => !row.hidden).length} {{words.of}} ${rows.length}`;
      };
      bar.append(make('label', {}, `${head.textContent} `, choice));
    });
    bar.append(count);
    table.parentNode.before(bar);
  }

  // Paper shows what a screen folds.
  let folded;
  const show = (open) => { for (const details of folded) details.open = open; };
  onbeforeprint = () => {
    folded = all('details:not([open], .fold)');
    show(true);
  };
  onafterprint = () => show(false);

  // The search box: the link in form.search becomes a combobox with a list (ARIA Authoring Practices: editable combobox
  // with list autocomplete). The scorer and the index load when the box is used first.
  const form = document.querySelector('form.search');
  const { ariaLabel: label, text: placeholder } = form.querySelector('a');
  const home = form.action.replace(/index\/?$/, '');
  const input = make('input', {
    type: 'search', role: 'combobox', 'aria-label': label, placeholder, 'aria-expanded': false, 'aria-controls': 'search-list',
    'aria-autocomplete': 'list', autocomplete: 'off', spellcheck: false, maxlength: 200,
  });
  const list = make('ul', { id: 'search-list', role: 'listbox', 'aria-label': label, hidden: '' });
  form.replaceChildren(input, form.querySelector('button'), list, status);

  let index, search, loading, links = [], active = -1;
  globalThis.statusbookSearch = (data) => { index = data; };
  const load = async () => {
    for (const src of index ? [] : [form.dataset.scorer, `${home}search.js`]) {
      await new Promise((onload, onerror) => document.head.append(Object.assign(make('script', { src }), { onload, onerror })));
    }
    search = statusbookScorer(index);
  };

  const linkOf = ({ label: id, title, url, matched, summary, state, vendor }, i) => {
    const join = (...texts) => texts.filter(Boolean).join(' · ');
    const name = [...id ? [make('b', {}, id), ' '] : [], `${title} `, make('small', {}, join(state, vendor))];
    const text = join(`${id} ${title}`.endsWith(matched) ? '' : `“${matched}”`, summary);
    return make('a', { href: addressOf(home + url), role: 'option', id: `search-${i}`, tabindex: -1 },
      make('span', { class: 'search-name' }, ...name), make('span', { class: 'search-text' }, text));
  };
  const select = (to) => {
    active = to;
    links.forEach((link, i) => { link.ariaSelected = i === to; });
    links[to]?.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', links[to]?.id || '');
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    input.ariaExpanded = !list.hidden;
    if (!isOpen) select(-1);
  };
  const update = () => {
    const query = input.value.trim();
    if (!search) return;
    links = query ? search(query).slice(0, 8).map(linkOf) : [];
    list.replaceChildren(...links.map((link) => make('li', { role: 'presentation' }, link)));
    select(-1);
    open(links[0]);
    status.textContent = !query ? '' : links[0] ? `{{words.result_count}}` : '{{words.nothing_found}}';
    status.classList.toggle('is-shown', query && !links[0]);
  };
  const start = () => (loading ||= load()).then(update, () => { loading = 0; });

  input.onfocus = start;
  input.oninput = update;
  input.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], isOpen = !list.hidden;
    if (!step && event.key !== 'Escape') return;
    event.preventDefault();
    if (!step && isOpen) return open(false);
    if (!step) input.value = '';
    if (!isOpen) update();
    // Between the last and the first is the box itself.
    if (step) select((active + 2 + step + links.length) % (links.length + 1) - 1);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    start().then(() => { location.href = links[Math.max(active, 0)]?.href || addressOf(form.action); });
  };
  form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) open(false); });
  addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.matches('input, select')) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
