/* A text as one sees it over its textarea: bold is bold, notes are chips. The textarea stays and is what is sent. */
"use strict";
(() => {
  const { notesOf, toDom, toTyped, caret, setCaret, length, chip } = window.desk;
  const boxes = new WeakMap(); // surface → its textarea
  const surfaces = new WeakMap();
  let last = null; // where the caret was, for buttons that take the focus away

  const blockOf = (element) => element.closest("[data-block], [data-new]");
  const notesField = (box) => blockOf(box) && blockOf(box).querySelector("[data-field='notes']");
  const notes = (box) => notesOf(notesField(box) ? notesField(box).value : "");

  function draw(box) {
    const surface = surfaces.get(box);
    surface.replaceChildren(toDom(box.value, notes(box)));
    window.desk.roomForCaret(surface);
  }
  function changed(surface) {
    const box = boxes.get(surface);
    window.desk.roomForCaret(surface);
    box.value = toTyped(surface);
    box.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "surface" }));
  }
  function enhance(box) {
    if (surfaces.has(box) || box.dataset.grid !== undefined) return;
    const label = document.querySelector("label[for='" + box.id + "']");
    const surface = document.createElement("div");
    surface.className = "desk-surface text";
    surface.dataset.surface = box.id;
    surface.contentEditable = "true";
    surface.spellcheck = true;
    surface.lang = box.lang;
    surface.dir = box.dir;
    surface.setAttribute("role", "textbox");
    surface.setAttribute("aria-multiline", "true");
    label.id = label.id || box.id + "-label";
    surface.setAttribute("aria-labelledby", label.id);
    if (box.getAttribute("aria-describedby")) surface.setAttribute("aria-describedby", box.getAttribute("aria-describedby"));
    if (box.getAttribute("aria-invalid")) surface.setAttribute("aria-invalid", "true");
    label.removeAttribute("for");
    label.addEventListener("click", () => surface.focus());
    boxes.set(surface, box);
    surfaces.set(box, surface);
    draw(box);
    box.after(surface);
    box.hidden = true;
    box.addEventListener("input", (event) => { if (event.detail !== "surface") draw(box); });
    surface.addEventListener("input", () => changed(surface));
    surface.addEventListener("keydown", keys);
    /* A surface that has the focus has the caret: else “select all” means the whole page, and what is typed goes nowhere. */
    surface.addEventListener("focus", () => caretInside(surface));
    surface.addEventListener("keydown", () => caretInside(surface), true);
    surface.addEventListener("beforeinput", (event) => {
      if (event.inputType === "insertParagraph" && !event.defaultPrevented) { event.preventDefault(); document.execCommand("insertLineBreak"); }
      if (event.inputType.startsWith("format") && !/Bold|Italic|Underline|Superscript|Subscript/.test(event.inputType)) event.preventDefault();
    });
    surface.addEventListener("drop", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  }

  function caretInside(surface) {
    const selection = getSelection();
    if (!selection.rangeCount || !surface.contains(selection.anchorNode)) setCaret(surface, length(surface));
  }

  const COMMANDS = { b: "bold", i: "italic", u: "underline", sup: "superscript", sub: "subscript" };
  function keys(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const command = { b: "bold", i: "italic" }[keyOf(event).toLowerCase()];
    if (command) { event.preventDefault(); document.execCommand(command); }
  }
  /* The surface that a button is for: the one of its form, else the one written in last. */
  function atHand(button) {
    const form = button && button.closest("[data-block], [data-new]");
    if (form) return form.querySelector(".desk-surface");
    return last && last.surface.isConnected ? last.surface : document.querySelector(".desk-surface");
  }
  function back(surface) {
    surface.focus({ preventScroll: true });
    if (last && last.surface === surface && surface.contains(last.range.startContainer)) {
      const selection = document.getSelection();
      selection.removeAllRanges();
      selection.addRange(last.range);
    } else setCaret(surface, length(surface));
  }
  /* Put a chip (or words) where the caret is. */
  function insert(surface, node) {
    back(surface);
    const range = document.getSelection().getRangeAt(0);
    range.deleteContents();
    range.insertNode(node);
    range.setStartAfter(node);
    range.collapse(true);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    changed(surface);
  }
  function insertNote(surface, kind, id, mark) {
    const field = notesField(boxes.get(surface));
    const known = notesOf(field.value);
    let named = mark;
    for (let number = 2; known.has(named) && known.get(named).id !== id; number += 1) named = mark.slice(0, -1) + " · " + number + "]";
    known.set(named, { kind, id });
    field.value = window.desk.notesWritten(known);
    insert(surface, chip(named, kind));
  }

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const node = selection.rangeCount && selection.focusNode;
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const surface = element && element.closest(".desk-surface");
    if (!surface || document.activeElement !== surface) return;
    const inside = selection.isCollapsed && element.closest("[data-mark]");
    if (inside) { // nothing can be typed inside a chip: the caret stands behind it
      if (!inside.nextSibling) inside.after(window.desk.NARROW);
      selection.collapse(inside.nextSibling.nodeType === Node.TEXT_NODE ? inside.nextSibling : inside.parentNode, inside.nextSibling.nodeType === Node.TEXT_NODE ? 0 : [...inside.parentNode.childNodes].indexOf(inside) + 1);
      return;
    }
    last = { surface, range: selection.getRangeAt(0).cloneRange() };
    document.querySelectorAll("[data-do][aria-pressed]").forEach((button) => {
      button.setAttribute("aria-pressed", String(document.queryCommandState(COMMANDS[button.dataset.do])));
    });
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-do]")) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-do]");
    const surface = button && atHand(button);
    if (!surface || !COMMANDS[button.dataset.do]) return;
    back(surface);
    document.execCommand(COMMANDS[button.dataset.do]);
  });

  function settle() {
    document.querySelectorAll("textarea[data-rich]").forEach(enhance);
    document.querySelectorAll("[data-tools][hidden]").forEach((bar) => { bar.hidden = false; });
    document.querySelectorAll("[data-plain-only]").forEach((part) => { part.hidden = true; });
  }
  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("DOMContentLoaded", settle);
  Object.assign(window.desk, {
    enhance, insert, insertNote, atHand, back, changed, blockOf,
    surfaceOf: (block) => block.querySelector(".desk-surface"),
    boxOf: (surface) => boxes.get(surface),
    redraw: draw,
    caretIn: caret,
  });
})();
