import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Folders whose files need a process state of their own: child processes, memory limits, time zones, the state of a window. */
const APART = ["cli", "corpus", "differential", "engine", "fuzz", "hostile", "main", "renderer"].map((folder) => `test/${folder}/**`);
const ELSEWHERE = ["test/desktop/**", "test/bench/**"];
const FILES = ["test/**/*.test.ts", "test/**/*.test.tsx"];

/** Unit, golden and property tests. Desktop tests run under Playwright (`npm run test:desktop`). */
export default defineConfig({
  test: {
    environment: "node",
    // On two cores vitest would take one; much of the time goes into waiting for files and child processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    setupFiles: ["test/support/property-runs.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: "UTC", LANG: "en_US.UTF-8" },
    projects: [
      // Pure code is loaded once for all files: loading it for each took half of their time.
      {
        extends: true,
        test: { name: "shared", include: FILES, exclude: [...ELSEWHERE, ...APART], isolate: false, sequence: { groupOrder: 1 } },
      },
      { extends: true, test: { name: "apart", include: APART.flatMap((folder) => [`${folder}/*.test.ts`, `${folder}/*.test.tsx`]) } },
    ],
  },
});
