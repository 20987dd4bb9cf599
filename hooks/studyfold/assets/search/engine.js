/* Finds records in the index that `studyfold/search/index.py` writes. Pieces of it are loaded when
   a query needs them, as scripts: a page that was opened from a disk may load nothing else. */
(() => {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUE = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i++) VALUE[DIGITS.charCodeAt(i)] = i;

  /* How much a match counts beside the word itself in a question. */
  const LONGER = 0.6; /* a term that begins with the word */
  const TYPING = 0.85; /* the same, while the word is being typed */
  const SHORTER = 0.5; /* a term that the word begins with */
  const OTHER = 0.7; /* another way to say it: an acronym's long form */
  const MEANT = [1, 0.8, 0.6]; /* by the letters that are wrong */
  const ANSWER = 0.3; /* a word of an answer, … */
  const OFTEN = 0.45; /* … one that it has often */
  const WHOLE = 0.25; /* how much of the score asks that the question has no other words */
  const SURE = 0.9; /* what a question that was asked in its own words scores at least */
  const WEIGHT = 16;
  const MOST_TERMS = 8;
  const MOST_ANSWERS = 4;
  /* Words that tell less than this, beside the one that tells most, get no mark. */
  const TELLING = 0.5;
  /* Hits that score less than this, beside the first, are left out. */
  const KEPT = 0.5;

  const numbers = (text) => {
    const found = [];
    let value = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i++) {
      const digit = VALUE[text.charCodeAt(i)];
      value |= (digit & 31) << shift;
      if (digit & 32) shift += 5;
      else {
        found.push(value);
        value = shift = 0;
      }
    }
    return found;
  };

  /** Calls `each` with every number of a rising row, and with its flag. */
  const rising = (text, each) => {
    let last = -1;
    for (const step of numbers(text)) {
      last += (step >> 1) + 1;
      each(last, step & 1);
    }
  };

  /** How many letters are wrong, left out, too many or swapped; `most + 1` where more are. */
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          cost = Math.min(cost, before[j - 2] + 1);
        }
        next.push(cost);
        least = Math.min(least, cost);
      }
      if (least > most) return most + 1;
      before = row;
      row = next;
    }
    return row[b.length];
  };

  class Stale extends Error {}

  /** One reading of the index: everything in it is of one version. */
  class Index {
    constructor(base, fresh) {
      this.folder = new URL("search/studyfold/", base);
      this.fresh = fresh;
      this.loading = new Map();
      this.version = "";
      this.parsed = new Map();
    }

    /** Loads a file of the index once. */
    load(name) {
      if (!this.loading.has(name)) {
        this.loading.set(
          name,
          new Promise((resolve, reject) => {
            const script = document.createElement("script");
            const url = new URL(`${name}.js`, this.folder);
            const mark = name === "meta" ? this.fresh : this.version;
            if (mark) url.searchParams.set("v", mark);
            waiting.set(`${name} ${url.href}`, (made, value) => {
              if (this.version && made !== this.version) reject(new Stale(made));
              this.version = made;
              resolve(value);
            });
            script.onload = () => script.remove();
            script.onerror = () => {
              script.remove();
              this.loading.delete(name);
              reject(new Error(`${url.href} cannot be loaded`));
            };
            script.src = url.href;
            document.head.append(script);
          }),
        );
      }
      return this.loading.get(name);
    }

    async open() {
      const meta = await this.load("meta");
      this.meta = meta;
      this.first = [0];
      this.owner = [];
      numbers(meta.rows).forEach((count, record) => {
        for (let i = 0; i < count; i++) this.owner.push(record);
        this.first.push(this.owner.length);
      });
      this.weights = numbers(meta.weights).map((weight) => weight / WEIGHT);
      return this;
    }

    /** The number of the piece in which a term stands, if it stands anywhere. */
    piece(kind, term) {
      const firsts = this.meta[kind];
      let low = 0;
      let high = firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= term) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, low - 1);
    }

    /** The lines of one piece by their terms, in their order. */
    async lines(kind, number) {
      if (number >= this.meta[kind].length) return new Map();
      const name = `${kind}${number}`;
      if (!this.parsed.has(name)) {
        const lines = new Map();
        for (const line of (await this.load(name)).split("\n")) {
          const [term, records, rows] = line.split("\t");
          lines.set(term, { records: numbers(records)[0], rows });
        }
        this.parsed.set(name, lines);
      }
      return this.parsed.get(name);
    }

    rarity(records) {
      return Math.log(1 + this.meta.records / (1 + records));
    }

    /** How much the commonest of the terms tells that a word may stand for. */
    commonest(word) {
      return this.rarity(Math.max(...word.found.map((one) => one.records)));
    }

    async record(number) {
      const block = this.meta.block;
      const [pages, shown] = await this.load(`d${Math.floor(number / block)}`);
      const [title, page, anchor, sets, ...wordings] = shown[number % block];
      return { title, page: pages[page][0], label: pages[page][1], anchor, sets, wordings };
    }

    /** Every term of the index. */
    words() {
      /* The promise is kept, not what it gives: the next letter is typed before it is fulfilled. */
      this.vocabulary ??= this.load("words").then((text) => {
        let before = "";
        return text.split("\n").map((line) => {
          before = before.slice(0, VALUE[line.charCodeAt(0)]) + line.slice(1);
          return before;
        });
      });
      return this.vocabulary;
    }
  }

  const waiting = new Map();

  window.studyfoldIndex = (name, made, value) => {
    const key = `${name} ${document.currentScript.src}`;
    waiting.get(key)?.(made, value);
    waiting.delete(key);
  };

  /** The words of a query, each once; the last one may still be typed. */
  const asked = (query) => {
    const { fold, terms, tokens } = window.studyfoldTerms;
    const found = new Map();
    for (const token of tokens(query)) {
      const shown = query.slice(token.start, token.end);
      for (const term of token.terms) {
        if (!found.has(term)) found.set(term, { term, shown, start: term, typing: false, meant: [] });
      }
    }
    const last = /[\p{L}\p{N}\p{Mn}\p{Mc}]+$/u.exec(query);
    const word = last && found.get(terms(last[0]).pop());
    if (word) Object.assign(word, { start: fold(last[0]), typing: true });
    return [...found.values()];
  };

  /** Notes the terms of questions that a word may stand for, with how much each counts. */
  const lookUp = async (index, word) => {
    const found = [];
    const number = index.piece("a", word.term);
    const near = new Map(await index.lines("a", number));
    const start = index.piece("a", word.start);
    const next = index.meta.a[start + 1]?.startsWith(word.start) ? [start + 1] : [];
    for (const at of [start, ...next]) {
      if (at !== number) for (const one of await index.lines("a", at)) near.set(...one);
    }
    for (const [term, line] of near) {
      let factor = 0;
      if (term === word.term) factor = 1;
      else if ((word.typing || word.start.length > 1) && term.startsWith(word.start)) {
        factor = word.typing ? TYPING : word.term.length > 3 ? LONGER : 0;
      } else if (term.length > 3 && 2 * term.length > word.term.length && word.term.startsWith(term)) {
        factor = SHORTER;
      }
      if (factor) found.push({ term, factor, ...line });
    }
    word.exact = found.some((one) => one.factor === 1);
    found.sort((a, b) => b.factor - a.factor || b.records - a.records || (a.term < b.term ? -1 : 1));
    word.found = found.slice(0, MOST_TERMS);
  };

  /** Notes the terms that may be meant by a word which nothing has. */
  const guess = async (index, word) => {
    const most = word.term.length > 7 ? 2 : word.term.length > 3 ? 1 : 0;
    if (!most) return;
    const near = [];
    for (const term of await index.words()) {
      const wrong = distance(word.term, term, most);
      if (wrong <= most) near.push({ term, wrong });
    }
    const least = Math.min(...near.map((one) => one.wrong));
    for (const { term, wrong } of near.filter((one) => one.wrong === least).slice(0, MOST_TERMS)) {
      const line = (await index.lines("a", index.piece("a", term))).get(term);
      if (line) word.found.push({ term, factor: MEANT[wrong], ...line });
      word.meant.push({ term, factor: MEANT[wrong] });
    }
  };

  const answers = async (index, word, found) => {
    for (const { term, factor } of [{ term: word.term, factor: 1 }, ...word.meant]) {
      const line = (await index.lines("b", index.piece("b", term))).get(term);
      if (!line) continue;
      word.rarity ??= index.rarity(line.records);
      rising(line.rows, (record, often) => {
        const gain = factor * (often ? OFTEN : ANSWER);
        found[record] = Math.max(found[record], gain);
      });
    }
  };

  /** Scores all records by the terms that were looked up; `told` has what answers say of a word. */
  const weigh = (index, words, told) => {
    const total = index.owner.length;
    const all = words.reduce((sum, word) => sum + word.rarity, 0);
    const score = new Float64Array(total);
    const own = new Float64Array(total);
    const gains = new Float32Array(total);
    for (const word of words) {
      gains.fill(0);
      /* The best comes first, so that no row counts a word twice as its own. */
      for (const { factor, records, rows } of word.found) {
        const weight = index.rarity(records);
        rising(rows, (row, other) => {
          if (!other && !gains[row]) own[row] += factor * weight;
          gains[row] = Math.max(gains[row], other ? factor * OTHER : factor);
        });
      }
      const said = told.get(word);
      for (let row = 0; row < total; row++) {
        const gain = said ? Math.max(gains[row], said[index.owner[row]]) : gains[row];
        score[row] += gain * word.rarity;
      }
    }
    const best = [];
    for (let record = 0; record < index.meta.records; record++) {
      let top = 0;
      let wording = 0;
      for (let row = index.first[record]; row < index.first[record + 1]; row++) {
        const whole = Math.min(1, own[row] / (index.weights[row] || 1));
        const value = (score[row] / all) * (1 - WHOLE + WHOLE * whole);
        if (value > top + 1e-9) {
          top = value;
          wording = row - index.first[record];
        }
      }
      if (top > 0) best.push({ record, score: top, wording });
    }
    return best.sort((a, b) => b.score - a.score || a.record - b.record);
  };

  /** Notes what answers say, of the words that tell most and of those that no question has. */
  const ask = async (index, words) => {
    const told = new Map();
    const telling = [...words].sort((a, b) => (b.rarity ?? Infinity) - (a.rarity ?? Infinity));
    await Promise.all(
      telling.slice(0, MOST_ANSWERS).map(async (word) => {
        const found = new Float32Array(index.meta.records);
        told.set(word, found);
        await answers(index, word, found);
        if (word.rarity !== undefined) return;
        await guess(index, word);
        if (word.found.length) word.rarity = index.commonest(word);
        await answers(index, word, found);
      }),
    );
    return told;
  };

  /** The words to mark where a hit leads: those that tell most, as they are written there. */
  const marks = (words) => {
    const top = Math.max(...words.map((word) => word.rarity));
    const found = words
      .filter((word) => word.rarity >= TELLING * top)
      .flatMap((word) => {
        const { exact, shown, meant } = word;
        /* An answer has the word itself, a question maybe another that it may stand for. */
        const other = exact ? undefined : word.found[0]?.term;
        return [other ?? shown, ...meant.map((one) => one.term)];
      });
    return [...new Set(found)];
  };

  /** Everything that a query finds, best first; in haste without what an unfinished word needs. */
  const rank = async (index, query, hasty) => {
    const words = asked(query);
    await Promise.all(words.map((word) => lookUp(index, word)));
    for (const word of words) {
      if (word.exact) word.rarity = index.rarity(word.found[0].records);
      else if (word.found.length) word.rarity = index.commonest(word);
    }
    const known = () => words.filter((word) => word.rarity !== undefined);
    let hits = words.length > MOST_ANSWERS ? weigh(index, known(), new Map()) : [];
    /* Where a question has all that is asked, no answer has more. */
    const sure = hits.length && hits[0].score > SURE && known().length === words.length;
    if (!sure) {
      const told = await ask(index, words.filter((word) => !(hasty && word.typing)));
      hits = weigh(index, known(), told);
    }
    if (!hits.length) return { hits, words: [] };
    const least = hits[0].score * KEPT;
    return { hits: hits.filter((hit) => hit.score >= least), words: marks(known()) };
  };

  /** Opens the index of a site; `base` is the address of its root. */
  window.studyfoldEngine = (base) => {
    let index;
    const opened = (fresh) => {
      index ??= new Index(base, fresh).open();
      return index;
    };
    const attempt = async (work) => {
      try {
        return await work(await opened(""));
      } catch (fault) {
        index = undefined;
        /* The site was built again between two pieces: begin anew, past what the browser keeps. */
        if (fault instanceof Stale) return work(await opened(fault.message));
        throw fault;
      }
    };
    return {
      open: () => attempt(async (one) => one),
      /** The hits of a query, best first, and the words to mark. */
      find: (query, hasty = false) => attempt((one) => rank(one, query, hasty)),
      /** What is shown of some hits. */
      show: (hits) =>
        attempt((one) =>
          Promise.all(hits.map(async (hit) => ({ ...hit, ...(await one.record(hit.record)) }))),
        ),
    };
  };
})();
