// The box of a search completes what is typed. While an input method is at work its keys are its own: the Enter that picks a
// candidate does not search, nor do its arrows move among what is suggested.
import { capital, number, text } from "./texts.js";

const PAUSE = 120; // milliseconds after the last key
let made = 0;

export function suggest(field) {
  const box = field.querySelector("input");
  const list = makeList(`suggestions-${++made}`);
  const told = Object.assign(document.createElement("span"), { className: "unseen" });
  told.setAttribute("aria-live", "polite");
  field.append(list, told);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    box.setAttribute(name, value);
  }
  let typed = box.value;
  let composing = false;
  let turn = 0;
  let asking = new AbortController();

  box.addEventListener("compositionstart", () => (composing = true));
  box.addEventListener("compositionend", () => {
    composing = false;
    wait();
  });
  box.addEventListener("input", (event) => {
    if (!event.isComposing && !composing) wait();
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    // Safari ends the composition before the key that ended it arrives, and calls that key 229.
    if (event.isComposing || composing || event.keyCode === 229) {
      if (event.key === "Enter") event.preventDefault();
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      box.value = typed;
      close();
    } else if (event.key === "Enter" && active()?.dataset.kind === "field") {
      event.preventDefault(); // the name of a filter wants its value
      wait();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (!option) return;
    box.value = option.dataset.text;
    if (option.dataset.kind === "field") wait();
    else box.form.requestSubmit();
  });

  function wait() {
    typed = box.value;
    const mine = ++turn;
    setTimeout(() => mine === turn && show(), PAUSE);
  }

  async function show() {
    const mine = turn;
    const found = typed.trim() ? await lookUp() : [];
    if (mine !== turn || document.activeElement !== box) return;
    list.replaceChildren(...found.map((each, at) => option(each, `${list.id}-${at}`)));
    list.hidden = !found.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    box.removeAttribute("aria-activedescendant");
    told.textContent = found.length ? text("suggestionsFound", { n: found.length }) : "";
  }

  async function lookUp() {
    asking.abort();
    asking = new AbortController();
    const address = `${field.dataset.suggest}?${new URLSearchParams({ q: typed, size: "8" })}`;
    const answer = await fetch(address, { signal: asking.signal }).catch(() => null);
    return answer?.ok ? (await answer.json()).completions : [];
  }

  function active() {
    return list.querySelector("[aria-selected=true]");
  }

  // Beyond either end stands what was typed.
  function move(by) {
    const options = [...list.children];
    const now = options.indexOf(active());
    const next = now < 0 ? (by > 0 ? 0 : options.length - 1) : now + by;
    active()?.setAttribute("aria-selected", "false");
    const chosen = options[next];
    box.value = chosen ? chosen.dataset.text : typed;
    if (!chosen) return box.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", chosen.id);
  }

  function close() {
    turn++;
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }
}

function makeList(id) {
  const list = Object.assign(document.createElement("ul"), { id, className: "suggestions", role: "listbox", hidden: true });
  list.setAttribute("aria-label", text("suggestions"));
  return list;
}

function option(completion, id) {
  const made = Object.assign(document.createElement("li"), { id, role: "option" });
  made.setAttribute("aria-selected", "false");
  made.dataset.text = completion.text;
  made.dataset.kind = completion.kind;
  const label = Object.assign(document.createElement("span"), { textContent: completion.label, lang: "zh-CN" });
  const kind = Object.assign(document.createElement("small"), { textContent: text(`kind${capital(completion.kind)}`) });
  made.append(label, kind);
  if (completion.passages != null) {
    made.append(Object.assign(document.createElement("small"), { className: "count", textContent: number(completion.passages) }));
  }
  return made;
}
