/* Marks around the chosen words of a paragraph's text, how many words it has while one types, the paragraph and the
   panel in sight together. Without JavaScript one types the marks, and the words are counted when the paragraph is saved. */
"use strict";
(() => {
  function show() {
    document.querySelectorAll("[data-marks][hidden]").forEach((bar) => { bar.hidden = false; });
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-mark]");
    const bar = button && button.closest("[data-marks]");
    const box = bar && document.getElementById(bar.dataset.marks);
    if (!box) return;
    const { selectionStart: start, selectionEnd: end, value } = box;
    const name = button.dataset.mark;
    const words = "<" + name + ">" + value.slice(start, end) + "</" + name + ">";
    box.setRangeText(words, start, end, "end");
    box.focus();
    const inside = start + name.length + 2;
    box.setSelectionRange(inside, inside + end - start);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  document.addEventListener("input", (event) => {
    const form = event.target instanceof HTMLTextAreaElement && event.target.closest("form");
    const said = form && form.querySelector("[data-words-now]");
    if (!said) return;
    const text = [...form.querySelectorAll("textarea")].map((box) => box.value).join(" ");
    const words = text.replace(/<[^>]*>|\[\p{L}+ \d+\]/gu, " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
    said.textContent = said.dataset.wordsNow.replace("#", String(words.length));
    said.hidden = false;
  });
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
  addEventListener("load", () => requestAnimationFrame(bothInSight));
  document.addEventListener("htmx:after:swap", show);
  show();
})();
