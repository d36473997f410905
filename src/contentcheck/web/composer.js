
"use strict";
// The composer's page: sends what is written to the machine it came from, and shows what is found.
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("composer");
  if (!form) return;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const words = JSON.parse(byId("said").textContent);
  const caption = byId("caption"), shown = byId("post"), told = byId("told");
  const policy = window.trustedTypes?.createPolicy("composer", { createHTML: (text) => text });
  const PAUSE = 350; // ms without a key, after which the post is checked
  const TABLES = /\.(xlsx|csv|tsv)$/i;

  // ------------------------------------------------------------------------------- words
  const lang = () => document.documentElement.lang;
  const filled = (text, values) => Object.entries(values).reduce(
    (so_far, [name, value]) => so_far.replaceAll(`{${name}}`, () => value), text);
  const inBoth = (text, values = {}) => {
    const both = { id: {}, en: {} };
    for (const [name, value] of Object.entries(values))
      for (const each of ["id", "en"]) both[each][name] = String(value?.[each] ?? value);
    return { id: filled(text.id, both.id), en: filled(text.en, both.en) };
  };
  const word = (key, values) => inBoth(words[key], values);
  // Put a text in both languages into an element; the page shows one of them.
  const speak = (element, text) => {
    element.replaceChildren(...["id", "en"].map((each) => {
      const part = document.createElement("span");
      part.lang = each;
      part.textContent = text[each];
      return part;
    }));
    return element;
  };
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const label = (element, text) => {
    element.dataset.labelId = text.id;
    element.dataset.labelEn = text.en;
    element.setAttribute("aria-label", text[lang()]);
    return element;
  };
  new MutationObserver(() => {
    for (const element of all("[data-label-id]"))
      element.setAttribute("aria-label", lang() === "id" ? element.dataset.labelId : element.dataset.labelEn);
    for (const option of all("option[data-id]", form)) option.textContent = option.dataset[lang()];
  }).observe(document.documentElement, { attributeFilter: ["lang"] });

  // ------------------------------------------------------------------------------ asking
  class Refused extends Error {
    constructor(why, status) { super(why.en); this.why = why; this.status = status; }
  }
  const ask = async (path, body, more = {}) => {
    let answer;
    try {
      answer = await fetch(path, {
        method: "POST", body: body === undefined || body instanceof Blob ? body : JSON.stringify(body), ...more,
        headers: { "X-Contentcheck-Token": form.dataset.token, ...more.headers },
      });
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Refused(word("offline"), 0);
    }
    const value = answer.status === 204 ? null : await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Refused(value.why ?? word("offline"), answer.status);
    return value;
  };
  const complain = (error) => {
    if (!(error instanceof Refused)) throw error;
    speak(byId("trouble"), error.why);
  };
  const calm = () => byId("trouble").replaceChildren();

  // ---------------------------------------------------------------- the post and its media
  let post = sessionStorage.getItem("contentcheck-post");
  let media = []; // { key, name, size, picture }: in the order of the post
  const path = (rest) => `posts/${post}/${rest}`;
  const begin = async () => {
    post = (await ask("posts")).key;
    sessionStorage.setItem("contentcheck-post", post);
  };
  const altOf = (key) => byId(`alt-${key}`)?.value ?? "";
  const fields = () => ({
    caption: caption.value,
    targets: all("[name=target]:checked", form).map((box) => box.value),
    media: media.map(({ key }) => ({ key, alt: altOf(key) })),
    language: form.elements.language.value || null,
    ...Object.fromEntries(["title", "link", "first_comment", "via", "publish"].map((name) => [name, form.elements[name].value])),
  });
  const remember = () => sessionStorage.setItem("contentcheck-fields", JSON.stringify(fields()));

  const put = (text) => { // so that it can be undone by Ctrl+Z
    if (caption.value === text) return;
    const before = document.activeElement;
    caption.focus({ preventScroll: true });
    caption.select();
    if (!document.execCommand("insertText", false, text)) caption.value = text;
    before?.focus?.({ preventScroll: true });
    count();
  };
  const insert = (text) => {
    if (!document.execCommand("insertText", false, text))
      caption.setRangeText(text, caption.selectionStart, caption.selectionEnd, "end");
    caption.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const count = () => {
    const parts = typeof Intl.Segmenter === "function" ? [...new Intl.Segmenter().segment(caption.value)] : [...caption.value];
    byId("count").textContent = parts.length;
  };

  const listed = (medium) => {
    const picture = medium.picture
      ? make("img", { class: "thumb", src: medium.picture, alt: "" })
      : make("span", { class: "thumb", "aria-hidden": "true" }, medium.name.split(".").at(-1).toUpperCase());
    picture.addEventListener("error", () => { medium.picture = ""; list(); }); // HEIC, say
    const alt = label(
      make("textarea", { id: `alt-${medium.key}`, rows: "1", maxlength: "5000", dir: "auto" }),
      word("alt", { name: medium.name }));
    alt.value = medium.alt ?? "";
    const hint = speak(make("span", { class: "quiet" }), words.alt_hint);
    const up = label(make("button", { type: "button", class: "plain", "data-up": medium.key }, "↑"), word("earlier", { name: medium.name }));
    const away = label(make("button", { type: "button", class: "plain", "data-away": medium.key }, "✕"), word("remove", { name: medium.name }));
    up.hidden = media[0] === medium;
    return make("li", { class: "medium" }, picture,
      make("div", {}, make("p", { class: "line" }, make("b", { dir: "auto" }, medium.name), up, away), hint, alt));
  };
  const list = () => {
    for (const medium of media) medium.alt = byId(`alt-${medium.key}`)?.value ?? medium.alt;
    byId("media").replaceChildren(...media.map(listed));
  };

  // ---------------------------------------------------------------------------- checking
  let newest = 0, waiting, last = "";
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(check, PAUSE); remember(); };
  const isEmpty = () => !caption.value.trim() && !media.length;
  const check = async () => {
    clearTimeout(waiting);
    const mine = ++newest;
    if (isEmpty()) { clear(); return; }
    if (!all("[name=target]:checked", form).length) { clear(words.no_target); return; }
    document.body.classList.add("busy");
    if (!last) speak(told, words.checking);
    try {
      const first = await ask(path("check"), fields());
      if (mine !== newest) return;
      calm();
      show(first);
      if (first.measuring) await measure(mine);
    } catch (error) {
      if (mine === newest) complain(error);
    } finally {
      if (mine === newest) document.body.classList.remove("busy");
    }
  };
  const measure = async (mine) => {
    const watch = setInterval(async () => {
      const seen = await ask(path("watched")).catch(() => null);
      if (seen && mine === newest)
        speak(told, word("watching", { name: seen.file, share: Math.round(100 * Math.min(seen.seen / (seen.of || 1), 1)) }));
    }, 1000);
    try {
      const whole = await ask(path("measure"), fields());
      if (whole && mine === newest) show(whole);
    } finally { clearInterval(watch); }
  };
  const clear = (why) => {
    document.body.classList.remove("busy");
    last = "";
    shown.replaceChildren();
    byId("mend-all-line").hidden = true;
    calm();
    told.replaceChildren();
    if (why) speak(told, why);
  };
  // Show a post anew, with the same tab, layers and folds open, and the focus where it was.
  const show = (found) => {
    const { verdict, score, findings } = found;
    const summary = score === null
      ? word("told_unscored", { verdict, count: findings })
      : word("told", { verdict, score, count: findings });
    speak(told, found.measuring ? inBoth({ id: `{a} ${words.measuring.id}`, en: `{a} ${words.measuring.en}` }, { a: summary }) : summary);
    byId("mend-all-line").hidden = found.safe < 1;
    if (found.safe) speak(byId("mend-all"), word("mend_all", { count: found.safe }));
    if (found.html === last) return;
    last = found.html;
    const tab = shown.querySelector("[role=tab][aria-selected=true]")?.id;
    const focus = shown.contains(document.activeElement) ? document.activeElement.id : "";
    const layerOf = (box) => `${box.closest("figure").querySelector("figcaption").id} ${box.dataset.layer}`;
    const layers = new Map(all("[data-layer]", shown).map((box) => [layerOf(box), box.checked]));
    const open = all("details", shown).map((part) => part.open);
    shown.innerHTML = policy ? policy.createHTML(found.html) : found.html;
    shown.dispatchEvent(new Event("post-shown", { bubbles: true }));
    if (tab) byId(tab)?.click();
    for (const box of all("[data-layer]", shown)) if (layers.has(layerOf(box))) box.checked = layers.get(layerOf(box));
    all("details", shown).forEach((part, number) => { part.open = open[number] ?? part.open; });
    if (focus) byId(focus)?.focus({ preventScroll: true });
  };

  // -------------------------------------------------------------------------- correcting
  const mend = async (finding) => {
    try {
      const made = await ask(path("mend"), { fields: fields(), finding });
      calm();
      for (const [old, fresh] of Object.entries(made.replaced)) {
        const medium = media.find(({ key }) => key === old);
        if (medium) Object.assign(medium, { key: fresh, alt: altOf(old) });
      }
      for (const name of ["title", "link", "first_comment"]) form.elements[name].value = made.fields[name];
      for (const { key, alt } of made.fields.media) {
        const medium = media.find((each) => each.key === key);
        if (medium) { medium.alt = alt; const box = byId(`alt-${key}`); if (box) box.value = alt; }
      }
      list();
      put(made.fields.caption);
      byId("now").focus({ preventScroll: true });
      speak(told, words.mended);
      remember();
      await check();
    } catch (error) {
      complain(error);
      if (error.status === 409) soon();
    }
  };
  byId("mend-all").addEventListener("click", () => mend(null));
  shown.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-mend]");
    if (button) mend(button.dataset.mend);
    const place = target.closest("[data-from]");
    if (place) point(Number(place.dataset.from), Number(place.dataset.to));
  });
  // Places are counted in characters of the caption without the blank lines above it.
  const point = (from, to) => {
    const lead = caption.value.match(/^(?:[ \t]*\n)*/)[0].length;
    const characters = [...caption.value.slice(lead)];
    const at = (place) => lead + characters.slice(0, place).join("").length;
    caption.focus();
    caption.setSelectionRange(at(from), at(to));
    caption.scrollIntoView({ block: "nearest" });
  };

  told.addEventListener("click", () => byId("now").scrollIntoView());

  // ------------------------------------------------------------------------- what is pasted
  caption.addEventListener("paste", async (event) => {
    if (event.clipboardData.files.length && !event.clipboardData.types.includes("text/plain")) return; // see below
    const text = event.clipboardData.getData("text/plain");
    if (!text) return;
    event.preventDefault();
    event.stopPropagation();
    const note = byId("pasted");
    const { selectionStart: from } = caption;
    let tidy = { text, said: [] };
    try { tidy = await ask("pasted", { text }); } catch (error) { if (!(error instanceof Refused)) throw error; }
    insert(tidy.text);
    note.replaceChildren();
    if (!tidy.said.length) return;
    const joined = (each) => tidy.said.map((one) => one[each]).join("; ");
    const back = speak(make("button", { type: "button", class: "plain" }), words.as_it_was);
    back.addEventListener("click", () => {
      caption.focus();
      caption.setSelectionRange(from, from + tidy.text.length);
      insert(text.replace(/\r\n?/g, "\n"));
      note.replaceChildren();
    });
    note.append(speak(make("p"), inBoth({ id: `${words.pasted.id} {all}.`, en: `${words.pasted.en} {all}.` }, { all: { id: joined("id"), en: joined("en") } })), back);
  });

  // -------------------------------------------------------------------------- what is dropped
  const arrivals = byId("arrivals");
  const arrive = async (file) => {
    const name = file.name || "…", largest = Number(form.dataset.largest);
    const line = speak(make("p"), word("loading", { name }));
    arrivals.append(line);
    if (file.size > largest) { // a browser that is refused while it sends shows no reason
      speak(line, word("too_large", { name, limit: Math.round(largest / 1e6) }));
      return;
    }
    try {
      const kept = await ask(path("media"), file, { headers: { "X-File-Name": encodeURIComponent(file.name || "tempelan.png") } });
      media.push({ ...kept, picture: file.type.startsWith("image/") ? URL.createObjectURL(file) : "" });
      line.remove();
      list();
      soon();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      speak(line, error.why);
    }
  };
  const plan = async (file) => {
    const line = speak(make("p"), word("calendar_checking", { name: file.name }));
    arrivals.append(line);
    try {
      const made = await ask(path("calendar"), file, { headers: { "X-File-Name": encodeURIComponent(file.name) } });
      const open = speak(make("a", { href: path("calendar"), target: "_blank", rel: "noopener" }), words.calendar_open);
      const done = speak(make("span"), word("calendar_done", { count: made.count, name: file.name }));
      line.replaceChildren(done, " ", open, ...(made.missing ? [" ", speak(make("span"), words.calendar_media)] : []));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      speak(line, error.why);
    }
  };
  const take = async (files) => { // one after another, so that they keep their order
    arrivals.replaceChildren();
    for (const file of files) if (!TABLES.test(file.name)) await arrive(file);
    for (const file of files) if (TABLES.test(file.name)) await plan(file);
  };
  byId("pick").addEventListener("click", () => byId("files").click());
  byId("files").addEventListener("change", ({ target }) => { take([...target.files]); target.value = ""; });
  document.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    take([...event.clipboardData.files]);
  });
  // Anywhere on the page: a file that misses the box must not replace the page.
  let over = 0;
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => { if (holdsFiles(event)) { over += 1; document.body.classList.add("over-page"); } });
  addEventListener("dragleave", (event) => { if (holdsFiles(event) && --over <= 0) { over = 0; document.body.classList.remove("over-page"); } });
  addEventListener("dragover", (event) => { if (holdsFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    over = 0;
    document.body.classList.remove("over-page");
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  byId("media").addEventListener("click", async ({ target }) => {
    const { up, away } = target.closest("button")?.dataset ?? {};
    const at = media.findIndex(({ key }) => key === (up ?? away));
    if (at < 0) return;
    list();
    if (up) media.splice(at - 1, 2, media[at], media[at - 1]);
    else {
      const [gone] = media.splice(at, 1);
      if (gone.picture) URL.revokeObjectURL(gone.picture);
      await ask(path(`media/${gone.key}`), undefined, { method: "DELETE" }).catch(complain);
    }
    list();
    (up ? byId("media").querySelector(`[data-up="${CSS.escape(up)}"]:not([hidden])`) ?? byId(`alt-${up}`) : byId("pick")).focus();
    soon();
  });

  // ------------------------------------------------------------------------- the other fields
  const nameTargets = () => {
    const chosen = all("[name=target]:checked", form).map((box) => {
      const item = make("li");
      item.append(...[...box.parentElement.childNodes].filter((node) => node !== box).map((node) => node.cloneNode(true)));
      return item;
    });
    byId("chosen").replaceChildren(...chosen);
  };
  form.addEventListener("input", ({ target }) => {
    if (target.type === "file") return;
    if (target === caption) count();
    if (target.name === "target") nameTargets();
    soon();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // ------------------------------------------------------------------- taking it along, ending
  const fetched = async (rest) => {
    try {
      await ask(path("kept"), fields());
      calm();
      location.assign(path(rest));
    } catch (error) { complain(error); }
  };
  byId("download").addEventListener("click", () => fetched("draft"));
  for (const button of all("[data-summary]"))
    button.addEventListener("click", () => fetched(`summary.${button.dataset.summary}?lang=${lang()}`));
  byId("again").addEventListener("click", async () => {
    if (!isEmpty() && !confirm(words.again_sure[lang()])) return;
    newest += 1;
    await ask(`posts/${post}`, undefined, { method: "DELETE" }).catch(() => null);
    sessionStorage.removeItem("contentcheck-post");
    sessionStorage.removeItem("contentcheck-fields");
    location.reload();
  });

  // ------------------------------------------------------------------------------- beginning
  const restore = (known) => {
    const kept = JSON.parse(sessionStorage.getItem("contentcheck-fields") ?? "null");
    if (!kept) return;
    caption.value = kept.caption;
    for (const name of ["title", "link", "first_comment", "via", "publish"]) form.elements[name].value = kept[name];
    form.elements.language.value = kept.language ?? "";
    for (const box of all("[name=target]", form)) box.checked = kept.targets.includes(box.value);
    const alts = new Map(kept.media.map(({ key, alt }, number) => [key, { alt, number }]));
    media = known.map((medium) => ({ ...medium, picture: "", alt: alts.get(medium.key)?.alt }));
    media.sort((a, b) => (alts.get(a.key)?.number ?? 99) - (alts.get(b.key)?.number ?? 99));
    if (kept.media.length > media.length) speak(byId("trouble"), words.lost);
    list();
  };
  const start = async () => {
    let known = [];
    try {
      if (post) known = await ask(path("media-known"));
      else await begin();
    } catch (error) {
      if (error.status !== 404) { complain(error); return; }
      await begin().catch(complain);
    }
    restore(known);
    count();
    nameTargets();
    check();
  };
  start();
})();
