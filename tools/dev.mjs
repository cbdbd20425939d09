/**
 * `npm run dev`: builds and opens the workbench, and does both again whenever a source changes. It runs what ships: the same protocol, the
 * same policy, no development server.
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "./build.mjs";
import { findElectron } from "./find-electron.mjs";
import { ROOT } from "./paths.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";
import { hasSandbox, isRoot } from "./unprivileged.mjs";

/** Editors write a file in several steps; one build for all of them. */
const REST_MS = 200;

const say = (line) => console.error(line);
const electron = await findElectron(say);
if (!ensureSystemLibraries(electron.executable, { display: false, say })) process.exit(1);
const files = process.argv.slice(2).map((file) => resolve(process.env["INIT_CWD"] ?? process.cwd(), file));
const flags = hasSandbox() && !isRoot() ? [] : ["--no-sandbox"];

let child = null;
let timer;

function restart() {
  if (!build()) {
    say("The build failed; the window stays as it was.");
    return;
  }
  const before = child;
  const next = () => {
    child = spawn(electron.executable, [...flags, ROOT, ...files], { stdio: "inherit" });
    const mine = child;
    child.once("close", () => {
      // Closed by the person, not by a restart.
      if (child === mine) process.exit(0);
    });
  };
  if (before === null) next();
  else {
    child = null;
    before.once("close", next);
    before.kill();
  }
}

for (const folder of ["shared", "electron", "renderer"]) {
  watch(join(ROOT, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(restart, REST_MS);
  });
}
restart();
