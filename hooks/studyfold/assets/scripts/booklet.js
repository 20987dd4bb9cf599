/* The booklet's one button. */
document.querySelector("[data-sf='print']")?.addEventListener("click", () => print());
