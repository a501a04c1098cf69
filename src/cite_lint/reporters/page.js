"use strict";

// Shows one draft at a time, the evidence of the figure chosen beside it, and the rows of the ledger that were asked for.
// Everything it shows is in the page already: notes are copied, never built from text.
(() => {
  const ROWS_AT_ONCE = 300;
  const LONG_TEXT = 60000;

  const find = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  const rows = all("#ledger-table tbody tr");
  const ids = rows.map((row) => row.dataset.for); // in the order of the drafts
  const rowOf = new Map(ids.map((id, index) => [id, rows[index]]));
  const draftOf = (id) => id.slice(0, id.indexOf("-"));
  const panel = find("panel");
  const content = find("panel-content");
  const chips = all(".chip");
  const controls = { rule: find("rule"), file: find("file"), search: find("search") };

  let current = null; // id of the figure chosen
  let chosen = ids; // those that the filters leave, in the order of the drafts
  let listed = rows; // all rows, in the order of the table
  let limit = ROWS_AT_ONCE;

  const announce = (text) => { find("announced").textContent = text; };

  // Where we are

  const go = (hash, keep) => {
    try {
      history[keep ? "pushState" : "replaceState"](null, "", "#" + hash);
    } catch {
      // In a frame without an origin the address cannot be changed; the page works without it.
    }
  };

  const setView = (view) => {
    document.body.dataset.view = view;
    for (const link of all(".views a")) {
      if (link.dataset.view === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };

  const showDraft = (id) => {
    const draft = find(id);
    if (!draft || !draft.classList.contains("draft")) return null;
    for (const other of all(".draft.current")) if (other !== draft) other.classList.remove("current");
    draft.classList.add("current");
    const text = draft.querySelector(".text");
    text.classList.toggle("long", text.textContent.length > LONG_TEXT);
    for (const item of all(".files li[aria-current]")) item.removeAttribute("aria-current");
    const item = document.querySelector(`.files li[data-file="${id}"]`);
    if (item) {
      item.setAttribute("aria-current", "true");
      item.scrollIntoView({ block: "nearest" });
    }
    dim(draft);
    rove(draft);
    return draft;
  };

  // One mark of a draft can be reached by Tab, the others by the arrow keys.
  const rove = (draft) => {
    const own = current && draftOf(current) === draft.id ? find("m-" + current) : draft.querySelector(".mark[id]");
    for (const mark of all(".mark", draft)) mark.tabIndex = mark === own ? 0 : -1;
  };

  const dim = (draft) => {
    const left = chosen.length === ids.length ? null : new Set(chosen);
    for (const mark of all(".mark", draft)) {
      mark.classList.toggle("off", left !== null && !mark.dataset.for.split(" ").some((id) => left.has(id)));
    }
  };

  const tellPosition = () => {
    const place = chosen.indexOf(current);
    find("position").textContent = place < 0 ? String(chosen.length) : `${place + 1} of ${chosen.length}`;
  };

  // Shows a figure's evidence; `keep` adds it to the history, `focus` moves the keyboard to its mark.
  const choose = (id, { keep = false, focus = false, address = true } = {}) => {
    const note = find(id);
    const row = rowOf.get(id);
    if (!note || !row) return;
    if (current) {
      rowOf.get(current).removeAttribute("aria-current");
      for (const mark of all(".mark.current")) mark.classList.remove("current");
    }
    current = id;
    row.setAttribute("aria-current", "true");
    setView("drafts");
    const draft = showDraft(draftOf(id));
    for (const mark of all(`.mark[data-for~="${id}"]`, draft)) mark.classList.add("current");

    const copy = note.cloneNode(true);
    copy.removeAttribute("id");
    for (const named of all("[id]", copy)) named.removeAttribute("id");
    for (const heading of all("h5", copy)) {
      const higher = document.createElement("h3");
      higher.append(...heading.childNodes);
      heading.replaceWith(higher);
    }
    content.replaceChildren(copy);
    panel.classList.add("open");
    panel.scrollTop = 0;

    const mark = find("m-" + id);
    if (focus) mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: "nearest" });
    tellPosition();
    const label = mark.getAttribute("aria-label");
    announce(`${find("position").textContent}. ${label}. Press Enter for the evidence.`);
    if (address) go(id, keep);
  };

  const release = () => {
    panel.classList.remove("open");
    const mark = current && find("m-" + current);
    if (mark) mark.focus({ preventScroll: true });
  };

  const route = () => {
    const hash = location.hash.slice(1);
    const id = hash.startsWith("m-") || hash.startsWith("r-") ? hash.slice(2) : hash;
    if (rowOf.has(id)) {
      choose(id, { address: false });
    } else if (hash === "ledger") {
      setView("ledger");
      if (current) rowOf.get(current).scrollIntoView({ block: "nearest" });
    } else if (showDraft(hash)) {
      setView("drafts");
      find(hash).scrollIntoView({ block: "start" });
    } else {
      setView("drafts");
    }
  };

  // Filters

  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };

  const list = () => {
    const left = new Set(chosen);
    let count = 0;
    for (const row of listed) row.hidden = !left.has(row.dataset.for) || ++count > limit;
    find("more").hidden = count <= limit;
  };

  const filter = () => {
    const verdicts = chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.verdict);
    const rule = controls.rule.value;
    const file = controls.file ? controls.file.value : "";
    const words = controls.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const active = verdicts.length > 0 || rule !== "" || file !== "" || words.length > 0;
    chosen = ids.filter((id, index) => {
      const row = rows[index];
      return (verdicts.length === 0 || verdicts.includes(row.dataset.verdict))
        && (rule === "" || row.dataset.rules.split(" ").includes(rule))
        && (file === "" || draftOf(id) === file)
        && words.every((word) => textOf(row).includes(word));
    });
    limit = ROWS_AT_ONCE;
    list();
    find("clear").hidden = !active;
    find("shown").textContent = active
      ? `${chosen.length} of ${ids.length} shown.`
      : "Every figure that was found, the supported ones too.";
    announce(`${chosen.length} of ${ids.length} figures chosen.`);
    tellPosition();
    const path = find("path");
    if (path) {
      const holding = new Set(chosen.map(draftOf));
      const wanted = path.value.toLowerCase();
      for (const item of all(".files li")) {
        item.hidden = (active && !holding.has(item.dataset.file)) || !item.textContent.toLowerCase().includes(wanted);
      }
    }
    const draft = document.querySelector(".draft.current");
    if (draft) dim(draft);
  };

  let waiting = 0;
  const filterSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, ids.length > 2000 ? 150 : 0);
  };

  const clear = () => {
    for (const chip of chips) chip.setAttribute("aria-pressed", "false");
    for (const control of Object.values(controls)) if (control) control.value = "";
    filter();
    chips[0]?.focus();
  };

  // Order of the ledger

  const verdictRank = ["mismatched", "disputed", "outdated", "unsupported", "other", "supported"];
  const collator = new Intl.Collator("en", { numeric: true });
  const sorters = {
    order: () => 0,
    figure: (a, b) => collator.compare(a.cells[1].textContent, b.cells[1].textContent),
    verdict: (a, b) => verdictRank.indexOf(a.dataset.verdict) - verdictRank.indexOf(b.dataset.verdict),
    findings: (a, b) => (a.dataset.rules === "") - (b.dataset.rules === "") || collator.compare(a.dataset.rules, b.dataset.rules),
  };

  const sortBy = (head) => {
    const falling = head.getAttribute("aria-sort") === "ascending";
    for (const other of all("#ledger-table thead th")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    listed = rows.slice().sort(sorters[head.dataset.sort]); // stable: equal ones stay in the order of the drafts
    if (falling) listed.reverse();
    const body = document.createDocumentFragment();
    body.append(...listed);
    document.querySelector("#ledger-table tbody").append(body);
    list();
  };

  for (const head of all("#ledger-table thead th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sortBy(head));
    head.append(button);
  }
  document.querySelector('#ledger-table th[data-sort="order"]').setAttribute("aria-sort", "ascending");

  // Keys and clicks

  const walkLedger = (step) => {
    const links = listed.filter((row) => !row.hidden).map((row) => row.querySelector("th a"));
    const place = links.indexOf(document.activeElement);
    links[place < 0 ? (step > 0 ? 0 : links.length - 1) : place + step]?.focus();
  };

  const walk = (step) => {
    if (document.body.dataset.view === "ledger") return walkLedger(step);
    let next;
    if (current && ids.includes(current)) {
      // A figure chosen before it was filtered out still has a place to go on from.
      const place = ids.indexOf(current);
      const left = new Set(chosen);
      next = step > 0 ? ids.slice(place + 1).find((id) => left.has(id)) : ids.slice(0, place).findLast((id) => left.has(id));
    } else {
      const draft = document.querySelector(".draft.current");
      next = chosen.find((id) => draft && draftOf(id) === draft.id) ?? chosen[0];
    }
    if (next) choose(next, { focus: true });
    else announce(step > 0 ? "This is the last figure." : "This is the first figure.");
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const active = document.activeElement;
    if (event.key === "Escape" && panel.classList.contains("open") && !active.matches("input, select")) {
      release();
      return;
    }
    if (active.matches("input:not([type=checkbox]), select, textarea")) return;
    const letters = find("letters").checked;
    const onMark = active.classList.contains("mark");
    if ((letters && event.key === "j") || (onMark && (event.key === "ArrowRight" || event.key === "ArrowDown"))) walk(1);
    else if ((letters && event.key === "k") || (onMark && (event.key === "ArrowLeft" || event.key === "ArrowUp"))) walk(-1);
    else if (letters && event.key === "/") controls.search.focus();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = event.target.closest("a");
    if (link && link.classList.contains("mark")) {
      const id = link.getAttribute("href").slice(1);
      event.preventDefault();
      if (id === current && panel.classList.contains("open") && event.detail === 0) find("panel-title").focus();
      else choose(id, { keep: true, focus: true });
    } else if (link && link.classList.contains("back") && panel.contains(link)) {
      event.preventDefault();
      release();
      find("m-" + current).scrollIntoView({ block: "center" });
    } else if (!link && event.target.closest("#ledger-table tbody tr") && !String(getSelection())) {
      choose(event.target.closest("tr").dataset.for, { keep: true, focus: true });
    }
  });

  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  controls.rule.addEventListener("change", filter);
  controls.file?.addEventListener("change", filter);
  controls.search.addEventListener("input", filterSoon);
  find("path")?.addEventListener("input", filterSoon);
  find("clear").addEventListener("click", clear);
  find("more").addEventListener("click", () => { limit += ROWS_AT_ONCE; list(); });
  find("next").addEventListener("click", () => walk(1));
  find("previous").addEventListener("click", () => walk(-1));
  find("close").addEventListener("click", release);
  addEventListener("hashchange", route);

  list();
  tellPosition();
  const first = document.querySelector(".draft.current");
  if (first) showDraft(first.id);
  route();
})();
