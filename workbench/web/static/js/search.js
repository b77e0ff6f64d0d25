/* The search by keyboard; the address, the window's title and the box at the top follow what is typed, so that it can
   be kept, sent and come back to. */
"use strict";
(() => {
  document.addEventListener("htmx:after:swap", () => {
    const results = document.querySelector("#results[data-address]");
    if (!results) return;
    history.replaceState(history.state, "", results.dataset.address);
    document.title = `${results.dataset.title} · ${document.querySelector(".masthead-name").textContent}`;
    document.getElementById("masthead-q").value = box.value;
  });

  const box = document.getElementById("search-q");
  const hits = () => [...document.querySelectorAll("#results li[data-para]")];
  const keysOff = () => localStorage.getItem("keys-off") === "yes";

  function choose(hit) {
    hits().forEach((each) => each.classList.toggle("chosen", each === hit));
    if (!hit) { box.focus(); return; }
    hit.focus({ preventScroll: true });
    hit.scrollIntoView({ block: "nearest" });
  }
  function step(hit, direction) {
    const all = hits();
    const index = all.indexOf(hit) + direction;
    if (index < all.length) choose(index < 0 ? null : all[index]);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const target = event.target;
    if (target === box) {
      if (event.key === "ArrowDown" && hits().length) { event.preventDefault(); choose(hits()[0]); }
      return;
    }
    const hit = target instanceof Element && target.closest("#results li[data-para]");
    if (!hit || keysOff()) return;
    const acts = {
      ArrowDown: () => step(hit, 1),
      ArrowUp: () => step(hit, -1),
      Escape: () => choose(null),
      c: () => hit.querySelector("[data-copy]").click(),
      Enter: () => hit.querySelector("a").click(),
    };
    /* Enter on a link or a button inside the hit is that link's own. */
    const key = keyOf(event);
    if (!(key in acts) || (key === "Enter" && target !== hit)) return;
    event.preventDefault();
    acts[key]();
  });
})();
