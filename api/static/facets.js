// A box in each facet that has more values than it shows: what is typed there is looked for among all of them.
import { here, number, text } from "./texts.js";

const PAUSE = 150; // milliseconds after the last key

export function searchFacets(root) {
  for (const facet of root.querySelectorAll(".facet")) {
    const all = facet.querySelector("a.all");
    if (all) addBox(facet, all);
  }
}

function addBox(facet, all) {
  const label = text("searchInFacet", { name: facet.querySelector("h3").firstChild.textContent.trim() });
  const box = Object.assign(document.createElement("input"), { type: "search", placeholder: label, lang: "zh-CN" });
  box.setAttribute("aria-label", label);
  const found = Object.assign(document.createElement("ul"), { hidden: true });
  found.setAttribute("aria-live", "polite");
  facet.querySelector("h3").after(box, found);
  const rest = [...facet.children].filter((part) => part.matches("ul, details, a.all") && part !== found);
  let asked = 0;
  box.addEventListener("input", (event) => {
    if (event.isComposing) return;
    const turn = ++asked;
    setTimeout(() => turn === asked && show(), PAUSE);
  });
  box.addEventListener("compositionend", () => box.dispatchEvent(new Event("input")));

  async function show() {
    const typed = box.value.trim();
    const turn = asked;
    const values = typed ? await lookUp(all.search, typed) : [];
    if (turn !== asked || !values) return;
    found.replaceChildren(...(values.length || !typed ? values.map((value) => row(facet.dataset.facet, facet.querySelector("h3 a.clear") !== null, value)) : [nothing()]));
    found.hidden = !typed;
    for (const part of rest) part.hidden = Boolean(typed);
  }
}

async function lookUp(search, typed) {
  const asked = new URLSearchParams(search);
  asked.set("containing", typed);
  asked.set("size", "20");
  const answer = await fetch(`/api/v1/facets?${asked}`).catch(() => null);
  return answer?.ok ? (await answer.json()).values : null;
}

// Where others of the facet are chosen, the link adds the value to them, and its number leads to it alone.
function row(facet, others, value) {
  const link = Object.assign(document.createElement("a"), { href: here(value.url) });
  if (value.selected) {
    link.className = "on";
    link.setAttribute("aria-current", "true");
  }
  const count = span("count", number(value.count));
  link.append(span("box"), span("label", document.body.dataset.prefix ? value.label_en : value.label));
  link.dataset.choice = `${facet}:${value.value}`;
  const made = document.createElement("li");
  made.append(link);
  if (others) made.append(alone(facet, value));
  else link.append(count);
  return made;
}

function alone(facet, value) {
  const asked = new URLSearchParams(value.url);
  asked.delete(facet);
  asked.append(facet, value.value);
  const made = Object.assign(document.createElement("a"), { className: "count", href: here(`?${asked}`), textContent: number(value.count) });
  made.title = text("thisAlone");
  made.dataset.chooses = `${facet}:${value.value}`;
  return made;
}

function nothing() {
  return Object.assign(document.createElement("li"), { textContent: text("foundNothing") });
}

function span(kind, content = "") {
  const made = Object.assign(document.createElement("span"), { className: kind, textContent: content });
  if (/\p{Script=Han}/u.test(content)) made.lang = "zh-CN";
  return made;
}
