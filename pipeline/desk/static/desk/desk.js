// Works without this file too, only slower: what is here makes quicker, never possible.
"use strict";
// A second click on a button that has been pressed does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  setTimeout(() => { delete form.dataset.sent; }, 5000);
});
// A filter applies as soon as it is chosen.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form.filters");
  if (form && event.target.matches("select")) form.requestSubmit();
});
// Keys on the page of a submission; each has its button, and none is taken while one types.
document.addEventListener("keydown", (event) => {
  const review = document.querySelector("[data-review]");
  if (!review || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const items = [...review.querySelectorAll("li[data-key]")];
  const here = items.findIndex((item) => item.classList.contains("at"));
  const open = (item) => item && item.querySelector("a.what").click();
  const todo = (item) => item.classList.contains("read");
  const press = (name) => {
    const found = review.querySelector(`[data-do="${name}"]`);
    if (!found) return;
    if (found.tagName === "DETAILS") { found.open = true; found.querySelector("input[name=value]").focus(); }
    else if (name === "waive" && !found.form.reason.value) found.form.reason.focus();
    else found.click();
  };
  const keys = {
    j: () => open(items[Math.min(here + 1, items.length - 1)]),
    k: () => open(items[Math.max(here - 1, 0)]),
    n: () => open([...items.slice(here + 1), ...items.slice(0, here + 1)].find(todo)),
    a: () => press("confirm"),
    c: () => press("correct"),
    w: () => press("waive"),
  };
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
// Keys on a list that is recorded line by line: j and k move, a letter presses its button.
document.addEventListener("keydown", (event) => {
  const list = document.querySelector("[data-lines]");
  if (!list || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const lines = [...list.querySelectorAll("tr[data-line]")];
  const here = Math.max(lines.findIndex((line) => line.classList.contains("at")), 0);
  const move = (place) => {
    const line = lines[Math.min(Math.max(place, 0), lines.length - 1)];
    for (const other of lines) other.classList.toggle("at", other === line);
    line.querySelector("a.what").focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  };
  const button = lines[here] && lines[here].querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (event.key === "j") move(here + 1);
  else if (event.key === "k") move(here - 1);
  else if (button) button.click();
  else return;
  event.preventDefault();
});
// Files dropped anywhere on the form are those of its field.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const box = form.querySelector(".drop");
  const field = form.querySelector("input[type=file][multiple]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
  form.addEventListener("dragleave", () => box.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault(); box.classList.remove("over"); field.files = event.dataTransfer.files;
  });
}
// A heading dragged onto a section is placed there; the list beside it does the same.
for (const place of document.querySelectorAll("[data-place]")) {
  const targets = place.querySelector("[data-targets]");
  if (!targets) continue;
  targets.hidden = false;
  let dragged = null;
  for (const form of place.querySelectorAll("[data-heading]")) {
    form.draggable = true;
    form.addEventListener("dragstart", (event) => { dragged = form; event.dataTransfer.setData("text/plain", form.heading.value); });
    form.addEventListener("dragend", () => { dragged = null; });
  }
  for (const target of targets.querySelectorAll("[data-section]")) {
    target.addEventListener("dragover", (event) => { event.preventDefault(); target.classList.add("over"); });
    target.addEventListener("dragleave", () => target.classList.remove("over"));
    target.addEventListener("drop", (event) => {
      event.preventDefault(); target.classList.remove("over");
      if (!dragged) return;
      dragged.section.value = target.dataset.section; dragged.requestSubmit();
    });
  }
}
