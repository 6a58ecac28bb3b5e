// A button beside each text that is there to be copied.
import { text } from "./texts.js";

const SHOWN = 1500; // milliseconds

export function offerCopies(root) {
  for (const source of root.querySelectorAll("[data-copy]")) {
    source.append(" ", button(text("copy"), source.textContent.trim()));
  }
  for (const link of root.querySelectorAll("a[data-link]")) {
    link.after(" ", button(text("copyLink"), link.href));
  }
}

function button(label, copied) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy";
  made.textContent = label;
  made.setAttribute("aria-live", "polite");
  made.addEventListener("click", async () => {
    if (!(await copy(copied))) return;
    made.textContent = text("copied");
    setTimeout(() => (made.textContent = label), SHOWN);
  });
  return made;
}

// Where a page is not shown over a safe connection, browsers have the old way alone.
async function copy(copied) {
  try {
    await navigator.clipboard.writeText(copied);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = copied;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
