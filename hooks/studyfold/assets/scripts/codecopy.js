/* Stands in for the theme's own script: a button that copies a piece of code, put there when the
   code first shows; and tables that scroll inside themselves. */
(() => {
  "use strict";
  if (!document.documentElement.classList.contains("sf-light")) return;

  const features = JSON.parse(document.getElementById("__config")?.textContent ?? "{}").features;

  const nameOf = (code) =>
    code.closest(".sf-entry")?.previousElementSibling?.firstChild?.textContent?.trim() ?? "";

  const button = (code) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "sf-copy-code";
    const question = nameOf(code);
    made.setAttribute("aria-label", question ? `Copy code, in: ${question}` : "Copy code");
    made.title = "Copy code";
    made.addEventListener("click", () => {
      window.studyfold.copy(code.innerText).then(() => {
        made.focus();
        window.studyfold.tell("Code copied");
      });
    });
    return made;
  };

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      target.parentElement.append(button(target));
    }
  });

  window.studyfold.ready(() => {
    if (features?.includes("content.code.copy")) {
      for (const code of document.querySelectorAll(".highlight pre > code")) seen.observe(code);
    }
    for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
      if (table.closest(".sf-scroll, .sf-help")) continue;
      const box = document.createElement("div");
      box.className = "sf-table sf-scroll";
      table.replaceWith(box);
      box.append(table);
    }
  });
})();
