/* Stands in for the theme's own script where a page needs no more of it: here, its colours. What
   is chosen is kept where the theme keeps it, so that both understand each other. */
(() => {
  "use strict";
  document.documentElement.classList.replace("no-js", "js");

  const form = document.querySelector("[data-md-component=palette]");
  if (!form) return;
  const options = [...form.querySelectorAll("input")];
  const light = matchMedia("(prefers-color-scheme: light)");
  const KINDS = ["media", "scheme", "primary", "accent"];

  const kept = () => {
    try {
      return window.__md_get("__palette");
    } catch {
      return null;
    }
  };

  const apply = (index) => {
    const input = options[index];
    const color = Object.fromEntries(KINDS.map((k) => [k, input.getAttribute(`data-md-color-${k}`)]));
    if (color.media === "(prefers-color-scheme)") {
      const system = `(prefers-color-scheme: ${light.matches ? "light" : "dark"})`;
      const own = options.find((one) => one.getAttribute("data-md-color-media") === system) ?? input;
      for (const k of KINDS.slice(1)) color[k] = own.getAttribute(`data-md-color-${k}`);
    }
    for (const k of KINDS) document.body.setAttribute(`data-md-color-${k}`, color[k] ?? "");
    options.forEach((one, i) => {
      one.checked = i === index;
      if (one.nextElementSibling?.matches("label")) one.nextElementSibling.hidden = i !== index;
    });
    return { index, color };
  };

  const choose = (index) => window.__md_set("__palette", apply(index));

  const first = options.findIndex((one) => matchMedia(one.getAttribute("data-md-color-media")).matches);
  apply(Math.min(Math.max(kept()?.index ?? first, 0), options.length - 1));
  light.addEventListener("change", () => apply(Math.max(kept()?.index ?? first, 0)));
  options.forEach((one, i) => one.addEventListener("change", () => choose(i)));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const next = (options.findIndex((one) => one.checked) + 1) % options.length;
    choose(next);
    options[next].focus();
  });
})();
