
// The composer's page: sends what is written to the machine it came from, and shows what is found.
(() => {
  const { all, ask, byId, form, inBoth, label, lang, make, Refused, speak, word, words } = parts;
  const caption = byId("caption"), shown = byId("post"), told = byId("told");
  const policy = window.trustedTypes?.createPolicy("composer", { createHTML: (text) => text });
  const PAUSE = 350; // ms without a key, after which the post is checked

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
      if (mine !== newest || !first) return;
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

  // ----------------------------------------------------------------------- what has arrived
  receive({ path, arrived: (medium) => { media.push(medium); list(); soon(); } });
  byId("media").addEventListener("click", ({ target }) => {
    const { up, away } = target.closest("button")?.dataset ?? {};
    const at = media.findIndex(({ key }) => key === (up ?? away));
    if (at < 0) return;
    list();
    if (up) media.splice(at - 1, 2, media[at], media[at - 1]);
    else {
      const [gone] = media.splice(at, 1);
      if (gone.picture) URL.revokeObjectURL(gone.picture);
      ask(path(`media/${gone.key}`), undefined, { method: "DELETE" }).catch(complain);
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
