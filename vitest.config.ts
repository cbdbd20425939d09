import { defineConfig } from "vitest/config";

/** Unit, golden and property tests. Desktop tests run under Playwright (`npm run test:desktop`). */
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
    exclude: ["test/desktop/**", "test/bench/**"],
    environment: "node",
    setupFiles: ["test/support/property-runs.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC", LANG: "en_US.UTF-8" },
  },
});
