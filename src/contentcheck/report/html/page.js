"use strict";
// The page can be read without this: it adds switching, sorting, filtering and pointing.
(() => {
  const root = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private */ } };
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  root.classList.add("js");

  // ---------------------------------------------------------------- language and appearance
  const speak = (lang) => {
    root.lang = lang;
    const title = document.querySelector("title");
    title.textContent = title.dataset[lang];
    for (const button of all("[data-choose-lang]"))
      button.setAttribute("aria-pressed", String(button.dataset.chooseLang === lang));
  };
  const paint = (theme) => {
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    for (const button of all("[data-choose-theme]"))
      button.setAttribute("aria-pressed", String(button.dataset.chooseTheme === theme));
  };
  for (const button of all("[data-choose-lang]"))
    button.addEventListener("click", () => { speak(button.dataset.chooseLang); remember("contentcheck-lang", root.lang); });
  for (const button of all("[data-choose-theme]"))
    button.addEventListener("click", () => { paint(button.dataset.chooseTheme); remember("contentcheck-theme", button.dataset.chooseTheme); });
  if (["id", "en"].includes(remembered("contentcheck-lang"))) speak(remembered("contentcheck-lang"));
  if (["light", "dark"].includes(remembered("contentcheck-theme"))) paint(remembered("contentcheck-theme"));
  for (const button of all("[data-print]")) button.addEventListener("click", () => print());

  // ----------------------------------------------------------------------- targets as tabs
  const choose = (tab, focus) => {
    for (const other of all("[role=tab]", tab.parentElement)) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (focus) tab.focus();
  };
  const makeTabs = (within) => {
    for (const list of all(".scores.tabs", within)) {
      list.setAttribute("role", "tablist");
      const tabs = all(".score", list);
      for (const tab of tabs) {
        const panel = document.getElementById(tab.hash.slice(1));
        tab.setAttribute("role", "tab");
        tab.setAttribute("aria-controls", panel.id);
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", tab.id);
        tab.addEventListener("click", (event) => { event.preventDefault(); choose(tab); });
        tab.addEventListener("keydown", (event) => {
          const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
          const to = event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1
            : step && (tabs.indexOf(tab) + step + tabs.length) % tabs.length;
          if (to === undefined) return;
          event.preventDefault();
          choose(tabs[to], true);
        });
      }
      choose(tabs[0]);
    }
  };
  makeTabs(document);
  // Told by whoever puts a post into the page later.
  document.addEventListener("post-shown", ({ target }) => makeTabs(target));

  // A post below the calendar is text until it is opened. It was escaped when it was written, and
  // the page's policy lets no script or handler in it run.
  const policy = window.trustedTypes?.createPolicy("posts", { createHTML: (text) => text });
  const trusted = (text) => policy ? policy.createHTML(text) : text;
  const unpack = (post) => {
    const packed = post.querySelector(":scope > script");
    if (!packed) return;
    const parsed = new DOMParser().parseFromString(trusted(packed.textContent), "text/html");
    packed.replaceWith(...parsed.body.childNodes);
    makeTabs(post);
  };
  for (const post of all("details.post"))
    post.addEventListener("toggle", () => { if (post.open) unpack(post); });

  // ------------------------------------------------------------- findings and their boxes
  const light = (box, on) => {
    if (!box) return;
    const finding = document.getElementById(box.dataset.finding);
    box.classList.toggle("lit", on);
    finding.classList.toggle("lit", on);
    const callout = box.closest(".seen").querySelector(".callout");
    callout.textContent = on ? visibleText(finding.querySelector(".message")) : "";
  };
  const visibleText = (element) => element.querySelector(`:scope > [lang=${root.lang}]`)?.textContent ?? element.textContent;
  const boxOf = (target) => {
    const box = target.closest?.("a.box");
    const finding = target.closest?.(".finding");
    return box ?? (finding && document.getElementById(finding.dataset.box));
  };
  for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(event, ({ target }) => light(boxOf(target), on));
  document.addEventListener("click", ({ target }) => {
    const fold = target.closest?.("button.fold");
    if (!fold) return;
    const open = fold.getAttribute("aria-expanded") !== "true";
    fold.setAttribute("aria-expanded", String(open));
    fold.parentElement.querySelector(".after").hidden = !open;
  });

  // ------------------------------------------------------ going to a place within the page
  const reveal = () => {
    const name = location.hash.slice(1);
    const post = document.getElementById(name.split("-")[0]);
    if (post?.matches("details.post")) unpack(post);
    const place = document.getElementById(name);
    if (!place) return;
    for (const other of all("details.post[open]")) if (!other.contains(place)) other.open = false;
    for (let around = place; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") around.open = true;
      if (around.getAttribute("role") === "tabpanel" && around.hidden)
        choose(document.getElementById(around.getAttribute("aria-labelledby")));
    }
    place.scrollIntoView();
    (place.matches("details") ? place.querySelector("summary") : place).focus({ preventScroll: true });
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // ------------------------------------------------------------------------------ calendar
  const table = document.getElementById("posts");
  if (!table) return;
  const rows = all("tbody tr", table);
  const form = document.getElementById("filters");
  let rule = "";
  const filter = () => {
    const words = form.elements.search.value.toLowerCase().trim();
    const chosen = (name) => all(`[name=${name}]:checked`, form).map((box) => box.value);
    const verdicts = chosen("verdict"), targets = chosen("target");
    let shown = 0;
    for (const row of rows) {
      const { name, source, verdict } = row.dataset;
      row.hidden = !((name.includes(words) || source.includes(words))
        && (!verdicts.length || verdicts.includes(verdict))
        && (!targets.length || targets.some((one) => row.dataset.targets.split(" ").includes(one)))
        && (!rule || row.dataset.rules.split(" ").includes(rule)));
      shown += !row.hidden;
    }
    document.getElementById("found").textContent = shown;
    for (const button of all(".often")) button.setAttribute("aria-pressed", String(button.dataset.rule === rule));
  };
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { rule = ""; setTimeout(filter); });
  for (const button of all(".often"))
    button.addEventListener("click", () => { rule = rule === button.dataset.rule ? "" : button.dataset.rule; filter(); form.scrollIntoView(); });
  for (const button of all(".sort", table))
    button.addEventListener("click", () => {
      const head = button.closest("th"), key = button.dataset.sort;
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of all("th[aria-sort]", table)) other.setAttribute("aria-sort", "none");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const numeric = ["score", "counts", "order"].includes(key);
      const value = (row) => numeric ? Number(row.dataset[key]) : row.dataset[key];
      const compare = numeric ? (a, b) => a - b : (a, b) => a.localeCompare(b, root.lang);
      rows.sort((a, b) => compare(value(a), value(b)) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
})();
