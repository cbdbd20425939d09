/**
 * Runs one TypeScript file of the repository in plain Node: `node tools/run-ts.mjs <entry.ts> [arguments]`.
 *
 * Node 20 cannot strip types, so the entry and what it imports of the repository are bundled by Vite (dependencies stay
 * outside, `?raw` imports work) into a folder of its own under node_modules/.cache/octad, run from there in a fresh process
 * and removed. Other tools import `bundle` and `run`.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * Bundles `entry` (relative to the current folder) as one ES module.
 * @param {string} entry
 * @returns {Promise<{ file: string, remove: () => void }>} where the module is, and how to throw it away
 */
export async function bundle(entry) {
  const cache = join(ROOT, "node_modules", ".cache", "octad");
  mkdirSync(cache, { recursive: true });
  const name = basename(entry).replace(/\.[cm]?tsx?$/, "");
  const folder = mkdtempSync(join(cache, `${name}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: "error",
      publicDir: false,
      build: {
        ssr: resolve(entry),
        outDir: folder,
        emptyOutDir: false,
        target: "node20",
        minify: false,
        sourcemap: "inline",
        rolldownOptions: { output: { format: "es", entryFileNames: `${name}.mjs` } },
      },
    });
  } catch (error) {
    remove();
    throw error;
  }
  return { file: join(folder, `${name}.mjs`), remove };
}

/**
 * Bundles and runs `entry`; the promise gives its exit status.
 * @param {string} entry
 * @param {readonly string[]} [args]
 * @param {{ execArgv?: readonly string[], env?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<number>}
 */
export async function run(entry, args = [], options = {}) {
  const { file, remove } = await bundle(entry);
  try {
    return await new Promise((done, fail) => {
      const child = spawn(process.execPath, ["--enable-source-maps", ...(options.execArgv ?? []), file, ...args], {
        stdio: "inherit",
        env: { ...process.env, OCTAD_ROOT: ROOT, ...options.env },
      });
      const forward = (signal) => child.kill(signal);
      process.once("SIGINT", forward);
      process.once("SIGTERM", forward);
      child.once("error", fail);
      child.once("close", (code, signal) => {
        process.removeListener("SIGINT", forward);
        process.removeListener("SIGTERM", forward);
        done(code ?? (signal === "SIGINT" ? 130 : 1));
      });
    });
  } finally {
    remove();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [entry, ...args] = process.argv.slice(2);
  if (entry === undefined) {
    console.error("usage: node tools/run-ts.mjs <entry.ts> [arguments]");
    process.exitCode = 2;
  } else {
    process.exitCode = await run(entry, args);
  }
}
