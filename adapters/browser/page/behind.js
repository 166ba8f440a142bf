// The pane behind the scenes: what was made of a message, what would be sent elsewhere, what changed, what comes next.

import { choose, led, make, memory } from "/chat/elements.js";

const WIDE = matchMedia("(min-width: 1300px)");
const NARROW = matchMedia("(max-width: 999px)");
const LATEST = "";
const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?/g;
let pane = null;

export class Behind {
  static of(element) {
    pane = element && new Behind(element);
    return pane;
  }

  // A small button on each card of the desk, for a look behind that one.
  static opener(article, message) {
    if (!pane) return;
    const look = make("button", { type: "button", class: "look" }, "Look behind");
    look.addEventListener("click", () => pane.lookAt(message));
    article.querySelector("header").append(look);
  }

  constructor(element) {
    this.element = element;
    this.opener = document.querySelector(".opener");
    this.choice = element.querySelector("select");
    this.status = element.querySelector("[role=status]");
    this.turns = [];
    this.card = null;
    this.opener.addEventListener("click", () => this.toggle(element.hidden));
    element.querySelector(".close").addEventListener("click", () => { this.toggle(false); this.opener.focus(); });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.toggle(false);
      this.opener.focus();
    });
    this.choice.addEventListener("change", () => { this.card = null; this.show(); });
  }

  begin(resized) {
    this.resized = resized;
    NARROW.addEventListener("change", () => this.settle());
    this.settle();
  }

  // Open where there is room beside the people, unless it was closed.
  settle() {
    const kept = memory.get("behind");
    this.reveal(!NARROW.matches && (kept === "open" || (kept === null && WIDE.matches)));
  }

  toggle(open) {
    memory.set("behind", open ? "open" : "closed");
    this.reveal(open);
    if (open) this.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  reveal(open) {
    this.element.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    document.documentElement.classList.toggle("looking", open);
    this.resized?.();
    if (open) this.show();
  }

  // On a narrow screen there is room for one: who asks for a person leaves the pane.
  giveWay() { if (NARROW.matches && this.resized) this.reveal(false); }

  fill(turns, previews) {
    this.turns = turns;
    if (!this.tabs) this.furnish(previews);
    this.list();
    this.show();
  }

  furnish(previews) {
    this.titles = Object.fromEntries(previews.map(({ name, title }) => [name, title]));
    const views = [
      ["Intent", (told) => understood(told)],
      ...previews.map(({ name, title }) => [title, (told) => this.sent(told, name)]),
      ["Aloud", (told) => replies(told, (reply) => readOut(reply))],
      ["Rows", (told) => rows(told)],
      ["Next", () => this.next()],
    ];
    this.tabs = views.map(([title], number) => {
      const names = { id: `behind-tab-${number}`, "aria-controls": "behind-view" };
      return make("button", { type: "button", role: "tab", ...names }, title);
    });
    this.views = views.map(([, view]) => view);
    this.view = make("div", { id: "behind-view", class: "view", role: "tabpanel", tabindex: "0" });
    const list = this.element.querySelector(".tabs");
    list.append(...this.tabs);
    list.after(this.view);
    list.addEventListener("keydown", (event) => {
      const next = led(event, this.tabs);
      if (next === undefined) return;
      this.select(this.tabs[next]);
      this.tabs[next].focus();
    });
    for (const tab of this.tabs) tab.addEventListener("click", () => this.select(tab));
    this.select(this.tabs[0]);
  }

  select(tab) {
    choose(this.tabs, tab);
    this.selected = this.tabs.indexOf(tab);
    this.view.setAttribute("aria-labelledby", tab.id);
    tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.view.scrollTop = 0;
    this.draw();
  }

  add(turn) {
    this.turns = [...this.turns.filter(({ id }) => id !== turn.id), turn];
    this.list();
    if (this.choice.value === LATEST && !this.card) this.show();
  }

  list() {
    const kept = this.choice.value;
    const options = [...this.turns].reverse().slice(0, 60).map(({ id, at, who, words }) =>
      make("option", { value: id }, `${at} ${who}: ${words.slice(0, 60)}`));
    const card = this.card ? [make("option", { value: "card" }, "The card you chose")] : [];
    this.choice.replaceChildren(...card, make("option", { value: LATEST }, "The latest message"), ...options);
    this.choice.value = this.card ? "card" : kept;
    if (this.choice.selectedIndex < 0) this.choice.value = LATEST;
  }

  lookAt(message) {
    this.card = message;
    this.list();
    if (this.element.hidden) this.toggle(true);
    else this.show();
    this.tabs[this.selected].focus();
  }

  // Something was said: answers may belong to what is shown.
  said() {
    clearTimeout(this.later);
    this.later = setTimeout(() => this.show(), 100);
  }

  async show() {
    if (this.element.hidden || !this.tabs) return;
    const turn = this.choice.value || this.turns.at(-1)?.id;
    const asked = this.card ? `message=${this.card}` : turn && `turn=${turn}`;
    this.asked = asked;
    const [told, coming] = await Promise.all([asked ? got(`/chat/behind?${asked}`) : null, got("/chat/coming")]);
    if (this.asked !== asked) return;
    Object.assign(this, { told, coming: coming ?? [] });
    this.draw();
  }

  draw() {
    if (!this.view) return;
    const open = new Map([...this.view.querySelectorAll("details")].map((each) => [each.dataset.name, each.open]));
    const drawn = this.views[this.selected](this.told);
    this.view.replaceChildren(...(drawn.length ? drawn : [nothing("Nothing yet. Write something to Deskbell.")]));
    for (const each of this.view.querySelectorAll("details")) each.open = open.get(each.dataset.name) ?? each.open;
  }

  sent(told, name) {
    const made = nothing("Ids of people, places and messages are the demo's own. All else is what would be sent.");
    const drawn = replies(told, (reply) => {
      const found = reply.previews.find((each) => each.name === name);
      if (!found) return [];
      const copy = make("button", { type: "button", class: "copy" }, "Copy");
      copy.addEventListener("click", () => this.copied(found.json));
      const head = make("p", { class: "call" }, make("code", {}, found.call), copy);
      return [head, measures(found.measures), make("pre", {}, make("code", {}, ...coloured(found.json)))];
    });
    return told?.replies.length ? [...drawn, made] : drawn;
  }

  async copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.status.textContent = "Copied.";
    } catch {
      this.status.textContent = "It could not be copied: mark it and copy it with the keyboard.";
    }
  }

  next() {
    return this.coming?.length
      ? [make("ol", { class: "coming" }, ...this.coming.map(({ at, noun, what }) =>
        make("li", {}, make("span", { class: "noun" }, noun), make("strong", {}, what), make("span", { class: "when" }, at))))]
      : [nothing("Nothing is due.")];
  }
}

async function got(path) {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

const nothing = (words) => make("p", { class: "nothing" }, words);

function facts(pairs) {
  return make("dl", { class: "told" }, ...pairs.map(([name, value]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, typeof value === "string" ? value : JSON.stringify(value)))));
}

function understood(told) {
  const turn = told?.turn;
  if (!turn) return told ? [nothing("This card was there before anybody looked behind the scenes.")] : [];
  const made = turn.intent
    ? [make("p", { class: "intent" }, make("code", {}, turn.intent)), facts(Object.entries(turn.arguments))]
    : [];
  const guesses = turn.guesses.length
    ? [make("ul", { class: "guesses" }, ...turn.guesses.map((words) => make("li", {}, make("code", {}, words))))]
    : [];
  return [
    make("p", { class: "from" }, `${turn.who}, ${turn.at}`),
    make("blockquote", {}, turn.words),
    make("h3", {}, turn.intent ? "Understood as" : "What became of it"),
    ...made,
    make("p", {}, turn.outcome),
    ...guesses,
  ];
}

function replies(told, inside) {
  const all = told?.replies ?? [];
  if (told && !all.length) return [nothing("Nothing was said because of it.")];
  return all.map((reply, number) => {
    const summary = make("summary", {}, all.length > 1 ? `${number + 1} of ${all.length}: to ${reply.to}` : `To ${reply.to}`);
    const details = make("details", { "data-name": `${reply.message} ${number}` }, summary, ...inside(reply));
    details.open = number === 0;
    return details;
  });
}

// What is read to whoever listens; platforms that say the same are told together.
function readOut(reply) {
  const alike = new Map();
  for (const { name, aloud } of reply.previews) alike.set(aloud, [...(alike.get(aloud) ?? []), pane.titles[name]]);
  return [...alike].flatMap(([aloud, titles]) =>
    [make("h4", { class: "aloud" }, titles.join(" and ")), make("p", { class: "plain" }, aloud)]);
}

function rows(told) {
  if (told && !told.turn?.changes.length) return [nothing("No row was changed.")];
  return (told?.turn?.changes ?? []).map(({ table, row, what, values }, number) => {
    const name = row === null ? table : `${table} ${row}`;
    const summary = make("summary", {}, name, make("span", { class: `what ${what}` }, what));
    const details = make("details", { "data-name": `${name} ${number}` }, summary, facts(Object.entries(values)));
    details.open = table !== "outbox";
    return details;
  });
}

function measures(all) {
  return make("ul", { class: "measures" }, ...all.map(({ what, used, most }) => {
    const words = `${used.toLocaleString("en")} of ${most.toLocaleString("en")} ${what}`;
    const bar = make("span");
    bar.style.width = `${(100 * used) / most}%`;
    const told = { "aria-valuemin": 0, "aria-valuemax": most, "aria-valuenow": used, "aria-label": words };
    return make("li", {}, make("div", { class: "meter", role: "meter", ...told }, bar), make("span", {}, words));
  }));
}

// JSON in colours: what is a name, a text, or anything else.
function coloured(text) {
  const pieces = [];
  let position = 0;
  for (const token of text.matchAll(TOKENS)) {
    const [whole, string, colon] = token;
    const kind = string ? (colon ? "key" : "text") : "value";
    pieces.push(text.slice(position, token.index), make("span", { class: kind }, string ?? whole), colon ?? "");
    position = token.index + whole.length;
  }
  return [...pieces, text.slice(position)];
}
