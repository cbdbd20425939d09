import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base, type ElectronApplication, _electron as electron, type Page } from "@playwright/test";
import type { Bridge } from "../../shared/ipc/contract.ts";

declare global {
  interface Window {
    readonly octad: Bridge;
  }
}

/** The repository. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** True where Chromium cannot have its sandbox (root, or a kernel that forbids it); tests of the sandbox itself are skipped then. */
export const WITHOUT_SANDBOX = process.env["OCTAD_NO_SANDBOX"] === "1";

export const sample = (name: string): string => join(ROOT, "samples", name);

type Options = {
  /** Files named on the application's command line. */
  readonly files: readonly string[];
};

type Fixtures = {
  /** The application's data folder: fresh for every test, gone after it. */
  readonly userData: string;
  readonly octad: ElectronApplication;
  readonly page: Page;
  /** Errors that nobody caught in the page; a test that ends with one has failed. */
  readonly pageErrors: string[];
};

/** A test with a freshly started Octad. */
export const test = base.extend<Fixtures & Options>({
  files: [[], { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "octad-test-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  },

  octad: async ({ userData, files }, use, info) => {
    const octad = await launch(userData, files);
    await use(octad);
    await octad.close();
    const log = join(userData, "logs", "main.log");
    if (info.status !== info.expectedStatus && existsSync(log)) {
      await info.attach("main.log", { body: readFileSync(log), contentType: "text/plain" });
      console.log(readFileSync(log, "utf8").split("\n").slice(-40).join("\n"));
    }
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  pageErrors: async ({}, use) => {
    const errors: string[] = [];
    await use(errors);
    base.expect(errors, "errors that nobody caught in the page").toEqual([]);
  },

  page: async ({ octad, pageErrors }, use) => {
    const page = await octad.firstWindow();
    page.on("pageerror", (error) => pageErrors.push(String(error)));
    await page.waitForLoadState("load");
    await use(page);
  },
});

const MOST_ATTEMPTS = 5;

/** Starts the built application the way a person would, with its own data folder. */
export async function launch(userData: string, files: readonly string[] = []): Promise<ElectronApplication> {
  const octad = await start(userData, files).catch((error: unknown) => {
    // About once in several hundred starts the driver and the runtime miss each other on a busy machine. Any other failure counts.
    if (!/Timeout \d+ms exceeded/.test(String(error))) throw error;
    console.warn(`started a second time, as the first attempt hung: ${String(error).slice(0, 2_000)}`);
    return start(userData, files);
  });
  const evaluate = octad.evaluate.bind(octad);
  octad.evaluate = async (...given: Parameters<typeof evaluate>) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await evaluate(...given);
      } catch (error) {
        // The driver holds the answer weakly, and a busy main process may collect it; the question was asked, its answer is lost.
        if (attempt === MOST_ATTEMPTS || !String(error).includes("garbage collected")) throw error;
      }
    }
  };
  return octad;
}

function start(userData: string, files: readonly string[]): Promise<ElectronApplication> {
  const runtime = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  const executable = runtime !== undefined && process.platform === "linux" ? { executablePath: join(runtime, "electron") } : {};
  return electron.launch({
    ...executable,
    timeout: 30_000,
    // Playwright's own default is to go without.
    chromiumSandbox: !WITHOUT_SANDBOX,
    args: [`--user-data-dir=${userData}`, ROOT, ...files],
    cwd: ROOT,
    // The locale decides the first language.
    env: { ...(process.env as Record<string, string>), TZ: "UTC", LANGUAGE: "en", LANG: "en_US.UTF-8" },
  });
}

/** Answers the next native dialogs without showing them: opening gives `open`, saving gives `save`; `null` = the person closes it. */
export async function stubDialogs(
  octad: ElectronApplication,
  paths: { readonly open?: readonly string[]; readonly save?: string | null },
): Promise<void> {
  await octad.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: [...(open ?? [])] });
    dialog.showSaveDialog = async () => ({ canceled: typeof save !== "string", filePath: save ?? "" });
  }, paths);
}

/** Takes the picture of a screen; the pictures of the README are made so (`npm run test:desktop -- --screens`). */
export async function takeScreen(page: Page, name: string): Promise<void> {
  const folder = process.env["OCTAD_SCREENS"] ?? join(ROOT, "test-results", "screens");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}
