/* Small helps on top of pages that work without them: keys, citations copied, words kept until they are saved.
   No inline code, no eval: it runs under a Content-Security-Policy without exceptions. */
"use strict";
(() => {
  const body = document.body;
  const person = body.dataset.person || "";
  const text = (name) => body.dataset["text" + name] || "";
  const status = document.getElementById("status");

  /* ── the status line: an element with data-status in what was swapped in says what happened ── */
  let quietly;
  function say(words) {
    if (!status || !words) return;
    status.textContent = words;
    clearTimeout(quietly);
    quietly = setTimeout(() => { status.textContent = ""; }, 6000);
  }
  function settle(root) {
    const spoken = root.querySelectorAll("[data-status]");
    if (spoken.length) {
      const last = spoken[spoken.length - 1];
      say(last.dataset.status);
      spoken.forEach((element) => element.removeAttribute("data-status"));
    }
    const focus = root.querySelector("[data-focus]");
    if (focus) {
      focus.removeAttribute("data-focus");
      focus.focus();
    }
    root.querySelectorAll("form[data-keep]:not([data-watched])").forEach(watch);
    root.querySelectorAll("[data-copy][hidden], main .keys[hidden]").forEach((element) => { element.hidden = false; });
  }

  /* ── keys; a box on the help page switches them off for this browser ── */
  /* The key as a Latin keyboard has it: on an Arabic or Cyrillic one its place says which is meant. */
  function keyOf(event) {
    if (!/^[^\x00-\x7f]+$/.test(event.key)) return event.key;
    const letter = /^Key([A-Z])$/.exec(event.code);
    if (letter) return letter[1].toLowerCase();
    return event.code === "Slash" ? (event.shiftKey ? "?" : "/") : event.key;
  }
  window.keyOf = keyOf;
  const KEYS = "keys-off";
  const keysOff = () => localStorage.getItem(KEYS) === "yes";
  const typing = (element) => element.closest("input, textarea, select, [contenteditable]");
  function step(direction) {
    const all = [...document.querySelectorAll("[data-para]")];
    if (!all.length) return;
    const focused = document.activeElement && document.activeElement.closest("[data-para]");
    let index = all.indexOf(focused);
    if (index < 0) index = all.findIndex((element) => element.getBoundingClientRect().bottom > 80) - (direction > 0 ? 1 : 0);
    const next = all[Math.min(all.length - 1, Math.max(0, index + direction))];
    all.forEach((element) => element.classList.toggle("chosen", element === next));
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : body;
    const form = target.closest("form");
    const key = keyOf(event);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && form && form.dataset.keys !== "none") {
      const saves = key.toLowerCase() === "s" && form.matches("[data-keep], [data-save]");
      const sends = event.key === "Enter" && target.matches("textarea, [contenteditable]");
      if (saves || sends) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("[data-default], .primary") || undefined);
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(target) || keysOff()) return;
    if (key === "/") {
      const box = document.querySelector("main [data-shortcut='search']") || document.querySelector("[data-shortcut='search']");
      if (box) { event.preventDefault(); box.focus(); box.select(); }
    } else if (key === "?") {
      const help = document.querySelector(".foot a[href='/help']");
      if (help) { event.preventDefault(); location.assign(help.href); }
    } else if (key === "j" || key === "k") {
      event.preventDefault();
      step(key === "j" ? 1 : -1);
    } else if (key === "n" || key === "p") {
      const link = document.querySelector(`[data-shortcut='${key === "n" ? "next" : "previous"}']`);
      if (link) { event.preventDefault(); link.click(); }
    } else if (key === "c") {
      const place = document.activeElement && document.activeElement.closest("[data-para]");
      const box = (place || document).querySelector("[data-shortcut='comment']");
      if (box) { event.preventDefault(); box.click(); box.focus(); }
    }
  });

  /* ── copy a citation: <button type="button" hidden data-copy="CEDAW/C/…, para. 21"> ── */
  document.addEventListener("click", async (event) => {
    const target = event.target instanceof Element ? event.target : body;
    const button = target.closest("[data-copy]");
    if (button) {
      event.preventDefault();
      await copy(button.dataset.copy);
      say((button.dataset.copied || text("Copied")) + ": " + button.dataset.copy);
    }
    const menu = document.querySelector(".masthead-person[open]");
    if (menu && !menu.contains(target)) menu.removeAttribute("open");
  });
  async function copy(words) {
    if (navigator.clipboard && window.isSecureContext) {
      try { await navigator.clipboard.writeText(words); return; } catch { /* an old way is below */ }
    }
    const box = document.createElement("textarea");
    box.value = words;
    box.className = "visually-hidden";
    body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
  const keysSwitch = document.getElementById("keys-off");
  if (keysSwitch) {
    keysSwitch.checked = keysOff();
    keysSwitch.addEventListener("change", () => localStorage.setItem(KEYS, keysSwitch.checked ? "yes" : "no"));
    keysSwitch.closest("[hidden]")?.removeAttribute("hidden");
  }

  /* ── words kept in this browser until the server has acknowledged them: <form data-keep="paragraph-01J…"> ── */
  const prefix = "kept:" + person + ":";
  const address = (form) => prefix + form.dataset.keep;
  const fields = (form) => [...form.elements].filter((field) =>
    field.name && field.name !== "csrf_token" && !["hidden", "password", "file", "submit", "button"].includes(field.type));
  const values = (form) => Object.fromEntries(fields(form).map((field) =>
    [field.name + (["radio", "checkbox"].includes(field.type) ? "=" + field.value : ""),
      ["radio", "checkbox"].includes(field.type) ? field.checked : field.value]));
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  function read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  }
  function write(key, record) {
    try { localStorage.setItem(key, JSON.stringify(record)); } catch { /* full or forbidden: nothing more can be kept */ }
  }
  function put(form, kept) {
    for (const field of fields(form)) {
      const box = ["radio", "checkbox"].includes(field.type);
      const name = field.name + (box ? "=" + field.value : "");
      if (!(name in kept)) continue;
      if (box) field.checked = kept[name]; else field.value = kept[name];
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  function watch(form) {
    form.dataset.watched = "yes";
    const key = address(form);
    const kept = read(key);
    if (kept && same(kept.values, values(form))) localStorage.removeItem(key);
    else if (kept) offer(form, key, kept);
    form.addEventListener("input", () => write(key, { values: values(form), at: Date.now() }));
    form.addEventListener("submit", () => {
      const record = { values: values(form), at: Date.now(), sent: Date.now() };
      if (read(key)) write(key, record);
    });
  }
  function offer(form, key, kept) {
    const box = document.createElement("div");
    box.className = "kept-offer";
    const words = document.createElement("p");
    words.textContent = text("Kept").replace("{when}", new Date(kept.at).toLocaleString(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang));
    const again = document.createElement("button");
    const away = document.createElement("button");
    again.type = away.type = "button";
    again.className = away.className = "button small";
    again.textContent = text("Restore");
    away.textContent = text("Forget");
    again.addEventListener("click", () => { put(form, kept.values); box.remove(); (form.querySelector("textarea") || form.elements[0]).focus(); });
    away.addEventListener("click", () => { localStorage.removeItem(key); box.remove(); });
    const row = document.createElement("div");
    row.className = "buttons";
    row.append(again, away);
    box.append(words, row);
    form.prepend(box);
  }
  /* A plain form answers with 303: a page reached by a redirect, still signed in and without an error, acknowledges it. */
  function acknowledge() {
    const [arrival] = performance.getEntriesByType("navigation");
    const arrived = arrival && arrival.redirectCount > 0 && person && !document.querySelector(".error-summary");
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
      const kept = read(key);
      if (!kept || !kept.sent) continue;
      if (arrived && Date.now() - kept.sent < 120000) localStorage.removeItem(key);
      else write(key, { values: kept.values, at: kept.at });
    }
  }
  document.addEventListener("htmx:after:request", (event) => {
    const context = event.detail && event.detail.ctx;
    const form = context && context.sourceElement && context.sourceElement.closest("form[data-keep]");
    if (!form || !context.response || context.request.method === "GET") return;
    if (context.response.status < 400) localStorage.removeItem(address(form));
    else write(address(form), { values: values(form), at: Date.now() }); // signing out in another tab has forgotten them
  });
  document.addEventListener("htmx:error", () => say(text("Lost")));
  document.addEventListener("htmx:after:swap", (event) => {
    settle(document);
    const context = event.detail && event.detail.ctx;
    const form = context && context.sourceElement && context.sourceElement.closest("form[data-keep]");
    const box = form && form.querySelector(".if-refused:not(:empty)"); // above a long form, out of sight of its button
    if (box && context.response && context.response.status >= 400) box.scrollIntoView({ block: "nearest" });
  });
  document.querySelectorAll("form[data-forget]").forEach((form) => form.addEventListener("submit", () => {
    Object.keys(localStorage).filter((name) => name.startsWith(prefix)).forEach((name) => localStorage.removeItem(name));
  }));

  /* ── after a new sign-in in another tab the tokens of this page are old: it takes new ones, for the same person ── */
  async function renew() {
    if (!person || document.visibilityState === "hidden" || !document.querySelector("main form[method='post']")) return;
    const answer = await fetch("/session", { headers: { Accept: "application/json", "HX-Request": "true" } }).catch(() => null);
    const now = answer && answer.ok ? await answer.json() : {};
    if (now.person !== person) return;
    document.querySelectorAll("input[name='csrf_token']").forEach((field) => { field.value = now.token; });
    document.querySelectorAll(".if-refused").forEach((box) => box.replaceChildren());
  }
  addEventListener("focus", renew);
  document.addEventListener("visibilitychange", renew);

  /* ── a select or a box that sends its form at once; the button stays for those without JavaScript ── */
  document.addEventListener("change", (event) => {
    const form = event.target instanceof Element && event.target.closest("form[data-at-once]");
    if (form) form.requestSubmit();
  });

  /* ── a link that ticks every box of its form; without JavaScript it leads to the same page with all of them ticked ── */
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-tick-all]");
    if (!link) return;
    event.preventDefault();
    link.closest("form").querySelectorAll("input[type='checkbox']").forEach((box) => { box.checked = true; });
  });

  /* On a narrow screen the navigation scrolls: the present place comes into sight. */
  const here = document.querySelector(".navigation [aria-current]");
  if (here) here.parentElement.scrollLeft += here.getBoundingClientRect().left - here.parentElement.getBoundingClientRect().left - 40;

  /* What was done is said at the top of the page; who lands further down, at a paragraph, reads it in the status line. */
  addEventListener("load", () => setTimeout(() => {
    const said = [...document.querySelectorAll("[data-flash]")];
    if (said.length && said[0].getBoundingClientRect().bottom < 0) say(said[said.length - 1].textContent.trim());
  }, 300));

  acknowledge();
  settle(document);
})();
