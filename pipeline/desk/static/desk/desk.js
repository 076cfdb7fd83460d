// Works without this file too, only slower: what is here makes quicker, never possible.
"use strict";
// A second click on a button that has been pressed does nothing.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "yes";
  if (form.matches(".who")) forgetDrafts();
  setTimeout(() => { delete form.dataset.sent; }, 5000);
});
// Typed words are kept in this window until the desk has answered: a lost connection loses none.
const DRAFT = "typed ", SENT = "sent";
const typedIn = (form) => [...form.elements].filter((field) => field.matches("input:not([type]), textarea"));
function remember(name, value) {
  try { sessionStorage.setItem(name, value); } catch { /* no room, or not allowed: as without a script */ }
}
function forgetDrafts() {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(DRAFT)) sessionStorage.removeItem(name);
}
function bringBack(form, kept) {
  const fields = typedIn(form);
  const lost = [];
  let back = false;
  kept.forEach(([name, made, value], place) => {
    const field = fields[place];
    if (value === made || (field && field.name === name && field.value === value)) return;
    if (!field || field.name !== name || field.defaultValue !== made) { lost.push(value); return; }
    field.value = value; back = true;
    for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  });
  if (!back && !lost.length) return;
  const said = document.createElement("p");
  said.className = "words-back"; said.setAttribute("role", "status");
  said.textContent = [document.body.dataset.back, ...lost].join(" ");
  form.prepend(said);
}
// The page after a form was sent comes from the page that had it; one opened by hand does not.
const sent = JSON.parse(sessionStorage.getItem(SENT) || "null");
if (sent && document.referrer === sent.page) sessionStorage.removeItem(sent.draft);
sessionStorage.removeItem(SENT);
[...document.querySelectorAll("main form[method=post]")].forEach((form, place) => {
  const draft = `${DRAFT}${location.pathname}${location.search} ${place}`;
  form.addEventListener("input", () => remember(draft, JSON.stringify(
    typedIn(form).map((field) => [field.name, field.defaultValue, field.value]))));
  form.addEventListener("submit", () => remember(SENT, JSON.stringify(
    { draft, page: location.href.split("#")[0] })));
  const kept = sessionStorage.getItem(draft);
  if (kept) bringBack(form, JSON.parse(kept));
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
    if (found.tagName === "DETAILS") { 
      found.open = true;
      const field = found.querySelector("input:not([type=hidden]), select");
      field.focus();
      if (field.select) field.select();
    }
    else if (name === "waive" && !found.form.reason.value) found.form.reason.focus();
    else found.click();
  };
  const deeds = {
    keyDown: () => open(items[Math.min(here + 1, items.length - 1)]),
    keyUp: () => open(items[Math.max(here - 1, 0)]),
    keyNext: () => open([...items.slice(here + 1), ...items.slice(0, here + 1)].find(todo)),
    keyConfirm: () => press("confirm"),
    keyCorrect: () => press("correct"),
    keyWaive: () => press("waive"),
    keyThese: () => openThese(),
  };
  const deed = Object.keys(deeds).find((name) => review.dataset[name] === event.key.toLowerCase());
  if (deed) { event.preventDefault(); deeds[deed](); }
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
  const key = event.key.toLowerCase();
  const button = lines[here] && lines[here].querySelector(`[data-press="${CSS.escape(key)}"]`);
  if (key === list.dataset.keyDown) move(here + 1);
  else if (key === list.dataset.keyUp) move(here - 1);
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
    event.preventDefault(); box.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const whole = event.dataTransfer.files;
    if (!entries.some((entry) => entry && entry.isDirectory)) { take(whole); return; }
    const found = new DataTransfer();
    Promise.all(entries.filter(Boolean).map((entry) => filesIn(entry, found))).then(() => take(found.files));
  });
  const take = (files) => { field.files = files; field.dispatchEvent(new Event("change", { bubbles: true })); };
  // Where the days differ, each file that was chosen has a line of its own.
  const own = form.querySelector("[data-own]"), line = own && own.querySelector("template");
  if (line) form.addEventListener("change", (event) => {
    if (event.target.name !== "files") return;
    for (const old of own.querySelectorAll("[data-chosen]")) old.remove();
    for (const file of [...form.querySelectorAll("input[name=files]")].flatMap((each) => [...each.files])) {
      const made = line.content.firstElementChild.cloneNode(true);
      made.dataset.chosen = "yes";
      made.querySelector("bdi").textContent = file.name;
      made.querySelector("[name=own-file]").value = file.name;
      for (const field of made.querySelectorAll("[aria-label]")) field.setAttribute("aria-label", field.getAttribute("aria-label") + file.name);
      own.append(made);
    }
  });
}
// A folder that is dropped: all that lies in it, however deep.
function filesIn(entry, found) {
  if (entry.isFile) return new Promise((done) => { entry.file((file) => { found.items.add(file); done(); }, done); });
  const reader = entry.createReader();
  const more = () => new Promise((done) => { reader.readEntries(done, () => done([])); }).then((some) => (
    some.length ? Promise.all(some.map((each) => filesIn(each, found))).then(more) : null));
  return more();
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
// Words chosen on the document fill the form “these words are …”, which can be typed into as well.
const these = document.querySelector("[data-these]");
function openThese() {
  if (!these) return;
  these.open = true;
  these.querySelector("textarea").focus();
}
function chosenWords(words) {
  if (!these || !words) return;
  these.querySelector("textarea").value = words.replace(/\s+/g, " ").trim();
  these.open = true;
}
if (these) document.addEventListener("mouseup", () => {
  const chosen = getSelection();
  if (chosen.isCollapsed) return;
  const letters = document.querySelector("[data-letters]");
  const node = chosen.anchorNode;
  if (letters && letters.contains(node)) {
    const words = [...letters.querySelectorAll("text")].filter((word) => chosen.containsNode(word, true));
    chosenWords(words.map((word) => word.textContent).join(" "));
  } else if (node.parentElement && node.parentElement.closest(".sheet.read")) chosenWords(chosen.toString());
});
// By keyboard: arrows go from word to word on the page, with Shift they choose, Enter goes on to the form.
const choice = { from: -1, to: -1 };
function showChoice(letters) {
  for (const frame of letters.querySelectorAll("rect")) frame.remove();
  const words = [...letters.querySelectorAll("text")];
  const range = words.slice(Math.min(choice.from, choice.to), Math.max(choice.from, choice.to) + 1);
  for (const word of range) {
    const box = word.getBBox();
    const frame = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const name of ["x", "y", "width", "height"]) frame.setAttribute(name, box[name]);
    letters.prepend(frame);
  }
  if (range.length) range[range.length - 1].scrollIntoView({ block: "nearest" });
  chosenWords(range.map((word) => word.textContent).join(" "));
}
function lineFrom(words, here, step) {
  const start = words[here].getBBox();
  const wanted = [...words.keys()].filter((n) => (n - here) * step > 0).filter((n) => {
    const box = words[n].getBBox();
    return step > 0 ? box.y >= start.y + start.height * 0.7 : box.y + box.height * 0.7 <= start.y;
  });
  if (!wanted.length) return here;
  const row = words[step > 0 ? wanted[0] : wanted[wanted.length - 1]].getBBox();
  const near = wanted.filter((n) => Math.abs(words[n].getBBox().y - row.y) < row.height * 0.7);
  const apart = (n) => Math.abs(words[n].getBBox().x - start.x);
  return near.reduce((best, n) => (apart(n) < apart(best) ? n : best));
}
document.addEventListener("keydown", (event) => {
  const letters = event.target.closest && event.target.closest("[data-letters]");
  if (!letters || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && choice.to >= 0) { event.preventDefault(); openThese(); return; }
  const words = [...letters.querySelectorAll("text")];
  const here = Math.min(choice.to, words.length - 1);
  const steps = {
    ArrowRight: () => Math.min(here + 1, words.length - 1),
    ArrowLeft: () => Math.max(here - 1, 0),
    ArrowDown: () => (here < 0 ? 0 : lineFrom(words, here, 1)),
    ArrowUp: () => (here < 0 ? 0 : lineFrom(words, here, -1)),
  };
  if (!steps[event.key] || !words.length) return;
  event.preventDefault();
  choice.to = steps[event.key]();
  if (!event.shiftKey || choice.from < 0) choice.from = choice.to;
  showChoice(letters);
});
// Over a day that is typed, a slider over the days on which something changed; its end is “now”.
// A field has a day as 20.10.2025; days are compared as 2025-10-20.
const turned = (day, from, to) => day.split(from).reverse().join(to);
for (const field of document.querySelectorAll("[data-sliders] input[data-days]")) {
  const days = field.dataset.days.split(" ").filter(Boolean);
  if (!days.length) continue;
  const slider = document.createElement("input");
  slider.type = "range"; slider.min = 0; slider.max = days.length; slider.step = 1;
  slider.setAttribute("aria-label", field.labels[0].textContent);
  const at = () => days[slider.value] || "";
  const say = () => slider.setAttribute("aria-valuetext", at() || "–");
  const last = field.value ? days.filter((day) => day <= turned(field.value, ".", "-")).length - 1 : days.length;
  slider.value = Math.max(last, 0); say();
  slider.addEventListener("input", () => { field.value = turned(at(), "-", "."); say(); });
  slider.addEventListener("change", () => { sessionStorage.setItem("slider", field.name); field.form.requestSubmit(); });
  field.before(slider);
  if (sessionStorage.getItem("slider") === field.name) { sessionStorage.removeItem("slider"); slider.focus({ preventScroll: true }); }
}
// What is too large is told before it is sent: the server cuts it off on the way, without a page.
document.addEventListener("change", (event) => {
  const field = event.target;
  if (!field.matches("input[type=file][data-largest]")) return;
  const size = [...field.files].reduce((sum, file) => sum + file.size, 0);
  field.setCustomValidity(size > Number(field.dataset.largest) ? field.dataset.tooLarge : "");
  field.reportValidity();
});
// On a narrow screen a table is read line by line: each cell says what column it is of.
for (const table of document.querySelectorAll(".scroll > table:not(.lines)")) {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  if (!heads.length || table.querySelector("tbody [rowspan]")) continue;
  table.classList.add("cards");
  const part = { TABLE: "table", TBODY: "rowgroup", THEAD: "rowgroup", TR: "row", TD: "cell" };
  for (const piece of [table, ...table.querySelectorAll("tbody, thead, tr, td, th")]) {
    const column = piece.closest("thead") || piece.scope === "col";
    piece.setAttribute("role", part[piece.tagName] || (column ? "columnheader" : "rowheader"));
  }
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.cells].forEach((cell, place) => { if (place && heads[place]) cell.dataset.label = heads[place] + document.body.dataset.colon; });
  }
}
// What is found while one types lies over the page; Escape and leaving it put it away.
const hits = document.querySelector("[data-hits]");
if (hits) {
  const find = hits.closest("form");
  const away = () => { hits.textContent = ""; };
  find.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { away(); find.q.focus(); }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const stops = [find.q, ...hits.querySelectorAll("a")];
      const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
      if (next) { event.preventDefault(); next.focus(); }
    }
  });
  document.addEventListener("focusin", (event) => { if (!find.contains(event.target)) away(); });
  document.addEventListener("click", (event) => { if (!find.contains(event.target)) away(); });
  find.q.addEventListener("input", () => { if (!find.q.value.trim()) away(); });
}
// The page one is on is in sight in the row of pages, which a narrow screen scrolls.
const row = document.querySelector("nav.main ul"), on = row && row.querySelector("[aria-current]");
if (on) row.scrollLeft = on.offsetLeft - (row.clientWidth - on.offsetWidth) / 2;
