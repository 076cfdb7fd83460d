// Search and filters of the start page. Without this file the lists and their pages still work.
"use strict";

// which deadlines have passed is known only on the day of reading
document.querySelectorAll("[data-passed] [data-due]").forEach((row) => {
  if (row.dataset.due >= new Date().toISOString().slice(0, 10)) return;
  const mark = document.createElement("strong");
  mark.className = "passed";
  mark.textContent = row.closest("[data-passed]").dataset.passed;
  row.querySelector("time").after(mark);
});

(() => {
  const form = document.getElementById("search");
  const list = document.getElementById("list");
  if (!form || !list) return;

  const SHOWN = 100; // lines before "show more"
  const FIELDS = ["status", "group", "appendix", "state", "meeting", "taxon", "proponent", "sort"];
  const found = document.getElementById("found");
  const written = [...list.childNodes]; // what the page came with
  const icons = document.getElementById("icons").content;
  const ORDER_OF_STATUS = [...icons.children].map((one) => one.dataset.status);
  const browse = document.querySelectorAll(".browse, .intro");
  let index = null;
  let loading = null;

  // as in plain.py: without accents and capitals
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const load = () => {
    loading ??= fetch(form.dataset.index)
      .then((answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return answer.json();
      })
      .then((read) => {
        index = prepared(read);
        fill("taxa", read.taxa.map((taxon) => taxon[0]));
        fill("proponents", read.proponents);
      })
      .catch(() => {
        loading = null;
        found.textContent = form.dataset.failed;
      });
    return loading;
  };

  // each action with one folded text of everything that finds it
  const prepared = (read) => {
    const column = { en: 1, fr: 2, es: 3 }[form.dataset.lang];
    const taxa = read.taxa.map(([name, others, group, appendices]) => ({
      name, group, appendices, text: fold(`${name} ${others} ${read.groups[group] ?? ""}`),
    }));
    const states = read.states.map((state) => ({
      iso: state[0], name: state[column], text: fold(state.slice(1).join(" ")),
    }));
    const proponents = read.proponents.map((name) => ({ name, text: fold(name) }));
    return read.actions.map(([number, title, status, began, ofTaxa, ofStates, ofProponents, ofMeetings, folder, language, french, spanish]) => {
      const here = { fr: french, es: spanish }[form.dataset.lang];
      const own = {
        number, title: here || title, status, began, place: read.meetings.indexOf(began), folder, language: here ? "" : language,
        taxa: ofTaxa.map((n) => taxa[n]),
        states: ofStates.map((n) => states[n]),
        proponents: ofProponents.map((n) => proponents[n]),
        meetings: ofMeetings.map((n) => read.meetings[n]),
      };
      own.text = [
        fold(`${number} ${title} ${french || ""} ${spanish || ""}`),
        ...[...own.taxa, ...own.states, ...own.proponents].map((one) => one.text),
        own.meetings.join(" ").toLowerCase(),
      ].join(" \n ");
      return own;
    });
  };

  const fill = (id, names) => {
    const options = names.map((name) => {
      const option = document.createElement("option");
      option.value = name;
      return option;
    });
    document.getElementById(id).replaceChildren(...options);
  };

  const wanted = () => {
    const said = new FormData(form);
    return Object.fromEntries(["q", ...FIELDS].map((name) => [name, String(said.get(name) ?? "").trim()]));
  };

  // "requins" finds what "requin" finds
  const singular = (word) => (word.length > 4 ? word.replace(/(es|s|x)$/, "") : word);

  // how many letters differ; more than `most` is as good as any
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      }
      row = next;
    }
    return row[other.length];
  };

  // the word of the register nearest to one that finds nothing; of two, the one that begins alike
  const nearest = (word) => {
    const most = word.length > 4 ? 2 : 1;
    const known = new Set(index.flatMap((action) => action.text.match(/[\p{L}]{4,}/gu) ?? []));
    let best = "";
    let least = most + 1;
    for (const other of known) {
      const away = distance(word, other, most);
      const alike = away === least && best && best[0] !== word[0] && other[0] === word[0];
      if (away < least || alike) [best, least] = [other, away];
    }
    return best;
  };

  const suggest = (want) => {
    const words = fold(want.q).split(/\s+/).filter(Boolean);
    const found_ = words.map((word) => (index.some((one) => one.text.includes(singular(word))) ? word : nearest(word)));
    const said = found_.join(" ");
    if (!words.length || found_.includes("") || said === words.join(" ")) return;
    const offer = element("button", "more", said);
    offer.type = "button";
    offer.addEventListener("click", () => {
      form.elements.q.value = said;
      answer();
      form.elements.q.focus();
    });
    list.prepend(element("p", "", `${form.dataset.suggest} `, offer));
  };

  const fits = (action, want) => {
    const words = fold(want.q).split(/\s+/).filter(Boolean);
    const taxon = fold(want.taxon);
    const proponent = fold(want.proponent);
    return (
      words.every((word) => action.text.includes(word) || action.text.includes(singular(word))) &&
      (!want.status || action.status === want.status) &&
      (!want.group || action.taxa.some((one) => one.group === want.group)) &&
      (!want.appendix || action.taxa.some((one) => one.appendices.split(" ").includes(want.appendix))) &&
      (!want.state || action.states.some((one) => one.iso === want.state)) &&
      (!want.meeting || action.meetings.includes(want.meeting)) &&
      (!taxon || action.taxa.some((one) => one.text.includes(taxon))) &&
      (!proponent || action.proponents.some((one) => one.text.includes(proponent)))
    );
  };

  // by number as they come; what is equal stays in that order
  const ORDERS = {
    title: (one, other) => (one.title || "\uffff").localeCompare(other.title || "\uffff", form.dataset.lang),
    status: (one, other) => ORDER_OF_STATUS.indexOf(one.status) - ORDER_OF_STATUS.indexOf(other.status),
    began: (one, other) => other.place - one.place,
  };
  const sorted = (actions, order) => (ORDERS[order] ? [...actions].sort(ORDERS[order]) : actions);

  const element = (name, kind, ...inside) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  };

  const status = (name) => icons.querySelector(`[data-status="${name}"]`).firstElementChild.cloneNode(true);

  const line = (action) => {
    const title = element("bdi", "", action.title || form.dataset.untitled);
    if (action.language && action.language !== form.dataset.lang) title.lang = action.language;
    const link = element("a", "", title);
    link.href = `${form.dataset.here}action/${action.folder || action.number}/`;
    const taxa = element("span", "taxa");
    action.taxa.slice(0, 4).forEach((taxon, n) => {
      const name = element("i", "", element("bdi", "", taxon.name));
      name.lang = "la";
      taxa.append(n ? ", " : "", name);
    });
    if (action.taxa.length > 4) taxa.append(` + ${action.taxa.length - 4}`);
    return element(
      "li", "",
      element("span", "number", action.number),
      element("span", "what", link, " ", taxa),
      element("span", "began", form.dataset.began.replace("{meeting}", action.began)),
      status(action.status),
    );
  };

  const show = (actions, most) => {
    const lines = element("ul", "lines", ...actions.slice(0, most).map(line));
    const parts = [element("h2", "", form.dataset.results), lines];
    if (actions.length > most) {
      const more = element("button", "more", form.dataset.more);
      more.type = "button";
      more.addEventListener("click", () => {
        show(actions, most + SHOWN);
        list.querySelectorAll(".lines a")[most].focus();
      });
      parts.push(more);
    }
    list.replaceChildren(...parts);
  };

  const answer = async () => {
    const want = wanted();
    const asked = Object.entries(want).filter(([, value]) => value);
    const query = new URLSearchParams(asked).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    remember(query);
    browse.forEach((section) => {
      section.hidden = asked.length > 0; // in a large register it stands above what was found
    });
    if (!asked.length) {
      list.replaceChildren(...written);
      found.textContent = "";
      return;
    }
    if (!index) found.textContent = form.dataset.waiting;
    await load();
    if (!index || JSON.stringify(wanted()) !== JSON.stringify(want)) return;
    const actions = sorted(index.filter((action) => fits(action, want)), want.sort);
    found.textContent = actions.length
      ? form.dataset.found.replace("{count}", actions.length.toLocaleString(form.dataset.lang))
      : form.dataset.nothing;
    show(actions, SHOWN);
    if (!actions.length) suggest(want);
  };

  // the same search in another language
  const remember = (query) => {
    document.querySelectorAll("[data-language]").forEach((link) => {
      link.search = query;
    });
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 80);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer();
  });
  form.addEventListener("reset", () => setTimeout(answer));
  // not before somebody types: a large register has a large index
  for (const name of ["taxon", "proponent"]) {
    form.elements[name].addEventListener("focus", load, { once: true });
  }

  const asked = new URLSearchParams(location.search);
  ["q", ...FIELDS].forEach((name) => {
    if (asked.get(name)) form.elements[name].value = asked.get(name);
  });
  const narrowed = FIELDS.some((name) => name !== "sort" && asked.get(name));
  document.getElementById("filters").open = narrowed || matchMedia("(min-width: 46rem)").matches;
  form.hidden = false;
  if (asked.size) answer();
})();
