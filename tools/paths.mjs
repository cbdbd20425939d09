import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the repository stands. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The user's cache folder of Octad; `node_modules` would not do, as every `npm ci` empties it. */
export function cacheFolder() {
  return join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "octad");
}
