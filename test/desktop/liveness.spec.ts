import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ElectronApplication, expect, type Page } from "@playwright/test";
import type { Problem } from "../../shared/problem.ts";
import type { Result } from "../../shared/result.ts";
import { mutants } from "../fuzz/run-fuzz.ts";
import { CONTAINERS } from "../hostile/containers.ts";
import { SHEETJS_FORMATS } from "../hostile/sheetjs-formats.ts";
import { TEXTS } from "../hostile/texts.ts";
import { CELLS, XML_TRICKS } from "../hostile/workbooks.ts";
import { writeBigXlsx } from "../support/make-big-files.ts";
import { ROOT, stubDialogs, test } from "./harness.ts";

/** The window answers while the engine is given what was made to stop it, and what was loaded before is still there. */

/** A gap between two pictures that only a fault makes, however busy the machine; the aim is 200 ms (reliability.md 6, row 16). */
const FAULT_MS = 1_000;
const ROWS = 1_000_000;
const FUZZED = 25;
const MB = 1_024;

/** An old workbook in which the parser reads on for minutes; found by the fuzzer. */
const ENDLESS = join(ROOT, "test/hostile/regressions/fd557807cfbf-older.xls");

/** Some of each family of the hostile files, big ones among them. */
const HOSTILE = [
  ...CONTAINERS.filter((_, index) => index % 8 === 0),
  ...XML_TRICKS.filter((_, index) => index % 4 === 0),
  ...CELLS.filter(({ name }) => /MB|digits/.test(name)),
  ...TEXTS.filter(({ name }) => /MB|50,000|zero bytes/.test(name)),
  ...SHEETJS_FORMATS.filter(({ name }) => /repeats|circle|password/.test(name)),
].filter((one) => "problem" in one.expect || one.big === true);

let folder = "";
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "octad-liveness-"));
  await writeBigXlsx(join(folder, "million.xlsx"), ROWS);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

declare global {
  interface Window {
    pictures: { gaps: number[]; stop: boolean };
  }
}

/** Notes the time between one picture of the window and the next. */
const watchPictures = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.pictures = { gaps: [], stop: false };
    let last = performance.now();
    const next = (): void => {
      const now = performance.now();
      window.pictures.gaps.push(now - last);
      last = now;
      if (!window.pictures.stop) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });

type Gaps = { readonly count: number; readonly p99: number; readonly max: number };

async function gapsSoFar(page: Page): Promise<Gaps> {
  const gaps = await page.evaluate(() => window.pictures.gaps.splice(0));
  const sorted = gaps.toSorted((a, b) => a - b);
  return { count: sorted.length, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, max: sorted.at(-1) ?? 0 };
}

function report(what: string, { count, p99, max }: Gaps): void {
  console.log(`${what}: ${count} pictures, gaps p99 ${p99.toFixed(0)} ms (aim 100), longest ${max.toFixed(0)} ms (aim 200)`);
  expect(count).toBeGreaterThan(10);
  expect(max).toBeLessThan(FAULT_MS);
}

type Outcome = { readonly problem: Problem | null; readonly ms: number };

/** Imports a file the way the window does, through the open dialog; `cancelAfter` in ms. */
async function importFile(
  page: Page,
  app: ElectronApplication,
  path: string,
  cancelAfter: number | null = null,
): Promise<Outcome & { readonly cancelMs: number }> {
  await stubDialogs(app, { open: [path] });
  return page.evaluate(async (after) => {
    const picked = await window.octad.call("file:open", null);
    if (!picked.ok) return { problem: picked.problem, ms: 0, cancelMs: 0 };
    const job = `liveness-${performance.now()}`;
    const started = performance.now();
    let cancelled = 0;
    if (after !== null) {
      setTimeout(() => {
        cancelled = performance.now();
        void window.octad.call("job:cancel", { job });
      }, after);
    }
    const result = await window.octad.call("data:import", { job, tokens: picked.value.map(({ token }) => token) });
    const now = performance.now();
    return { problem: result.ok ? null : result.problem, ms: now - started, cancelMs: cancelled === 0 ? 0 : now - cancelled };
  }, cancelAfter);
}

/** The first rows of the sample, as the engine holds them now. */
const sampleRows = (page: Page): Promise<Result<unknown>> =>
  page.evaluate(() => window.octad.call("data:rows", { table: "raw_1", offset: 0, limit: 20 }));

/** Highest resident memory of each kind of process, in MB, while `work` runs. */
async function memoryDuring<T>(
  app: ElectronApplication,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly peaks: Readonly<Record<string, number>> }> {
  const peaks: Record<string, number> = {};
  let on = true;
  const watching = (async () => {
    while (on) {
      const now = await app.evaluate(({ app: electron }) =>
        electron
          .getAppMetrics()
          .map(({ type, name, memory }) => ({ name: name === "octad-engine" ? "engine" : type, size: memory.workingSetSize })),
      );
      for (const { name, size } of now) peaks[name] = Math.max(peaks[name] ?? 0, Math.round(size / MB));
      await new Promise((done) => setTimeout(done, 250));
    }
  })();
  try {
    return { value: await work(), peaks };
  } finally {
    on = false;
    await watching;
  }
}

test("the window answers throughout, Cancel works within a second, and the earlier data stay", async ({ page, octad: app }) => {
  test.setTimeout(300_000);
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  const before = await sampleRows(page);
  expect(before.ok).toBe(true);
  await watchPictures(page);

  await test.step("hostile files", async () => {
    expect(HOSTILE.length).toBeGreaterThan(20);
    for (const one of HOSTILE) {
      if (!("problem" in one.expect)) continue;
      const name = one.file ?? "file.xlsx";
      const path = join(folder, name);
      writeFileSync(path, one.bytes());
      const { problem, ms } = await importFile(page, app, path);
      expect(problem?.code, one.name).toBe(one.expect.problem.code ?? problem?.code);
      expect(problem?.file, one.name).toBe(name);
      expect(ms, one.name).toBeLessThan(10_000);
    }
    report(`${HOSTILE.length} hostile files`, await gapsSoFar(page));
    expect(await sampleRows(page)).toEqual(before);
  });

  await test.step("damaged files", async () => {
    let refused = 0;
    for await (const { name, bytes } of mutants(4 * FUZZED, 5)) {
      if (refused === FUZZED) break;
      const path = join(folder, name);
      writeFileSync(path, bytes);
      const { problem, ms } = await importFile(page, app, path);
      expect(ms, name).toBeLessThan(10_000);
      if (problem === null) continue;
      refused++;
      expect(["INTERNAL", "ENGINE_GONE", "OUT_OF_MEMORY", "REFUSED"], name).not.toContain(problem.code);
      expect(problem.file, name).toBe(name);
    }
    report(`${FUZZED} damaged files and those that could be read`, await gapsSoFar(page));
  });
});

test("a file that hangs the parser is ended by Cancel within a second, or by itself, and costs nothing", async ({ page, octad: app }) => {
  test.setTimeout(120_000);
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  const before = await sampleRows(page);
  await watchPictures(page);
  const path = join(folder, "endless.xls");
  writeFileSync(path, readFileSync(ENDLESS));

  await test.step("Cancel", async () => {
    const { problem, cancelMs } = await importFile(page, app, path, 1_000);
    expect(problem?.code).toBe("CANCELLED");
    console.log(`Cancel of a hanging parser took ${cancelMs.toFixed(0)} ms (aim 1,000)`);
    expect(cancelMs).toBeLessThan(1_500);
    expect(await sampleRows(page)).toEqual(before);
  });

  await test.step("nobody cancels", async () => {
    const { problem, ms } = await importFile(page, app, path);
    expect(problem).toMatchObject({ code: "TIMED_OUT", file: "endless.xls" });
    console.log(`A parser that hangs was ended after ${ms.toFixed(0)} ms (aim 10,000)`);
    expect(ms).toBeLessThan(10_000);
    expect(await sampleRows(page)).toEqual(before);
  });
  report("a parser that hangs", await gapsSoFar(page));
});

test("a million rows are cancelled within a second, then read, while the window answers", async ({ page, octad: app }) => {
  test.setTimeout(240_000);
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  const before = await sampleRows(page);
  await watchPictures(page);
  const million = join(folder, "million.xlsx");

  await test.step("Cancel", async () => {
    const { problem, cancelMs } = await importFile(page, app, million, 2_000);
    expect(problem?.code).toBe("CANCELLED");
    console.log(`Cancel of a million rows took ${cancelMs.toFixed(0)} ms (aim 1,000)`);
    expect(cancelMs).toBeLessThan(1_500);
    expect(await sampleRows(page)).toEqual(before);
  });
  await gapsSoFar(page);

  await test.step("the whole file, through the menu", async () => {
    const { peaks } = await memoryDuring(app, async () => {
      await stubDialogs(app, { open: [million] });
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send("menu:command", { command: "open" }));
      await expect(page.getByText("1,000,000").first()).toBeVisible({ timeout: 180_000 });
    });
    report("a million rows of ten columns", await gapsSoFar(page));
    const { Browser: main = 0, Tab: tab = 0, engine = 0 } = peaks;
    console.log(`memory: main ${main} MB (at most 300), window ${tab} MB (at most 800), engine ${engine} MB`);
    expect(main).toBeLessThan(300);
    expect(tab).toBeLessThan(800);
    expect(engine).toBeGreaterThan(0);
    expect(engine).toBeLessThan(3_000);
  });
});
