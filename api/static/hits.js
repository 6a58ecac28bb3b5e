// From hit to hit, by keys and buttons; around at the ends.
import { number } from "./texts.js";

const KEYS = { n: 1, p: -1 };

/** ``moved`` is called when another hit is stood on. */
export function stepThroughHits(root, moved) {
  const steps = root.querySelector("[data-steps]");
  if (!steps) return;
  steps.hidden = false;
  addEventListener("hashchange", arrive);
  arrive();
  steps.querySelector("[data-before]").addEventListener("click", () => step(-1));
  steps.querySelector("[data-after]").addEventListener("click", () => step(1));
  root.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    event.preventDefault();
    step(by);
  });

  // The address of a passage leads to its first hit.
  function arrive() {
    const mark = location.hash.length > 1 ? root.getElementById(location.hash.slice(1))?.querySelector("mark[data-begins]") : null;
    if (mark) stand(all().indexOf(mark));
  }

  function step(by) {
    const hits = all();
    const last = here(root);
    const at = isSeen(last) ? (hits.indexOf(last) + by + hits.length) % hits.length : firstFrom(hits, by);
    hits[at].scrollIntoView({ block: "center" });
    stand(at);
  }

  function stand(at) {
    here(root)?.classList.remove("here");
    all()[at].classList.add("here");
    steps.querySelector("[data-number]").textContent = number(at + 1);
    moved();
  }

  function all() {
    return [...root.querySelectorAll("mark[data-begins]")];
  }
}

/** The hit that was gone to; slogans may have been marked since. */
export function here(root) {
  return root.querySelector("mark.here");
}

export function isSeen(mark) {
  const { top, bottom } = mark?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
  return top >= 0 && bottom <= innerHeight;
}

// From what is read, where the last one is out of sight.
function firstFrom(hits, by) {
  const below = hits.findIndex((mark) => mark.getBoundingClientRect().top > 0);
  if (by > 0) return Math.max(below, 0);
  return below > 0 ? below - 1 : hits.length - 1;
}

function isTyping(target) {
  return target.closest("input, select, textarea, [contenteditable]") !== null;
}
