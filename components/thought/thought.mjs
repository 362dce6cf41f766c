// <ot-thought>: a card that turns from the hindering to the helping thought. Without it both sides show.
import { announce, around, part, switchOn } from "ot/lib/dom.mjs";

const SIDES = ["hindering", "helping"];

customElements.define("ot-thought", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.dataset.side ??= SIDES[0];
    this.addEventListener("click", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const button = around(event, "button");
    if (!button) return;
    const side = SIDES[1 - SIDES.indexOf(this.dataset.side ?? SIDES[0])];
    this.dataset.side = side;
    // The button holds what it says on this side, and keeps what it says on the other.
    [button.textContent, button.dataset.otBack] = [button.dataset.otBack ?? "", button.textContent];
    announce([...part(this, `.ot-pair__${side}`).children].map((each) => each.textContent).join(": "));
  }
});
