/* Opens the closed answer that an address or a search hit names. Without this script an answer is
   opened by hand, and the styles show the one that the address names. */
(() => {
  "use strict";

  let marks = null;

  /** The heading of the entry that an id names: its own id, or one it had before. */
  const headingOf = (id) => {
    const target = id && document.getElementById(id);
    if (!target) return null;
    const anchors = target.closest(".sf-anchors");
    const heading = anchors ? anchors.nextElementSibling : target.closest("h2");
    return heading && heading.nextElementSibling?.matches(".sf-entry") ? heading : null;
  };

  const idOf = (hash) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return "";
    }
  };

  /** Opens every answer around a search mark, in the entry that the search named only. */
  const openMarks = (entry) => {
    for (const mark of entry.querySelectorAll("mark")) {
      let details = mark.closest("details");
      while (details && entry.contains(details)) {
        details.open = true;
        details = details.parentElement.closest("details");
      }
    }
  };

  const reveal = (hash) => {
    marks?.disconnect();
    const heading = headingOf(idOf(hash));
    if (!heading) return;
    const entry = heading.nextElementSibling;
    const answer = entry.querySelector(":scope > details.sf-answer");
    if (answer) answer.open = true;
    heading.scrollIntoView();
    if (new URLSearchParams(location.search).has("h")) {
      /* The theme marks the words some time after the page stands. */
      marks = new MutationObserver(() => openMarks(entry));
      marks.observe(entry, { childList: true, subtree: true });
      openMarks(entry);
    }
  };

  addEventListener("hashchange", () => reveal(location.hash));

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const url = new URL(link.href, location.href);
    if (url.pathname !== location.pathname || url.origin !== location.origin) return;
    /* A click on the address that is shown already changes no hash; act after the browser. */
    setTimeout(() => reveal(url.hash));
  });

  window.studyfold.ready(() => reveal(location.hash));
})();
