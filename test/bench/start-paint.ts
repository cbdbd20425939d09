import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

type BenchRow = { readonly name: string; readonly ratio: number; readonly target: number; readonly detail: string };

const ROUNDS = 9;
const PAINTED = "octad-painted ";

/**
 * How long after its start the window shows its first content, against an Electron that opens an empty window with one heading: the built
 * application and the floor in turns, a fresh profile each time.
 */
export async function benchStartPaint(): Promise<readonly BenchRow[]> {
  const runtime = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (runtime === undefined) throw new Error("benchStartPaint requires ELECTRON_OVERRIDE_DIST_PATH");
  const root = process.env["OCTAD_ROOT"] ?? process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "octad-paint-"));
  try {
    const octad = application(folder, "octad", `await import(${JSON.stringify(pathToFileURL(resolve(root, "dist/main/index.js")).href)});`);
    const floor = application(folder, "floor", EMPTY_WINDOW);
    const times: { readonly octad: number[]; readonly floor: number[] } = { octad: [], floor: [] };
    for (let round = 0; round <= ROUNDS; round++) {
      const first = await paintedAfterMs(runtime, octad, folder);
      const second = await paintedAfterMs(runtime, floor, folder);
      // The first round warms the disk up.
      if (round > 0) {
        times.octad.push(first);
        times.floor.push(second);
      }
    }
    const [one, other] = [median(times.octad), median(times.floor)];
    const detail = `${one.toFixed(0)} ms against ${other.toFixed(0)} ms`;
    return [{ name: "start screen painted / empty Electron window", ratio: one / other, target: 1.5, detail }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An application that runs `main` and says when the first window has shown content, by the clock of the machine. */
function application(folder: string, name: string, main: string): string {
  const home = join(folder, name);
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), JSON.stringify({ name, version: "0.0.0", type: "module", main: "main.mjs" }));
  writeFileSync(
    join(home, "main.mjs"),
    `import { app } from "electron";
app.on("browser-window-created", (_event, window) => {
  window.once("ready-to-show", async () => {
    const at = await window.webContents.executeJavaScript(\`new Promise((done) => {
      const look = () => {
        const [paint] = performance.getEntriesByName("first-contentful-paint");
        if (paint === undefined) setTimeout(look, 5);
        else done(performance.timeOrigin + paint.startTime);
      };
      look();
    })\`);
    console.log(${JSON.stringify(PAINTED)} + at);
    app.exit(0);
  });
});
${main}
`,
  );
  return home;
}

const EMPTY_WINDOW = `
const { BrowserWindow } = await import("electron");
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  window.loadURL("data:text/html,<title>empty</title><h1>Empty</h1>");
});`;

function paintedAfterMs(runtime: string, application: string, folder: string): Promise<number> {
  const profile = mkdtempSync(join(folder, "profile-"));
  const started = Date.now();
  const args = [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), `--user-data-dir=${profile}`, application];
  return new Promise((done, fail) => {
    const child = spawn(join(runtime, "electron"), args, { stdio: ["ignore", "pipe", "ignore"] });
    let words = "";
    child.stdout.on("data", (chunk) => {
      words += chunk;
    });
    const limit = setTimeout(() => child.kill("SIGKILL"), 30_000);
    child.once("error", fail);
    child.once("close", () => {
      clearTimeout(limit);
      const at = Number(words.split(PAINTED)[1]?.split("\n")[0]);
      if (Number.isFinite(at)) done(at - started);
      else fail(new Error(`benchStartPaint requires a painted window, got: ${words}`));
    });
  });
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
