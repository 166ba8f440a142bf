// How the conversation looks elsewhere: drawn from what another platform would be told, and from nothing else.

import { make, memory } from "/chat/elements.js";

let skin = "";
let drawn = 0;
const TAGS = { strong: "strong", code: "code", slanted: "em", struck: "s" };

const look = (message) => message.looks?.[skin];

// Where a message stands in this skin: a whisper may have to go elsewhere.
export function seen(message) {
  return look(message)?.place ?? message;
}

// The card of an article, and the word on who else can see it, as they are in this skin.
export function dress(article, message) {
  const found = look(message);
  if (!found) return;
  article.querySelector(".card")?.replaceWith(sketch(found.parts));
  const note = article.querySelector(".private");
  if (!note) return;
  note.textContent = "Only visible to you";
  if (!found.alone) note.remove();
}

// What was picked in a list before something is pressed.
export function picked(article, words) {
  for (const radio of article.querySelectorAll("input[type=radio]")) {
    if (radio.value !== words) continue;
    radio.checked = true;
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

// People's words go into the page as text, never as markup.
function sketch(parts) {
  return make("div", { class: "card sketch" }, ...parts.map((part) => SHAPES[part.shape](part)));
}

function run({ text, looks, link }) {
  let node = document.createTextNode(text);
  for (const name of [...looks].reverse()) {
    const tag = TAGS[name] ?? "span";
    node = make(tag, tag === "span" ? { class: name === "name" ? "mention" : name } : {}, node);
  }
  if (!/^(https?:\/\/|mailto:)/i.test(link)) return node;
  return make("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, node);
}

const row = (runs) => runs.map(run);
const rows = (part) => part.rows.flatMap((runs, number) => [...(number ? ["\n"] : []), ...row(runs)]);

function press({ label, says, style, spoken }) {
  const words = spoken ? [make("span", { "aria-hidden": "true" }, label), make("span", { class: "hidden" }, spoken)] : [label];
  return make("button", { type: "button", class: style, "data-words": says }, ...words);
}

function pick(part) {
  drawn += 1;
  const choices = part.presses.map(({ label, says }) => {
    const radio = make("input", { type: "radio", name: `pick-${drawn}`, value: says });
    return make("label", {}, radio, make("span", {}, label));
  });
  const list = make("fieldset", { class: "pick" }, make("legend", {}, part.label), ...choices);
  list.addEventListener("change", (event) => {
    const answer = list.closest(".sketch").querySelector('.buttons button[data-words=""], .buttons button[data-answer]');
    if (!answer) return;
    answer.dataset.answer = "";
    answer.dataset.words = event.target.value;
  });
  return list;
}

const SHAPES = {
  title: (part) => make("h4", { class: "title" }, ...rows(part)),
  text: (part) => make("p", { class: "text" }, ...rows(part)),
  facts: (part) => make("div", { class: "cells" }, ...part.rows.map((runs) => make("p", {}, ...row(runs)))),
  note: (part) => make("p", { class: "note" }, ...rows(part)),
  buttons: (part) => make("div", { class: "buttons" }, ...part.presses.map(press)),
  pick,
};

export function prepareSkins(changed) {
  const choice = document.querySelector(".skins");
  const radios = [...choice.querySelectorAll("input")];
  choice.hidden = !radios.length;
  const wear = (name) => {
    skin = name;
    document.documentElement.dataset.skin = name;
    memory.set("skin", name);
    changed();
  };
  for (const radio of radios) radio.addEventListener("change", () => wear(radio.value));
  const kept = radios.find((radio) => radio.value === memory.get("skin"));
  if (!kept) return;
  kept.checked = true;
  wear(kept.value);
}
