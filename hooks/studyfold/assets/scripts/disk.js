/* On a disk no server turns a folder's address into that of its page. */
(() => {
  "use strict";

  window.studyfold.ready(() => {
    if (location.protocol !== "file:") return;
    for (const link of document.querySelectorAll("a[href]")) {
      const url = new URL(link.href);
      if (url.protocol !== "file:" || !url.pathname.endsWith("/")) continue;
      url.pathname += "index.html";
      link.href = url.href;
    }
  });
})();
