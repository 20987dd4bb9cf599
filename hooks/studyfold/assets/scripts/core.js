/* What the other scripts share. Each of them adds one thing to pages that can be read without it. */
(() => {
  "use strict";
  if (window.studyfold) return;

  const waiting = [];
  let told = null;

  window.studyfold = {
    /** Runs something on the page, and again on each page that the theme puts in its place. */
    ready: (run) => waiting.push(run),

    /** The titles of the entries on this page. */
    headings: () => [...document.querySelectorAll("article h2")].filter(
      (heading) => heading.nextElementSibling?.matches(".sf-entry"),
    ),

    /** The answer below an entry's title. */
    answerOf: (heading) =>
      heading.nextElementSibling.querySelector(":scope > details.sf-answer"),

    /** Says something to those who hear the page, and shows it for a moment to all others. */
    tell: (words) => {
      if (!told?.isConnected) {
        told = document.createElement("p");
        told.className = "sf-told";
        told.setAttribute("role", "status");
        document.body.append(told);
      }
      told.textContent = "";
      /* A region that is new, or says the same again, is read out only when it changes later. */
      setTimeout(() => {
        told.textContent = words;
      }, 50);
      clearTimeout(told.end);
      told.end = setTimeout(() => {
        told.textContent = "";
      }, 4000);
    },
  };

  const start = () => waiting.forEach((run) => run());
  if (window.document$?.subscribe) window.document$.subscribe(() => setTimeout(start));
  else addEventListener("DOMContentLoaded", start);
})();
