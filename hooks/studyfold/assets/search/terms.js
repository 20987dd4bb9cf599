/* Text → the terms that are searched: the same as `studyfold/search/terms.py`, to the letter. */
(() => {
  "use strict";

  const LETTER = "[\\p{L}\\p{N}\\p{Mn}\\p{Mc}]";
  const TOKEN = new RegExp(
    `(?:(?<![\\p{L}\\p{N}_.])\\.)?${LETTER}+(?:['.\\-_/]${LETTER}+)*(?:\\+\\+|#)?` +
      "|[!$%&*+\\-/<=>?@^|~:.]{2,4}|(?<!\\S)[!$%&*+<=>@^|~](?!\\S)",
    "gu",
  );
  const UNSPACED =
    /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]+/gu;
  const LONGEST = 40;
  const JOINED = 24;

  const IRREGULAR = new Map(
    Object.entries({
      analyses: "analysis", apis: "api", appendices: "appendix", axes: "axis", children: "child",
      crises: "crisis", criteria: "criterion", diagnoses: "diagnosis", emojis: "emoji",
      feet: "foot", halves: "half", hypotheses: "hypothesis", indices: "index", knives: "knife",
      leaves: "leaf", lives: "life", matrices: "matrix", menus: "menu", mice: "mouse",
      people: "person", phenomena: "phenomenon", quizzes: "quiz", schemata: "schema",
      selves: "self", syntheses: "synthesis", teeth: "tooth", theses: "thesis", uses: "use",
      vertices: "vertex", wikis: "wiki", wives: "wife", wolves: "wolf", women: "woman",
      aeroplane: "airplane", ageing: "aging", aluminium: "aluminum", artefact: "artifact",
      cheque: "check", disc: "disk", enquiry: "inquiry", grey: "gray",
      judgement: "judgment", maths: "math", mould: "mold", plough: "plow",
      practise: "practice", programme: "program", sceptic: "skeptic",
      sceptical: "skeptical", tyre: "tire", whilst: "while",
    }),
  );
  const PLURAL = [
    [/(?<=\w{2})ies$/, "y"],
    [/(ss|sh|x|zz|tch|us)es$/, "$1"],
    [/^([^aeiouy]{2,}u)s$/, "$1"],
    [/([^sui])s$/, "$1"],
  ];
  const AMERICAN = [
    [/(?<=\w{3})is(?=(?:ation|e|ed|er|ing|able|ability)$)/g, "iz"],
    [/(?<=\w{2})ys(?=(?:e|ed|er|ing|able)$)/g, "yz"],
    [/(?<=\w{2})our(?=(?:ed|ing|er|able|al|ally|ful|hood|ite|less|ist)?$)/g, "or"],
    [/(?<=\w{2}[bt])re$/g, "er"],
    [/(?<=\w{2}[bt])red$/g, "ered"],
    [/(?<=\w{2}[bt])ring$/g, "ering"],
    [/(?<=\w{2})ogue$/g, "og"],
    [/(?<=\w{2})ence$/g, "ense"],
    [/(?<=\w[aeiou])ll(?=(?:ed|er|ing|ation|able|or)$)/g, "l"],
    [/^(?=\w{7})(\w*?)[ao]e(?![aeiou])/g, "$1e"],
    [/sulph/g, "sulf"],
  ];

  const isAscii = (text) => /^[\0-\x7f]*$/.test(text);

  const fold = (text) => {
    let folded = text;
    if (!isAscii(text)) {
      folded = text.replace(/’/g, "'").normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
      folded = folded.normalize("NFC");
    }
    return folded.toLowerCase();
  };

  const cut = (word) => (word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word);

  const normal = (given) => {
    let word = cut(given);
    if (!/^[a-z]{4,}$/.test(word)) return word;
    word = IRREGULAR.get(word) ?? word;
    for (const [pattern, singular] of PLURAL) {
      if (!pattern.test(word)) continue;
      word = word.replace(pattern, singular);
      break;
    }
    word = IRREGULAR.get(word) ?? word;
    for (const [pattern, spelt] of AMERICAN) word = word.replace(pattern, spelt);
    if (word.length > 4 && word.endsWith("ie")) return `${word.slice(0, -2)}y`;
    return word.length > 4 && word.endsWith("e") ? word.slice(0, -1) : word;
  };

  const words = (part) => {
    if (isAscii(part)) return [normal(part)];
    const found = [];
    let at = 0;
    for (const run of part.matchAll(UNSPACED)) {
      if (run.index > at) found.push(normal(part.slice(at, run.index)));
      const signs = [...run[0]];
      if (signs.length === 1) found.push(signs[0]);
      for (let i = 0; i < signs.length - 1; i++) found.push(signs[i] + signs[i + 1]);
      at = run.index + run[0].length;
    }
    if (at < part.length) found.push(normal(part.slice(at)));
    return found;
  };

  const ofToken = (token) => {
    if (!/[\p{L}\p{N}]/u.test(token)) {
      const sign = token.replace(/[?.:!]+$/, "");
      return sign && !/^(?:-+|\.+|[?!]+|\/+)$/.test(sign) ? [sign] : [];
    }
    const suffix = token.endsWith("++") ? "++" : token.endsWith("#") ? "#" : "";
    let bare = token.slice(0, token.length - suffix.length);
    if (bare.endsWith("'s")) bare = bare.slice(0, -2);
    bare = bare.replace(/'/g, "");
    const parts = bare.split(/[.\-_/]/).filter(Boolean);
    const found = parts.flatMap(words);
    if (suffix) found.push(cut(parts[parts.length - 1]) + suffix);
    else if (bare.startsWith(".") && parts.length === 1) found.push(cut(bare));
    else if (parts.length > 1 && parts.length <= 3 && [...bare].length <= JOINED) {
      found.push(normal(parts.join("")));
    }
    return found;
  };

  /** The terms of a text in their order; a compound gives its parts and its whole. */
  const terms = (text) => (fold(text).match(TOKEN) ?? []).flatMap(ofToken);

  /** Each token of a text with its place in it and its terms. */
  const tokens = (text) => {
    const found = [];
    /* Folding may change how long a text is; words are then found one by one. */
    for (const run of text.matchAll(/\S+/gu)) {
      const folded = fold(run[0]);
      if (folded.length !== run[0].length) {
        found.push({ start: run.index, end: run.index + run[0].length, terms: terms(run[0]) });
        continue;
      }
      for (const token of folded.matchAll(TOKEN)) {
        const start = run.index + token.index;
        found.push({ start, end: start + token[0].length, terms: ofToken(token[0]) });
      }
    }
    return found;
  };

  window.studyfoldTerms = { fold, normal, terms, tokens };
})();
