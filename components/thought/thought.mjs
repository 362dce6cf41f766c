// <ot-thought>: a card that turns from the hindering to the helping thought. Without it both sides show.
import { announce, switchOn } from "ot/lib/dom.mjs";

const SIDES = ["hindering", "helping"];

customElements.define("ot-thought", class extends HTMLElement {
  connectedCallback() {
    switchOn(this);
    this.dataset.side ??= SIDES[0];
    this.addEventListener("click", this);
  }

  handleEvent({ target }) {
    const button = target.closest("button");
    if (!button) return;
    const side = SIDES.find((each) => each !== this.dataset.side);
    this.dataset.side = side;
    [button.textContent, button.dataset.otBack] = [button.dataset.otBack, button.textContent];
    announce([...this.querySelector(`.ot-pair__${side}`).children].map((each) => each.textContent).join(": "));
  }
});
