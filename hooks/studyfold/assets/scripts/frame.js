/* Stands in for the theme's own script: what moves while one scrolls. */
(() => {
  "use strict";

  const title = document.querySelector("[data-md-component=header-title]");
  const top = document.querySelector("[data-md-component=top]");
  const heading = document.querySelector("article h1");
  const links = [...document.querySelectorAll("[data-md-component=toc] a[href^='#']")];
  const targets = new Map();
  for (const link of links) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) continue;
    targets.set(target, [...(targets.get(target) ?? []), link]);
  }
  const order = [...targets.keys()];
  let before = scrollY;
  let current = null;
  let waiting = false;

  const follow = (link) => {
    const box = link.closest(".md-sidebar__scrollwrap");
    if (!box || box.scrollHeight <= box.clientHeight) return;
    const at = link.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += at - box.clientHeight / 2;
  };

  const update = () => {
    waiting = false;
    const now = scrollY;
    if (title && heading) {
      const passed = heading.getBoundingClientRect().bottom < 48;
      title.classList.toggle("md-header__title--active", passed);
    }
    if (top) top.hidden = !(now < before && now > 400);
    before = now;
    const passed = order.findLastIndex((target) => target.getBoundingClientRect().top < 120);
    const next = order[passed] ?? null;
    if (next === current) return;
    current = next;
    for (const link of links) link.classList.remove("md-nav__link--active");
    for (const link of targets.get(next) ?? []) {
      link.classList.add("md-nav__link--active");
      follow(link);
    }
  };

  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(update);
  };

  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  top?.addEventListener("click", () => scrollTo({ top: 0 }));
  /* The menu of a phone goes when it has led somewhere. */
  addEventListener("hashchange", () => {
    const menu = document.getElementById("__drawer");
    if (menu) menu.checked = false;
  });

  /* Scripts of other people wait for the theme like this. */
  window.document$ ??= {
    subscribe: (run) => {
      if (document.readyState !== "loading") setTimeout(() => run(document));
      else addEventListener("DOMContentLoaded", () => run(document));
    },
  };
  soon();
})();
