/** `npm run fuzz -- [count] [seed]`: damaged files without end through the whole import; what fails is kept in test/hostile/regressions. */
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { run } from "./run-ts.mjs";

process.exitCode = await run(join(ROOT, "test/fuzz/fuzz-cli.ts"), process.argv.slice(2));
