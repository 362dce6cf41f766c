// <ot-phone>: a copy of the site on this device, for where there is no signal. Nothing is kept before a reader asks for it.
// The worker that keeps it is tools/publish/phone.js.
import { action, announce, part, parts, sentence, switchOn } from "ot/lib/dom.mjs";
import { root } from "ot/lib/resource.mjs";

const worker = new URL("sw.js", root).href;
// Trusted Types: whatever this policy is asked, it gives the one address.
/** @type {string} */
const script = Reflect.get(globalThis, "trustedTypes")?.createPolicy("ot-phone", { createScriptURL: () => worker }).createScriptURL("") ?? worker;
/** Our caches: under another path of this host may be another site. */
const ours = `ot-phone ${root.href} `;

async function registration() {
  const found = await navigator.serviceWorker.getRegistration(root);
  return found?.scope === root.href ? found : undefined;
}

customElements.define("ot-phone", class extends HTMLElement {
  connectedCallback() {
    if (!navigator.serviceWorker) return;
    if (this.parentElement) switchOn(this.parentElement);
    this.addEventListener("click", this);
    this.show();
  }

  /** @param {Event} event */
  async handleEvent(event) {
    const what = action(event);
    if (!what) return;
    const button = part(this, `[data-ot-do=${what}]`, HTMLButtonElement);
    const failed = part(this, "[data-ot-failed]");
    button.disabled = true;
    failed.hidden = true;
    try {
      if (what === "keep") await this.keep();
      else await this.remove();
    } catch {
      failed.hidden = false;
    }
    button.disabled = false;
    await this.show();
  }

  async keep() {
    announce(sentence(this, "busy"), true);
    const { installing, waiting, active } = await navigator.serviceWorker.register(script, { updateViaCache: "none" });
    const filling = /** @type {ServiceWorker} */ (installing ?? waiting ?? active);
    await new Promise((done, fail) => {
      const look = () => {
        if (filling.state === "activated") done(0);
        if (filling.state === "redundant") fail();
      };
      filling.addEventListener("statechange", look);
      look();
    });
  }

  async remove() {
    await (await registration())?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    announce(sentence(this, "removed"), true);
  }

  /** Show whether there is a copy, and of when. */
  async show() {
    const name = (await registration())?.active && (await caches.keys()).find((each) => each.startsWith(ours));
    const made = name && await (await caches.match(`${worker}?made`, { cacheName: name }))?.text();
    for (const each of parts(this, "[data-ot-kept]")) each.hidden = (each.dataset.otKept === "yes") !== !!made;
    if (!made) return;
    const date = new Date(made).toLocaleDateString("nl", { dateStyle: "long" });
    part(this, "[data-ot-made]").textContent = sentence(this, "copy", { date });
    // Only now, so that no browser offers to install what nobody asked for.
    if (!document.querySelector("link[rel=manifest]")) document.head.append(part(this, "template", HTMLTemplateElement).content);
  }
});
