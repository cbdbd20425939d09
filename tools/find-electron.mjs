/**
 * Finds the Electron that this machine runs, in this order: ELECTRON_OVERRIDE_DIST_PATH; the official binary of the npm
 * package `electron`, downloaded when its makers' release page answers; the fallback runtime (fallback-electron.mjs).
 * `node tools/find-electron.mjs` prints the folder.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fallbackElectron, hasFallback } from "./fallback-electron.mjs";
import { ROOT } from "./paths.mjs";

const PROBE_MS = 8_000;
const DOWNLOAD_MS = 8 * 60_000;
const PACKAGE = join(ROOT, "node_modules", "electron");

/**
 * @typedef {{ dist: string, executable: string, version: string, source: "override" | "official" | "fallback" }} FoundElectron
 * @param {(line: string) => void} [say]
 * @returns {Promise<FoundElectron>}
 */
export async function findElectron(say = (line) => console.error(line)) {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (override) {
    const found = describe(override, "override");
    if (found === null) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, but there is no Electron`);
    return found;
  }
  const official = describe(join(PACKAGE, "dist"), "official");
  if (official !== null) return official;
  const downloaded = await download(say);
  if (downloaded !== null) return downloaded;
  if (!hasFallback()) {
    throw new Error("Electron could not be downloaded from its makers' release page, and there is a fallback for Linux on x64 only.");
  }
  const fallback = describe(await fallbackElectron(say), "fallback");
  if (fallback === null) throw new Error("findElectron requires a whole fallback runtime");
  return fallback;
}

/** True for a runtime that a package for people must not hold. */
export const isFallback = (dist) => existsSync(join(dist, "NOT-FOR-RELEASE"));

/** @returns {FoundElectron | null} */
function describe(dist, source) {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) return null;
  const versionFile = join(dist, "version");
  const version = existsSync(versionFile) ? readFileSync(versionFile, "utf8").trim().replace(/^v/, "") : "unknown";
  return { dist, executable, version, source: source === "official" ? source : isFallback(dist) ? "fallback" : source };
}

function executableName() {
  if (process.platform === "win32") return "electron.exe";
  return process.platform === "darwin" ? "Electron.app/Contents/MacOS/Electron" : "electron";
}

async function download(say) {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const mirror =
    process.env["ELECTRON_MIRROR"] ??
    process.env["npm_config_electron_mirror"] ??
    "https://github.com/electron/electron/releases/download/";
  const reached = await answers(`${mirror.replace(/\/$/, "")}/v${version}/SHASUMS256.txt`);
  if (!reached) {
    say("The official Electron cannot be downloaded here.");
    return null;
  }
  say(`Downloading Electron ${version}.`);
  // Standard output may be somebody's result, so the installer's words go to standard error.
  const run = spawnSync(process.execPath, [join(PACKAGE, "install.js")], { stdio: ["ignore", 2, 2], timeout: DOWNLOAD_MS });
  if (run.status !== 0) {
    say("The download of the official Electron failed.");
    return null;
  }
  return describe(join(PACKAGE, "dist"), "official");
}

/** Whether the address gives any good answer (a redirect is one) within a few seconds: a closed network must not cost minutes. */
function answers(address) {
  if (process.env["ELECTRON_GET_USE_PROXY"]) return Promise.resolve(true);
  return new Promise((done) => {
    try {
      const asked = request(address, { method: "HEAD", timeout: PROBE_MS }, (response) => {
        response.resume();
        done((response.statusCode ?? 500) < 400);
      });
      const limit = setTimeout(() => asked.destroy(), PROBE_MS);
      asked.on("timeout", () => asked.destroy());
      asked.on("error", () => done(false));
      asked.on("close", () => {
        clearTimeout(limit);
        done(false);
      });
      asked.end();
    } catch {
      // An address of another protocol (a mirror on http): let the installer try.
      done(true);
    }
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const found = await findElectron();
  console.error(`Electron ${found.version} (${found.source})`);
  console.log(found.dist);
}
