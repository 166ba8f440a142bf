// One place as one person sees it: its conversation, its threads, its tab.

import { Composer, post } from "/chat/composer.js";
import { Behind } from "/chat/behind.js";
import { badge, brief, make, memory } from "/chat/elements.js";
import { opened } from "/chat/form.js";
import { arrows, reach } from "/chat/reach.js";
import { dress, picked, seen } from "/chat/skin.js";

export const messages = new Map();
const number = (id) => Number(id.slice(1));
// Whether a card asks for words below it: also in somebody's own conversation these go into its thread.
const invites = (message) => message.author === "deskbell" && message.html.includes("in this thread");

export class Panel {
  constructor(column, element, index) {
    Object.assign(this, { column, element, channel: element.dataset.channel, label: element.dataset.label });
    this.direct = this.channel.startsWith("@");
    this.log = element.querySelector(".log");
    this.list = element.querySelector(".messages");
    this.suggestions = element.querySelector(".suggestions");
    this.waiting = null;
    this.composer = new Composer(this, `Message ${this.direct ? "Deskbell" : this.label} as ${column.first}`);
    if (!this.direct) this.composer.box.placeholder = "Write, or ask @deskbell";
    element.append(this.composer.form);
    element.querySelector(".place").remove();
    element.id = `panel-${column.user}-${index}`;
    const names = { id: `tab-${column.user}-${index}`, "aria-controls": element.id };
    this.tab = make("button", { type: "button", role: "tab", ...names }, this.label);
    element.setAttribute("role", "tabpanel");
    element.setAttribute("aria-labelledby", this.tab.id);
    this.below = make("button", { type: "button", class: "below", hidden: "" }, "Show what is new");
    this.below.addEventListener("click", () => this.showNewest());
    this.stays = true;
    this.log.addEventListener("scroll", () => this.scrolled());
    new ResizeObserver(() => this.resized()).observe(this.log);
    this.composer.form.before(this.below);
    this.log.addEventListener("keydown", (event) => arrows(event, this.list));
    this.log.addEventListener("click", (event) => this.clicked(event.target.closest("button")));
    for (const chip of this.suggestions.children) chip.addEventListener("click", () => this.suggested(chip.textContent));
    this.kept = `seen ${column.user} ${this.channel}`;
    this.seen = Number(memory.get(this.kept)) || 0;
  }

  get open() { return this.tab.getAttribute("aria-selected") === "true" && this.column.shown; }
  mine() { return [...messages.values()].filter((message) => this.shows(message)); }
  shows(message) {
    return seen(message).channel === this.channel && [null, this.column.user].includes(message.private_to);
  }
  atEnd() { return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60; }

  fill() {
    this.list.replaceChildren();
    const all = this.mine();
    const newest = Math.max(0, ...all.map((message) => number(message.id)));
    if (this.seen > newest) this.seen = 0;
    for (const message of all) this.draw(message);
    this.settle();
    this.toLast();
    this.log.setAttribute("aria-busy", "false");
  }

  put(message, before) {
    if (message.html === before?.html) return this.markAll(message);
    const answered = this.asked || message.author === this.column.user || (!this.direct && message.private_to);
    const follow = answered || this.atEnd();
    const pressed = before && this.asked === message.id;
    if (message.author === "deskbell") this.release();
    const article = this.draw(message);
    this.settle();
    if (pressed) this.reread(article);
    if (before) return null;
    this.awaits(message);
    if (follow) return this.follow(message, article);
    this.stays = false; // the button below changes the size before it is heard that somebody scrolled
    this.below.hidden = !this.open;
    this.newest = article;
    return null;
  }

  // In a channel the desk answers whoever names it. Who does not know that would wait for nothing; told once.
  awaits(message) {
    clearTimeout(this.unanswered);
    if (this.direct || this.told || message.thread || message.author !== this.column.user) return;
    if (/^\/|@deskbell/i.test(message.plain)) return;
    this.unanswered = setTimeout(() => {
      this.told = true;
      this.composer.tell("No answer? Begin with @deskbell to ask it here.", true);
    }, 3000);
  }

  follow(message, article) {
    const foot = message.thread && this.item(message.thread)?.querySelector(".thread-foot");
    if (!message.thread || this.tall(article)) return this.show(article);
    foot?.scrollIntoView({ block: "nearest" });
    return article.scrollIntoView({ block: "nearest" }); // from below, the foot alone would come in view without it
  }

  // A card that changed by its own button is the answer: it may have grown beyond what is in view.
  reread(article) {
    if (this.tall(article)) this.show(article);
    else article.scrollIntoView({ block: "nearest" });
    this.stays = this.atEnd();
  }

  tall(article) { return article.offsetHeight > this.log.clientHeight; }

  // What is new is read from its beginning, also when it does not fit; but nobody reads what they wrote themselves.
  show(article) {
    this.toEnd();
    if (!this.tall(article) || article.matches(".mine")) return;
    this.log.scrollTop += article.getBoundingClientRect().top - this.log.getBoundingClientRect().top;
    this.stays = false;
  }

  toLast() {
    const last = [...this.list.querySelectorAll("article")].pop();
    if (last) this.show(last);
  }

  drop(id) {
    const list = this.item(id)?.parentElement;
    this.item(id)?.remove();
    if (list?.matches(".thread:empty")) list.remove();
    this.settle();
  }

  get size() { return `${this.log.clientWidth} ${this.log.clientHeight}`; }

  resized() {
    this.known = this.size;
    if (this.stays) this.toEnd();
  }

  // A change of size scrolls too, but that is not somebody reading further up.
  scrolled() {
    if (this.size !== this.known) return;
    this.stays = this.atEnd();
    if (this.stays) this.below.hidden = true;
  }

  toEnd() { this.log.scrollTop = this.log.scrollHeight; }

  showNewest() {
    this.below.hidden = true;
    if (this.tall(this.newest)) this.show(this.newest);
    else this.newest.scrollIntoView({ block: "nearest" });
    this.newest.focus({ preventScroll: true });
  }

  item(id) { return this.list.querySelector(`li[data-id="${id}"]`); }

  draw(message) {
    const article = make("template");
    article.innerHTML = message.html;
    const drawn = article.content.firstElementChild;
    drawn.classList.toggle("mine", message.author === this.column.user);
    dress(drawn, message);
    drawn.querySelectorAll(".card time").forEach(brief);
    if (message.author === "deskbell") Behind.opener(drawn, message.id);
    const old = this.item(message.id)?.querySelector("article");
    if (old) this.exchange(old, drawn);
    else this.insert(message, drawn);
    this.markAll(message);
    return drawn;
  }

  // Which button of a card this person pressed last.
  markAll(message) {
    const article = this.item(message.id).querySelector("article");
    picked(article, message.chosen[this.column.user]);
    for (const button of article.querySelectorAll("button[data-words]")) {
      const picked = message.chosen[this.column.user] === button.dataset.words;
      button.classList.toggle("picked", picked);
      button.querySelector(".chosen")?.remove();
      if (picked) button.append(make("span", { class: "chosen hidden" }, " (you chose this)"));
    }
  }

  // A card is changed in place: who stands on one of its buttons with the keyboard goes on standing there.
  exchange(old, drawn) {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceWith(drawn);
    if (!focused) return;
    const same = [...drawn.querySelectorAll("[data-words]")].find((b) => b.dataset.words === focused.dataset.words);
    (same ?? drawn).focus({ preventScroll: true });
  }

  insert(message, drawn) {
    const root = seen(message).thread && this.item(seen(message).thread);
    const item = make("li", { "data-id": message.id, "data-day": message.day }, drawn);
    const list = root ? this.thread(root) : this.list;
    const after = [...list.children].find((other) => other.dataset.id && number(other.dataset.id) > number(message.id));
    list.insertBefore(item, after ?? null);
    if (!seen(message).thread && (!this.direct || invites(message))) this.foot(item, message);
  }

  thread(root) {
    let list = root.querySelector(".thread");
    if (!list) {
      list = make("ol", { class: "thread", "aria-label": "Thread" });
      root.querySelector("article").after(list);
      if (this.direct && !root.querySelector(".thread-foot")) this.foot(root, messages.get(root.dataset.id));
    }
    return list;
  }

  foot(item, message) {
    if (message.private_to) return;
    const about = make("span", { class: "hidden" }, `, to the message of ${message.name}`);
    const reply = make("button", { type: "button", class: "reply", "aria-expanded": "false" }, "Reply in thread", about);
    const foot = make("div", { class: "thread-foot" }, reply);
    item.append(foot);
    reply.addEventListener("click", () => this.toggleReply(foot, reply, message.id));
  }

  toggleReply(foot, reply, id) {
    const there = foot.querySelector("form");
    reply.setAttribute("aria-expanded", String(!there));
    reply.firstChild.data = there ? "Reply in thread" : "Close the reply";
    if (there) return there.remove();
    const { form, box } = new Composer(this, `Reply in thread as ${this.column.first}`, id);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.toggleReply(foot, reply, id);
      reply.focus();
    });
    foot.append(form);
    box.focus();
    return foot.scrollIntoView({ block: "nearest" });
  }

  settle() {
    this.list.querySelectorAll(".date, .empty").forEach((element) => element.remove());
    let day = null;
    for (const item of [...this.list.children]) {
      if (item.dataset.day !== day) item.before(make("li", { class: "date" }, item.dataset.day));
      day = item.dataset.day;
    }
    const empty = !this.list.children.length;
    if (empty) this.list.append(this.welcome());
    this.list.classList.toggle("blank", empty);
    this.suggestions.hidden = !empty || !this.suggestions.children.length;
    reach(this.list);
    this.count();
  }

  welcome() {
    const [head, rest] = this.direct
      ? [`Hello ${this.column.first}.`, "Write to Deskbell below, or try one of these."]
      : ["Nothing here yet.", "Everybody in this place reads along. Begin with @deskbell to ask Deskbell."];
    const bell = make("img", { src: "/chat/icon.svg", alt: "", width: "40", height: "40" });
    return make("li", { class: "empty" }, bell, make("strong", {}, head), make("span", {}, rest));
  }

  count() {
    const all = this.mine();
    if (this.open) {
      this.seen = Math.max(this.seen, ...all.map((message) => number(message.id)));
      memory.set(this.kept, this.seen);
    }
    this.unread = all.filter((m) => number(m.id) > this.seen && m.author !== this.column.user).length;
    this.tab.replaceChildren(this.label, ...badge(this.unread));
    this.column.count();
  }

  suggested(words) {
    if (words.endsWith("...")) return this.composer.write(words.slice(0, -3));
    this.composer.write(words);
    return this.composer.send();
  }

  async clicked(button) {
    if (button?.dataset.words === "") this.composer.tell("Please pick one first.");
    if (!button?.dataset.words || button.getAttribute("aria-disabled") === "true") return;
    for (const each of button.closest("article").querySelectorAll("[data-words]")) each.setAttribute("aria-disabled", "true");
    clearTimeout(this.waiting);
    const message = this.asked = button.closest("li[data-id]").dataset.id;
    const words = button.dataset.words;
    const form = messages.get(message)?.buttons.some((each) => each.form && each.words === words);
    const shown = form && await opened(this, message, words);
    const { error: wrong } = shown || await post("/chat/press", { as: this.column.user, message, words });
    this.composer.tell(wrong ? `That did not work. ${wrong} Please press it again.` : "");
    if (wrong || shown) this.release();
    else this.waiting = setTimeout(() => this.release(), 3000);
  }

  // Where somebody goes on after a dialog: on its button, or on what has come in its place.
  goOn(id, words) {
    const article = this.item(id)?.querySelector("article");
    const button = [...(article?.querySelectorAll("[data-words]") ?? [])].find((each) => each.dataset.words === words);
    (button ?? article ?? this.composer.box).focus({ preventScroll: true });
  }

  // The answer is there, or none will come: what was pressed can be pressed again.
  release() {
    this.asked = null;
    for (const button of this.list.querySelectorAll('[aria-disabled="true"]')) button.removeAttribute("aria-disabled");
  }
}
