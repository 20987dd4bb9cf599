/* A click on “Copy link” copies it; without this script it leads to the question's address. */
(() => {
  "use strict";

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      /* Only pages from a secure place may use the clipboard; the old way works everywhere. */
      const field = Object.assign(document.createElement("textarea"), { value: text });
      field.className = "sf-vh";
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  Object.assign(window.studyfold, { copy });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.sf-copy");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    copy(link.href).then(() => {
      link.focus();
      window.studyfold.tell("Link copied");
    });
  }, true);
})();
