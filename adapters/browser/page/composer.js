// The box one writes in: what was typed stays in it until the desk has it.

import { memory } from "/chat/elements.js";

// What the server answers; `error` in it is the sentence that says what went wrong, `again` whether the same can be tried
// again. `leaving`: the page may be gone by then.
export async function post(path, body, leaving = false) {
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body), keepalive: leaving });
    return { ...(await answer.json()), again: answer.status !== 413 };
  } catch {
    return { error: "There is no connection.", again: true };
  }
}

export class Composer {
  constructor(panel, label, thread = null) {
    this.panel = panel;
    this.thread = thread;
    this.form = document.getElementById("composer").content.cloneNode(true).querySelector("form");
    this.box = this.form.querySelector("textarea");
    this.notice = this.form.querySelector(".notice");
    this.form.querySelector("label span").textContent = label;
    this.kept = `draft ${panel.column.user} ${panel.channel} ${thread ?? ""}`;
    this.box.value = memory.get(this.kept) ?? "";
    this.box.addEventListener("input", () => memory.set(this.kept, this.box.value));
    this.box.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.send();
    });
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
  }

  write(words) {
    this.box.value = words;
    memory.set(this.kept, words);
    this.box.focus();
  }

  // A word to whoever writes here; it goes with what is sent next.
  tell(words, mild = false) {
    this.notice.classList.toggle("mild", mild);
    this.notice.hidden = !words;
    this.notice.textContent = words;
  }

  async send() {
    const words = this.box.value;
    if (!words.trim()) return;
    if (this.sending) { this.more = true; return; }
    this.sending = true;
    this.more = false;
    const { column, channel } = this.panel;
    const { error: wrong, again } = await post("/chat/say", { as: column.user, channel, thread: this.thread, words });
    this.sending = false;
    const way = again ? "press Enter to try again" : "make them shorter, or send them in parts";
    this.tell(wrong ? `Not sent. ${wrong} Your words are still here: ${way}.` : "");
    if (wrong) return;
    this.box.value = this.box.value.startsWith(words) ? this.box.value.slice(words.length) : this.box.value;
    memory.set(this.kept, this.box.value);
    if (this.more) await this.send(); // Enter was pressed again before the first words had arrived
  }
}
