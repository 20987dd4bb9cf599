/* What scrolls inside itself must be reachable by the keyboard, and only that. */
(() => {
  "use strict";

  const reachable = (root) => {
    const boxes = ".sf-scroll, .md-typeset__scrollwrap, pre > code";
    for (const box of root.querySelectorAll(boxes)) {
      /* Measuring what is folded would lay it out, and load its fonts, long before it shows. */
      if (box.closest("details:not([open])")) continue;
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    }
  };

  document.addEventListener(
    "toggle",
    (event) => event.target.matches?.("details[open]") && reachable(event.target),
    true,
  );
  window.studyfold.ready(() => reachable(document));
})();
