
// What is pasted and dropped. `path` is that of the post, `arrived` takes a medium once it is there.
const receive = ({ path, arrived }) => {
  const { ask, byId, form, inBoth, make, Refused, speak, word, words } = parts;
  const caption = byId("caption");
  const TABLES = /\.(xlsx|csv|tsv)$/i;

  const insert = (text) => {
    if (!document.execCommand("insertText", false, text))
      caption.setRangeText(text, caption.selectionStart, caption.selectionEnd, "end");
    caption.dispatchEvent(new Event("input", { bubbles: true }));
  };
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
      arrived({ ...kept, picture: file.type.startsWith("image/") ? URL.createObjectURL(file) : "" });
      line.remove();
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
};
