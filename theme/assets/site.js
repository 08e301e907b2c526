// What pages gain from scripts: a switch of schemes, buttons that copy, filters of tables, and everything open in print.
'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // The scheme: system, light, dark.
  const select = make('select', { ariaLabel: 'Color scheme' });
  for (const name of ['System', 'Light', 'Dark']) select.append(new Option(name, name === 'System' ? '' : name.toLowerCase()));
  select.value = root.dataset.theme || '';
  select.onchange = () => {
    if (select.value) root.dataset.theme = select.value;
    else delete root.dataset.theme;
    try {
      if (select.value) localStorage.setItem('theme', select.value);
      else localStorage.removeItem('theme');
    } catch (error) {
      // The choice holds for this page.
    }
  };
  const head = document.querySelector('.top > div');
  if (head) head.append(make('label', { className: 'scheme' }, select));

  // Buttons that copy.
  const status = make('p', { className: 'hidden', role: 'status' });
  document.body.append(status);
  const copy = async (text, button) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      const area = make('textarea', { value: text });
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
    const label = button.textContent;
    status.textContent = 'Copied';
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = label;
      status.textContent = '';
    }, 1500);
  };
  const button = (label, name, text) => {
    const result = make('button', { type: 'button', className: 'copy', textContent: label, ariaLabel: name });
    result.onclick = () => copy(text(), result);
    return result;
  };
  for (const block of all('.message, .prose > pre, section > pre')) {
    const pre = block.matches('pre') ? block : block.querySelector('pre');
    const box = make('div', { className: 'copies' });
    const kind = block.querySelector('.message-kind');
    if (block.matches('.request')) box.append(button('curl', 'Copy as a curl command', () => curl(block)));
    box.append(button('Copy', `Copy ${kind ? kind.textContent.toLowerCase() : 'code'}`, () => pre.textContent));
    if (block === pre) {
      const frame = make('div', { className: 'framed' });
      pre.replaceWith(frame);
      frame.append(pre, box);
    } else {
      block.append(box);
    }
  }
  for (const anchor of all('.anchor')) {
    const heading = anchor.ariaLabel.replace(/^.*?(?=“)/, '');
    const result = button('#', `Copy the address of ${heading}`, () => {
      location.hash = anchor.hash;
      return anchor.href;
    });
    result.className = 'anchor';
    anchor.replaceWith(result);
  }

  const quote = (text) => `'${text.replace(/'/g, `'\\''`)}'`;
  function curl(request) {
    const text = (name) => (request.querySelector(name) || { textContent: '' }).textContent;
    const fields = all('.field-name', request).map((name, i) => [name.textContent, all('.field-value', request)[i].textContent]);
    const host = (fields.find(([name]) => name.toLowerCase() === 'host') || [])[1] || 'localhost';
    const target = text('.target');
    const parts = ['curl -i'];
    const method = text('.method');
    if (method === 'HEAD') parts.push('--head');
    else if (method !== 'GET') parts.push(`-X ${method}`);
    for (const [name, value] of fields) {
      if (!/^(host|content-length)$/i.test(name)) parts.push(`-H ${quote(`${name}: ${value}`)}`);
    }
    const content = text('.content');
    if (content) parts.push(`--data-binary ${quote(content)}`);
    parts.push(quote(/^https?:/.test(target) ? target : `https://${host}${target}`));
    return parts.join(' ');
  }

  // A select for each column whose cells repeat themselves.
  for (const table of all('table[data-filter]')) {
    const rows = all('tbody tr', table);
    const text = (row, column) => [...row.cells[column].querySelectorAll('span:not(.state)')].map((span) => span.textContent);
    const chosen = new Map();
    const bar = make('div', { className: 'filters' });
    const count = make('output', {});
    all('thead th', table).forEach((head, column) => {
      if (column === 0) return;
      const values = [...new Set(rows.flatMap((row) => text(row, column)))].sort();
      if (values.length < 2 || values.length > rows.length * 0.7) return;
      const choice = make('select', {}, new Option('all', ''), ...values.map((value) => new Option(value)));
      choice.onchange = () => {
        chosen.set(column, choice.value);
        let shown = 0;
        for (const row of rows) {
          row.hidden = [...chosen].some(([at, value]) => value && !text(row, at).includes(value));
          shown += row.hidden ? 0 : 1;
        }
        count.textContent = `${shown} of ${rows.length}`;
      };
      bar.append(make('label', { textContent: `${head.textContent} ` }, choice));
    });
    bar.append(count);
    (table.closest('.table-scroll') || table).before(bar);
  }

  // Paper shows what a screen folds.
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = all('details:not([open]):not(.fold)');
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });
})();
