/* Lets the browser keep the whole site, and says when a newer one is there. */
(() => {
  "use strict";

  if (window.__studyfoldOffline) return;
  window.__studyfoldOffline = true;

  /* A disk gives no manifest to a page, and the browser would complain. */
  if (location.protocol === "file:") document.querySelector("link[rel=manifest]")?.remove();

  const workers = navigator.serviceWorker;
  /* Pages of a disk are kept already, and who saves data wants no pages that nobody asked for. */
  if (!workers || !/^https?:$/.test(location.protocol) || navigator.connection?.saveData) return;
  const worker = new URL("../../../sw.js", document.currentScript.src);

  /** Asks whether to show the newer site; the theme's dialog, with a button. */
  const ask = (waiting) => {
    if (document.querySelector(".sf-update")) return;
    const inner = document.createElement("div");
    inner.className = "md-dialog__inner md-typeset";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-button";
    button.textContent = "Show it";
    button.addEventListener("click", () => waiting.postMessage("show"));
    inner.append("There is a newer version of this site. ", button);
    const dialog = document.createElement("div");
    dialog.className = "md-dialog md-dialog--active sf-update";
    dialog.setAttribute("role", "status");
    dialog.append(inner);
    document.body.append(dialog);
  };

  const watch = (registration) => {
    const look = (installing) =>
      installing?.addEventListener("statechange", () => {
        /* The first one of all has nothing to take the place of. */
        if (installing.state === "installed" && workers.controller) ask(installing);
      });
    if (registration.waiting && workers.controller) ask(registration.waiting);
    look(registration.installing);
    registration.addEventListener("updatefound", () => look(registration.installing));
  };

  const start = () => {
    let before = workers.controller;
    workers.addEventListener("controllerchange", () => {
      if (before) location.reload();
      before = workers.controller;
    });
    workers.register(worker.href).then(watch).catch(() => {});
  };

  /* After everything that the page itself needs. */
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
})();
