/* The buttons above a topic's questions: open and close all of its answers, print it. */
(() => {
  "use strict";

  const { headings, answerOf, tell } = window.studyfold;

  const fold = (open) => {
    let changed = 0;
    for (const heading of headings()) {
      const answer = answerOf(heading);
      if (answer && answer.open !== open) {
        answer.open = open;
        changed += 1;
      }
    }
    const noun = changed === 1 ? "answer" : "answers";
    tell(`${changed} ${noun} ${open ? "opened" : "closed"}`);
  };

  Object.assign(window.studyfold, { fold });

  const act = {
    open: () => fold(true),
    close: () => fold(false),
    print: () => print(),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".sf-bar [data-sf]");
    if (button) act[button.dataset.sf]?.();
  });
})();
