/** `npm run coverage:intervals -- [samples] [seed]`: how often the nominal 95 % interval of each index holds the truth, by simulation. */
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { run } from "./run-ts.mjs";

process.exitCode = await run(join(ROOT, "test/coverage/coverage-cli.ts"), process.argv.slice(2));
