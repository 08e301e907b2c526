// What a query finds, without any page: statusbookScorer(index) makes a function from a query to entries, best first.
// The index is what search.js holds; src/site/search_output.h describes it. Works in browsers and in node.
(() => {
  'use strict';

  // How much a word counts by where an entry has it.
  const WEIGHTS = { title: 6, name: 5, keyword: 5, vendor: 4, heading: 3.5, setting: 3, summary: 2.5 };
  // Entries of equal merit, in this order: classes, codes, fields, specs, notes, parts of codes, lists.
  const KINDS = { c: 1, k: 1, f: 0.96, s: 0.93, n: 0.97, p: 0.85, l: 0.7 };
  // Words that people put around what they look for.
  const STOP = new Set(('a about am an and are as at be but by can cause causes code codes difference do does error errors fix for ' +
    'from get gets getting got has have header headers help how i if im in is it its list me mean meaning means my not of on ' +
    'or page problem response return returned returns should solve that the there this to use versus vs was we what when ' +
    'where which why with you your').split(' '));
  const SUFFIX = /(?:ations?|ables?|ings?|ed|e?s|ers?|e|ly|d)$/;

  const fold = (text) => text.normalize('NFKD').replace(/[\p{M}'’]/gu, '');
  const wordsOf = (text) => fold(text)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase().match(/\p{L}+|\p{N}+/gu) || [];
  const stemOf = (word) => word.length > 4 ? word.replace(SUFFIX, '').slice(0, 12) || word : word;

  // Insertions, deletions, replacements and swaps of neighbors; limit + 1 where there are more than the limit.
  const distance = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  const FOLDERS = { f: 'fields/', s: 'specs/' };
  const entriesOf = (index) => {
    const column = (name) => index[name].split('\n');
    const lists = (name) => column(name).map((line) => line ? line.split('\t') : []);
    const columns = Object.fromEntries(['labels', 'titles', 'summaries', 'states', 'urls'].map((n) => [n, column(n)]));
    const parts = Object.fromEntries(['names', 'others', 'keywords', 'settings', 'headings', 'mentions', 'vendors', 'unassigned']
      .map((n) => [n, lists(n)]));
    const origins = lists('origins');
    return [...index.kinds].map((kind, i) => {
      const label = columns.labels[i], title = columns.titles[i];
      const path = (label || title).toLowerCase().replaceAll(' ', '-');
      const vendors = parts.vendors[i].map((v) => origins[v]);
      return {
        kind, label, title, summary: columns.summaries[i], state: columns.states[i],
        url: columns.urls[i] || `${FOLDERS[kind] || ''}${path}/`,
        names: parts.names[i], others: parts.others[i], keywords: parts.keywords[i], settings: parts.settings[i], headings: parts.headings[i],
        unassigned: parts.unassigned[i], vendor: vendors.map((v) => v[0]).join(', '), vendorWords: vendors.flat(),
        mentions: new Map(parts.mentions[i].map((m) => m.split(' ').map(Number))),
      };
    });
  };

  globalThis.statusbookScorer = (index) => {
    const entries = entriesOf(index);
    const common = new Set([...STOP, ...index.common.split(' ')]);
    const isNumber = (word) => /^\d/.test(word);
    const bare = (words) => words.filter((w) => !common.has(w));

    // Where each word is: word -> entry -> weight. Stems lead to the words that share them.
    const places = new Map(), stems = new Map();
    const note = (text, entry, weight) => {
      for (const word of wordsOf(text)) {
        let at = places.get(word);
        if (!at) {
          places.set(word, at = new Map());
          const stem = stemOf(word);
          stems.set(stem, [...(stems.get(stem) || []), word]);
        }
        at.set(entry, Math.max(at.get(entry) || 0, weight));
      }
    };
    const labels = new Map(), exact = new Map();
    const name = (entry, text, weight) => {
      const all = wordsOf(text), short = bare(all).filter((w) => w !== entry.label);
      for (const key of new Set([all.join(''), short.join('')])) {
        if (!key) continue;
        if (!exact.has(key)) exact.set(key, new Map());
        const at = exact.get(key);
        at.set(entry, Math.max(at.get(entry) || 0, key === all.join('') ? weight : weight * 0.9));
      }
      entry.all.push({ words: all, weight, text });
    };
    for (const entry of entries) {
      entry.all = [];
      const prior = KINDS[entry.kind];
      if (entry.label) labels.set(entry.label.toLowerCase(), entry);
      note(`${entry.label} ${entry.title}`, entry, WEIGHTS.title);
      name(entry, entry.title, prior);
      if (entry.label) name(entry, `${entry.label} ${entry.title}`, prior);
      for (const text of entry.names) {
        name(entry, text, 0.9 * prior);
        if (text.includes('§')) entry.all.pop();
        else note(text, entry, WEIGHTS.name);
      }
      for (const text of entry.others) note(text, entry, WEIGHTS.name), name(entry, text, 0.7 * prior);
      for (const text of entry.keywords) note(text, entry, WEIGHTS.keyword), name(entry, text, 0.8 * prior);
      for (const text of entry.settings) note(text, entry, WEIGHTS.setting), name(entry, text, entry.kind === 'n' ? 0.65 : 0.6);
      for (const text of entry.headings) note(text, entry, WEIGHTS.heading), entry.all.push({ words: wordsOf(text), weight: 0.6, text });
      for (const text of entry.vendorWords) note(text, entry, WEIGHTS.vendor);
      entry.vendorWords = new Set(entry.vendorWords.flatMap(wordsOf));
      note(entry.summary, entry, WEIGHTS.summary);
      if (entry.kind === 's') name(entry, entry.summary, 0.8);
    }
    const vocabulary = [...places.keys()];
    const rarity = (word) => Math.log(1 + entries.length / (places.get(word) || { size: entries.length }).size);
    const worth = (word) => rarity(word) * (common.has(word) ? 0.15 : 1);

    // The words of the index that a word of a query may stand for, each with how well it fits.
    const fits = (word, isLast) => {
      const found = new Map();
      const add = (other, fit) => found.set(other, Math.max(found.get(other) || 0, fit));
      if (places.has(word)) add(word, 1);
      for (const other of stems.get(stemOf(word)) || []) add(other, 0.9);
      if (isNumber(word)) return found;
      if (word.length > 2 && (isLast || !found.size)) {
        for (const other of vocabulary) if (other.startsWith(word)) add(other, 0.5 + 0.4 * word.length / other.length);
      }
      if (found.size || word.length < 4 || common.has(word)) return found;
      const limit = word.length < 8 ? 1 : 2;
      for (const other of vocabulary) {
        if (other.length < 4 || isNumber(other)) continue;
        const edits = distance(word, other, limit);
        if (edits <= limit) add(other, (other[0] === word[0] ? 0.85 : 0.7) - 0.12 * edits);
      }
      return found;
    };

    // The words of a query; two that the index writes as one are one ("time out"), and the reverse ("notfound").
    const termsOf = (query) => {
      const words = wordsOf(query), terms = [];
      for (let i = 0; i < words.length; i++) {
        const word = words[i], joined = word + (words[i + 1] || '');
        if (words[i + 1] && !isNumber(word) && !(places.has(word) && places.has(words[i + 1])) && places.has(joined)) {
          terms.push(joined);
          i++;
        } else if (!places.has(word) && !isNumber(word)) {
          const cut = [...word].findIndex((_, at) => at > 2 && word.length - at > 2 && places.has(word.slice(0, at)) && places.has(word.slice(at)));
          terms.push(...cut > 0 ? [word.slice(0, cut), word.slice(cut)] : [word]);
        } else {
          terms.push(word);
        }
      }
      return [...new Set(terms)];
    };

    const byWords = (terms, score) => {
      const known = [];
      terms.forEach((word, i) => {
        const found = fits(word, i === terms.length - 1);
        if (found.size) known.push({ word, found, worth: Math.max(...[...found].map(([w, fit]) => fit * worth(w))) });
      });
      if (!known.length) return;
      const unknown = terms.filter((w) => !isNumber(w) && !common.has(w)).length - known.filter((t) => !common.has(t.word)).length;
      const total = known.reduce((sum, term) => sum + term.worth, 2 * Math.max(0, unknown));
      const hits = new Map();
      known.forEach((term, i) => {
        const best = new Map();
        for (const [other, fit] of term.found) {
          for (const [entry, weight] of places.get(other)) best.set(entry, Math.max(best.get(entry) || 0, fit * weight));
        }
        for (const [entry, weight] of best) {
          const hit = hits.get(entry) || { sum: 0, covered: 0 };
          hit.sum += term.worth * weight;
          hit.covered += term.worth;
          hits.set(entry, hit);
        }
      });
      for (const [entry, { sum, covered }] of hits) {
        let best = 0;
        const vendor = known.filter((term) => [...term.found.keys()].some((w) => entry.vendorWords.has(w)));
        for (const { words, weight, text } of entry.all) {
          let own = 0, all = 0;
          const used = new Set(vendor);
          for (const word of words) {
            all += worth(word);
            const term = known.filter((t) => t.found.has(word)).sort((a, b) => b.found.get(word) - a.found.get(word))[0];
            if (term) own += worth(word) * term.found.get(word), used.add(term);
          }
          const said = [...used].reduce((s, term) => s + term.worth, 0);
          const value = own ? weight * (own / all) * (said / total) : 0;
          if (value > best) best = value, entry.matched = text;
        }
        score(entry, KINDS[entry.kind] * (sum / total) * (0.3 + 0.7 * (covered / total) ** 2) * 4 + 40 * best * best);
      }
    };

    return (query, most = 10) => {
      const scores = new Map();
      const score = (entry, points) => scores.set(entry, (scores.get(entry) || 0) + points);
      for (const entry of entries) entry.matched = '';
      const terms = termsOf(query), text = fold(query).toLowerCase();
      byWords(terms, score);

      // Exact names, also of the last part of what looks like an identifier.
      const tails = query.split(/\s+/).filter((w) => /[.:_>]\w|\w[A-Z]/.test(w)).map((w) => w.split(/::|->|[.:]/).pop());
      let isExact = false;
      for (const [i, part] of [query, ...tails].entries()) {
        const all = wordsOf(part), short = bare(all);
        for (const [key, points] of [[all.join(''), 1], [short.join(''), 0.8]]) {
          for (const [entry, weight] of exact.get(key) || []) {
            isExact ||= weight > 0.7;
            score(entry, 1000 * points * weight * (i ? 0.8 : 1));
          }
        }
      }

      // Codes and classes.
      const chunks = text.match(/[\p{L}\p{N}*]+(?:[.-][\p{L}\p{N}]+)*/gu) || [];
      const named = new Set();
      for (const chunk of [...chunks, ...chunks.flatMap((c) => labels.has(c) ? [] : [...c.match(/\d+(?:\.\d+)*/g) || []])
        .flatMap((c) => labels.has(c) ? [c] : [c.split('.')[0]])]) {
        if (labels.has(chunk)) named.add(labels.get(chunk));
      }
      const codes = [...named];
      codes.forEach((entry, i) => score(entry, 3000 - i));
      for (const entry of entries) {
        if (!entry.mentions.size || !codes.length) continue;
        const level = Math.min(...codes.map((c) => entry.mentions.get(entries.indexOf(c)) || 0));
        if (codes.length > 1 && level > 1) score(entry, 3000 + 100 * level);
        else if (level > 1) score(entry, 10 * level);
      }
      // Numbers without a page: those that begin like some codes, and those that are in a class only.
      if (!codes.length && !isExact) {
        const content = bare(wordsOf(query));
        for (const chunk of chunks) {
          const start = /^[\da-z]+?(?=[x*]+$|$)/.exec(chunk)?.[0];
          if (!start || !/\d/.test(start)) continue;
          const alone = content.length < 2 || chunk !== start;
          const isClass = (c) => c.kind === 'c' && chunk.length === c.label.length && [...c.label].every((x, i) => x === 'x' || x === chunk[i]);
          const inside = entries.find(isClass);
          if (inside && chunk === start) score(inside, 900), inside.matched = chunk;
          else if (alone) {
            let points = 800;
            for (const entry of entries) {
              if (!entry.label.startsWith(start)) continue;
              score(entry, chunk !== start && entry.kind === 'c' ? 900 : points--);
            }
            const outer = entries.find((c) => c.kind === 'c' && [...c.label].every((x, i) => x === 'x' || x === chunk[i]));
            if (outer && chunk !== start) score(outer, 900);
          }
        }
      }
      return [...scores].sort((a, b) => b[1] - a[1]).slice(0, most).map(([entry, points]) => ({
        url: entry.url, kind: entry.kind, label: entry.label, title: entry.title, summary: entry.summary, state: entry.state,
        vendor: entry.vendor, matched: entry.matched, points,
      }));
    };
  };
})();
