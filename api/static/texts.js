// Texts of the page's language, told by the page itself.

export function text(name, values = {}) {
  const told = document.body.dataset[`text${capital(name)}`] ?? "";
  return told.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

export function number(value) {
  return value.toLocaleString("en-US");
}

// An address as answers give it, in the language of the page; a bare query string is a search.
export function here(address) {
  const prefix = document.body.dataset.prefix;
  return prefix + (address.startsWith("?") ? "/" : "") + address;
}

export function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
