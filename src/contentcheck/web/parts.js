
// What the composer's page is made with: texts in both languages, elements, requests.
const parts = (() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("composer");
  const words = JSON.parse(byId("said").textContent);
  const all = (query, within = document) => [...within.querySelectorAll(query)];

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

  return { all, ask, byId, form, inBoth, label, lang, make, Refused, speak, word, words };
})();
