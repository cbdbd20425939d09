import { spawnSync } from "node:child_process";
import { chownSync, cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { onPath } from "./system-libraries.mjs";

/** Chromium refuses its sandbox to root, and tests without the sandbox prove less: root runs them as nobody. */
const NOBODY = 65_534;
const SETPRIV = ["--reuid=65534", "--regid=65534", "--clear-groups", "--"];

export const isRoot = () => process.getuid?.() === 0;

/** Whether the kernel lets this user (or nobody, when root) make the name spaces that Chromium's sandbox is made of. */
export function hasSandbox() {
  if (process.platform !== "linux") return true;
  if (!isRoot()) return spawnSync("unshare", ["--user", "true"]).status === 0;
  return canSetpriv() && asNobody("unshare", ["--user", "true"]);
}

/** Whether nobody can read what the tests need. */
export const nobodyCanRead = () =>
  canSetpriv() &&
  ["package.json", "node_modules/@playwright/test/cli.js", "dist/main/index.js"].every((file) =>
    asNobody("test", ["-r", join(ROOT, file)]),
  );

/** A folder of nobody's own, for its home, its results and what it writes. */
export function folderOfNobody() {
  const folder = mkdtempSync(join(tmpdir(), "octad-desktop-"));
  for (const name of ["home", "results"]) {
    mkdirSync(join(folder, name));
    chownSync(join(folder, name), NOBODY, NOBODY);
  }
  chownSync(folder, NOBODY, NOBODY);
  return folder;
}

/** The runtime where nobody can execute it: in place, or as a copy when it stands in root's own home. */
export function runtimeOfNobody(dist, folder) {
  if (asNobody("test", ["-x", join(dist, "electron")])) return dist;
  const copy = join(folder, "electron");
  cpSync(dist, copy, { recursive: true });
  return copy;
}

/** The command that runs another as nobody. */
export const nobodyCommand = (program, args) => ({ program: "setpriv", args: [...SETPRIV, program, ...args] });

const canSetpriv = () => isRoot() && onPath("setpriv");
const asNobody = (program, args) => spawnSync("setpriv", [...SETPRIV, program, ...args]).status === 0;
