/* A ministry's own page: how many words an answer has while it is written, against its limit. Counted as the server
   counts (workbench/text/wordcount.py): what is said here is what is said once it is kept. */
"use strict";
(() => {
  const said = document.querySelector("[data-counted]");
  if (!said) return;
  const oneByOne = /[\u3001-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff65\u{20000}-\u{3ffff}]/gu;
  const nothing = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]/gu;
  const parting = /[\s\u001c-\u001f\u0085\u2013\u2014]+/u;
  const number = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });

  function count(text) {
    const seen = text.replace(nothing, "");
    return (seen.match(oneByOne) || []).length + seen.replace(oneByOne, " ").split(parting).filter(Boolean).length;
  }
  const worded = (words, figures) => words.replace(/\{(\w+)\}/g, (_, name) => number.format(figures[name]));

  /* Said once, when the limit is passed or kept again: not with every key. */
  function say(words) {
    const status = document.getElementById("status");
    if (!status) return;
    status.textContent = words;
    setTimeout(() => { if (status.textContent === words) status.textContent = ""; }, 6000);
  }
  function show(box, spoken) {
    const place = box.form && box.form.querySelector("[data-besides]");
    if (!place) return;
    const limit = Number(place.dataset.limit || 0);
    const words = count(box.value) + Number(place.dataset.besides);
    const over = limit ? Math.max(0, words - limit) : 0;
    const name = !limit ? "counted" : over ? "over" : "within";
    const line = place.querySelector(".bar-text");
    const bar = place.querySelector(".bar");
    if (line) line.textContent = worded(said.dataset[name], { count: words, budget: limit, over });
    if (!bar) return;
    bar.querySelector("progress").value = Math.min(words, limit);
    if (spoken && bar.classList.contains("over") !== over > 0) say(line.textContent);
    bar.classList.toggle("over", over > 0);
  }
  document.addEventListener("input", (event) => {
    if (event.target instanceof HTMLTextAreaElement && event.target.name === "text") show(event.target, true);
  });
  /* What was typed and not kept, or filled in again by the browser, is counted too. */
  document.querySelectorAll("textarea[name='text']").forEach((box) => show(box, false));
})();
