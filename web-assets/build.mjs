// Bundles the script and the style into crates/web/assets. CI runs this and demands no difference.
import { build } from "esbuild";

const out = new URL("../crates/web/assets/", import.meta.url).pathname;
const common = { bundle: true, minify: true, legalComments: "none", charset: "utf8", logLevel: "warning" };
// A five-year-old phone.
const target = ["chrome87", "firefox84", "safari14.1"];

await build({ ...common, target, entryPoints: ["src/main.ts"], outfile: `${out}app.js`, format: "esm" });
await build({ ...common, target, entryPoints: ["css/app.css"], outfile: `${out}app.css`, external: ["*.woff2"] });
