// The tour: one step at a time, each shown until somebody has done it. What is done is read from the conversation, so
// that a page loaded anew stands where it stood.

import { memory } from "/chat/elements.js";

const hint = document.querySelector(".hint");
const close = hint.querySelector("button");
const steps = [...hint.querySelectorAll("li")];
const over = "That is all there is to it: a student, a teacher and the staff. Go on as you like.";

function done({ by, says, place }, all, ahead) {
  if (by) return all.some((message) => said(message, by).some((words) => words.toLowerCase().startsWith(says)));
  if (place) return all.some((message) => message.channel === place && message.author === "deskbell");
  return ahead > 0;
}

function said(message, by) {
  return [...(message.author === by ? [message.plain] : []), ...(message.chosen[by] ? [message.chosen[by]] : [])];
}

export function follow(messages, ahead) {
  if (steps.length < 2) return; // a single one stands there for good
  const all = [...messages];
  const at = steps.findIndex((step) => !done(step.dataset, all, ahead));
  const label = hint.querySelector(".at");
  const shown = at < 0 ? over : `Step ${at + 1} of ${steps.length}:`;
  if (label.textContent !== shown) label.textContent = shown; // read aloud only when it is another one
  close.firstChild.data = at < 0 ? "Got it" : "Skip tour"; // who has understood one step does not mean to lose the others
  steps.forEach((step, number) => { step.hidden = number !== at; });
}

export function prepareTour() {
  close.hidden = false;
  hint.hidden = memory.get("hint closed") === "yes";
  close.addEventListener("click", () => { hint.hidden = true; memory.set("hint closed", "yes"); });
}
