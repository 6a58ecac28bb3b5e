// What was chosen keeps the focus and its place on the screen, on the page that it leads to. That page alone is told, once: going
// back, and opening the address otherwise, are as ever.

const KEPT = "tifa-chosen";

export function keepChoices(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-choice], [data-chooses]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    keep({ choice: link.dataset.choice ?? link.dataset.chooses, address: page(link.href), top: link.getBoundingClientRect().top });
  });
  const kept = taken();
  if (kept?.address !== page(location.href)) return;
  goTo(root, kept);
  // A fragment of the address takes the focus away when all is loaded.
  addEventListener("load", () => root.activeElement === root.body && goTo(root, kept), { once: true });
}

function goTo(root, { choice, top }) {
  const link = root.querySelector(`[data-choice="${CSS.escape(choice)}"]`);
  const folded = link?.closest(".facet details");
  if (folded) folded.open = true;
  if (link?.checkVisibility()) {
    link.focus({ preventScroll: true });
    scrollBy({ top: link.getBoundingClientRect().top - top, behavior: "instant" });
  } else {
    const opener = link?.closest("details")?.querySelector("summary");
    (opener ?? root.getElementById("results") ?? root.getElementById("content")).focus({ preventScroll: true });
  }
}

function page(address) {
  const { origin, pathname, search } = new URL(address);
  return origin + pathname + search;
}

// Where a browser keeps nothing for a page, the page is as without a script.
function keep(told) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(told));
  } catch {
    // nothing is kept
  }
}

function taken() {
  try {
    const told = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    return JSON.parse(told);
  } catch {
    return null;
  }
}
