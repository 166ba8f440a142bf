// A form: a dialog over the page. What was typed stays in it until the desk has it, or keeps it.

import { post } from "/chat/composer.js";
import { make } from "/chat/elements.js";

const KINDS = { line: "text", day: "date", time: "time" };

// Opens the form that a button asks for. `error` in the answer says why not; null: the words ask for none.
export async function opened(panel, message, words) {
  const asked = { as: panel.column.user, message, says: words };
  const { error, form } = await post("/chat/form", asked);
  if (error) return { error };
  return form && { form: new Dialog(panel, asked, form) };
}

class Dialog {
  constructor(panel, asked, form) {
    Object.assign(this, { panel, asked, opening: form.opening, done: false, doing: "" });
    this.element = document.getElementById("form").content.cloneNode(true).querySelector("dialog");
    this.notice = this.find(".notice");
    this.find("h2").textContent = form.title;
    this.find(".as").textContent = `as ${panel.column.first}`;
    this.find(".intro").textContent = form.intro;
    this.find(".intro").hidden = !form.intro;
    this.find("[type=submit]").textContent = form.submit;
    this.find(".fields").append(...form.fields.map((field) => question(field)));
    this.before = JSON.stringify(this.fields);
    this.element.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.element.addEventListener("cancel", (event) => { event.preventDefault(); this.leave(); });
    this.element.addEventListener("close", () => this.end());
    this.element.addEventListener("input", (event) => correct(event.target));
    this.find(".leave").addEventListener("click", () => this.leave());
    this.away = () => this.keep("draft", true);
    addEventListener("pagehide", this.away);
    document.body.append(this.element);
    this.element.showModal();
    this.inputs[0].focus();
  }

  find(selector) { return this.element.querySelector(selector); }
  get inputs() { return [...this.element.querySelectorAll(".fields [name]")]; }
  get fields() { return Object.fromEntries(this.inputs.map((input) => [input.name, input.value])); }
  get told() { return { ...this.asked, opening: this.opening, fields: this.fields }; }

  async send() {
    if (["sending", "leaving"].includes(this.doing)) return null;
    this.works("sending");
    const { error, wrong } = await post("/chat/fill", this.told);
    this.works("");
    if (error) return this.say(`Not sent. ${error} What you typed is still here: press the button to try again.`);
    const mistakes = Object.entries(wrong);
    for (const input of this.inputs) correct(input);
    if (!mistakes.length) return this.finish();
    const elsewhere = mistakes.filter(([name]) => !this.input(name)).map(([, words]) => words);
    for (const [name, words] of mistakes) if (this.input(name)) mistaken(this.input(name), words);
    const count = mistakes.length === 1 ? "One answer needs" : `${mistakes.length} answers need`;
    this.say(["Not sent yet.", ...(elsewhere.length ? elsewhere : [`${count} another look.`])].join(" "));
    return this.find("[aria-invalid]")?.focus();
  }

  // Who has changed something is told by the desk how to go on. Whoever closes it twice means it.
  async leave() {
    if (this.doing === "sending") return null;
    if (this.doing) return this.finish();
    this.works("leaving");
    const { error } = await this.keep("leave");
    if (!error) return this.finish();
    this.works("refused");
    return this.say(`${error} What you typed cannot be kept just now. Close again to throw it away.`);
  }

  async keep(path, leaving = false) {
    if (this.done || this.before === JSON.stringify(this.fields)) return {};
    return post(`/chat/${path}`, this.told, leaving);
  }

  finish() {
    this.done = true;
    this.panel.asked = true;
    this.element.close();
  }

  // A browser may close a dialog by itself, too.
  end() {
    if (this.doing !== "sending") this.keep("leave");
    this.done = true;
    removeEventListener("pagehide", this.away);
    this.element.remove();
    this.panel.goOn(this.asked.message, this.asked.says);
  }

  input(name) { return this.inputs.find((input) => input.name === name); }

  works(doing) {
    this.doing = doing;
    if (doing) this.notice.hidden = true;
    this.find("[type=submit]").setAttribute("aria-disabled", String(doing === "sending"));
  }

  say(words) {
    this.notice.textContent = words;
    this.notice.hidden = false;
  }
}

function question(field) {
  const id = `field-${field.name}`;
  const label = make("label", { for: id }, field.label);
  if (field.required) label.append(make("span", { class: "required" }, " (required)"));
  const input = control(field);
  input.id = id;
  input.name = field.name;
  const hints = field.hint ? [make("p", { class: "hint-of", id: `${id}-hint` }, field.hint)] : [];
  const parts = [label, ...hints, input, make("p", { class: "wrong", id: `${id}-wrong`, hidden: "" })];
  describe(input, hints.length > 0, false);
  return make("div", { class: `field of-${field.kind}` }, ...parts);
}

function control({ kind, value, options }) {
  if (options.length) {
    const choices = options.map((option) => make("option", { value: option.value }, option.label));
    const list = make("select", {}, ...choices);
    if (options.some((option) => option.value === value)) list.value = value;
    return list;
  }
  const input = kind === "text" ? make("textarea", { rows: "4" }) : make("input", { type: KINDS[kind], autocomplete: "off" });
  input.value = value;
  return input;
}

function describe(input, hint, wrong) {
  const ids = [...(hint ? [`${input.id}-hint`] : []), ...(wrong ? [`${input.id}-wrong`] : [])];
  if (ids.length) input.setAttribute("aria-describedby", ids.join(" "));
  else input.removeAttribute("aria-describedby");
}

function mistaken(input, words) {
  const wrong = document.getElementById(`${input.id}-wrong`);
  wrong.textContent = words;
  wrong.hidden = false;
  input.setAttribute("aria-invalid", "true");
  describe(input, document.getElementById(`${input.id}-hint`), true);
}

function correct(input) {
  if (!input.hasAttribute("aria-invalid")) return;
  input.removeAttribute("aria-invalid");
  document.getElementById(`${input.id}-wrong`).hidden = true;
  describe(input, document.getElementById(`${input.id}-hint`), false);
}
