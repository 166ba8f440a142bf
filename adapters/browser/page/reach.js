// What the Tab key reaches of a long conversation: the newest of it; the up and down arrows lead on to all the rest.

const PRESSED = "article button, article a, article input, .reply";

// The newest message with something to press, what was last said below it, the way to answer there, and where one is.
export function reach(list) {
  const last = [...list.children].filter((item) => item.querySelector(PRESSED)).pop();
  const here = list.contains(document.activeElement) && document.activeElement.closest("article");
  const near = last ? [last.querySelector("article"), [...last.querySelectorAll("article")].pop(), last.lastElementChild] : [];
  for (const each of list.querySelectorAll(PRESSED)) {
    each.tabIndex = [...near, here].some((part) => part && part.contains(each)) ? 0 : -1;
  }
}

export function arrows(event, list) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.target.matches("button, a")) return;
  const all = [...list.querySelectorAll(PRESSED)];
  const next = all[all.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  reach(list);
}
