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

// Which of some tabs an arrow key leads to; undefined for any other key.
export function led(event, tabs) {
  const at = tabs.indexOf(document.activeElement);
  const last = tabs.length - 1;
  const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (next === undefined || at < 0) return undefined;
  event.preventDefault();
  return next;
}

export function choose(tabs, chosen) {
  for (const tab of tabs) {
    tab.setAttribute("aria-selected", String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
  }
}

const MOMENT = /^(\w+ \d+ \w+) (\d{4}), (\d\d:\d\d) (.+)$/;

// A moment of this year on the school's clock is written as that clock above is; pointed at, it is told in full.
export function brief(time) {
  const [whole, day, year, at, zone] = MOMENT.exec(time.textContent) ?? [];
  const clock = document.querySelector(".clock");
  if (!whole || zone !== clock.querySelector(".zone").textContent) return;
  if (year !== clock.querySelector("time").dateTime.slice(0, 4)) return;
  time.title = whole;
  time.textContent = `${day}, ${at}`;
}

// A browser that keeps nothing is fine too.
export const memory = {
  get(name) { try { return localStorage.getItem(name); } catch { return null; } },
  set(name, value) { try { localStorage.setItem(name, value); } catch { /* nothing is kept */ } },
};
