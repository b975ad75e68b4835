// Accessibility trees of pages, kept as text files: what a screen reader meets, in its order.
// STAIRWAY_SNAPSHOTS=update writes them anew; look at the difference before it is committed.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./snapshots/", import.meta.url));

/** Ids of logs and second-long differences of a clock are no part of what a page is. */
function settled(tree) {
  return `${tree
    .replace(/\/call\/[a-z0-9]{20,}/g, "/call/LOG")
    .replace(/\/handed\/[a-z0-9]{20,}/g, "/handed/NAME")
    .replace(/^(\s*- \/url: ).*\/assets\/[0-9a-f]+\//gm, "$1/assets/")}\n`;
}

export async function sameTree(page, name) {
  const tree = settled(await page.locator("body").ariaSnapshot());
  const file = `${folder}${name}.aria.yml`;
  if (process.env.STAIRWAY_SNAPSHOTS === "update" || !existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, tree);
    if (process.env.STAIRWAY_SNAPSHOTS === "update") return;
    assert.fail(`${name} had no snapshot; it was written, look at it and commit it`);
  }
  assert.equal(tree, readFileSync(file, "utf8"), `${name}: STAIRWAY_SNAPSHOTS=update writes it anew`);
}
