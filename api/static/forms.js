// Addresses without what is left open, and questions that are not lost while they are written.

export function keepAddressesShort(root) {
  // A browser that goes back fills in what was typed later; the address is what counts.
  addEventListener("pageshow", () => root.querySelectorAll("form[method=get]").forEach((form) => form.reset()));
  for (const form of root.querySelectorAll("form[method=get]")) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) {
        if (value === "") event.formData.delete(name);
      }
    });
  }
}

/** Another order or size is for the question as it stands in the box, sent or not. */
export function carryQuestion(root) {
  const box = root.getElementById("q");
  for (const link of root.querySelectorAll("[data-carries] a")) {
    const plain = link.href;
    for (const click of ["click", "auxclick"]) {
      link.addEventListener(click, () => (link.href = box.value === box.defaultValue ? plain : asking(plain, box.value)));
    }
  }
}

function asking(address, question) {
  const url = new URL(address);
  url.searchParams.set("q", question);
  if (!question.trim()) url.searchParams.delete("q");
  return url.href;
}
