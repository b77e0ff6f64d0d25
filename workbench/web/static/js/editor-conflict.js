/* Both texts side by side and one click to choose; and where a caret is after somebody's words came in. */
"use strict";
(() => {
  const desk = window.desk;
  const TOKEN = /[\p{L}\p{N}\p{M}]+|\s+|[^]/gu;

  desk.showConflict = (block, said) => {
    block.querySelectorAll(".desk-conflict").forEach((box) => box.remove());
    const holder = document.createElement("template");
    holder.innerHTML = said.conflict;
    const box = holder.content.firstElementChild;
    (block.querySelector(".para-body") || block).prepend(box);
    ready(box);
    box.focus();
  };
  function ready(box) {
    box.querySelectorAll("[data-choices][hidden]").forEach((row) => { row.hidden = false; });
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-choice]");
    if (!button) return;
    const row = button.closest("[data-choices]");
    const box = row.closest(".desk-conflict");
    const block = box.closest("[data-block]") || box.parentElement.querySelector("[data-block]");
    const text = desk.field(block, "text");
    const notes = desk.field(block, "notes");
    const choice = button.dataset.choice;
    if (choice !== "mine") {
      const both = new Map([...desk.notesOf(notes.value), ...desk.notesOf(row.dataset.notes)]);
      text.value = choice === "theirs" ? row.dataset.theirs : row.dataset.theirs + "\n" + text.value;
      notes.value = desk.notesWritten(both);
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    box.remove();
    (desk.surfaceOf(block) || text).focus();
    desk.release(block);
    if (choice !== "both") desk.save(block, { asked: true });
  });
  document.addEventListener("DOMContentLoaded", () => ready(document));

  desk.plain = (root) => {
    let text = "";
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data.replaceAll(desk.NARROW, "");
      else if (node.nodeName === "BR") text += "\n";
      else if (node.dataset && node.dataset.mark) text += "\ufffc";
      else text += desk.plain(node);
    }
    return text;
  };
  /* The place in `after` of the place `at` in `before` (code points): word by word, the longest common run of words. */
  desk.moved = (before, after, at) => {
    const a = before.match(TOKEN) || [];
    const b = after.match(TOKEN) || [];
    const long = (words) => [...words].length;
    let start = 0;
    while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
    let end = 0;
    while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
    const rows = a.length - start - end;
    const columns = b.length - start - end;
    const table = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
    for (let i = rows - 1; i >= 0; i -= 1) for (let j = columns - 1; j >= 0; j -= 1) {
      table[i][j] = a[start + i] === b[start + j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
    let old = 0;
    let fresh = 0;
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
      const inside = i >= start && i < start + rows && j >= start && j < start + columns;
      const same = i < a.length && j < b.length && a[i] === b[j] && (i < start || i >= start + rows || inside);
      if (same) {
        const size = long(a[i]);
        if (at <= old + size && (at > old || i === 0)) return fresh + at - old;
        old += size; fresh += size; i += 1; j += 1;
      } else if (j < start + columns && (i >= start + rows || (inside && table[i - start][j - start + 1] >= table[i - start + 1][j - start]))) {
        fresh += long(b[j]); j += 1;
      } else {
        if (at <= old + long(a[i])) return fresh + at - old;
        old += long(a[i]); i += 1;
      }
    }
    return fresh;
  };
})();
