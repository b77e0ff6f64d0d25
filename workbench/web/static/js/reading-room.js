/* The reading room: words selected in a paragraph become the place of a comment. Everything here has a way without it:
   the form under each paragraph takes the words as they are copied. Offsets are sent in code points. */
"use strict";
(() => {
  /* In the text of a table a tab stands before each cell but a row's first, a line break before each row but the first. */
  function parted(node) {
    if (node.nodeName === "TD" || node.nodeName === "TH") return node.previousElementSibling ? 1 : 0;
    if (node.nodeName !== "TR") return 0;
    return node.previousElementSibling || (node.parentElement && node.parentElement.previousElementSibling) ? 1 : 0;
  }
  /* What a piece of the text counts: a note's mark one, a line break one, else its characters (not UTF-16 units). */
  function length(node) {
    if (node.nodeType === Node.TEXT_NODE) return [...node.data].length;
    if (node.nodeName === "BR" || (node.matches && node.matches("[data-one]"))) return 1;
    return parted(node) + [...node.childNodes].reduce((sum, child) => sum + length(child), 0);
  }
  function offset(passage, node, at) {
    const before = document.createRange();
    before.selectNodeContents(passage);
    before.setEnd(node, at);
    return length(before.cloneContents());
  }
  function passageOf(node) {
    const element = node && (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    return element && element.closest("[data-passage]");
  }
  function chosen() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const passage = passageOf(range.startContainer);
    if (!passage) return null;
    const start = offset(passage, range.startContainer, range.startOffset);
    const end = passageOf(range.endContainer) === passage ? offset(passage, range.endContainer, range.endOffset) : length(passage);
    return end > start ? { passage, start, end } : null;
  }

  let shown = null;
  function offer() {
    const words = chosen();
    const link = words && words.passage.closest(".block").querySelector("[data-on-words]");
    if (shown && shown !== link) shown.hidden = true;
    shown = link;
    if (!link) return;
    const address = new URL(link.href);
    address.searchParams.set("start", words.start);
    address.searchParams.set("end", words.end);
    link.href = address.href;
    link.hidden = false;
  }
  let waiting;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 120);
  });
  offer(); // on a slow line words may have been selected before this script was there
  /* The selection is gone once the link has the focus: the place is in its address by then. */
  document.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-on-words]")) event.preventDefault();
  });
  document.addEventListener("click", async (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    const link = target.closest("[data-on-words]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const block = link.closest(".block");
    try {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      const box = document.createElement("template");
      box.innerHTML = await answer.text();
      const fresh = box.content.querySelector(".block");
      block.replaceWith(fresh);
      if (window.htmx) window.htmx.process(fresh);
      document.dispatchEvent(new CustomEvent("htmx:after:swap"));
      const writing = fresh.querySelector("textarea[name='text']");
      if (writing) writing.focus();
    } catch {
      location.assign(link.href);
    }
  });

  /* Words and the comment on them point at each other. */
  function light(target, on) {
    const mark = target.closest("mark[data-comments]");
    const remark = target.closest(".remark");
    const ids = mark ? mark.dataset.comments.split(" ") : remark ? [remark.id.replace("remark-", "")] : [];
    for (const id of ids) {
      const beside = document.getElementById("remark-" + id);
      if (beside) beside.classList.toggle("lit", on);
      document.querySelectorAll("mark[data-comments~='" + id + "']").forEach((words) => words.classList.toggle("lit", on));
    }
  }
  for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => { if (event.target instanceof Element) light(event.target, on); });
  }
})();
