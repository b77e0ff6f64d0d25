/* The desk: how many words there are while one types, the paragraph and the panel in sight together. */
"use strict";
(() => {
  const desk = window.desk;
  function wordsIn(block) {
    const text = [...block.querySelectorAll("textarea")].map((box) => box.value).join(" ");
    return text.replace(/<[^>]*>|\[[\p{L} ]+ \d+\]/gu, " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  }
  function show(block, count) {
    const place = block.querySelector("[data-words]");
    if (place && desk.words.counted) place.textContent = desk.words.counted.replace("#", String(count));
  }
  document.addEventListener("input", (event) => {
    const block = event.target instanceof Element && event.target.closest("[data-block]");
    if (block) show(block, wordsIn(block));
  });
  /* What the server counted: it knows the words of citations too; the whole is asked for once all is quiet. */
  desk.count = (block, count) => {
    show(block, count);
    desk.lookSoon();
  };
  /* Ctrl+Z outside of what one types in undoes what was done to paragraphs last. */
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || keyOf(event).toLowerCase() !== "z") return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable='true']")) return;
    const button = localStorage.getItem("keys-off") !== "yes" && document.querySelector("[data-shortcut='undo']");
    if (button) { event.preventDefault(); button.click(); }
  });
  /* The outline shows the section one is in. */
  function hereInOutline() {
    const outline = document.querySelector(".desk-outline");
    const here = outline && outline.querySelector("[aria-current]");
    if (here && here.getBoundingClientRect().bottom > outline.getBoundingClientRect().bottom) outline.scrollTop += here.getBoundingClientRect().top - outline.getBoundingClientRect().top - outline.clientHeight / 3;
  }
  /* Where the panel stands beside the text, a page opened at the panel keeps the paragraph at hand in sight too. */
  function bothInSight() {
    const beside = document.getElementById("beside");
    const paragraph = document.querySelector(".desk-para.chosen");
    const wrong = beside && beside.querySelector("[aria-invalid]");
    const panel = ["#beside", "#cite"].includes(location.hash) || location.hash.startsWith("#asked-");
    if (!beside || !(panel || wrong) || beside.offsetWidth > innerWidth / 2) return;
    if (paragraph) paragraph.scrollIntoView({ block: "start" });
    const place = wrong ? wrong.closest(".field") : location.hash !== "#beside" && document.getElementById(location.hash.slice(1));
    if (place && beside.contains(place)) beside.scrollTop += place.getBoundingClientRect().top - beside.getBoundingClientRect().top - 16;
    if (wrong) wrong.focus({ preventScroll: true });
  }
  addEventListener("load", () => requestAnimationFrame(() => { hereInOutline(); bothInSight(); }));
})();
