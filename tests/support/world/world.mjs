// A device with some tabs, without a browser: the real modules on a storage that fills up, tells other tabs late, and
// forgets to tell a page that is kept for the back button. Reads a sequence of steps a line, and answers what came of each.
import { createInterface } from "node:readline";
import { Draft } from "ot/lib/draft.mjs";
import { State } from "ot/lib/state.mjs";
import { read, take } from "ot/lib/transfer.mjs";

const SLUG = "m";
const FORMS = { "form/plat": false, "form/rijen": true };

class Room {
  #kept = new Map();
  size = 0;
  most = Infinity;
  wrote = () => {};
  get length() { return this.#kept.size; }
  key(place) { return [...this.#kept.keys()][place] ?? null; }
  getItem(key) { return this.#kept.get(key) ?? null; }
  setItem(key, text) {
    const before = this.#kept.get(key);
    const size = this.size + key.length + text.length - (before === undefined ? 0 : key.length + before.length);
    if (size > this.most && size > this.size) throw new Error("QuotaExceededError");
    this.size = size;
    this.#kept.set(key, text);
    if (before !== text) this.wrote(key, text);
  }
  removeItem(key) {
    const before = this.#kept.get(key);
    if (before === undefined) return;
    this.size -= key.length + before.length;
    this.#kept.delete(key);
    this.wrote(key, null);
  }
  get all() { return [...this.#kept]; }
}

const words = (text) => text.match(/w\d+/g) ?? [];

class Tab {
  queue = [];
  frozen = false;
  undo = () => true;
  skew = 0;

  constructor(world) {
    this.world = world;
    this.open();
  }

  /** As a new tab, which has nothing of its own yet. */
  open() {
    this.session = new Room();
    this.load();
  }

  load() {
    const { world } = this;
    this.queue = [];
    this.undo = () => true;
    this.later = [];
    this.store = new State({
      slug: SLUG,
      local: () => world.as(this),
      session: () => this.session,
      now: () => world.time + this.skew,
      id: () => `id${++world.ids}`,
      later: (act) => this.later.push(act),
    });
    this.drafts = Object.fromEntries(Object.entries(FORMS).map(([key, rows]) => [key, new Draft(this.store, key, rows)]));
    this.store.addEventListener("change", () => { for (const draft of Object.values(this.drafts)) draft.sync(); });
  }

  hear() {
    for (const [key, text] of this.queue.splice(0)) this.store.heard(key, text);
    for (const act of this.later.splice(0)) act();
  }

  leave() { for (const draft of Object.values(this.drafts)) draft.leave(); }

  /** The fields of a form, as a reader sees them. */
  fields(key) {
    const draft = this.drafts[key];
    return FORMS[key] ? draft.rows.map((row) => `row/${row}/wie`) : ["field/wat", "field/wie"];
  }

  seen(key) { return this.fields(key).flatMap((name) => words(this.drafts[key].text(name))); }
  get screen() { return Object.keys(FORMS).flatMap((key) => this.seen(key)); }
}

class World {
  time = 1e12;
  ids = 0;
  words = 0;
  files = [];
  room = new Room();

  constructor(tabs) {
    this.tabs = [];
    for (let count = 0; count < tabs; count++) this.tabs.push(new Tab(this));
  }

  /** The storage as a tab has it: the others hear of what it writes, and it does not. */
  as(tab) {
    const { room } = this;
    const told = (act) => (...given) => {
      room.wrote = (key, text) => { for (const each of this.tabs) if (each !== tab && !each.frozen) each.queue.push([key, text]); };
      return act.apply(room, given);
    };
    return {
      get length() { return room.length; },
      key: (place) => room.key(place), getItem: (key) => room.getItem(key),
      setItem: told(room.setItem), removeItem: told(room.removeItem),
    };
  }

  get stored() {
    const found = {};
    for (const [key, text] of this.room.all)
      for (const word of words(text)) (found[word] ??= new Set()).add(key.slice(SLUG.length + 1).split("/")[0]);
    return Object.fromEntries(Object.entries(found).map(([word, ids]) => [word, [...ids]]));
  }

  /** One step of a reader, in one tab. */
  step([what, place, arg, heard]) {
    const tab = this.tabs[place % this.tabs.length];
    this.time += 7;
    if (tab.frozen && what !== "back") return { skipped: true };
    if (heard && !tab.frozen) tab.hear();
    const { store } = tab;
    const key = Object.keys(FORMS)[arg % 2];
    const draft = tab.drafts[key];
    const out = { shown: store.shown, screen: tab.screen, seen: tab.seen(key), kept: draft.kept };
    const removed = () => ({ ...out, under: Object.entries(this.stored).filter(([, ids]) => ids.includes(out.shown)).map(([word]) => word) });
    switch (what) {
      case "type": {
        const fields = tab.fields(key);
        const name = fields[(arg >> 1) % fields.length];
        const word = `w${++this.words}`;
        draft.type(name, `${draft.text(name)} ${word}`);
        return { ...out, word };
      }
      case "pause": draft.save(); return out;
      case "keep": draft.keep(true); return out;
      case "forget": draft.keep(false); return out;
      case "empty": tab.undo = draft.empty(); return out;
      case "row": draft.arrange([...draft.rows, store.device.id()]); draft.save(); return out;
      case "unrow": {
        const { rows } = tab.drafts["form/rijen"];
        const row = rows[arg % rows.length];
        const lost = words(tab.drafts["form/rijen"].text(`row/${row}/wie`));
        if (rows.length < 2) return { skipped: true };
        tab.undo = tab.drafts["form/rijen"].remove(row);
        return { ...out, lost, kept: tab.drafts["form/rijen"].kept };
      }
      case "tick": store.set(store.path("item", `i${arg % 3}`), arg % 2 ? "done" : null); return out;
      case "add": store.add(`Naam ${arg}`, "Eerste"); return out;
      case "switch": {
        const all = store.assignments();
        if (!all.length) return { skipped: true };
        store.show(all[arg % all.length][0]);
        return out;
      }
      case "rename": store.rename(`Anders ${arg}`); return out;
      case "remove": {
        const lost = removed();
        tab.undo = store.remove(out.shown);
        return lost;
      }
      case "undo": {
        const whole = tab.undo();
        tab.undo = () => true;
        return { ...out, whole };
      }
      case "export": this.files.push(store.export()); return out;
      case "import": {
        if (!this.files.length) return { skipped: true };
        const found = read(this.files[arg % this.files.length], store);
        if (!found.length) return { skipped: true };
        const here = store.assignments().map(([id]) => id).filter((id) => id && !store.gone(id));
        const choices = found.map((each, number) => [each, (arg + number) % 3 ? "" : here[arg % Math.max(here.length, 1)] ?? ""]);
        const came = found.flatMap(({ entries }) => [...entries.values()].flatMap(({ v }) => words(String(v))));
        const before = JSON.stringify(this.room.all);
        try {
          tab.undo = take(store, choices);
        } catch (error) {
          return { ...out, failed: error.message, changed: before !== JSON.stringify(this.room.all) };
        }
        return { ...out, came };
      }
      case "erase_all": return { ...out, whole: store.erase() };
      case "fill": this.room.most = this.room.size + (arg % 3) * 20; return out;
      case "room": this.room.most = Infinity; return out;
      case "away": tab.leave(); tab.undo = () => true; tab.frozen = true; tab.queue = []; return out;
      case "back": if (!tab.frozen) return { skipped: true }; tab.frozen = false; store.returned(); tab.leave(); return { ...out, came: tab.screen };
      case "reload": tab.leave(); tab.load(); return out;
      case "open": tab.leave(); tab.open(); return out;
      case "clock": tab.skew = (arg - 4) * 3_600_000; return out;
      case "settle": {
        // Whatever is on its way arrives, and who types rests.
        for (let round = 0; round < 4; round++) for (const each of this.tabs) if (!each.frozen) {
          each.hear();
          for (const one of Object.values(each.drafts)) one.save();
        }
        return out;
      }
      default: throw new Error(`no step ${what}`);
    }
  }
  run(steps) {
    return steps.map((step) => {
      const out = this.step(step);
      return {
        step, out, stored: this.stored,
        tabs: this.tabs.map(({ store, drafts, screen, frozen, queue }) => ({
          shown: store.shown, keeps: store.keeps, status: store.status, screen, frozen, behind: queue.length,
          kept: Object.fromEntries(Object.entries(drafts).map(([key, draft]) => [key, draft.kept])),
          unsaved: Object.values(drafts).some(({ unsaved }) => unsaved), named: store.assignments(),
        })),
      };
    });
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try { answer = { trace: new World(3).run(JSON.parse(line)) }; } catch (error) { answer = { error: String(error?.stack ?? error) }; }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
