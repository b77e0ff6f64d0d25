/* The typed form of a text (text/markup.py, web/drafting/writing/typed_text.py) as what one sees, and back again.
   Typed: `It <b>grew</b>.[source 1]`; seen: bold words, and a chip where the note stands. A chip and a line break count
   one character, as on the server; places are counted in code points. */
"use strict";
window.desk = window.desk || {};
(() => {
  const MARKS = { B: "b", STRONG: "b", I: "i", EM: "i", U: "u", SUP: "sup", SUB: "sub" };
  const TOKEN = /<(\/?)(b|strong|i|em|u|sup|sub|a)((?:\s[^<>]*)?)>|<br\s*\/?>|\n/gi;
  const NARROW = "\u200b"; // stands behind a chip at the end, so that a caret can; it is no part of the text
  const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i;

  /* "cite:1:%5Bsource%201%5D fn:2:…" → mark → its kind and id. */
  function notesOf(value) {
    const found = new Map();
    for (const each of (value || "").split(" ")) {
      const [kind, id, mark] = each.split(":");
      if (mark) found.set(decodeURIComponent(mark), { kind, id });
    }
    return found;
  }
  const written = (notes) => [...notes].map(([mark, { kind, id }]) => kind + ":" + id + ":" + encodeURIComponent(mark)).join(" ");

  const decoder = document.createElement("textarea");
  function decoded(text) {
    if (!text.includes("&")) return text;
    decoder.innerHTML = text.replaceAll("<", "&lt;");
    return decoder.value;
  }
  const encoded = (text) => text.replace(/&(?=[A-Za-z#])/g, "&amp;").replace(/<(?=[A-Za-z/!?])/g, "&lt;");

  function chip(mark, kind) {
    const made = document.createElement("span");
    made.className = "desk-chip kind-" + kind;
    made.contentEditable = "false";
    made.dataset.mark = mark;
    made.textContent = mark.slice(1, -1);
    return made;
  }
  function put(parent, text, notes) {
    let rest = text;
    while (rest) {
      let first = null;
      for (const mark of notes.keys()) {
        const place = rest.indexOf(mark);
        if (place >= 0 && (!first || place < first.place || (place === first.place && mark.length > first.mark.length))) first = { place, mark };
      }
      if (!first) break;
      if (first.place) parent.append(decoded(rest.slice(0, first.place)));
      parent.append(chip(first.mark, notes.get(first.mark).kind));
      rest = rest.slice(first.place + first.mark.length);
    }
    if (rest) parent.append(decoded(rest));
  }
  function toDom(typed, notes) {
    const root = document.createDocumentFragment();
    const open = [root];
    let place = 0;
    for (const token of typed.matchAll(TOKEN)) {
      put(open[open.length - 1], typed.slice(place, token.index), notes);
      place = token.index + token[0].length;
      const [, closing, name, rest] = token;
      if (!name) open[open.length - 1].append(document.createElement("br"));
      else if (closing) { if (open.length > 1) open.pop(); }
      else {
        const element = document.createElement(MARKS[name.toUpperCase()] || "a");
        const address = /href="([^"]*)"/i.exec(rest || "");
        if (element.localName === "a" && address) element.setAttribute("href", decoded(address[1]));
        open[open.length - 1].append(element);
        open.push(element);
      }
    }
    put(open[open.length - 1], typed.slice(place), notes);
    return root;
  }

  /* A caret behind the last chip, and between a chip and the edge, needs a text to stand in. */
  function roomForCaret(surface) {
    const last = surface.lastChild;
    if (last && last.nodeType === Node.ELEMENT_NODE && last.dataset.mark) surface.append(NARROW);
  }
  const isBlock = (node) => /^(?:DIV|P|LI|UL|OL|H\d)$/.test(node.nodeName);
  function toTyped(root) {
    let typed = "";
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) typed += encoded(node.data.replaceAll(NARROW, ""));
      else if (node.nodeType !== Node.ELEMENT_NODE) continue;
      else if (node.dataset.mark) typed += node.dataset.mark;
      else if (node.nodeName === "BR") typed += "\n";
      else if (isBlock(node)) typed += (typed && !typed.endsWith("\n") ? "\n" : "") + toTyped(node);
      else typed += marked(node, toTyped(node));
    }
    return root.dataset && root.dataset.surface ? typed.replace(/\n+$/, "") : typed;
  }
  function marked(node, inside) {
    const name = MARKS[node.nodeName];
    if (!inside) return "";
    if (name) return "<" + name + ">" + inside + "</" + name + ">";
    const address = node.nodeName === "A" && node.getAttribute("href");
    return address && ADDRESS.test(address) ? '<a href="' + encoded(address).replaceAll('"', "&quot;") + '">' + inside + "</a>" : inside;
  }

  /* How many characters a piece has: a chip one, a line break one. */
  function length(node) {
    if (node.nodeType === Node.TEXT_NODE) return [...node.data.replaceAll(NARROW, "")].length;
    if (node.nodeName === "BR" || (node.dataset && node.dataset.mark)) return 1;
    return [...node.childNodes].reduce((sum, child) => sum + length(child), 0);
  }
  function caret(surface) {
    const selection = document.getSelection();
    if (!selection.rangeCount || !surface.contains(selection.focusNode)) return null;
    const before = document.createRange();
    before.selectNodeContents(surface);
    before.setEnd(selection.focusNode, selection.focusOffset);
    return length(before.cloneContents());
  }
  function place(root, offset) {
    let left = offset;
    for (const node of root.childNodes) {
      const long = length(node);
      if (left <= long && node.nodeType === Node.TEXT_NODE) return [node, left === long ? node.data.length : [...node.data].slice(0, left).join("").length];
      if (left < long && node.nodeName !== "BR" && !(node.dataset && node.dataset.mark)) return place(node, left);
      if (left === 0) return [root, [...root.childNodes].indexOf(node)];
      left -= long;
    }
    return [root, root.childNodes.length];
  }
  function setCaret(surface, offset) {
    surface.focus({ preventScroll: true });
    const [node, at] = place(surface, offset);
    document.getSelection().collapse(node, at);
  }

  Object.assign(window.desk, { NARROW, roomForCaret, notesOf, notesWritten: written, toDom, toTyped, chip, length, caret, setCaret, ADDRESS });
})();
