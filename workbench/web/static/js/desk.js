/* Marks around the chosen words of a paragraph's text. Without JavaScript one types them; the buttons stay hidden. */
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
  document.addEventListener("htmx:after:swap", show);
  show();
})();
