// Making elements, and what a browser may keep for the next visit.

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function badge(unread) {
  if (!unread) return [];
  const spoken = make("span", { class: "hidden" }, ` (${unread} unread)`);
  return [make("span", { class: "dot", "aria-hidden": "true" }, String(unread)), spoken];
}

// A browser that keeps nothing is fine too.
export const memory = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(name, value); } catch { /* nothing is kept */ } },
};
