import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import base from "../vitest.config.ts";
import { keepsItsWorker } from "./mutants.pool.mjs";

/** The quickest file first, as the last run took: most mutants are dead before a slow one begins. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const timeOf = ({ project, moduleId }: TestSpecification): number => {
      const key = `${project.name}:${moduleId.replace(`${this.ctx.config.root}/`, "")}`;
      return this.ctx.cache.getFileTestResults(key)?.duration ?? Number.POSITIVE_INFINITY;
    };
    const times = new Map(files.map((file) => [file, timeOf(file)]));
    return files.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0));
  }
}

const { projects: _, ...shared } = base.test ?? {};

/**
 * The tests that are to notice a mutant: those of the numbers, without a window or a file. Code that counts which test met which mutant
 * is up to a hundred times slower, so that the usual limits would fail the first run; a mutant without end is stopped by Stryker.
 * In the environment: MUTANTS_TESTS, folders of tests with commas, for a quick look at a few files.
 */
export default defineConfig({
  plugins: [keepsItsWorker],
  test: {
    ...shared,
    // The sandbox lies in node_modules, from where a plain script would be loaded once and for all.
    server: { deps: { inline: [/stryker-setup/] } },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    sequence: { sequencer: QuickFirst },
    // Few random cases each: a mutant that only the thousandth case tells is looked at as a survivor.
    env: { ...shared.env, OCTAD_CROSSCHECK: "3", OCTAD_REFERENCE_RUNS: "3", OCTAD_PROPERTY_RUNS: "50", OCTAD_PATIENCE: "10" },
    include: (process.env["MUTANTS_TESTS"] ?? "statistics,golden,indices,metrics")
      .split(",")
      .map((folder) => `test/${folder}/**/*.test.ts`),
  },
});
