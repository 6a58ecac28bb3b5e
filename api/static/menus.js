// A menu is closed by Escape, and by whatever is done elsewhere.

export function closeMenus(root) {
  const open = () => [...root.querySelectorAll("details.menu[open]")];
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      const within = menu.contains(root.activeElement);
      menu.open = false;
      if (within) menu.querySelector("summary").focus();
    }
  });
  for (const happened of ["pointerdown", "focusin"]) {
    root.addEventListener(happened, (event) => {
      for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
    });
  }
}
