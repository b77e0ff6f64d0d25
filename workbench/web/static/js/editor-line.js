/* The line to the server: a banner while it is cut or one is signed out; what changed meanwhile; who else is here. */
"use strict";
(() => {
  const desk = window.desk;
  const page = () => document.querySelector("[data-desk]");
  desk.words = page() ? { ...page().dataset } : {};
  let token = (document.querySelector("input[name='csrf_token']") || {}).value;
  desk.token = () => token;
  desk.status = (words) => { const line = document.getElementById("status"); if (line && words) line.textContent = words; };

  desk.disconnected = (why) => {
    const banner = document.getElementById("desk-line");
    banner.dataset.why = why;
    banner.hidden = false;
    banner.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== why; });
  };
  desk.connected = () => { const banner = document.getElementById("desk-line"); if (banner) banner.hidden = true; };

  async function ask(words) {
    const answer = await fetch(page().dataset.now + (words ? "?words=1" : ""), { headers: { Accept: "application/json", "HX-Request": "true" }, redirect: "manual", credentials: "same-origin" });
    if (!answer.ok) return null;
    return answer.json();
  }
  /* After a new sign-in the page's token is old: take the new one, but only if it is the same person. */
  desk.renew = async () => {
    const now = await ask().catch(() => null);
    if (!now || now.person !== document.body.dataset.person) return false;
    token = now.token;
    document.querySelectorAll("input[name='csrf_token']").forEach((field) => { field.value = token; });
    return true;
  };
  async function look(words) {
    if (!page() || document.visibilityState === "hidden") return;
    const now = await ask(words === true).catch(() => null);
    if (!now) return;
    const banner = document.getElementById("desk-line");
    if (!banner.hidden && await desk.renew()) { desk.connected(); desk.saveAll(); }
    figures(now.figures);
    const here = [...document.querySelectorAll(".desk-para")].map((each) => each.id.replace("paragraph-", ""));
    const there = now.blocks.map(([id]) => id);
    document.getElementById("desk-news").hidden = here.filter(Boolean).join() === there.join();
    for (const [id, revision] of now.blocks) {
      const block = document.querySelector("[data-block='" + id + "']");
      if (block && desk.field(block, "base").value !== revision && !desk.isDirty(block) && !desk.isSaving(block)) take(block);
    }
  }
  async function take(block) {
    const answer = await fetch("/paragraphs/" + block.dataset.block, { headers: { Accept: "application/json", "HX-Request": "true" }, redirect: "manual" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const now = (await answer.json()).block;
    if (desk.isDirty(block) || desk.isSaving(block)) return;
    desk.takeIn(block, now);
    desk.status(desk.words.news.replace("{name}", now.by).replace("{number}", now.name));
  }
  function figures(html) {
    const drawn = document.createElement("template");
    drawn.innerHTML = html || "";
    for (const each of drawn.content.children) {
      const place = document.querySelector("[data-figures='" + each.dataset.figures + "']");
      if (place) place.replaceWith(each.cloneNode(true));
    }
  }
  /* Who is here: said every half minute, and heard. */
  async function presence() {
    const place = document.querySelector("p[data-presence]");
    if (!place || document.visibilityState === "hidden") return;
    const block = document.activeElement && document.activeElement.closest("[data-block]");
    const data = new FormData();
    data.append("csrf_token", token);
    if (block) data.append("paragraph", block.dataset.block);
    const answer = await fetch(place.dataset.presence, { method: "POST", body: data, headers: { "HX-Request": "true" }, redirect: "manual" }).catch(() => null);
    if (answer && answer.ok) place.outerHTML = await answer.text();
  }
  let soon = 0;
  desk.lookSoon = () => { clearTimeout(soon); soon = setTimeout(() => look(true), 600); };
  desk.presence = presence;
  if (page()) {
    setInterval(() => look(), 15000);
    setInterval(presence, 30000);
    addEventListener("load", () => { presence(); });
    addEventListener("focus", () => look());
    addEventListener("offline", () => desk.disconnected("offline"));
    addEventListener("online", () => look());
  }
})();
