import { defineConfig } from "@playwright/test";

/** Desktop tests drive the built application in a real Electron; `npm run test:desktop` sets everything up for them. */
export default defineConfig({
  testDir: "test/desktop",
  testMatch: "**/*.spec.ts",
  outputDir: process.env["OCTAD_DESKTOP_OUTPUT"] ?? "test-results",
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: process.env["OCTAD_DESKTOP_JSON"] ?? "test-results/desktop.json" }]],
});
