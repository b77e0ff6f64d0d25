/* While the section is one text, the panel beside it follows the paragraph one is in; what is done there leads back to the text. */
"use strict";
(() => {
  const desk = window.desk;
  const flow = () => document.querySelector("[data-flow]");
  const beside = () => document.getElementById("beside");
  let shown = new URLSearchParams(location.search).get("at") || "";
  let waiting = 0;

  async function follow(id) {
    const address = new URL(location.href);
    address.searchParams.set("at", id);
    address.searchParams.delete("cite");
    address.hash = "";
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "manual" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("beside");
    if (!fresh || beside().contains(document.activeElement)) return;
    shown = id;
    beside().replaceChildren(...fresh.childNodes);
    history.replaceState(history.state, "", address);
    if (window.htmx) window.htmx.process(beside());
  }
  document.addEventListener("focusin", (event) => {
    const block = event.target instanceof Element && event.target.closest("[data-flow] [data-block]");
    clearTimeout(waiting);
    if (block && block.dataset.block !== shown) waiting = setTimeout(() => follow(block.dataset.block), 500);
  });
  document.addEventListener("click", (event) => {
    const link = flow() && event.target instanceof Element && event.target.closest("#beside a[href]");
    if (!link || new URL(link.href).pathname !== location.pathname) return;
    const address = new URL(link.href);
    address.searchParams.set("view", "text");
    link.href = address.href;
  }, true);
  document.addEventListener("submit", (event) => {
    const form = flow() && event.target.closest("#beside form");
    if (!form || form.elements.view) return;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "view";
    field.value = "text";
    form.append(field);
  }, true);
})();
