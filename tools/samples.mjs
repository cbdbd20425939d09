/** `npm run samples`: makes the sample files anew from their seed. */
import { run } from "./run-ts.mjs";

process.exitCode = await run("samples/generate.ts", process.argv.slice(2));
