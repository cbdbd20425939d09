import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Unit, golden and property tests. Desktop tests run under Playwright (`npm run test:desktop`). */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    exclude: ["test/desktop/**", "test/bench/**"],
    environment: "node",
    // On two cores vitest would take one; much of the time goes into waiting for files and child processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ["test/support/property-runs.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC", LANG: "en_US.UTF-8" },
  },
});
