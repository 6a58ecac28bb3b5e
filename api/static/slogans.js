// Slogans are marked where one reads: by the same page asked otherwise, of which only what differs is put in its place.
import { here } from "./hits.js";

const CHANGING = ["[data-words]", "[data-legend]", ".counted ul", "[name=mentions]"];
const LINKS = [".language", "link[hreflang]", "[data-leave]"];

export function switchSlogans(root) {
  const toggle = root.querySelector("[data-switch]");
  if (!toggle) return;
  const pages = new Map();
  toggle.addEventListener("pointerenter", () => fetched(toggle.href).catch(() => {}));
  toggle.addEventListener("focus", () => fetched(toggle.href).catch(() => {}));
  toggle.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = toggle.href;
    try {
      changeOver(root, new DOMParser().parseFromString(await fetched(address), "text/html"));
      history.replaceState(null, "", address + location.hash);
    } catch {
      location.assign(address);
    }
  });

  function fetched(address) {
    if (!pages.has(address)) {
      const page = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)));
      page.catch(() => pages.delete(address));
      pages.set(address, page);
    }
    return pages.get(address);
  }
}

function changeOver(root, other) {
  const read = [...root.querySelectorAll(".p")].find((passage) => passage.getBoundingClientRect().bottom > 0);
  const before = read?.getBoundingClientRect().top;
  const hit = [...root.querySelectorAll("mark[data-begins]")].indexOf(here(root));
  for (const selector of CHANGING) {
    const fresh = [...other.querySelectorAll(selector)];
    root.querySelectorAll(selector).forEach((old, place) => old.replaceWith(root.adoptNode(fresh[place])));
  }
  for (const selector of LINKS) {
    root.querySelector(selector)?.setAttribute("href", other.querySelector(selector).getAttribute("href"));
  }
  const [toggle, told] = [root, other].map((page) => page.querySelector("[data-switch]"));
  toggle.setAttribute("href", told.getAttribute("href"));
  toggle.textContent = told.textContent;
  if (hit >= 0) root.querySelectorAll("mark[data-begins]")[hit].classList.add("here");
  if (read) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" }); // the legend moves the text
}
