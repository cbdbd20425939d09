/**
 * `npm run package`: a packaged Octad in release/. With the official Electron it is one for people; on a machine that cannot have
 * that, the fallback runtime goes into it and the package says in its name and its About that it is not for release.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "./build.mjs";
import { FALLBACK_VERSION } from "./fallback-electron.mjs";
import { findElectron } from "./find-electron.mjs";
import { ROOT } from "./paths.mjs";

if (!build({ always: true })) process.exit(1);
const electron = await findElectron();
const fallback = electron.source === "fallback";
const work = mkdtempSync(join(tmpdir(), "octad-package-"));
try {
  const args = ["--dir", `-c.electronVersion=${fallback ? FALLBACK_VERSION : electron.version}`];
  if (fallback) {
    console.error("The official Electron is not to be had here: this package holds the fallback runtime and is NOT FOR RELEASE.");
    // The fallback brings its own application, the loader; a package has one of its own.
    const dist = join(work, "electron");
    cpSync(electron.dist, dist, { recursive: true, filter: (path) => path !== join(electron.dist, "resources") });
    args.push(`-c.electronDist=${dist}`, "-c.productName=Octad NOT FOR RELEASE");
  } else {
    args.push(`-c.electronDist=${electron.dist}`);
  }
  const run = spawnSync(process.execPath, [join(ROOT, "node_modules", "electron-builder", "cli.js"), ...args, ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: "inherit",
  });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
