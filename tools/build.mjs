import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";

const SOURCES = ["shared", "electron", "renderer", "electron.vite.config.ts", "package.json", "package-lock.json", "tsconfig.base.json"];
const BUILT = ["dist/main/index.js", "dist/engine/host.js", "dist/cli/index.js", "dist/preload/index.cjs", "dist/renderer-files.json"];

/** Whether something that goes into dist/ is newer than what stands there, or a part is missing. */
export function isStale() {
  const built = BUILT.map((file) => join(ROOT, file));
  if (!built.every((file) => existsSync(file))) return true;
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs));
  return SOURCES.some((name) => newest(join(ROOT, name)) > oldest);
}

/**
 * Builds dist/ when it is stale.
 * @param {{ quiet?: boolean, always?: boolean }} [options] quiet: nothing is printed unless the build fails
 * @returns {boolean} whether dist/ is good now
 */
export function build({ quiet = false, always = false } = {}) {
  if (!always && !isStale()) return true;
  const bin = join(ROOT, "node_modules", "electron-vite", "bin", "electron-vite.js");
  const run = spawnSync(process.execPath, [bin, "build", "--logLevel", quiet ? "error" : "warn"], {
    cwd: ROOT,
    encoding: "utf8",
    // Standard output belongs to whoever called: `octad --json` prints its result there.
    stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", 2, 2],
  });
  if (run.status !== 0 && quiet) process.stderr.write(`${run.stdout}${run.stderr}`);
  return run.status === 0;
}

/** Time of the newest change of a file or of anything in a folder, folders included (a removed file changes its folder). */
function newest(path) {
  if (!existsSync(path)) return 0;
  const self = statSync(path);
  if (!self.isDirectory()) return self.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), self.mtimeMs);
}
