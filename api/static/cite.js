// The citations of a passage stand below it as soon as they are wanted.
import { offerCopies } from "./copy.js";

export function citePassages(root) {
  const form = root.querySelector("template[data-citation]");
  if (!form) return;
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-cite]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    cite(link, form).catch(() => location.assign(link.href));
  });
}

// Places are told in characters, of which some are two units of a string.
function slant(shown, start, end) {
  const chars = [...shown.textContent];
  const cite = document.createElement("cite");
  cite.textContent = chars.slice(start, end).join("");
  shown.replaceChildren(chars.slice(0, start).join(""), cite, chars.slice(end).join(""));
}

async function cite(link, form) {
  const passage = link.closest(".p");
  const shown = passage.querySelector(":scope > .citations");
  link.setAttribute("aria-expanded", String(!shown));
  if (shown) return shown.remove();
  const answer = await fetch(`/api/v1/passages/${link.dataset.cite}`);
  const { citation } = await answer.json();
  const made = form.content.cloneNode(true);
  for (const shown of made.querySelectorAll("[data-style]")) shown.textContent = citation[shown.dataset.style];
  if (citation.apa_italics) slant(made.querySelector("[data-style=apa]"), ...citation.apa_italics);
  offerCopies(made);
  return passage.append(made);
}
