// Texts of the page's language, told by the page itself. A place may hold two words: for one, and for many.

export function text(name, values = {}) {
  const told = document.body.dataset[`text${capital(name)}`] ?? "";
  return told.replace(/\{(\w+)(?::([^|}]+)\|([^}]+))?\}/g, (whole, key, one, many) => {
    if (!(key in values)) return whole;
    if (one) return values[key] === 1 ? one : many;
    return values[key];
  });
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
