/* What is pasted: words with bold, italic, raised and lowered letters and links come in where the caret is; several
   paragraphs, lists, tables and footnotes go to the server, which keeps those and nothing else. */
"use strict";
(() => {
  const desk = window.desk;
  const KEPT = { B: "b", STRONG: "b", I: "i", EM: "i", U: "u", SUP: "sup", SUB: "sub" };

  /* The page's policy forbids inline styles, also in what is only read: they are looked at as words. */
  const read = (html) => new DOMParser().parseFromString(html.replace(/<style[^]*?<\/style>/gi, "").replace(/\sstyle=/gi, " data-style="), "text/html").body;
  const styled = (element, rule) => new RegExp(rule, "i").test(element.dataset.style || "");
  const bold = (element) => styled(element, "font-weight:\\s*(?:bold|[6-9]00)");
  function wrapped(element, inside) {
    const names = [KEPT[element.nodeName]].filter(Boolean);
    /* Google Docs wraps everything in <b style="font-weight: normal">. */
    if (names[0] === "b" && styled(element, "font-weight:\\s*normal")) names.pop();
    if (element.nodeName === "SPAN" && bold(element)) names.push("b");
    if (element.nodeName === "SPAN" && styled(element, "font-style:\\s*italic")) names.push("i");
    const address = element.nodeName === "A" && element.getAttribute("href");
    return names.reduceRight((node, name) => {
      const made = document.createElement(name);
      made.append(node);
      return made;
    }, address && desk.ADDRESS.test(address) ? link(address, inside) : inside);
  }
  function link(address, inside) {
    const made = document.createElement("a");
    made.href = address;
    made.append(inside);
    return made;
  }
  /* The words of a piece of HTML with their marks, and chips that this paragraph has; nothing else. */
  function words(root, marks) {
    const out = document.createDocumentFragment();
    for (const node of root.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) out.append(node.data.replace(/[\s\u200b]+/g, " "));
      else if (node.nodeType !== Node.ELEMENT_NODE || /^(?:STYLE|SCRIPT|META|TITLE|LINK)$/.test(node.nodeName)) continue;
      else if (node.dataset.mark && marks.has(node.dataset.mark)) out.append(desk.chip(node.dataset.mark, marks.get(node.dataset.mark).kind));
      else if (node.nodeName === "BR") out.append(document.createElement("br"));
      else out.append(wrapped(node, words(node, marks)));
    }
    return out;
  }
  const BLOCKS = "p, li, tr, h1, h2, h3, h4, h5, h6, dd, dt, blockquote";
  function isMany(page, html) {
    const blocks = [...page.querySelectorAll(BLOCKS)].filter((each) => each.textContent.trim() && !each.querySelector(BLOCKS));
    return blocks.length > 1 || page.querySelector("table, li") !== null || /_ftn|mso-footnote|_edn|sdfootnote/i.test(html);
  }
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const asHtml = (text) => text.split(/\r?\n[ \t]*\r?\n\s*/).map((each) => "<p>" + escaped(each).replace(/\r?\n/g, "<br>") + "</p>").join("");

  async function send(surface, html) {
    const block = surface.closest("[data-block]");
    const fresh = surface.closest("[data-fresh]");
    const page = document.querySelector("[data-desk]");
    const address = "/reports/" + page.dataset.report + "/sections/" + page.dataset.section;
    const after = block ? block.dataset.block : fresh ? fresh.dataset.fresh : "";
    await desk.act(block ? [block] : [], async () => {
      const data = new FormData();
      data.append("csrf_token", desk.token());
      data.append("html", html);
      if (after) data.append("after", after);
      const answer = await fetch(address + "/pasted", { method: "POST", body: data, headers: { Accept: "application/json", "HX-Request": "true" }, redirect: "manual" });
      if (!answer.ok) throw new Error(desk.words.notPasted);
      const said = await answer.json();
      if (!document.querySelector("[data-flow]")) { location.assign(said.address); return; }
      const drawn = said.added.map((each) => each.id);
      const now = await fetch(address + "/blocks?drawn=" + drawn.join(), { headers: { Accept: "application/json", "HX-Request": "true" } });
      if (fresh) fresh.remove();
      desk.arrange(await now.json());
      desk.land(drawn[drawn.length - 1], -1);
      desk.status(desk.words.pasted);
    });
  }
  document.addEventListener("paste", (event) => {
    const surface = event.target instanceof Element && event.target.closest(".desk-surface");
    if (!surface) return;
    event.preventDefault();
    const html = event.clipboardData.getData("text/html");
    const text = event.clipboardData.getData("text/plain");
    const page = read(html);
    const many = html ? isMany(page, html) : /\n[ \t]*\r?\n/.test(text.trim());
    const inDesk = surface.closest("[data-block], [data-fresh]");
    if (many && inDesk) { send(surface, html || asHtml(text.trim())); return; }
    const field = desk.field(desk.blockOf(surface), "notes");
    const piece = html ? words(page, desk.notesOf(field ? field.value : "")) : document.createDocumentFragment();
    if (!html) text.trim().split(/\r?\n/).forEach((line, index) => { if (index) piece.append(document.createElement("br")); piece.append(line); });
    const holder = document.createElement("div");
    holder.append(piece);
    trim(holder);
    if (!holder.childNodes.length) return;
    /* By the browser's own command, so that Ctrl+Z takes it back. */
    document.execCommand("insertHTML", false, holder.innerHTML);
    desk.changed(surface);
  });
  function trim(holder) {
    const first = holder.firstChild;
    const last = holder.lastChild;
    if (first && first.nodeType === Node.TEXT_NODE) first.data = first.data.replace(/^\s+/, "");
    if (last && last.nodeType === Node.TEXT_NODE) last.data = last.data.replace(/\s+$/, "");
  }
})();
