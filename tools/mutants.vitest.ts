import { defineConfig } from "vitest/config";
import base from "../vitest.config.ts";

/**
 * The tests that are to notice a mutant: those of the numbers, without a window or a file. Code that counts which test met which mutant
 * is up to a hundred times slower, so that the usual limits would fail the first run; a mutant without end is stopped by Stryker.
 */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    include: ["test/statistics/**/*.test.ts", "test/golden/**/*.test.ts", "test/indices/**/*.test.ts", "test/metrics/**/*.test.ts"],
  },
});
