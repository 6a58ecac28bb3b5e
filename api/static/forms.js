// Forms that are sent as soon as something else is chosen, and addresses without what is left open.

export function askAtOnce(root) {
  // A browser that goes back fills in what was chosen later; the address is what counts.
  addEventListener("pageshow", () => root.querySelectorAll("form[method=get]").forEach((form) => form.reset()));
  for (const form of root.querySelectorAll("form[data-at-once]")) {
    form.addEventListener("change", () => form.requestSubmit());
  }
  for (const form of root.querySelectorAll("form[method=get]")) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) {
        if (value === "") event.formData.delete(name);
      }
    });
  }
}
