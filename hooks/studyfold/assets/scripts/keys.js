/* Keys for those who like them: j and k lead from question to question, and what opens an answer is
   then the browser's own space or Enter, since its control has the focus. No key acts while one
   types, together with Ctrl, Alt or Meta, or once they are switched off. */
(() => {
  "use strict";

  const { headings, answerOf, fold, ready } = window.studyfold;
  const STORED = "studyfold.keys";
  let dialog = null;

  const KEYS = [
    [["j"], "Next question"],
    [["k"], "Previous question"],
    [["Space", "Enter"], "Open or close the answer of the question one is at"],
    [["o"], "Open all answers on the page, or close them"],
    [["r"], "A random question of the page"],
    [["/"], "Search"],
    [["Esc"], "Close the search or this panel"],
    [["?"], "This panel"],
  ];

  const enabled = () => {
    try {
      return localStorage.getItem(STORED) !== "off";
    } catch {
      return true;
    }
  };

  const typing = (target) =>
    target.closest?.("input, textarea, select, [contenteditable], [role='textbox'], dialog") &&
    !target.matches("input[type='checkbox'], input[type='radio']");

  const goTo = (heading) => {
    if (!heading) return;
    const control = answerOf(heading)?.querySelector("summary");
    control?.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "start" });
  };

  /** The place among the questions where one is: by the focus, else by what is in sight. */
  const place = (all) => {
    const entry = document.activeElement?.closest?.(".sf-entry");
    const focused = all.findIndex((heading) => heading.nextElementSibling === entry);
    if (entry && focused >= 0) return focused;
    const below = all.findIndex((heading) => heading.getBoundingClientRect().bottom > 80);
    return (below < 0 ? all.length : below) - 0.5;
  };

  const act = {
    j: (all) => goTo(all[Math.floor(place(all) + 1)]),
    k: (all) => goTo(all[Math.ceil(place(all) - 1)]),
    o: (all) => fold(!all.every((heading) => answerOf(heading)?.open)),
    r: (all) => goTo(all[Math.floor(Math.random() * all.length)]),
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /** Closes the panel at once: left to itself a browser keeps the focus in it for a moment, and the
      next key would go nowhere. */
  const shut = () => {
    dialog.close();
    if (dialog.contains(document.activeElement)) document.activeElement.blur();
  };

  const build = () => {
    const rows = KEYS.map(([keys, does]) => {
      const shown = keys.flatMap((key, i) => [
        ...(i ? [" or "] : []),
        element("kbd", { textContent: key }),
      ]);
      return element("tr", {}, element("th", { scope: "row" }, ...shown), element("td", {}, does));
    });
    const box = element("input", { type: "checkbox", checked: enabled() });
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(STORED, box.checked ? "on" : "off");
      } catch {
        /* It holds for this page then. */
      }
    });
    const close = element("button", { type: "button", className: "sf-button" }, "Close");
    close.addEventListener("click", shut);
    dialog = element(
      "dialog",
      { className: "sf-help md-typeset" },
      element("h2", { id: "sf-help-title" }, "Keys"),
      element("table", { className: "sf-keys" }, element("tbody", {}, ...rows)),
      element("p", {}, element("label", {}, box, " Use these keys")),
      element("p", { className: "sf-help-end" }, close),
    );
    dialog.setAttribute("aria-labelledby", "sf-help-title");
    dialog.addEventListener("click", (event) => event.target === dialog && shut());
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      shut();
    });
    document.body.append(dialog);
  };

  const help = () => {
    if (!dialog?.isConnected) build();
    if (dialog.open) shut();
    else dialog.showModal();
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (typing(event.target)) return;
    if (event.key === "?") {
      event.preventDefault();
      help();
      return;
    }
    const all = headings();
    if (!enabled() || !all.length || !Object.hasOwn(act, event.key)) return;
    event.preventDefault();
    act[event.key](all);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-sf='help']")) help();
  });
  ready(() => dialog?.open && shut());
})();
