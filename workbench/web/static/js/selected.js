/* Words selected in a paragraph of the library: under it a link to the paragraphs that say the like. */
"use strict";
(() => {
  const link = document.getElementById("similar-to-selected");
  const LEAST = 12, MOST = 2000; // letters: one word says too little; an address is no longer than a server takes
  let waiting;
  function offer() {
    const selection = document.getSelection();
    const words = selection.toString().trim().replace(/\s+/g, " ");
    const at = selection.anchorNode && (selection.anchorNode.parentElement || selection.anchorNode).closest("[data-para]");
    const under = at && at.querySelector(".para-links");
    link.hidden = !under || words.length < LEAST || !words.includes(" ");
    if (link.hidden) return;
    link.href = "/search?words=" + encodeURIComponent(words.slice(0, MOST));
    if (link.parentElement !== under) under.append(link);
  }
  if (link) document.addEventListener("selectionchange", () => { clearTimeout(waiting); waiting = setTimeout(offer, 200); });
})();
