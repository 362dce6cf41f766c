// A button with data-ot-show puts records on a big screen; the tool for it comes when it is first asked for.
import { around } from "ot/lib/dom.mjs";

document.addEventListener("click", async (event) => {
  const ids = around(event, "[data-ot-show]")?.dataset.otShow;
  if (!ids) return;
  await import("ot/projector/projector.mjs").catch(() => {});
  document.querySelector("ot-projector")?.dispatchEvent(new CustomEvent("ot-show", { detail: ids }));
});
