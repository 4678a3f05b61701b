"use strict";
// Filters the whole page by the table of companies, and sorts that table; without it the page reads the same.
(() => {
  const table = document.getElementById("company-table");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const form = document.getElementById("filter");
  const text = document.getElementById("filter-text");
  const answer = document.getElementById("filter-answer");
  const parts = Array.from(document.querySelectorAll("[data-company]")).filter(part => !rows.includes(part));
  const count = document.getElementById("filter-count");
  form.hidden = false;
  form.addEventListener("submit", event => event.preventDefault());
  const filter = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = new Set();
    for (const row of rows) {
      const content = row.textContent.toLowerCase();
      const fits = words.every(word => content.includes(word))
        && (!answer.value || row.dataset.answer === answer.value);
      row.hidden = !fits;
      if (fits) shown.add(row.dataset.company);
    }
    for (const part of parts) part.hidden = !shown.has(part.dataset.company);
    count.textContent = shown.size + " / " + rows.length;
  };
  text.addEventListener("input", filter);
  answer.addEventListener("change", filter);
  filter();
  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key === undefined ? cell.textContent.trim().toLowerCase() : Number(cell.dataset.key);
  };
  Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => {
      const rises = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", rises ? "ascending" : "descending");
      const sorted = rows.map((row, place) => [key(row, column), place, row]).sort((a, b) => {
        const order = typeof a[0] === "number" ? a[0] - b[0] : a[0].localeCompare(b[0]);
        return (rises ? order : -order) || a[1] - b[1];
      });
      for (const [, , row] of sorted) body.append(row);
    });
  });
})();
