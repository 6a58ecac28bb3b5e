// Tables that are too wide begin at their end, where the newest years are.

export function showNewest(root) {
  for (const table of root.querySelectorAll("[data-newest]")) {
    table.scrollLeft = table.scrollWidth;
  }
}
