/**
 * `npm start`: the workbench on the sample (or on the files named after `--`). Where there is no display it says so and does
 * the same job without a window: the eight side by side, the deck and the numbers in out/.
 */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, isStale } from "./build.mjs";
import { hasDisplay } from "./display.mjs";
import { findElectron } from "./find-electron.mjs";
import { ROOT } from "./paths.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";
import { hasSandbox, isRoot } from "./unprivileged.mjs";

const SAMPLE = join(ROOT, "samples", "aurora.xlsx");
const SCENARIO = join(ROOT, "samples", "churn-lift.scenario.json");

const named = process.argv.slice(2).map((file) => resolve(process.env["INIT_CWD"] ?? process.cwd(), file));
const files = named.length > 0 ? named : [SAMPLE];

if (isStale()) console.error("Building Octad…");
if (!build()) process.exit(1);
process.exitCode = hasDisplay() ? await openWindow() : withoutWindow();

async function openWindow() {
  const electron = await findElectron();
  if (!ensureSystemLibraries(electron.executable, { display: false, say: (line) => console.error(line) })) return 1;
  const sandboxed = hasSandbox() && !isRoot();
  if (!sandboxed) console.error("Chromium's sandbox is not to be had for this user; the window runs without it.");
  const child = spawn(electron.executable, [...(sandboxed ? [] : ["--no-sandbox"]), ROOT, ...files], {
    stdio: ["ignore", "inherit", "pipe"],
  });
  // Chromium talks to itself on standard error; what the application has to say is in its log.
  child.stderr.resume();
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.once("error", (error) => {
      console.error(error.message);
      done(1);
    });
    child.once("close", (status) => done(status ?? 0));
  });
}

function withoutWindow() {
  console.log("There is no display here, so Octad does the same job without a window.\n");
  const out = join(ROOT, "out");
  mkdirSync(out, { recursive: true });
  const json = openSync(join(out, "aurora.json"), "w");
  const steps = [
    [["indices", ...files], "inherit"],
    [["indices", ...files, "--metrics", "--json"], json],
    [["report", ...files, "--out", join(out, "aurora.pptx"), ...(named.length > 0 ? [] : ["--scenario", SCENARIO])], "inherit"],
  ];
  for (const [args, stdout] of steps) {
    const run = spawnSync(process.execPath, [join(ROOT, "dist", "cli", "index.js"), ...args], { stdio: ["ignore", stdout, "inherit"] });
    if (run.status !== 0) return run.status ?? 3;
  }
  closeSync(json);
  console.log("\nWritten: out/aurora.pptx (slides with native charts) and out/aurora.json (every number).");
  return 0;
}
