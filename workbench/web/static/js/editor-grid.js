/* A table as a grid over its rows of text: cells to type in, rows and columns to add and take out, a table pasted from a
   spreadsheet put in where one is. The textarea stays and is what is sent. */
"use strict";
(() => {
  const desk = window.desk;
  const LINE = "\u2028";
  const grids = new WeakMap();
  const rowsOf = (typed) => typed.split("\n").map((row) => row.split("\t"));

  function label(row, column) { return desk.words.cell.replace("{row}", String(row + 1)).replace("{column}", String(column + 1)); }
  function notes(box) {
    const block = desk.blockOf(box);
    const field = block && block.querySelector("[data-field='notes']");
    return desk.notesOf(field ? field.value : "");
  }
  function draw(box) {
    const table = grids.get(box);
    const rows = rowsOf(box.value);
    const wide = Math.max(...rows.map((row) => row.length));
    const head = Number((desk.blockOf(box).querySelector("[data-field='said-headers']") || { value: 1 }).value);
    table.replaceChildren(...rows.map((row, y) => {
      const line = document.createElement("tr");
      for (let x = 0; x < wide; x += 1) {
        const holder = document.createElement(y < head ? "th" : "td");
        const cell = document.createElement("div");
        cell.contentEditable = "true";
        cell.dataset.cell = "";
        cell.setAttribute("role", "textbox");
        cell.setAttribute("aria-label", label(y, x));
        cell.append(desk.toDom((row[x] || "").trim().replaceAll(LINE, "\n"), notes(box)));
        holder.append(cell);
        line.append(holder);
      }
      return line;
    }));
  }
  function read(box) {
    const table = grids.get(box);
    box.value = [...table.rows].map((row) => [...row.cells].map((cell) => desk.toTyped(cell.firstChild).trim().replaceAll("\n", LINE).replaceAll("\t", " ")).join("\t")).join("\n");
    box.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "grid" }));
  }
  const place = (table) => {
    const cell = document.activeElement && document.activeElement.closest("td, th");
    return cell && table.contains(cell) ? [cell.parentElement.rowIndex, cell.cellIndex] : [table.rows.length - 1, table.rows[0].cells.length - 1];
  };
  function go(table, y, x) {
    const cell = table.rows[y] && table.rows[y].cells[x];
    if (cell) cell.firstChild.focus();
  }
  function change(box, at, how) {
    const table = grids.get(box);
    const rows = rowsOf(box.value);
    const wide = Math.max(...rows.map((row) => row.length));
    rows.forEach((row) => { while (row.length < wide) row.push(""); });
    const [y, x] = at;
    if (how === "row") rows.splice(y + 1, 0, Array(wide).fill(""));
    if (how === "no-row" && rows.length > 1) rows.splice(y, 1);
    if (how === "column") rows.forEach((row) => row.splice(x + 1, 0, ""));
    if (how === "no-column" && wide > 1) rows.forEach((row) => row.splice(x, 1));
    box.value = rows.map((row) => row.join("\t")).join("\n");
    draw(box);
    box.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "grid" }));
    go(table, Math.min(how === "row" ? y + 1 : y, rows.length - 1), Math.min(how === "column" ? x + 1 : x, rows[0].length - 1));
  }
  function paste(event, box) {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n/g, "\n").replace(/\n$/, "");
    event.preventDefault();
    if (!/[\t\n]/.test(text)) { document.execCommand("insertText", false, text); return; }
    const [y, x] = place(grids.get(box));
    const rows = rowsOf(box.value);
    rowsOf(text).forEach((row, down) => {
      rows[y + down] = rows[y + down] || [];
      row.forEach((cell, over) => { rows[y + down][x + over] = cell; });
    });
    const wide = Math.max(...rows.map((row) => row.length));
    box.value = rows.map((row) => Array.from({ length: wide }, (_, at) => row[at] || "").join("\t")).join("\n");
    draw(box);
    box.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "grid" }));
    go(grids.get(box), y, x);
  }
  function enhance(box) {
    if (grids.has(box)) return;
    const holder = document.createElement("div");
    const table = document.createElement("table");
    const tools = document.createElement("div");
    holder.className = "table-wrap desk-grid";
    holder.lang = box.lang;
    holder.dir = box.dir;
    tools.className = "buttons";
    let at = null;
    for (const [how, words] of [["row", desk.words.row], ["no-row", desk.words.noRow], ["column", desk.words.column], ["no-column", desk.words.noColumn]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button small";
      button.textContent = words;
      button.addEventListener("click", () => change(box, at || place(table), how));
      tools.append(button);
    }
    const name = document.querySelector("label[for='" + box.id + "']");
    name.id = name.id || box.id + "-label";
    table.setAttribute("aria-labelledby", name.id);
    name.removeAttribute("for");
    grids.set(box, table);
    draw(box);
    holder.append(table, tools);
    box.after(holder);
    box.hidden = true;
    box.addEventListener("input", (event) => { if (event.detail !== "grid") draw(box); });
    table.addEventListener("focusin", () => { at = place(table); });
    table.addEventListener("input", (event) => { event.stopPropagation(); read(box); });
    table.addEventListener("paste", (event) => paste(event, box));
    table.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      const [y, x] = place(table);
      if (y + 1 < table.rows.length) go(table, y + 1, x); else change(box, [y, x], "row");
    });
  }
  const settle = () => document.querySelectorAll("textarea[data-grid]").forEach(enhance);
  document.addEventListener("DOMContentLoaded", settle);
  document.addEventListener("htmx:after:swap", settle);
  document.addEventListener("change", (event) => {
    if (!event.target.matches("[data-field='said-headers']")) return;
    const box = desk.blockOf(event.target).querySelector("textarea[data-grid]");
    if (box && grids.has(box)) draw(box);
  });
  desk.grid = enhance;
})();
