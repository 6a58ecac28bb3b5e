// Keys for whoever reads many pages: / to the box, arrows or j and k through what was found, ? for all of them.

export function listenToKeys(root) {
  const help = root.getElementById("keys");
  const hits = () => [...root.querySelectorAll("[data-hit]")];
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || types(event.target)) return;
    const act = actions(event)[event.key];
    if (act?.() !== undefined) event.preventDefault();
  });
  root.querySelector("[data-keys]")?.addEventListener("click", () => help.showModal());

  function actions(event) {
    const free = event.target === root.body || event.target.closest("[data-hit]");
    return {
      "/": () => focus(root.getElementById("q")),
      "?": () => help?.showModal() ?? true,
      j: () => (help.open ? undefined : move(1)),
      k: () => (help.open ? undefined : move(-1)),
      ArrowDown: () => (free && !help.open ? move(1) : undefined),
      ArrowUp: () => (free && !help.open ? move(-1) : undefined),
    };
  }

  function move(by) {
    const all = hits();
    if (!all.length) return undefined;
    const now = all.indexOf(root.activeElement?.closest("[data-hit]"));
    const next = all[now < 0 ? 0 : now + by];
    if (!next) return undefined; // beyond either end the page scrolls
    all.forEach((hit) => hit.classList.toggle("here", hit === next));
    return focus(next.querySelector("a"));
  }
}

function types(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

function focus(target) {
  target?.focus();
  target?.closest("[data-hit]")?.scrollIntoView({ block: "nearest" });
  target?.select?.();
  return target ?? undefined;
}
