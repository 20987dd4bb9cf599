/* Remembers which answers stand open while one stays on a page: a reload and the way back show them
   again; a new visit starts with all of them closed. */
(() => {
  "use strict";

  const key = () => `studyfold.open ${location.pathname}`;
  const open = () =>
    window.studyfold
      .headings()
      .filter((heading) => window.studyfold.answerOf(heading)?.open)
      .map((heading) => heading.id);

  const remembered = () => {
    try {
      return JSON.parse(sessionStorage.getItem(key())) ?? [];
    } catch {
      return [];
    }
  };

  const remember = () => {
    try {
      sessionStorage.setItem(key(), JSON.stringify(open()));
    } catch {
      /* No storage: nothing is remembered, and all else works. */
    }
  };

  window.studyfold.ready(() => {
    const came = performance.getEntriesByType("navigation")[0]?.type;
    if (came !== "reload" && came !== "back_forward") return;
    for (const id of remembered()) {
      const heading = document.getElementById(id);
      const answer =
        heading?.nextElementSibling?.matches(".sf-entry") && window.studyfold.answerOf(heading);
      if (answer) answer.open = true;
    }
  });
  addEventListener("pagehide", remember);
})();
