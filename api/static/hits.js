// From hit to hit, by keys and buttons; around at the ends.
import { number } from "./texts.js";

const KEYS = { n: 1, p: -1 };

export function stepThroughHits(root) {
  const steps = root.querySelector("[data-steps]");
  if (!steps) return;
  steps.hidden = false;
  steps.querySelector("[data-before]").addEventListener("click", () => step(root, steps, -1));
  steps.querySelector("[data-after]").addEventListener("click", () => step(root, steps, 1));
  root.addEventListener("keydown", (event) => {
    const by = KEYS[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    event.preventDefault();
    step(root, steps, by);
  });
}

/** The hit that was gone to; slogans may have been marked since. */
export function here(root) {
  return root.querySelector("mark.here");
}

function step(root, steps, by) {
  const hits = [...root.querySelectorAll("mark[data-begins]")];
  const last = here(root);
  const at = isSeen(last) ? (hits.indexOf(last) + by + hits.length) % hits.length : firstFrom(hits, by);
  last?.classList.remove("here");
  hits[at].classList.add("here");
  hits[at].scrollIntoView({ block: "center" });
  steps.querySelector("[data-number]").textContent = number(at + 1);
}

function isSeen(mark) {
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
