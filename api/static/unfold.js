// What style unfolds, filters beside results and all that is printed, a script unfolds where a browser's styles cannot.

const BESIDE = "(min-width: 52.01rem)"; // as in tifa.css
const PRINTED = ".whole, .cite, .strip, .behind, .slogan-columns details, .run";

export function unfold(root) {
  if (CSS.supports("selector(::details-content)")) return;
  if (matchMedia(BESIDE).matches) root.querySelectorAll("[data-beside]").forEach((part) => (part.open = true));
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll(PRINTED)].filter((part) => !part.open);
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => opened.forEach((part) => (part.open = false)));
}
