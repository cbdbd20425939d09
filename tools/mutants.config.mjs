import { join } from "node:path";
import { ROOT } from "./paths.mjs";

// The tests run in a copy of the project, beside which there are no public data.
process.env["OCTAD_PUBLIC_DATA"] ??= join(ROOT, "../shared/data");

/**
 * What `npm run mutants` changes, and which tests must notice. Sandboxed copies; nothing of the project is written to.
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  mutate: ["shared/statistics/**/*.ts", "shared/indices/**/*.ts", "shared/metrics/**/*.ts"],
  packageManager: "npm",
  plugins: ["@stryker-mutator/vitest-runner"],
  testRunner: "vitest",
  vitest: { configFile: "tools/mutants.vitest.ts", related: false },
  coverageAnalysis: "perTest",
  // Stryker reads this file with an interface that TypeScript 7 no longer has; a name of no file keeps it from doing so.
  tsconfigFile: "none.json",
  disableTypeChecks: false,
  ignoreStatic: true,
  concurrency: 2,
  // What the tests of a mutant leave behind in memory goes with the process now and then.
  maxTestRunnerReuse: 300,
  timeoutMS: 5_000,
  dryRunTimeoutMinutes: 60,
  reporters: ["clear-text", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: "out/mutants/report.html" },
  jsonReporter: { fileName: "out/mutants/report.json" },
  tempDirName: "node_modules/.cache/octad/mutants",
  ignorePatterns: ["**/*", "!shared/**", "!test/**", "!tools/**", "!electron/**", "!samples/**", "!*.json", "!vitest.config.ts"],
  thresholds: { high: 95, low: 90, break: 90 },
};
