// The built program on a free port with a folder of its own.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const places = [process.env.STAIRWAY_BIN, "target/ci/stairway", "target/debug/stairway"];

export function binary() {
  const found = places.filter(Boolean).map((p) => (p.startsWith("/") ? p : join(root, p))).find(existsSync);
  if (!found) throw new Error("no program to test: build it with `cargo build`, or name it in STAIRWAY_BIN");
  return found;
}

/** Below the ports that systems give to outgoing connections: while a server is down, no browser's connection may sit on its. */
const PORTS = { from: 20_000, to: 32_000 };

async function freePort() {
  for (;;) {
    const port = PORTS.from + Math.floor(Math.random() * (PORTS.to - PORTS.from));
    const free = await new Promise((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

/** Runs the program to its end. */
function run(...args) {
  execFileSync(binary(), args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

/** Events of a log in a data folder, whether or not a server runs on it: header and body in one. */
function events(data, log) {
  const text = execFileSync(binary(), ["export", log, "--data", data], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  const records = text.split("\n").filter((line) => line.startsWith('{"n":')).map((line) => JSON.parse(line));
  return records.map(({ header, body }) => ({ ...JSON.parse(body ?? "{}"), ...JSON.parse(header) }));
}

/** Plays a script on a virtual clock and puts its log into a data folder. The same script gives the same log. */
function play(data, { pack = "suicide-bridge", language, persona, seed = 1, script }) {
  const [lines, log] = [join(data, "script.txt"), join(data, "played.jsonl")];
  writeFileSync(lines, script.join("\n"));
  const cast = persona ? ["--persona", persona] : [];
  run("play", pack, "--lang", language, ...cast, "--seed", String(seed), "--script", lines, "--log", log);
  run("import", log, "--data", data);
  // The first line of an exported log names it.
  return readFileSync(log, "utf8").match(/"log":"([a-z0-9]+)"/)[1];
}

/** Starts the program, on played talks if any are given, with a folder of packs beside its own, on every network (with TLS) if asked for; `kill` ends it hard, `start` brings it back on the same data and port, `close` removes all. */
export async function serve({ played, packs, tls, open } = {}) {
  const data = mkdtempSync(join(tmpdir(), "stairway-"));
  const logs = [played ?? []].flat().map((talk) => play(data, talk));
  const port = await freePort();
  const helper = tls ? await freePort() : port;
  const listen = tls ? ["--listen", `0.0.0.0:${port}`, "--tls", "--http-port", String(helper)] : ["--listen", `${open ? "0.0.0.0" : "127.0.0.1"}:${port}`];
  const further = packs ? ["--packs", join(root, packs)] : [];
  let child;
  let said = "";
  const start = () =>
    new Promise((resolve, reject) => {
      child = spawn(binary(), [...listen, "--data", data, ...further], { stdio: ["ignore", "pipe", "inherit"] });
      said = "";
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the program ended with ${code}`)));
      child.stdout.on("data", (text) => {
        said += text;
        // The last line of what is said at the start.
        if (said.includes("Nothing leaves this computer")) resolve();
      });
    });
  const kill = () =>
    new Promise((resolve) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
      child.once("exit", () => resolve());
      child.kill("SIGKILL");
    });
  await start();
  return {
    url: `${tls ? "https" : "http"}://127.0.0.1:${port}`,
    /** Where the page about the network is to be had without encryption. */
    help: `http://127.0.0.1:${helper}`,
    /** What the terminal shows. */
    said: () => said,
    log: logs[0],
    logs,
    /** The path of the link to the first account, as the terminal shows it. */
    firstLink: () => said.match(/\/staff\/first\/[0-9a-f]{32}/)?.[0],
    events: (log) => events(data, log),
    start,
    kill,
    async close() {
      await kill();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
