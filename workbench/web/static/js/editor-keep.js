/* What is typed is kept in this browser until the server has it, and offered back: never put over a newer text by itself. */
"use strict";
(() => {
  const desk = window.desk;
  const person = document.body.dataset.person || "";
  const prefix = "kept:" + person + ":";
  const address = (id) => prefix + "paragraph-" + id;
  const read = (id) => {
    try { return JSON.parse(localStorage.getItem(address(id))); } catch { return null; }
  };
  function keep(id, values) {
    try { localStorage.setItem(address(id), JSON.stringify({ desk: values, at: Date.now() })); return true; } catch { return false; }
  }
  const forget = (id) => localStorage.removeItem(address(id));
  const when = (at) => new Date(at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang);

  function button(label, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button small";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  }
  /* Beside the text that stands: what was typed here and not saved, and two buttons. */
  function offer(block, kept, put) {
    const words = desk.words;
    const box = document.createElement("div");
    box.className = "kept-offer";
    const said = document.createElement("p");
    said.textContent = words.kept.replace("{when}", when(kept.at));
    const text = document.createElement("div");
    text.className = "para-text quote";
    text.append(desk.toDom(kept.desk.text || "", desk.notesOf(kept.desk.notes)));
    box.append(said, text);
    if (kept.desk.base !== block.querySelector("[data-field='base']").value) {
      const newer = document.createElement("p");
      newer.textContent = words.newer;
      box.append(newer);
    }
    const row = document.createElement("div");
    row.className = "buttons";
    row.append(
      button(words.restore, () => { box.remove(); put(kept.desk); }),
      button(words.forget, () => { forget(block.dataset.block); box.remove(); }),
    );
    box.append(row);
    (block.querySelector(".para-body") || block).prepend(box);
  }
  /* At a paragraph that has no form now, a line that leads to it. */
  function point() {
    document.querySelectorAll(".desk-para[id^='paragraph-']:not(:has([data-block])):not([data-block])").forEach((article) => {
      const kept = read(article.id.replace("paragraph-", ""));
      const link = article.querySelector(".para-number");
      if (!kept || !kept.desk || article.querySelector(".kept-offer")) return;
      const box = document.createElement("p");
      const lead = document.createElement("a");
      box.className = "kept-offer";
      lead.href = link.href;
      lead.textContent = desk.words.kept.replace("{when}", when(kept.at));
      box.append(lead);
      article.querySelector(".para-body").prepend(box);
    });
  }
  document.addEventListener("DOMContentLoaded", point);
  Object.assign(desk, { kept: read, keep, forget, offer });
})();
