/**
 * `npm run test:desktop`: the desktop tests in a real Electron, on Linux on a virtual display of their own. With `--screens` the
 * pictures that the tests take replace those in docs/screens. Other arguments go to Playwright.
 */
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { startVirtualDisplay } from "./display.mjs";
import { findElectron } from "./find-electron.mjs";
import { ROOT } from "./paths.mjs";
import { ensureSystemLibraries } from "./system-libraries.mjs";
import { folderOfNobody, hasSandbox, isRoot, nobodyCanRead, nobodyCommand, runtimeOfNobody } from "./unprivileged.mjs";

const say = (line) => console.log(line);

/**
 * @param {readonly string[]} args
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function desktop(args = []) {
  const keepScreens = args.includes("--screens");
  const electron = await findElectron(say);
  say(`Electron ${electron.version} (${electron.source})`);
  if (!ensureSystemLibraries(electron.executable, { display: true, say })) return { passed: 0, failed: 1, skipped: 0 };
  const place = preparePlace(electron.dist);
  say(place.words);
  const display = process.platform === "linux" ? await startVirtualDisplay() : null;
  try {
    await runPlaywright(
      place,
      display,
      args.filter((argument) => argument !== "--screens"),
    );
    const counts = count(join(place.folder, "results", "desktop.json"));
    keepResults(place.folder, keepScreens);
    return counts;
  } finally {
    display?.stop();
    rmSync(place.folder, { recursive: true, force: true });
  }
}

/** Who runs the tests, and where: with the sandbox whenever that is possible. */
function preparePlace(dist) {
  const sandboxed = hasSandbox();
  if (isRoot() && sandboxed && nobodyCanRead()) {
    const folder = folderOfNobody();
    return {
      folder,
      dist: runtimeOfNobody(dist, folder),
      sandboxed,
      command: nobodyCommand,
      words: "The desktop tests run as nobody, with Chromium's sandbox.",
    };
  }
  const folder = mkdtempSync(join(tmpdir(), "octad-desktop-"));
  mkdirSync(join(folder, "home"));
  mkdirSync(join(folder, "results"));
  const usable = sandboxed && !isRoot();
  return {
    folder,
    dist,
    sandboxed: usable,
    command: (program, args) => ({ program, args }),
    words: usable
      ? "The desktop tests run with Chromium's sandbox."
      : "The desktop tests run with --no-sandbox: this user cannot have the sandbox here.",
  };
}

function runPlaywright(place, display, args) {
  const results = join(place.folder, "results");
  const cli = join(ROOT, "node_modules", "@playwright", "test", "cli.js");
  const { program, args: all } = place.command(process.execPath, [cli, "test", ...args]);
  const env = {
    ...process.env,
    TZ: "UTC",
    LANG: "en_US.UTF-8",
    HOME: join(place.folder, "home"),
    XDG_CONFIG_HOME: join(place.folder, "home", ".config"),
    XDG_CACHE_HOME: join(place.folder, "home", ".cache"),
    ELECTRON_OVERRIDE_DIST_PATH: place.dist,
    OCTAD_DESKTOP_OUTPUT: join(results, "failures"),
    OCTAD_DESKTOP_JSON: join(results, "desktop.json"),
    OCTAD_SCREENS: join(results, "screens"),
    OCTAD_NO_SANDBOX: place.sandboxed ? "" : "1",
    ...(display === null ? {} : { DISPLAY: display.name, WAYLAND_DISPLAY: "", XDG_SESSION_TYPE: "x11" }),
  };
  return new Promise((done, fail) => {
    const child = spawn(program, all, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"], env });
    child.once("error", fail);
    child.once("close", done);
  });
}

/** What the report says; a report that is not there, or that saw no test, is a failure. */
function count(report) {
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = JSON.parse(readFileSync(report, "utf8"));
  const passed = stats.expected + stats.flaky;
  const failed = stats.unexpected + errors.length;
  return { passed, failed: passed + failed === 0 ? 1 : failed, skipped: stats.skipped };
}

function keepResults(folder, keepScreens) {
  const kept = join(ROOT, "test-results");
  rmSync(kept, { recursive: true, force: true });
  cpSync(join(folder, "results"), kept, { recursive: true });
  const screens = join(kept, "screens");
  if (keepScreens && existsSync(screens)) cpSync(screens, join(ROOT, "docs", "screens"), { recursive: true });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  if (!build()) process.exit(1);
  const { passed, failed, skipped } = await desktop(process.argv.slice(2));
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? ` (${skipped} skipped)` : ""}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
