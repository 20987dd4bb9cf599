/* The menu and the search of a phone open by labels, which no keyboard reaches: buttons beside them
   do the same. A menu that is out of sight is out of reach, too. */
(() => {
  "use strict";

  const menu = document.getElementById("__drawer");
  const sidebar = document.querySelector(".md-sidebar--primary");
  const narrow = matchMedia("(max-width: 76.234375em)");
  let from = null;

  const update = () => {
    if (!sidebar || !menu) return;
    sidebar.inert = narrow.matches && !menu.checked;
    if (narrow.matches && menu.checked && from) sidebar.querySelector("a")?.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-sf-opens]");
    if (!button) return;
    from = button;
    document.getElementById(button.dataset.sfOpens)?.click();
    if (button.dataset.sfOpens === "__search") {
      document.querySelector(".md-search__input")?.focus();
    }
  });

  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu?.checked) return;
    menu.click();
    from?.focus();
  });

  menu?.addEventListener("change", update);
  narrow.addEventListener("change", update);
  addEventListener("hashchange", () => setTimeout(update));
  update();
})();
