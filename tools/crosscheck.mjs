/**
 * `npm run crosscheck -- [data sets]`: the SQL of every index against a row-by-row implementation, on random small data; 10,000 sets
 * unless told otherwise (a few hundred of them are part of `npm test`).
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";

const CASES = 4;
const sets = Number(process.argv[2] ?? 10_000);
const { status } = spawnSync(process.execPath, [join(ROOT, "node_modules/vitest/vitest.mjs"), "run", "test/indices/reference.test.ts"], {
  cwd: ROOT,
  stdio: "inherit",
  env: { ...process.env, OCTAD_CROSSCHECK: String(Math.ceil(sets / CASES)) },
});
process.exitCode = status ?? 1;
