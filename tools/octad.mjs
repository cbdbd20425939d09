/**
 * `npm run -s octad -- …`: the command line of the repository. Builds it when it is stale, then runs it with the caller's
 * folder, streams and exit status.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.mjs";
import { ROOT } from "./paths.mjs";

if (!build({ quiet: true })) {
  console.error("octad: the command line could not be built.");
  process.exit(3);
}
const run = spawnSync(process.execPath, [join(ROOT, "dist", "cli", "index.js"), ...process.argv.slice(2)], {
  // npm changes to the repository; what the caller typed is relative to where they stood.
  cwd: (process.env["npm_lifecycle_event"] === "octad" ? process.env["INIT_CWD"] : undefined) ?? process.cwd(),
  stdio: "inherit",
});
process.exit(run.status ?? 3);
