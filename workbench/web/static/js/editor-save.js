/* Each paragraph saves itself: after a pause, on leaving it, with its button and with Ctrl+S. What the server does not
   take stays in the form and in this browser, and is tried again. The same address as the form's without JavaScript. */
"use strict";
(() => {
  const desk = window.desk;
  const PAUSE = 2500; // after the last key
  const SLOWEST = 60000;
  const blocks = new Map(); // element → what is known of it
  const line = () => document.getElementById("desk-line");

  const fields = (block) => [...block.querySelectorAll("[data-field]")].filter((field) => desk.blockOf(field) === block);
  const values = (block) => Object.fromEntries(fields(block).map((field) => [field.dataset.field, field.type === "checkbox" ? (field.checked ? "yes" : "") : field.value]));
  const field = (block, name) => fields(block).find((each) => each.dataset.field === name);
  function typed(block) {
    const all = values(block);
    delete all.base;
    delete all.notes;
    return JSON.stringify(all);
  }
  function say(block, state, words) {
    const place = block.querySelector("[data-state]");
    block.dataset.saving = state;
    if (place) place.textContent = words;
  }
  /* A footnote whose words are still missing: the server would refuse the text. */
  const waitsForWords = (block) => fields(block).some((each) => /^footnote-\d/.test(each.dataset.field) && !each.value.trim());
  const isDirty = (block) => typed(block) !== blocks.get(block).sent;

  function touched(block) {
    const known = blocks.get(block);
    if (!known) return;
    clearTimeout(known.timer);
    if (!isDirty(block) && !known.flying) {
      desk.forget(block.dataset.block);
      say(block, "saved", known.said);
      return;
    }
    const kept = desk.keep(block.dataset.block, values(block));
    if (known.held) return;
    say(block, "unsaved", waitsForWords(block) ? desk.words.footnote : kept ? desk.words.unsaved : desk.words.notKept);
    known.timer = setTimeout(() => save(block), Math.max(PAUSE, known.wait));
  }
  async function send(block, leaving) {
    const data = new FormData();
    data.append("csrf_token", desk.token());
    for (const [name, value] of Object.entries(values(block))) data.append(name, value);
    return fetch("/paragraphs/" + block.dataset.block, {
      method: "POST", body: data, keepalive: leaving, redirect: "manual",
      headers: { Accept: "application/json", "HX-Request": "true" }, credentials: "same-origin",
    });
  }
  async function save(block, { leaving = false, asked = false } = {}) {
    const known = blocks.get(block);
    if (!known) return true;
    clearTimeout(known.timer);
    if (known.flying) { known.again = true; return known.flying; }
    if (asked) known.held = false;
    if (known.held || waitsForWords(block) || (!isDirty(block) && !asked)) return !isDirty(block);
    known.flying = fly(block, known, leaving);
    const taken = await known.flying;
    known.flying = null;
    if (known.again) { known.again = false; return save(block); }
    return taken;
  }
  async function fly(block, known, leaving) {
    const before = typed(block);
    say(block, "saving", desk.words.saving);
    let answer;
    try {
      answer = await send(block, leaving);
    } catch {
      return lost(block, known, "offline");
    }
    if (answer.status === 401 || answer.type === "opaqueredirect") return lost(block, known, "signed-out");
    if (answer.status === 400 && !known.renewed) {
      known.renewed = true;
      return (await desk.renew()) ? fly(block, known, leaving) : lost(block, known, "signed-out");
    }
    if (answer.status >= 500) return lost(block, known, "offline");
    const said = await answer.json().catch(() => ({}));
    known.wait = 0;
    known.renewed = false;
    desk.connected();
    if (answer.ok) return taken(block, known, before, said);
    return refused(block, known, said, answer.status);
  }
  function taken(block, known, before, said) {
    if (said.block.id !== block.dataset.block) { // split or merged meanwhile: the words stand in another paragraph now
      known.sent = typed(block);
      desk.forget(block.dataset.block);
      document.getElementById("desk-news").hidden = false;
      return true;
    }
    const meanwhile = typed(block) !== before;
    known.sent = before;
    known.said = said.said;
    block.querySelectorAll(".desk-conflict, .field-error").forEach((box) => box.remove());
    /* Somebody's words came in beside ours. Where one goes on typing, the next save tells the server what it was read from. */
    if (said.sent && meanwhile) field(block, "base").value = said.sent;
    else if (said.sent) desk.takeIn(block, said.block);
    else field(block, "base").value = said.block.base;
    if (said.sent && !meanwhile) known.sent = typed(block);
    if (meanwhile) touched(block);
    else {
      desk.forget(block.dataset.block);
      say(block, "saved", said.said);
      desk.status(said.sent ? desk.words.merged : said.said);
    }
    desk.count(block, said.block.words);
    return !meanwhile;
  }
  function refused(block, known, said, status) {
    known.held = true;
    desk.keep(block.dataset.block, values(block));
    if (said.conflict) {
      field(block, "base").value = said.block.base;
      desk.showConflict(block, said);
      say(block, "held", desk.words.conflict);
    } else if (said.error) {
      known.held = false; // the next key may mend it
      say(block, "refused", said.error);
    } else say(block, "refused", status === 409 ? desk.words.gone : desk.words.refused);
    return false;
  }
  function lost(block, known, why) {
    desk.keep(block.dataset.block, values(block));
    known.wait = Math.min(SLOWEST, (known.wait || 1000) * 2);
    known.renewed = false; // somebody else is signed in: the next try asks again who it is
    say(block, "kept", desk.words.unsavedKept);
    desk.disconnected(why);
    clearTimeout(known.timer);
    known.timer = setTimeout(() => save(block), known.wait);
    return false;
  }

  /* The form takes in what stands now; the caret stays at its words. */
  function takeIn(block, now) {
    const known = blocks.get(block);
    const box = field(block, "text");
    const surface = desk.surfaceOf(block);
    const at = surface && document.activeElement === surface ? desk.caret(surface) : null;
    const before = surface ? surface.cloneNode(true) : null;
    field(block, "base").value = now.base;
    field(block, "notes").value = now.notes;
    box.value = now.typed;
    if (surface) desk.redraw(box);
    else box.dispatchEvent(new Event("input", { bubbles: true }));
    for (const [name, words] of Object.entries(now.footnotes)) desk.footnote(block, name).value = words;
    if (at !== null) desk.setCaret(surface, desk.moved(desk.plain(before), desk.plain(surface), at));
    if (known) known.sent = typed(block);
  }

  function watch(block) {
    if (blocks.has(block)) return;
    const state = block.querySelector("[data-state]");
    blocks.set(block, { sent: typed(block), said: state ? state.textContent : "", timer: 0, wait: 0, flying: null, held: Boolean(block.querySelector(".desk-conflict")), renewed: false });
    const kept = desk.kept(block.dataset.block);
    if (kept && kept.desk && kept.desk.text !== field(block, "text").value) {
      desk.offer(block, kept, (texts) => {
        field(block, "base").value = texts.base;
        field(block, "notes").value = texts.notes;
        for (const [name, words] of Object.entries(texts)) {
          if (name.startsWith("footnote-") && name !== "footnote-new") desk.footnote(block, name.slice(9)).value = words;
          else if (field(block, name)) field(block, name).value = words;
        }
        field(block, "text").dispatchEvent(new Event("input", { bubbles: true }));
        (desk.surfaceOf(block) || field(block, "text")).focus();
      });
    } else if (kept && kept.desk) desk.forget(block.dataset.block);
    block.addEventListener("input", () => touched(block));
    block.addEventListener("change", () => touched(block));
    block.addEventListener("focusout", (event) => {
      if (!block.contains(event.relatedTarget)) save(block);
    });
    if (block.matches("form")) block.addEventListener("submit", (event) => { event.preventDefault(); save(block, { asked: true }); });
  }
  const settle = () => document.querySelectorAll("[data-block]").forEach(watch);
  const all = (options) => Promise.all([...blocks.keys()].filter((block) => block.isConnected).map((block) => save(block, options)));
  document.addEventListener("DOMContentLoaded", settle);
  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") all({ leaving: true }); });
  addEventListener("pagehide", () => all({ leaving: true }));
  addEventListener("online", () => all());
  /* Another form of the page is on its way (a link, a split): first what was typed. */
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.dataset.flushed || form.matches("[data-whole]")) return;
    const waiting = [...blocks.keys()].filter((block) => block.isConnected && isDirty(block));
    if (!waiting.length) return;
    event.preventDefault();
    if (!(await all()).every(Boolean)) { desk.status(desk.words.first); return; }
    form.dataset.flushed = "yes";
    form.requestSubmit(event.submitter || undefined);
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || keyOf(event).toLowerCase() !== "s") return;
    const block = event.target instanceof Element && event.target.closest("[data-block]");
    event.preventDefault();
    if (block) save(block, { asked: true }); else all();
  });
  Object.assign(desk, {
    save, saveAll: all, takeIn, watch, values, field, isDirty, typedOf: typed,
    release: (block) => { blocks.get(block).held = false; },
    isSaving: (block) => Boolean(blocks.get(block) && blocks.get(block).flying),
    line,
  });
})();
