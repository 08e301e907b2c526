// statusbookScorer(index)(query) lists the entries of search.js's index (src/site/search_output.h tells its format), best
// first, each with the name of it that `matched`. It knows no page and no protocol: node runs it too.
(() => {
  const KINDS = { c: 1, k: 1, f: 0.96, s: 0.96, o: 0.8, n: 0.96, p: 0.86, l: 0.7 };
  // What a word counts in each member of an entry, and what the whole text does as a name.
  const MEMBERS = {
    title: [6, 1], names: [5, 0.9], others: [5, 0.7], keywords: [5, 0.8], settings: [3, 0.6], headings: [3.5], summary: [2.5],
    vendor: [4], aliases: [4],
  };
  const fold = (text) => text.normalize('NFKD').replace(/[\p{M}'’]/gu, '');
  const wordsIn = (text) => fold(text).toLowerCase().match(/\p{L}+|\p{N}+/gu) || [];
  const wordsOf = (text) => wordsIn(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  const isNumber = (word) => /^\d/.test(word);
  const most = (map, key, value) => map.set(key, Math.max(map.get(key) || 0, value));

  // Letters inserted, left out, replaced.
  const distance = (a, b) => {
    let row = [...a, ''].map((_, i) => i);
    for (const letter of b) {
      const next = [row[0] + 1];
      [...a].forEach((other, i) => next.push(Math.min(next[i] + 1, row[i + 1] + 1, row[i] + (letter !== other))));
      row = next;
    }
    return row[a.length];
  };

  // A column is a text with a line for each entry.
  const entriesOf = ({ common, ...columns }) => {
    const entries = [];
    for (const key in columns) columns[key].split('\n').forEach((line, i) => { (entries[i] ||= { at: `${i}` })[key] = line; });
    return entries;
  };

  globalThis.statusbookScorer = (index) => {
    const entries = entriesOf(index), classes = entries.filter((entry) => entry.kind === 'c');
    const common = new Set(index.common.split(' '));
    // In how many entries a word is; the entry of a label; a name without spaces -> entry -> weight.
    const counts = new Map(), labels = new Map(), exact = new Map();
    const keysOf = (text) => {
      const all = wordsOf(text), short = all.filter((word) => !common.has(word)).join('');
      return [[all.join(''), 1], [isNumber(short) ? '' : short, 0.9]];
    };
    for (const entry of entries) {
      entry.url ||= entry.label + '/';
      entry.all = [];
      entry.words = new Map();
      if ('ckp'.includes(entry.kind)) labels.set(entry.label.toLowerCase(), entry);
      const add = (text, weight, whole) => {
        if (whole) for (const [key, part] of keysOf(text)) {
          if (!exact.has(key)) exact.set(key, new Map());
          most(exact.get(key), entry, whole * part);
        }
        if (text.includes('§')) return;
        // "WebDAV" is two words in a constant, and one where people name it.
        for (const words of [wordsOf(text), wordsIn(text)]) {
          for (const word of words) most(entry.words, word, weight);
          if (whole) entry.all.push({ words, whole, text });
        }
      };
      for (const member in MEMBERS) {
        const [weight, whole] = MEMBERS[member];
        for (const text of entry[member].split('\t')) {
          if (text) add(text, weight, whole && whole * (member === 'settings' && entry.kind === 'n' ? 1.1 : KINDS[entry.kind]));
        }
      }
      for (const text of [entry.label, `${entry.label} ${entry.title}`]) add(text, 6, KINDS[entry.kind]);
      entry.about = new Map(entry.mentions.split('\t').map((pair) => pair.split(' ')));
      entry.from = new Set(wordsOf(`${entry.vendor} ${entry.aliases}`));
      for (const word of entry.words.keys()) counts.set(word, (counts.get(word) || 0) + 1);
    }
    exact.delete('');
    const worth = (word) => Math.log(1 + entries.length / counts.get(word));

    // The words of the index that one of a query may stand for, each with how well it fits.
    const fits = (word) => {
      const stem = word.replace(/(?<=.{4})(ing|ation|e?[ds]|e|ly)$/, ''), isKnown = counts.has(word), found = new Map();
      for (const other of counts.keys()) {
        const limit = word.length < 7 ? 1 : 2;
        if (other === word) found.set(other, 1);
        else if (isNumber(word) || common.has(word)) continue;
        else if (stem.length > 1 && other.startsWith(stem)) found.set(other, 0.5 + 0.4 * stem.length / other.length);
        else if (!isKnown && word.length > 3 && Math.abs(word.length - other.length) <= limit) {
          const edits = distance(word, other);
          if (edits <= limit) found.set(other, 0.85 - 0.12 * edits);
        }
      }
      return found;
    };

    // Every entry that has words of the query: by where it has them, and by how much of one of its names they are.
    const scoreWords = (query, score) => {
      const terms = [...new Set(wordsOf(query))].map((word) => {
        const found = fits(word);
        return { found, value: Math.max(0, ...[...found].map(([other, fit]) => fit * worth(other))) };
      });
      const valueOf = (list) => [...new Set(list)].reduce((sum, term) => sum + term.value, 0);
      const total = valueOf(terms);
      for (const entry of entries) {
        const weights = terms.map(({ found }) => Math.max(0, ...[...found].map(([word, fit]) => fit * (entry.words.get(word) || 0))));
        const sum = weights.reduce((before, weight, i) => before + weight * terms[i].value, 0);
        if (!sum) continue;
        const vendor = terms.filter(({ found }) => [...found.keys()].some((word) => entry.from.has(word)));
        let best = 0;
        for (const { words, whole, text } of entry.all) {
          let own = 0, all = 0;
          const used = [...vendor];
          for (const word of words) {
            const fit = Math.max(...terms.map(({ found }) => found.get(word) || 0));
            all += worth(word);
            own += worth(word) * fit;
            if (fit) used.push(terms.find(({ found }) => found.get(word) === fit));
          }
          const value = own && whole * (own / all) * (valueOf(used) / total);
          if (value > best) [best, entry.matched] = [value, text];
        }
        score(entry, KINDS[entry.kind] * 4 * (sum / total) + 40 * best * best);
      }
    };

    return (query) => {
      const scores = new Map();
      const score = (entry, points) => scores.set(entry, (scores.get(entry) || 0) + points);
      for (const entry of entries) entry.matched = '';
      scoreWords(query, score);

      // Whole names; of an identifier with dots or colons its last part.
      let isNamed = false;
      for (const text of [query, ...query.match(/(?<=[.:>])[^\s.:>]+(?=\s|$)/g) || []]) {
        for (const [key, part] of keysOf(text)) {
          for (const [entry, weight] of exact.get(key) || []) {
            isNamed = true;
            score(entry, 1000 * weight * part);
          }
        }
      }

      // Codes and classes, and what tells several of them apart.
      const chunks = fold(query).toLowerCase().match(/[\p{L}\p{N}*]+(?:[.-][\p{L}\p{N}]+)*/gu) || [];
      const codes = [...new Set(chunks.flatMap((chunk) => labels.get(chunk) || (chunk.match(/\d+(\.\d+)?/g) || []).map((id) => labels.get(id)).filter(Boolean)))];
      for (const entry of codes) score(entry, 3000);
      for (const entry of codes.length > 1 ? entries : []) {
        const level = Math.min(...codes.map(({ at }) => entry.about.get(at) || 0));
        if (level > 1) score(entry, 3000 + 100 * level);
      }

      // Numbers without a page, and parts of numbers: "299", "40", "50x".
      for (const chunk of codes.length || isNamed ? [] : chunks.filter(isNumber)) {
        const start = chunk.replace(/[x*]+$/, ''), isOpen = start !== chunk;
        const home = classes.find(({ label }) => RegExp(`^${label.replaceAll('x', '.?')}${isNumber(label) ? '$' : ''}`).test(chunk));
        if (home && !isOpen && chunk.length === home.label.length) {
          score(home, 900);
        } else if (isOpen || chunks.filter((word) => !common.has(word)).length < 2) {
          if (home) score(home, isOpen || start.length < 2 && home.label.startsWith(start) ? 900 : 700);
          entries.filter(({ label }) => label.startsWith(start)).forEach((entry, i) => score(entry, 800 - i));
        }
      }
      const limit = Math.min(40, Math.max(...scores.values())) / 5;
      return [...scores].filter(([, points]) => points > limit).sort((a, b) => b[1] - a[1]).map(([entry]) => entry);
    };
  };
})();
