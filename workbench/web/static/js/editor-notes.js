/* Put a footnote, a link, a reference to a paragraph or a figure of a statistic where the caret is. */
"use strict";
(() => {
  const desk = window.desk;

  /* The textarea of a footnote, made where it is not there yet. */
  desk.footnote = (block, id) => {
    const found = desk.field(block, "footnote-" + id);
    if (found) return found;
    const text = desk.field(block, "text");
    const row = document.createElement("div");
    const label = document.createElement("label");
    const box = document.createElement("textarea");
    row.className = "field full";
    row.dataset.footnote = id;
    box.id = text.id.replace("text-", "footnote-") + "-" + id;
    box.rows = 2;
    box.lang = text.lang;
    box.dir = text.dir;
    box.dataset.field = "footnote-" + id;
    box.name = "footnote-" + id;
    label.htmlFor = box.id;
    label.textContent = desk.words.footnoteLabel.replace("#", id);
    row.append(label, box);
    block.querySelector("[data-footnotes]").append(row);
    return box;
  };
  function footnote(surface) {
    const block = desk.blockOf(surface);
    const taken = new Set([...desk.notesOf(desk.field(block, "notes").value).values()].map((each) => each.id));
    let id = 1;
    while (taken.has(String(id)) || desk.field(block, "footnote-" + id)) id += 1;
    const box = desk.footnote(block, String(id));
    desk.insertNote(surface, "fn", String(id), "[" + desk.words.markFootnote + " " + id + "]");
    box.focus();
  }
  /* A footnote whose mark is gone from the text is gone with it; its words come back with the mark. */
  document.addEventListener("input", (event) => {
    const surface = event.target instanceof Element && event.target.closest(".desk-surface");
    const block = surface && desk.blockOf(surface);
    if (!block) return;
    const marks = desk.notesOf((desk.field(block, "notes") || { value: "" }).value);
    const there = new Set([...surface.querySelectorAll("[data-mark]")].map((chip) => marks.get(chip.dataset.mark)).filter((each) => each && each.kind === "fn").map((each) => each.id));
    block.querySelectorAll("[data-footnote]").forEach((row) => { row.hidden = !there.has(row.dataset.footnote); });
  });

  let waiting = 0;
  function picker(bar, surface, kind) {
    const box = bar.querySelector("[data-picker]");
    const open = !box.hidden && box.dataset.kind === kind;
    box.replaceChildren();
    box.hidden = open;
    if (open) { desk.back(surface); return; }
    box.dataset.kind = kind;
    const label = document.createElement("label");
    const field = document.createElement("input");
    const list = document.createElement("ul");
    field.type = kind === "link" ? "url" : "search";
    field.id = "picker-" + kind;
    label.htmlFor = field.id;
    label.textContent = bar.dataset[kind];
    list.className = "rows";
    box.append(label, field, list);
    field.focus();
    const close = () => { box.hidden = true; box.replaceChildren(); };
    box.onkeydown = (event) => {
      if (event.key === "Escape") { event.preventDefault(); close(); desk.back(surface); }
      if (event.key === "Enter" && event.target === field) {
        event.preventDefault();
        if (kind === "link") link(surface, field.value, close);
        else list.querySelector("button")?.click();
      }
    };
    if (kind === "link") return;
    const look = async () => {
      const answer = await fetch(bar.dataset.address + "?kind=" + kind + "&q=" + encodeURIComponent(field.value), { headers: { Accept: "application/json", "HX-Request": "true" }, redirect: "manual" }).catch(() => null);
      if (!answer || !answer.ok) return;
      list.replaceChildren(...(await answer.json()).found.map((each) => row(each, () => {
        close();
        desk.insertNote(surface, kind, each.id, each.mark);
      })));
    };
    field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 250); });
    look();
  }
  function row(each, act) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = each.label + " " + each.words;
    button.addEventListener("click", act);
    item.append(button);
    return item;
  }
  function link(surface, address, close) {
    const whole = /^(?:https?:|mailto:)/i.test(address) ? address : address.includes("@") ? "mailto:" + address : "https://" + address;
    if (!desk.ADDRESS.test(whole)) return;
    close();
    desk.back(surface);
    if (document.getSelection().isCollapsed) {
      const made = document.createElement("a");
      made.href = whole;
      made.textContent = address;
      desk.insert(surface, made);
    } else document.execCommand("createLink", false, whole);
    desk.changed(surface);
  }
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-do]");
    const surface = button && desk.atHand(button);
    if (!surface) return;
    if (button.dataset.do === "footnote") footnote(surface);
    else if (["link", "ref", "stat"].includes(button.dataset.do)) picker(button.closest("[data-tools]"), surface, button.dataset.do);
  });
})();
