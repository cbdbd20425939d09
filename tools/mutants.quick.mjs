import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import base from "./mutants.config.mjs";

const most = Number(process.env["MUTANTS_MOST"] ?? Number.POSITIVE_INFINITY);

/**
 * The same mutants, met by tests that are loaded once (`npm run mutants:quick`): for a look at a few files while their tests are written.
 * In the environment: MUTANTS_TESTS (folders or files of tests, with commas), MUTANTS_MOST (ms of tests a mutant is given; slower tests
 * are left out), MUTANTS_REPORT (name of the report in out/mutants).
 * @type {import("@stryker-mutator/api/core").PartialStrykerOptions}
 */
export default {
  ...base,
  plugins: [fileURLToPath(new URL("mutants.runner.mjs", import.meta.url))],
  testRunner: "loaded",
  concurrency: Number(process.env["MUTANTS_AT_ONCE"] ?? Math.min(2, availableParallelism())),
  // Of the time that all tests of a mutant take, only `most` is given to it.
  timeoutMS: 15_000,
  timeoutFactor: Number.isFinite(most) ? 0.05 : 1.5,
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName: `out/mutants/${process.env["MUTANTS_REPORT"] ?? "quick"}.json` },
  thresholds: { high: 95, low: 90, break: null },
  allowEmpty: true,
  loaded: {
    tests: (process.env["MUTANTS_TESTS"] ?? "test/statistics,test/golden,test/indices,test/metrics").split(","),
    most,
    env: { TZ: "UTC", LANG: "en_US.UTF-8", NODE_ENV: "test", OCTAD_CROSSCHECK: "3", OCTAD_REFERENCE_RUNS: "3" },
  },
};
