import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What Electron links against on Debian; names that end in `t64` on newer releases are looked up under both. */
const LIBRARIES = ["libnss3", "libgtk-3-0", "libgbm1", "libasound2", "libxss1", "libatk-bridge2.0-0", "libdrm2", "libxtst6"];
const DISPLAY = ["xvfb"];
const FONTS = ["fonts-liberation"];

/**
 * Sees to the system libraries that a runtime needs: as root on Debian it installs what is missing, otherwise it says which
 * command would. Looks at the machine itself (the dynamic linker, the path, the fonts), not at lists of packages.
 * @param {string} executable
 * @param {{ display: boolean, say: (line: string) => void }} options `display` = a virtual display and fonts are needed too
 * @returns {boolean} true when nothing is missing now
 */
export function ensureSystemLibraries(executable, { display, say }) {
  if (process.platform !== "linux") return true;
  const missing = findMissing(executable, display);
  if (missing.packages.length === 0) return true;
  say(`Missing on this machine: ${missing.what.join(", ")}.`);
  if (process.getuid?.() !== 0 || !onPath("apt-get")) {
    say(`Install them with: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.packages.join(" ")}`);
    return false;
  }
  apt(["update"]);
  const packages = missing.packages.map(newerName);
  say(`Installing ${packages.join(" ")}.`);
  apt(["install", "-y", "--no-install-recommends", ...packages]);
  const left = findMissing(executable, display);
  if (left.packages.length > 0) say(`Still missing: ${left.what.join(", ")}.`);
  return left.packages.length === 0;
}

function findMissing(executable, display) {
  const what = missingLibraries(executable);
  const packages = what.length > 0 ? [...LIBRARIES] : [];
  if (display && !onPath("Xvfb")) {
    what.push("Xvfb");
    packages.push(...DISPLAY);
  }
  if (display && !existsSync("/usr/share/fonts/truetype/liberation") && !existsSync("/usr/share/fonts/truetype/liberation2")) {
    what.push("the Liberation fonts");
    packages.push(...FONTS);
  }
  return { what, packages };
}

/** Names of the shared libraries that the dynamic linker does not find for `executable`. */
export function missingLibraries(executable) {
  const run = spawnSync("ldd", [executable], { encoding: "utf8" });
  if (run.error) return [];
  return [...run.stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

export function onPath(program) {
  return (process.env["PATH"] ?? "").split(":").some((folder) => folder !== "" && existsSync(`${folder}/${program}`));
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries for 64-bit time. */
function newerName(name) {
  const run = spawnSync("apt-cache", ["show", `${name}t64`], { encoding: "utf8" });
  return run.status === 0 && run.stdout.includes("Package:") ? `${name}t64` : name;
}

function apt(args) {
  spawnSync("apt-get", args, { stdio: ["ignore", 2, 2], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
