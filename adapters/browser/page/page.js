// The page of the local chat: a column for each person, kept up to date by the server's stream of news.

import { post } from "/chat/composer.js";
import { Behind } from "/chat/behind.js";
import { badge, choose, led, make } from "/chat/elements.js";
import { messages, Panel } from "/chat/panel.js";
import { prepareSkins } from "/chat/skin.js";
import { follow, prepareTour } from "/chat/tour.js";

class Column {
  constructor(element) {
    Object.assign(this, { element, user: element.dataset.user, first: element.dataset.first });
    this.switch = make("button", { type: "button" });
    this.switch.addEventListener("click", () => show(this));
    this.panels = [...element.querySelectorAll(".panel")].map((panel, index) => new Panel(this, panel, index));
    const tabs = element.querySelector(".tabs");
    tabs.setAttribute("role", "tablist");
    tabs.setAttribute("aria-label", `Places of ${this.first}`);
    tabs.append(...this.panels.map((panel) => panel.tab));
    tabs.addEventListener("keydown", (event) => this.arrow(event));
    for (const panel of this.panels) panel.tab.addEventListener("click", () => this.select(panel));
    this.select(this.panels[0]);
    const skip = make("button", { type: "button", class: "skip" }, `Skip to writing as ${this.first}`);
    skip.addEventListener("click", () => this.panels.find((panel) => !panel.element.hidden).composer.box.focus());
    element.prepend(skip);
  }

  get shown() { return this.element.offsetParent !== null || this.element.getClientRects().length > 0; }

  select(panel) {
    choose(this.panels.map((each) => each.tab), panel.tab);
    for (const each of this.panels) each.element.hidden = each !== panel;
    panel.count();
    panel.toLast();
  }

  arrow(event) {
    const next = led(event, this.panels.map((panel) => panel.tab));
    if (next === undefined) return;
    this.select(this.panels[next]);
    this.panels[next].tab.focus();
  }

  count() {
    const unread = (this.panels ?? []).reduce((sum, panel) => sum + (panel.unread ?? 0), 0);
    this.switch.replaceChildren(this.element.dataset.title, ...badge(this.shown ? 0 : unread));
  }
}

const columns = [];
const behind = Behind.of(document.getElementById("behind"));
const panels = () => columns.flatMap((column) => column.panels);

// On a narrow screen one person is shown at a time.
function show(column) {
  behind?.giveWay();
  for (const each of columns) {
    each.element.classList.toggle("current", each === column);
    each.switch.toggleAttribute("aria-current", each === column);
  }
  for (const panel of panels()) panel.count();
  column.panels.forEach((panel) => panel.toLast());
}

const clock = {
  element: document.querySelector(".clock time"),
  ahead: 0,
  set({ now, zone, ahead = 0 }) {
    this.ahead = Date.parse(now) - Date.now();
    this.pushed = ahead;
    const day = { weekday: "short", day: "numeric", month: "short" };
    this.format = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...day, hour: "2-digit", minute: "2-digit" });
    this.tick();
  },
  tick() {
    const now = new Date(Date.now() + this.ahead);
    const parts = Object.fromEntries(this.format.formatToParts(now).map(({ type, value }) => [type, value]));
    const text = `${parts.weekday} ${parts.day} ${parts.month}, ${parts.hour}:${parts.minute}`;
    if (this.element.textContent === text) return;
    this.element.textContent = text;
    this.element.dateTime = now.toISOString();
  },
};

const news = {
  state({ messages: all, clock: time, turns, previews }) {
    messages.clear();
    for (const message of all) messages.set(message.id, message);
    clock.set(time);
    for (const panel of panels()) panel.fill();
    behind?.fill(turns, previews);
  },
  message(message) {
    const before = messages.get(message.id);
    messages.set(message.id, message);
    for (const panel of panels()) if (panel.shows(message)) panel.put(message, before);
    behind?.said();
  },
  turn(turn) { behind?.add(turn); },
  gone({ id }) {
    messages.delete(id);
    for (const panel of panels()) panel.drop(id);
  },
  clock(time) {
    clock.set(time);
    behind?.said();
  },
};

let known = "";
let stream;

// A browser keeps six connections to one server, for all of its tabs: one that nobody sees lets go of its own.
function listen() {
  stream?.close();
  if (document.hidden) return;
  const opened = stream = new EventSource(`/chat/events?since=${known}`);
  const lost = document.querySelector(".lost");
  stream.onopen = () => { lost.hidden = true; };
  stream.onerror = () => {
    opened.close();
    lost.hidden = false;
    setTimeout(() => { if (stream === opened) listen(); }, 1000);
  };
  for (const [name, act] of Object.entries(news)) {
    stream.addEventListener(name, (event) => {
      act.call(news, JSON.parse(event.data));
      follow(messages.values(), clock.pushed);
      known = event.lastEventId;
    });
  }
}

function prepareTop() {
  const people = document.querySelector(".people");
  people.append(...columns.map((column) => column.switch));
  people.hidden = columns.length < 2;
  const said = document.getElementById("news");
  for (const button of document.querySelectorAll("[data-minutes]")) {
    button.addEventListener("click", async () => {
      const { error: wrong, ...time } = await post("/chat/clock", { minutes: Number(button.dataset.minutes) });
      if (!wrong) clock.set(time);
      said.textContent = wrong ? `The clock was not moved. ${wrong}` : `The time is now ${clock.element.textContent}.`;
    });
  }
  prepareTour();
}

document.documentElement.classList.add("js");
clock.set({ now: clock.element.dateTime, zone: clock.element.dataset.zone });
columns.push(...[...document.querySelectorAll(".column[data-user]")].map((element) => new Column(element)));
prepareTop();
prepareSkins(() => { if (messages.size) for (const panel of panels()) panel.fill(); });
show(columns[0]);
behind?.begin(() => { for (const panel of panels()) panel.count(); });
setInterval(() => clock.tick(), 1000);
document.addEventListener("visibilitychange", listen);
addEventListener("resize", () => panels().forEach((panel) => panel.count()));
listen();
