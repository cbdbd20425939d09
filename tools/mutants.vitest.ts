import { defineConfig } from "vitest/config";
import base from "../vitest.config.ts";

/** The tests that are to notice a mutant: those of the numbers, without a window or a file. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["test/statistics/**/*.test.ts", "test/golden/**/*.test.ts", "test/indices/**/*.test.ts", "test/metrics/**/*.test.ts"],
  },
});
