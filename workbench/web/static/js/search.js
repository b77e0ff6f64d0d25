/* The address follows what is typed in the search box, so that it can be kept, sent and come back to. */
"use strict";
document.addEventListener("htmx:after:swap", () => {
  const results = document.querySelector("#results[data-address]");
  if (results) history.replaceState(history.state, "", results.dataset.address);
});
