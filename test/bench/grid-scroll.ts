import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron as electron, type Page } from "@playwright/test";
import { writeBigCsv } from "../support/make-big-files.ts";

type BenchRow = { readonly name: string; readonly ratio: number; readonly target: number; readonly detail: string };

const ROWS = Number(process.env["OCTAD_GRID_ROWS"] ?? 1_000_000);
const WHEEL_MS = 6_000;

/**
 * The grid over a million rows in the real window: how long frames last while a wheel turns, as they stand in the file and sorted,
 * and how soon rows are there after a jump to any place. The application is started through `ELECTRON_OVERRIDE_DIST_PATH`.
 */
export async function benchGridScroll(): Promise<readonly BenchRow[]> {
  const runtime = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (runtime === undefined) throw new Error("benchGridScroll requires ELECTRON_OVERRIDE_DIST_PATH");
  const root = process.env["OCTAD_ROOT"] ?? process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "octad-grid-"));
  const csv = join(folder, "million.csv");
  await writeBigCsv(csv, ROWS);
  const octad = await electron.launch({
    executablePath: join(runtime, "electron"),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), `--user-data-dir=${join(folder, "data")}`, root, csv],
    cwd: root,
  });
  try {
    const page = await octad.firstWindow();
    await page.locator(".grid-row:not(.waiting)").first().waitFor({ timeout: 120_000 });
    // The indices are computed first, as that takes both cores.
    const go = (screen: string) => page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();
    await go("Indices");
    await page.locator(".card-number").first().waitFor({ timeout: 300_000 });
    await go("Data");
    await page.locator(".grid-row:not(.waiting)").first().waitFor({ timeout: 120_000 });
    await page.waitForTimeout(3_000);
    const rest = await framesWhile(page, () => page.waitForTimeout(2_000));
    const wheel = await framesWhile(page, () => turnWheel(page));
    await page.locator(".grid").getByRole("columnheader").nth(3).getByRole("button").first().click();
    await page.waitForFunction(() => document.querySelector(".grid-window.busy") === null);
    const sorted = await framesWhile(page, () => turnWheel(page));
    const jumps = await jumpAbout(page);
    const words = (frames: Frames) =>
      `p95 ${quantile(frames.gaps, 0.95).toFixed(1)} ms, p99 ${quantile(frames.gaps, 0.99).toFixed(1)} ms, median ${quantile(frames.gaps, 0.5).toFixed(1)} ms of ${frames.gaps.length} frames, ${frames.workMs.toFixed(1)} ms of work each; ${(100 * frames.waiting).toFixed(1)} % of rows seen before they had come`;
    return [
      {
        name: `grid of ${ROWS.toLocaleString("en")} rows, wheel turning: p95 of a frame in ms`,
        ratio: quantile(wheel.gaps, 0.95),
        target: 17,
        detail: `${words(wheel)}; at rest ${words(rest)}`,
      },
      {
        name: "the same, sorted by a column: p95 of a frame in ms",
        ratio: quantile(sorted.gaps, 0.95),
        target: 17,
        detail: words(sorted),
      },
      {
        name: "jump to any place of it, sorted → its rows are there: median in ms",
        ratio: quantile(jumps, 0.5),
        target: 100,
        detail: `p95 ${quantile(jumps, 0.95).toFixed(1)} ms of ${jumps.length} jumps`,
      },
    ];
  } finally {
    await octad.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Frames = { readonly gaps: readonly number[]; readonly waiting: number; readonly workMs: number };

/**
 * Times between frames while something goes on, the share of rows on screen that had not come yet, and how much processor time the
 * page's own thread spent a frame: that one does not depend on what else the machine does.
 */
async function framesWhile(page: Page, happens: () => Promise<unknown>): Promise<Frames> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
  const before = await spent();
  await page.evaluate(() => {
    const record = { gaps: [] as number[], waiting: 0, rows: 0, last: 0, isOver: false };
    Object.assign(window, { octadFrames: record });
    const look = (time: number): void => {
      if (record.last > 0) record.gaps.push(time - record.last);
      record.last = time;
      record.waiting += document.querySelectorAll(".grid-row.waiting").length;
      record.rows += document.querySelectorAll(".grid-row").length;
      if (!record.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await happens();
  const work = 1_000 * ((await spent()) - before);
  await session.detach();
  const frames = await page.evaluate(() => {
    const record = (window as unknown as { octadFrames: { gaps: number[]; waiting: number; rows: number; isOver: boolean } }).octadFrames;
    record.isOver = true;
    return { gaps: record.gaps, waiting: record.waiting / Math.max(1, record.rows) };
  });
  return { ...frames, workMs: work / Math.max(1, frames.gaps.length) };
}

async function turnWheel(page: Page): Promise<void> {
  const box = await page.locator(".grid").boundingBox();
  if (box === null) throw new Error("benchGridScroll requires a grid on the screen");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const until = Date.now() + WHEEL_MS;
  while (Date.now() < until) {
    await page.mouse.wheel(0, 120);
    await page.waitForTimeout(8);
  }
}

/** Jumps to places all over the list, as a drag of the thumb does, and waits for the rows there. */
const jumpAbout = (page: Page): Promise<readonly number[]> =>
  page.evaluate(async () => {
    const grid = document.querySelector(".grid");
    if (grid === null) throw new Error("jumpAbout requires a grid");
    const frame = () => new Promise<void>((done) => requestAnimationFrame(() => done()));
    const times: number[] = [];
    for (let jump = 0; jump < 40; jump++) {
      const started = performance.now();
      grid.scrollTop = (((jump * 0.618) % 1) * (grid.scrollHeight - grid.clientHeight)) | 0;
      await frame();
      while (document.querySelector(".grid-row.waiting") !== null) await frame();
      times.push(performance.now() - started);
    }
    return times;
  });

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
