/* The section as one text: Enter begins a new paragraph, Backspace at the beginning joins it to the one before, Tab makes it
   an item, the arrows go on over the edge. Each paragraph stays its own: what happens is what the buttons do elsewhere. */
"use strict";
(() => {
  const desk = window.desk;
  const KINDS = ["numbered", "item", "subitem"];
  const flow = () => document.querySelector("[data-flow]");
  const blocksIn = () => [...flow().querySelectorAll("[data-block]")];
  let doing = Promise.resolve();
  let acted = false;

  const post = async (address, values) => {
    const data = new FormData();
    data.append("csrf_token", desk.token());
    data.append("view", "text");
    for (const [name, value] of Object.entries(values)) data.append(name, value);
    const answer = await fetch(address, { method: "POST", body: data, headers: { Accept: "application/json", "HX-Request": "true" }, redirect: "manual" });
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(said.error || desk.words.refused);
    return said;
  };
  /* What the server says of the section: the order, new margins, the blocks that changed; the caret where it belongs. */
  function arrange(said) {
    acted = true;
    const place = flow();
    const there = new Map(blocksIn().map((block) => [block.dataset.block, block]));
    for (const [id, html] of Object.entries(said.drawn || {})) {
      const holder = document.createElement("template");
      holder.innerHTML = html;
      const fresh = holder.content.querySelector("[data-block]");
      if (there.has(id)) there.get(id).replaceWith(fresh); else place.append(fresh);
      there.set(id, fresh);
      fresh.querySelectorAll("textarea[data-rich]").forEach(desk.enhance);
      fresh.querySelectorAll("textarea[data-grid]").forEach(desk.grid);
      fresh.querySelectorAll("[data-plain-only]").forEach((part) => { part.hidden = true; });
      desk.watch(fresh);
    }
    let last = place.querySelector("[data-tools]");
    for (const [id, margin, name] of said.order) {
      const block = there.get(id);
      there.delete(id);
      if (!block) continue;
      const number = block.querySelector("[data-margin]");
      if (number) number.textContent = margin || "¶";
      block.setAttribute("aria-label", desk.words.named.replace("#", name));
      if (last.nextElementSibling !== block) last.after(block);
      last = block;
    }
    there.forEach((block) => block.remove());
    desk.status(said.said);
    const undo = document.getElementById("undo");
    if (undo && said.undo) {
      undo.outerHTML = said.undo;
      document.querySelectorAll("#undo input[name='csrf_token']").forEach((field) => { field.value = desk.token(); });
    }
    desk.lookSoon();
  }
  function land(id, offset) {
    const block = flow().querySelector("[data-block='" + id + "']");
    const surface = block && desk.surfaceOf(block);
    if (!surface) return;
    desk.setCaret(surface, offset < 0 ? desk.length(surface) : offset);
    surface.scrollIntoView({ block: "nearest" });
  }
  /* One after the other, and first what was typed. */
  function act(blocks, work) {
    doing = doing.then(async () => {
      try {
        for (const block of blocks) if (!(await desk.save(block))) { desk.status(desk.words.first); return; }
        await work();
      } catch (error) { desk.status(error.message || desk.words.refused); }
    });
    return doing;
  }

  /* A paragraph that has no words yet: it is added with its first pause. */
  function begin(after) {
    const made = document.createElement("div");
    const box = document.createElement("textarea");
    const label = document.createElement("label");
    const state = document.createElement("p");
    made.className = "para desk-para desk-flowing kind-" + after.dataset.kind;
    made.dataset.fresh = after.dataset.block;
    made.dataset.new = "";
    made.dataset.kind = ["table", "figure"].includes(after.dataset.kind) ? "numbered" : after.dataset.kind;
    box.id = "fresh-" + Date.now();
    box.dataset.rich = "";
    box.dataset.field = "text";
    const model = after.querySelector("textarea");
    box.lang = model.lang;
    box.dir = model.dir;
    label.htmlFor = box.id;
    label.className = "visually-hidden";
    label.textContent = desk.words.newLabel;
    state.className = "desk-flow-state small soft";
    state.textContent = desk.words.empty;
    const notes = document.createElement("input");
    notes.type = "hidden";
    notes.dataset.field = "notes";
    const body = document.createElement("div");
    body.className = "para-body";
    body.append(label, box, notes, state);
    const margin = document.createElement("span");
    margin.className = "para-number";
    made.append(margin, body);
    after.after(made);
    desk.enhance(box);
    desk.surfaceOf(made).focus();
    let waiting = 0;
    let adding = false;
    const add = () => {
      clearTimeout(waiting);
      const text = box.value.trim();
      if (!text || adding || !made.isConnected) return doing;
      adding = true;
      return act([], async () => {
        const sent = box.value;
        const said = await post(location.pathname + "/paragraphs", { text: sent, notes: notes.value, after: made.dataset.fresh, kind: made.dataset.kind }).catch((error) => { adding = false; throw error; });
        const surface = desk.surfaceOf(made);
        const at = document.activeElement === surface ? desk.caret(surface) : null;
        const more = box.value;
        made.remove();
        localStorage.removeItem(key());
        arrange(said);
        if (more !== sent) {
          const block = flow().querySelector("[data-block='" + said.at + "']");
          desk.field(block, "text").value = more;
          desk.field(block, "text").dispatchEvent(new Event("input", { bubbles: true }));
        }
        if (at !== null) land(said.at, at);
      });
    };
    const key = () => "kept:" + (document.body.dataset.person || "") + ":new-" + flow().closest("[data-desk]").dataset.section;
    made.addEventListener("input", () => {
      localStorage.setItem(key(), JSON.stringify({ values: { text: box.value }, at: Date.now() }));
      clearTimeout(waiting);
      waiting = setTimeout(add, 2500);
    });
    made.addEventListener("focusout", () => { if (box.value.trim()) add(); else setTimeout(() => { if (!box.value.trim() && !made.contains(document.activeElement)) made.remove(); }, 200); });
    made.addEventListener("keydown", (event) => {
      const surface = desk.surfaceOf(made);
      if (event.key === "Tab" && change(made, event.shiftKey ? -1 : 1)) event.preventDefault();
      if (event.key === "Backspace" && !box.value) { event.preventDefault(); made.remove(); land(after.dataset.block, -1); }
      if (event.key === "Enter" && !event.shiftKey && box.value.trim() && desk.caret(surface) === desk.length(surface)) {
        event.preventDefault();
        event.stopPropagation();
        add().then(() => { const block = document.activeElement.closest("[data-block]"); if (block) begin(block); });
      }
    });
  }
  function change(block, by) {
    const now = KINDS.indexOf(block.dataset.kind);
    const next = KINDS[now + by];
    if (now < 0 || !next) return false;
    if (block.dataset.fresh) {
      block.classList.replace("kind-" + block.dataset.kind, "kind-" + next);
      block.dataset.kind = next;
      return true;
    }
    const surface = desk.surfaceOf(block);
    const at = desk.caret(surface);
    act([block], async () => { arrange(await post("/paragraphs/" + block.dataset.block + "/kind", { kind: next })); land(block.dataset.block, at); });
    return true;
  }
  function split(block, surface) {
    const at = desk.caret(surface);
    const whole = desk.length(surface);
    if (at === whole || !desk.plain(surface).slice(0).trim()) { begin(block); return; }
    if (at === 0) return;
    act([block], async () => {
      const said = await post("/paragraphs/" + block.dataset.block + "/split", { at_offset: at });
      arrange(said);
      land(said.at, 0);
    });
  }
  function join(block) {
    const all = blocksIn();
    const before = all[all.indexOf(block) - 1];
    if (!before || ["table", "figure"].includes(before.dataset.kind) || ["table", "figure"].includes(block.dataset.kind)) return;
    const surface = desk.surfaceOf(before);
    const at = desk.length(surface);
    if (!desk.plain(desk.surfaceOf(block)).trim()) {
      act([], async () => { arrange(await post("/paragraphs/" + block.dataset.block + "/delete", {})); land(before.dataset.block, -1); });
      return;
    }
    act([before, block], async () => {
      arrange(await post("/paragraphs/" + before.dataset.block + "/merge", { other: block.dataset.block }));
      land(before.dataset.block, at + 1);
    });
  }
  function move(block, to) {
    const surface = desk.surfaceOf(block);
    const at = surface ? desk.caret(surface) : 0;
    act([block], async () => { arrange(await post("/paragraphs/" + block.dataset.block + "/move", { to })); land(block.dataset.block, at || 0); });
  }
  /* Undo without leaving the text; elsewhere the form goes its own way. */
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-undoes]");
    if (!form || !flow()) return;
    event.preventDefault();
    const values = Object.fromEntries(new FormData(form));
    act(blocksIn(), async () => {
      const said = await post(form.getAttribute("action"), { act: values.act, section: values.section });
      arrange(said);
      land(said.at, -1);
    });
  }, true);
  const neighbour = (block, by) => { const all = [...flow().querySelectorAll("[data-block], [data-fresh]")]; return all[all.indexOf(block) + by]; };
  /* Whether the caret is on the first (or last) line: then the arrow leads on to the paragraph before (or after). */
  function atEdge(surface, by) {
    const range = document.getSelection().getRangeAt(0);
    const place = range.getClientRects()[0] || surface.getBoundingClientRect();
    const whole = surface.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(surface).lineHeight) || 24;
    return by < 0 ? place.top - whole.top < line : whole.bottom - place.bottom < line;
  }
  let leaves = false;
  /* What was done to paragraphs last is what Ctrl+Z takes back, until the next word is typed. */
  document.addEventListener("input", (event) => { if (event.target instanceof Element && event.target.closest("[data-flow]")) acted = false; });
  document.addEventListener("keydown", (event) => {
    const surface = event.target instanceof Element && event.target.closest("[data-flow] .desk-surface");
    const block = surface && surface.closest("[data-block]");
    if (!block || event.isComposing) return;
    const at = document.getSelection().isCollapsed ? desk.caret(surface) : null;
    if (event.key === "Escape") { leaves = true; return; } // then Tab leaves the text, as everywhere
    const tab = event.key === "Tab" && !leaves;
    leaves = event.key === "Shift" && leaves;
    if ((event.ctrlKey || event.metaKey) && keyOf(event).toLowerCase() === "z" && !event.shiftKey && acted) {
      const button = document.querySelector("[data-shortcut='undo']");
      if (button) { event.preventDefault(); button.click(); }
      return;
    }
    const off = localStorage.getItem("keys-off") === "yes";
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (!document.getSelection().isCollapsed) document.execCommand("delete");
      split(block, surface);
    } else if (event.key === "Backspace" && at === 0) { event.preventDefault(); join(block); }
    else if (event.key === "Delete" && at !== null && at === desk.length(surface)) {
      const next = neighbour(block, 1);
      if (next && next.dataset.block) { event.preventDefault(); join(next); }
    } else if (tab && !off && KINDS.includes(block.dataset.kind)) {
      if (change(block, event.shiftKey ? -1 : 1)) event.preventDefault();
    } else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      move(block, event.key === "ArrowUp" ? "up" : "down");
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && at !== null && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      const by = event.key === "ArrowUp" ? -1 : 1;
      const next = atEdge(surface, by) && neighbour(block, by);
      if (next && desk.surfaceOf(next)) { event.preventDefault(); desk.setCaret(desk.surfaceOf(next), by < 0 ? desk.length(desk.surfaceOf(next)) : 0); }
    } else if (event.key === "ArrowLeft" && at === 0 && neighbour(block, -1)) {
      const next = desk.surfaceOf(neighbour(block, -1));
      if (next) { event.preventDefault(); desk.setCaret(next, desk.length(next)); }
    } else if (event.key === "ArrowRight" && at === desk.length(surface) && neighbour(block, 1)) {
      const next = desk.surfaceOf(neighbour(block, 1));
      if (next) { event.preventDefault(); desk.setCaret(next, 0); }
    }
  });
  Object.assign(desk, { arrange, post, act, land });
})();
