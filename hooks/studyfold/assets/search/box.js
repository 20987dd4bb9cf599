/* The search box: what is typed, what is found, and the marks on the page that a hit leads to.
   Nothing of the search is loaded before somebody searches. */
(() => {
  "use strict";

  /* Material may run page scripts again. */
  if (window.__studyfoldBox) return;
  window.__studyfoldBox = true;

  const HITS = 10;
  const FEW = 5; /* … while one is typing */
  const PAUSE = 200; /* ms */
  const own = document.currentScript.src;
  const loading = new Map();

  /** Loads a script that lies beside this one, once. */
  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.onload = resolve;
          script.onerror = () => {
            loading.delete(name);
            reject(new Error(`${name} cannot be loaded`));
          };
          script.src = new URL(name, own).href;
          document.head.append(script);
        }),
      );
    }
    return loading.get(name);
  };

  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };

  /* ---- Marks ---- */

  const meets = (token, marks) =>
    token.terms.some((term) => marks.has(term)) ||
    [...marks].some((mark) => mark.length > 3 && token.folded.startsWith(mark));

  /** The parts of a text, those that were searched as marks; null where none was. */
  const marked = (text, marks) => {
    const parts = [];
    let at = 0;
    for (const token of window.studyfoldTerms.tokens(text)) {
      token.folded = window.studyfoldTerms.fold(text.slice(token.start, token.end));
      if (token.start < at || !meets(token, marks)) continue;
      if (token.start > at) parts.push(text.slice(at, token.start));
      const mark = make("mark", "", text.slice(token.start, token.end));
      mark.dataset.mdHighlight = "";
      parts.push(mark);
      at = token.end;
    }
    if (!parts.length) return null;
    if (at < text.length) parts.push(text.slice(at));
    return parts;
  };

  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  /** What a hit leads to: an entry with its heading, or the whole page. */
  const places = () => {
    const target = named();
    const anchors = target?.closest(".sf-anchors");
    const heading = anchors ? anchors.nextElementSibling : target?.closest("h2");
    const entry = heading?.nextElementSibling;
    if (entry?.matches(".sf-entry")) return [heading, entry];
    return [...document.querySelectorAll("article.md-content__inner")];
  };

  /** Marks what was searched, also where it is folded away; study.js unfolds what has a mark. */
  const mark = (words) => {
    const marks = new Set(window.studyfoldTerms.terms(words));
    for (const word of words.split(/\s+/)) if (word) marks.add(word);
    const skipped = "script, style, math, mark, summary, .sf-vh, .headerlink, .sf-sources, .sf-from, .sf-place";
    for (const place of places()) {
      const texts = [];
      const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        if (!walk.currentNode.parentElement.closest(skipped)) texts.push(walk.currentNode);
      }
      for (const text of texts) {
        const parts = marked(text.data, marks);
        if (parts) text.replaceWith(...parts);
      }
    }
  };

  const land = async () => {
    for (const old of document.querySelectorAll("article mark[data-md-highlight]")) {
      const around = old.parentElement;
      old.replaceWith(...old.childNodes);
      around.normalize();
    }
    const words = new URLSearchParams(location.search).get("h");
    if (!words) return;
    await load("terms.js");
    mark(words);
  };

  if (window.document$?.subscribe) window.document$.subscribe(land);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", land);
  else land();
  addEventListener("hashchange", land);

  /* ---- The box ---- */

  const box = document.querySelector("[data-sf-search]");
  const toggle = document.getElementById("__search");
  if (!box || !toggle) return;
  const base = new URL(`${box.dataset.sfBase || "."}/`, location.href).href;
  const input = box.querySelector("input");
  const list = box.querySelector("ol");
  const meta = box.querySelector("[role=status]");
  const wrap = box.querySelector(".md-search__scrollwrap");
  const share = box.querySelector("[data-clipboard]");
  let engine;
  let found = null;
  let shown = 0;
  let asked = null;
  let answered = Promise.resolve();
  let typed = "";
  let hurried = false;
  let latest = 0;
  let pause;
  let showing = false;

  const start = async () => {
    /* All at once: the index begins with this file, whatever is asked. */
    if (!engine && /^https?:$/.test(location.protocol)) ahead("search/studyfold/meta.js");
    await Promise.all([load("terms.js"), load("engine.js")]);
    engine ??= window.studyfoldEngine(base);
    return engine;
  };

  const linked = new Set();

  /** Puts a link into the head, once. */
  const link = (href, given) => {
    if (linked.has(href)) return;
    linked.add(href);
    document.head.append(Object.assign(document.createElement("link"), given, { href }));
  };
  const ahead = (name) => link(new URL(name, base).href, { rel: "preload", as: "script" });
  const styles = () => link(new URL("search.css", own).href, { rel: "stylesheet" });

  const isOpen = () => toggle.checked;

  const setOpen = (open) => {
    /* By a click, as the theme does it: its own parts listen. */
    if (open !== toggle.checked) toggle.click();
  };

  const address = (hit) => {
    const url = new URL(hit.page, base);
    /* On a disk no server turns a folder's address into that of its page. */
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    if (found.words.length) url.searchParams.set("h", found.words.join(" "));
    url.hash = hit.anchor;
    return url.href;
  };

  const item = (hit) => {
    const marks = new Set(found.words.flatMap((word) => [word, ...window.studyfoldTerms.terms(word)]));
    const shownAs = (text) => marked(text, marks) ?? [text];
    const article = make("article", "md-search-result__article md-typeset");
    article.append(make("div", "md-search-result__icon md-icon"));
    article.append(make("div", "sf-hit-title", ...shownAs(hit.title)));
    const wording = hit.wording > 0 ? hit.wordings[hit.wording - 1] : "";
    if (wording) article.append(make("div", "sf-hit-wording", "Also asked as: ", ...shownAs(wording)));
    const sets = hit.sets > 1 ? ` · asked in ${hit.sets} sets` : "";
    if (hit.label !== hit.title || sets) {
      article.append(make("div", "sf-hit-place", hit.label + sets));
    }
    const link = make("a", "md-search-result__link", article);
    link.href = address(hit);
    return make("li", "md-search-result__item", link);
  };

  const more = async () => {
    if (!found || showing || shown >= found.hits.length) return;
    showing = true;
    const for_ = found;
    try {
      const hits = await engine.show(for_.hits.slice(shown, shown + HITS));
      if (found !== for_) return;
      list.append(...hits.map(item));
      shown += hits.length;
    } finally {
      showing = false;
    }
  };

  const tell = (query) => {
    const { sfPlaceholder, sfNone, sfOne, sfOther } = meta.dataset;
    const count = found ? found.hits.length : 0;
    if (!query.trim()) meta.textContent = sfPlaceholder;
    else if (count === 0) meta.textContent = sfNone;
    else meta.textContent = count === 1 ? sfOne : sfOther.replace("#", count);
  };

  const answer = async (query, hasty) => {
    const mine = ++latest;
    share?.setAttribute("href", `?q=${encodeURIComponent(query)}`);
    share?.setAttribute("data-clipboard-text", share.href);
    try {
      const finder = await start();
      const result = query.trim() ? await finder.find(query, hasty) : null;
      const first = result ? await finder.show(result.hits.slice(0, hasty ? FEW : HITS)) : [];
      /* Only the latest question is answered. */
      if (mine !== latest) return;
      /* Nothing yet is not nothing. */
      if (hasty && result && !first.length) return;
      found = result;
      shown = first.length;
      showing = false;
      list.replaceChildren(...first.map(item));
      wrap.scrollTop = 0;
      tell(query);
    } catch (fault) {
      if (mine !== latest) return;
      asked = null;
      meta.textContent = "The search could not be loaded. Is there a connection?";
      console.warn(fault);
    }
  };

  /** Searches what stands in the box now; fulfilled when its hits are shown. */
  const search = (hasty = false) => {
    clearTimeout(pause);
    /* A letter or two tell little beside the words that stand there already. */
    const begun = /\S\s+[\p{L}\p{N}]{1,2}$/u.test(input.value) && input.value.slice(0, -1) === typed;
    typed = input.value;
    if (hasty && begun) {
      pause = setTimeout(() => search(), PAUSE);
      return answered;
    }
    if (input.value !== asked || (hurried && !hasty)) {
      asked = input.value;
      hurried = hasty;
      answered = answer(asked, hasty);
    }
    /* What a word may mean is looked up when no letter follows: most letters are not the last. */
    if (hurried) pause = setTimeout(() => search(), PAUSE);
    return answered;
  };

  const opened = () => {
    list.hidden = !isOpen();
    if (!isOpen()) return;
    styles();
    start()
      .then((finder) => finder.open())
      .then(() => search())
      .catch(() => {});
  };

  const links = () => [...list.querySelectorAll("a")];

  const move = (step) => {
    const stops = [input, ...links()];
    const at = Math.max(0, stops.indexOf(document.activeElement));
    stops[(at + step + stops.length) % stops.length].focus();
    more();
  };

  toggle.addEventListener("change", opened);
  input.addEventListener("focus", () => setOpen(true));
  input.addEventListener("input", () => {
    setOpen(true);
    search(true);
  });
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  box.querySelector("form").addEventListener("reset", () => {
    input.focus();
    setTimeout(() => search());
  });
  document.querySelector("header label[for=__search]")?.addEventListener("click", () => input.focus());
  share?.addEventListener("click", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey) setOpen(false);
  });
  wrap.addEventListener(
    "scroll",
    () => wrap.scrollTop + 2 * wrap.clientHeight > wrap.scrollHeight && more(),
  );
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) setOpen(false);
  });

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      setOpen(false);
      document.activeElement.blur();
    } else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && event.target === input) {
      /* What is typed may be ahead of what is shown. */
      search().then(() => links()[0]?.click());
    } else if (event.target !== input && event.key.length === 1 && event.key !== " ") {
      input.focus();
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (!["/", "f", "s"].includes(event.key) || isOpen()) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  /* An address can ask, too. */
  const given = new URLSearchParams(location.search).get("q");
  if (given) {
    input.value = given;
    input.focus();
    setOpen(true);
  }
  /* The browser may have kept the box open. */
  if (isOpen()) opened();
})();
