/**
 * `npm test`: lint, types, build, unit tests and desktop tests. Every stage runs even when an earlier one failed; the last line is
 * `N passed, N failed`, in which a stage without tests of its own counts as one failure when it fails.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { desktop } from "./desktop.mjs";
import { ROOT } from "./paths.mjs";

const NOTHING = { passed: 0, failed: 0 };
const FAILURE = { passed: 0, failed: 1 };

const stages = [
  ["Lint", () => verdict(tool("@biomejs/biome/bin/biome", ["ci", "--error-on-warnings", "."]))],
  ["Types", () => verdict(tool("typescript/bin/tsc", ["-b"]))],
  ["Build", () => verdict(build({ always: true }))],
  ["Unit tests", unit],
  ["Desktop tests", () => desktop()],
];

// The two implementations of every index are compared on 500 data sets here; a run of one file by hand takes a few.
process.env["OCTAD_CROSSCHECK"] ??= "125";
process.env["OCTAD_PROPERTY_RUNS"] ??= "10000";
// The same cases for every run of one change; `npm run test:unit` draws new ones.
process.env["OCTAD_PROPERTY_SEED"] ??= "1";

const totals = { passed: 0, failed: 0 };
for (const [title, run] of stages) {
  console.log(`\n── ${title}`);
  const start = performance.now();
  const counts = await Promise.resolve()
    .then(run)
    .catch((error) => {
      console.error(error instanceof Error ? error.message : error);
      return FAILURE;
    });
  totals.passed += counts.passed;
  totals.failed += counts.failed;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const tests = counts.passed > 0 ? `, ${counts.passed} passed, ${counts.failed} failed` : "";
  console.log(`── ${title}: ${counts.failed === 0 ? "good" : "FAILED"} (${seconds} s${tests})`);
}

// A run that tested nothing has not passed.
if (totals.passed === 0) totals.failed += 1;
console.log("");
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

function unit() {
  const folder = mkdtempSync(join(tmpdir(), "octad-unit-"));
  try {
    const report = join(folder, "unit.json");
    const good = tool("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
    if (!existsSync(report)) return FAILURE;
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(report, "utf8"));
    // A file that could not even be loaded fails the run without a failed test.
    return { passed, failed: (good && passed > 0) || failed > 0 ? failed : 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tool(file, args) {
  return spawnSync(process.execPath, [join(ROOT, "node_modules", file), ...args], { cwd: ROOT, stdio: "inherit" }).status === 0;
}

function verdict(good) {
  return good ? NOTHING : FAILURE;
}
