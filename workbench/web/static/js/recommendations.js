/* The list of recommendations by keyboard: x ticks, a number assigns, s confirms, u undoes; each is saved at once by the
   same form that works without JavaScript, and the rows come back as they are now. j, k, / and ? are in app.js. */
"use strict";
(() => {
  const form = document.getElementById("many");
  const list = document.getElementById("rows");
  if (!form || !list) return;
  const said = form.querySelector("[data-words]");
  const undo = form.querySelector("[data-undo]");
  const scope = document.getElementById("bulk-scope");
  const ticked = () => [...list.querySelectorAll("input[name='id']:checked")];
  const tickedWords = scope.options[0].textContent;
  const done = [];
  let saving = Promise.resolve();

  form.querySelectorAll("[data-keys]").forEach((words) => { words.hidden = false; });

  function say(words, act) {
    said.textContent = words;
    undo.hidden = !act;
    undo.value = act || "";
  }
  function count() {
    const many = ticked().length;
    form.classList.toggle("has-ticked", many > 0);
    scope.options[0].textContent = many ? form.dataset.ticked.replace("#", String(many)) : tickedWords;
  }
  const atHand = () => {
    const focused = document.activeElement && document.activeElement.closest("#rows > li");
    return focused || list.querySelector("li.chosen");
  };
  const idOf = (row) => row.id.replace("recommendation-", "");

  /* What comes back: the rows that changed, each put in the place of the one before, the one at hand still at hand. */
  function put(html) {
    const part = new DOMParser().parseFromString(html, "text/html").getElementById("rows");
    if (!part) return;
    for (const row of [...part.children]) {
      const before = document.getElementById(row.id);
      if (!before) continue;
      const here = before.contains(document.activeElement);
      row.classList.toggle("chosen", before.classList.contains("chosen"));
      before.replaceWith(row);
      if (here) row.focus({ preventScroll: true });
    }
    count();
    return part.dataset;
  }
  async function send(address, values, ids) {
    const data = new FormData();
    data.append("csrf_token", form.elements.csrf_token.value);
    data.append("filter", form.elements.filter.value);
    for (const [name, value] of Object.entries(values)) data.append(name, value);
    ids.forEach((id) => data.append("id", id));
    try {
      const answer = await fetch(address, { method: "POST", body: data, headers: { "HX-Request": "true" }, redirect: "error" });
      const html = await answer.text();
      if (!answer.ok) {
        const refusal = new DOMParser().parseFromString(html, "text/html").body.textContent;
        say(refusal.trim().replace(/\s+/g, " "), "");
        tickAgain(values, ids);
        return;
      }
      const what = put(html);
      if (!what) return;
      if (address.endsWith("/undo")) done.pop();
      else if (what.act) done.push({ act: what.act, ids });
      say(what.said, address.endsWith("/undo") ? "" : what.act);
    } catch {
      say(form.dataset.failed, "");
      tickAgain(values, ids);
    }
  }
  /* What was not done to several stays ticked, to be tried again. */
  function tickAgain(values, ids) {
    ids.forEach((id) => document.getElementById("recommendation-" + id)?.removeAttribute("aria-busy"));
    if (ids.length < 2 || !values.do) return;
    list.querySelectorAll("input[name='id']").forEach((box) => { if (ids.includes(box.value)) box.checked = true; });
    count();
  }
  /* One after the other: fast fingers must not overtake what was pressed before. */
  function save(address, values, ids) {
    saving = saving.then(() => send(address, values, ids));
  }
  function doTo(what, row) {
    const boxes = ticked();
    const ids = boxes.map((box) => box.value);
    /* They are on their way: a key pressed before the answer is for the one at hand. */
    boxes.forEach((box) => { box.checked = false; });
    count();
    if (!ids.length && row) ids.push(idOf(row));
    if (!ids.length) { say(form.dataset.none, ""); return; }
    ids.forEach((id) => document.getElementById("recommendation-" + id)?.setAttribute("aria-busy", "true"));
    save(form.action, { do: what, scope: "ticked" }, ids);
  }
  function takeBack() {
    saving = saving.then(() => {
      const last = done[done.length - 1];
      return last ? send(undo.formAction, { act: last.act }, last.ids) : undefined;
    });
  }

  if (list.dataset.act) done.push({ act: list.dataset.act, ids: [...list.children].map(idOf) });
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    const writes = target.closest("input:not([type='checkbox']), textarea, select, [contenteditable]");
    if (event.ctrlKey || event.metaKey || event.altKey || writes || localStorage.getItem("keys-off") === "yes") return;
    const row = atHand();
    const key = keyOf(event);
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
    if (digit && (event.code.startsWith("Digit") || /^[1-9]$/.test(event.key))) {
      const button = form.querySelector(`[data-number="${digit[1]}"]`);
      if (!button) return;
      event.preventDefault();
      if (!event.repeat) doTo(event.shiftKey ? button.value.replace("responsible:", "supporting:") : button.value, row);
    } else if (key === "x" && row) {
      const box = row.querySelector("input[name='id']");
      event.preventDefault();
      box.checked = !box.checked;
      count();
    } else if (key === "s" && row) {
      event.preventDefault();
      doTo("confirm:sure", row);
    } else if (key === "u") {
      event.preventDefault();
      takeBack();
    } else if (key === "n" || key === "p") {
      const link = document.querySelector(`.pagination [rel='${key === "n" ? "next" : "prev"}']`);
      if (link) { event.preventDefault(); saving.then(() => location.assign(link.href)); }
    }
  });
  /* A box that is ticked is inside a row: j and k go on from it though app.js leaves keys in boxes alone. */
  list.addEventListener("keydown", (event) => {
    if (["j", "k"].includes(keyOf(event)) && event.target.matches("input[type='checkbox']")) event.target.closest("li").focus();
  });
  list.addEventListener("change", count);
  count();
})();
