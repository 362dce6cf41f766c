// <ot-projector>: texts of records one at a time on the whole screen, by keys and by the keys of a clicker, with the time
// that a step has. It makes no sound, and says how much time is left only when somebody asks.
import { action, announce, around, part, sentence } from "ot/lib/dom.mjs";
import { load } from "ot/lib/resource.mjs";
import "ot/lib/show.mjs";

const MOST = 60;
const LONGEST = 240;   // minutes
const MINUTES = 5;     // where nobody says how many
const SIZES = 8;       // as many as projector.css has
/** Which way a key goes; those of a clicker are among them. @type {Record<string, number>} */
const WAYS = { PageDown: 1, ArrowRight: 1, ArrowDown: 1, " ": 1, PageUp: -1, ArrowLeft: -1, ArrowUp: -1 };

/** @typedef {[above: string, text: string, minutes?: number]} Screen */

customElements.define("ot-projector", class extends HTMLElement {
  #dialog = part(this, "dialog", HTMLDialogElement);
  #room = part(this, ".ot-projector__room");
  #text = part(this, ".ot-projector__text");
  #clock = part(this, ".ot-projector__clock");
  /** @type {Screen[]} */
  #screens = [];
  #place = 0;
  #minutes = MINUTES;
  /** How many milliseconds are left, and since when they run: 0 while they do not. */
  #left = 0;
  #since = 0;
  #ticks = 0;
  /** @type {WakeLockSentinel | undefined} */
  #awake;

  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("ot-show", this);
    addEventListener("resize", this);
    document.addEventListener("fullscreenchange", this);
    this.#dialog.addEventListener("keydown", this);
    this.#dialog.addEventListener("close", this);
    const asked = new URLSearchParams(location.search);
    const minutes = Number(asked.get("minuten"));
    if (minutes >= 1 && minutes <= LONGEST) this.#minutes = Math.round(minutes);
    this.open(asked.get("scherm") ?? "");
  }

  disconnectedCallback() {
    removeEventListener("resize", this);
    document.removeEventListener("fullscreenchange", this);
    clearInterval(this.#ticks);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "resize") this.fit();
    else if (event.type === "close") this.closed();
    else if (event.type === "fullscreenchange") { if (!document.fullscreenElement) this.#dialog.close(); }
    else if (event instanceof KeyboardEvent) this.key(event);
    else if (event instanceof CustomEvent) this.open(event.detail, true);
    else this.press(action(event));
  }

  /** @param {string} ids of records, with commas @param {boolean} [pressed] whether somebody pressed a button for it */
  async open(ids, pressed = false) {
    if (!ids) return;
    /** @type {Record<string, Screen[]>} */
    let known;
    try {
      known = await load("data/screens.json");
    } catch {
      return announce(sentence(this, "failed"), true);
    }
    // Only the id of a record gets past this.
    this.#screens = ids.split(",", MOST).flatMap((id) => Object.hasOwn(known, id) ? known[id] : []);
    if (!this.#screens.length) return;
    // Before the dialog opens: what comes later lies on top.
    if (pressed) await document.documentElement.requestFullscreen?.().catch(() => {});
    this.#awake = await navigator.wakeLock?.request("screen").catch(() => undefined);
    this.#dialog.showModal();
    this.go(0);
  }

  closed() {
    this.run(false);
    this.#awake?.release();
    if (document.fullscreenElement) document.exitFullscreen();
    const url = new URL(location.href);
    url.searchParams.delete("scherm");
    url.searchParams.delete("minuten");
    history.replaceState(history.state, "", url);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const way = WAYS[event.key];
    // The space bar presses the button that has the focus.
    if (!way || event.ctrlKey || event.metaKey || event.altKey || (event.key === " " && around(event, "button"))) return;
    event.preventDefault();
    this.go(this.#place + way);
  }

  /** @param {string | undefined} name what a button does */
  press(name) {
    switch (name) {
      case "next": this.go(this.#place + 1); break;
      case "back": this.go(this.#place - 1); break;
      case "run": this.run(!this.#since); break;
      case "hide": this.#clock.hidden = !this.#clock.hidden; this.tell(); break;
      case "ask": this.say(this.told); break;
      case "close": this.#dialog.close();
    }
  }

  /** @param {number} place */
  go(place) {
    if (!this.#screens[place]) return;
    this.#place = place;
    const [above, text, minutes] = this.#screens[place];
    part(this, ".ot-projector__above").textContent = above;
    this.#text.textContent = text;
    const where = sentence(this, "place", { number: place + 1, count: this.#screens.length });
    part(this, ".ot-projector__place").textContent = where;
    part(this, "[data-ot-do=back]", HTMLButtonElement).disabled = !place;
    part(this, "[data-ot-do=next]", HTMLButtonElement).disabled = place === this.#screens.length - 1;
    // A button that is off keeps no focus, and keys must go on working.
    if (!this.#dialog.contains(document.activeElement) || document.activeElement?.matches(":disabled")) this.#room.focus();
    // Each step has its own time, which goes on where that of the one before did; others share one.
    if (minutes || !place) {
      this.#left = (minutes ?? this.#minutes) * 60_000;
      if (this.#since) this.#since = Date.now();
    }
    this.say(`${above}. ${text}`);
    this.tell();
    this.fit();
  }

  /** The largest letters with which all of the text is on the screen. */
  fit() {
    for (let size = 1; size <= SIZES; size++) {
      this.#text.dataset.otSize = String(size);
      if (this.#room.scrollHeight <= this.#room.clientHeight && this.#room.scrollWidth <= this.#room.clientWidth) return;
    }
  }

  /** @param {boolean} on whether the time runs */
  run(on) {
    this.#left = this.left;
    this.#since = on && this.#left ? Date.now() : 0;
    clearInterval(this.#ticks);
    if (this.#since) this.#ticks = setInterval(() => this.tell(), 250);
    this.tell();
  }

  get left() { return Math.max(0, this.#left - (this.#since && Date.now() - this.#since)); }
  get seconds() { return Math.ceil(this.left / 1000); }

  /** How much time is left, in words. */
  get told() {
    const seconds = this.seconds;
    return sentence(this, seconds ? "left" : "over", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 });
  }

  /** Show the time, and what the buttons do now. */
  tell() {
    const { seconds } = this;
    if (!seconds && this.#since) return this.run(false);
    this.#clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    part(this, "[data-ot-do=run]").textContent = sentence(this, this.#since ? "pause" : "start");
    part(this, "[data-ot-do=hide]").textContent = sentence(this, this.#clock.hidden ? "reveal" : "hide");
  }

  /** Say something to a screen reader; what stands outside an open dialog it does not hear. @param {string} text */
  say(text) { part(this, "[role=status]").textContent = text; }
});
