/* Where the theme's own script runs, its copy buttons get a name each and are no landmarks. */
(() => {
  "use strict";
  if (document.documentElement.classList.contains("sf-light")) return;

  const mend = (nav) => {
    nav.setAttribute("role", "none");
    const question = nav.closest(".sf-entry")?.previousElementSibling?.firstChild?.textContent;
    for (const button of nav.querySelectorAll("button")) {
      if (question) button.setAttribute("aria-label", `Copy code, in: ${question.trim()}`);
    }
  };

  new MutationObserver((records) => {
    for (const record of records) {
      for (const node of record.addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        if (node.matches(".md-code__nav")) mend(node);
        else node.querySelectorAll(".md-code__nav").forEach(mend);
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  document.querySelectorAll(".md-code__nav").forEach(mend);
})();
