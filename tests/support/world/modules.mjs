// The modules of the tools under the names that they import each other with, for node.
import { register } from "node:module";

const components = new URL("../../../components/", import.meta.url).href;
register(`data:text/javascript,${encodeURIComponent(`export const resolve = (name, context, next) =>
  name.startsWith("ot/") ? { url: "${components}" + name.slice(3), shortCircuit: true } : next(name, context);`)}`);
