/** `npm run corpus`: the labelled corpus of test/corpus, imported whole and held against its truth. */
import { run } from "./run-ts.mjs";

process.exitCode = await run("test/corpus/run.ts", process.argv.slice(2));
