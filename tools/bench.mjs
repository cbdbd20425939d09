/**
 * `npm run bench`: runs every file of test/bench in a process of its own and prints one table. Each exports functions named `bench…` that
 * answer with rows `{ name, ratio, target, detail, atLeast? }`; both sides of a ratio are measured in the same run. Names after
 * `--` choose files.
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { startVirtualDisplay } from "./display.mjs";
import { findElectron } from "./find-electron.mjs";
import { ROOT } from "./paths.mjs";
import { bundle } from "./run-ts.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";

const FOLDER = join(ROOT, "test", "bench");
const MARK = "octad-bench-rows ";

const wanted = process.argv.slice(2);
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts") && (wanted.length === 0 || wanted.some((word) => name.includes(word))))
  .sort();

const desktop = files.some((name) => needsElectron(name)) ? await prepareDesktop() : null;

const rows = [];
const broken = [];
for (const name of files) {
  console.error(`── ${name}`);
  const { file, remove } = await bundle(join(FOLDER, name));
  try {
    const found = await measure(file);
    if (found === null) broken.push(name);
    else rows.push(...found);
  } finally {
    remove();
  }
}

desktop?.display?.stop();
print(rows);
for (const name of broken) console.log(`${name}: ended without a result`);
const missed = rows.filter((row) => !isMet(row)).length;
console.log(`\n${rows.length - missed} of ${rows.length} targets met`);
process.exitCode = rows.length === 0 || missed > 0 || broken.length > 0 ? 1 : 0;

/** A bench of the window starts the runtime that this variable names. */
function needsElectron(name) {
  return readFileSync(join(FOLDER, name), "utf8").includes("ELECTRON_OVERRIDE_DIST_PATH");
}

async function prepareDesktop() {
  const say = (line) => console.error(line);
  if (!build()) throw new Error("bench requires a build");
  const electron = await findElectron(say);
  if (!ensureSystemLibraries(electron.executable, { display: true, say })) throw new Error("bench requires the system libraries");
  const display = process.platform === "linux" ? await startVirtualDisplay() : null;
  const env = { ELECTRON_OVERRIDE_DIST_PATH: electron.dist, ...(display === null ? {} : { DISPLAY: display.name }) };
  return { display, env };
}

/** The rows of one bundled file, or `null` when it failed. Words it prints itself go to standard error. */
function measure(file) {
  const script = `
    const found = await import(${JSON.stringify(pathToFileURL(file).href)});
    const rows = [];
    for (const [name, run] of Object.entries(found)) {
      if (name.startsWith("bench") && typeof run === "function") rows.push(...(await run()));
    }
    console.log(${JSON.stringify(MARK)} + JSON.stringify(rows));`;
  const args = ["--expose-gc", "--enable-source-maps", "--input-type=module", "-e", script];
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...desktop?.env, OCTAD_ROOT: ROOT },
    });
    let words = "";
    child.stdout.on("data", (chunk) => {
      words += chunk;
    });
    child.once("error", () => done(null));
    child.once("close", (status) => {
      const line = words.split("\n").find((candidate) => candidate.startsWith(MARK));
      for (const other of words.split("\n")) if (other !== "" && other !== line) console.error(other);
      done(status === 0 && line !== undefined ? JSON.parse(line.slice(MARK.length)) : null);
    });
  });
}

function isMet({ ratio, target, atLeast }) {
  return atLeast === true ? ratio >= target : ratio <= target;
}

function print(found) {
  const lines = found.map((row) => [
    row.name,
    digits(row.ratio),
    `${row.atLeast === true ? "≥" : "≤"} ${digits(row.target)}`,
    isMet(row) ? "yes" : "NO",
    row.detail ?? "",
  ]);
  const head = ["name", "ratio", "target", "met?", "detail"];
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column].length)));
  for (const line of [head, ...lines])
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
}

function digits(value) {
  return value >= 100 ? value.toFixed(0) : value.toFixed(2);
}
