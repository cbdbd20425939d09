import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron as electron, type Page } from "@playwright/test";

type BenchRow = { readonly name: string; readonly ratio: number; readonly target: number; readonly detail: string };

const DRAG_MS = 5_000;

/**
 * How long after a pointer move the window shows what it led to, over a drag of five seconds on the sample's what-if screen, in
 * frames of the same window at rest. The application is started through `ELECTRON_OVERRIDE_DIST_PATH`.
 */
export async function benchSliderPaint(): Promise<readonly BenchRow[]> {
  const runtime = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (runtime === undefined) throw new Error("benchSliderPaint requires ELECTRON_OVERRIDE_DIST_PATH");
  const root = process.env["OCTAD_ROOT"] ?? process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "octad-slider-"));
  const octad = await electron.launch({
    executablePath: join(runtime, "electron"),
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), `--user-data-dir=${folder}`, root, join(root, "samples/aurora.xlsx")],
    cwd: root,
  });
  try {
    const page = await octad.firstWindow();
    await page.locator(".data-body").waitFor({ timeout: 60_000 });
    await page.getByRole("navigation").getByRole("button", { name: "What-if", exact: true }).click();
    await page.getByRole("button", { name: "Try retention +5 %" }).click({ timeout: 60_000 });
    await page.getByTestId("revenue-gain").waitFor();
    const frame = await frameAtRest(page);
    const delays = await dragAndMeasure(page);
    const p95 = quantile(delays, 0.95);
    return [
      {
        name: "slider moved → painted, p95 / one frame at rest",
        ratio: p95 / frame,
        target: 2,
        detail: `p95 ${p95.toFixed(1)} ms, median ${quantile(delays, 0.5).toFixed(1)} ms of ${delays.length} moves; a frame is ${frame.toFixed(1)} ms`,
      },
    ];
  } finally {
    await octad.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Median time between two frames when nothing happens. */
const frameAtRest = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const times: number[] = [];
        const look = (time: number): void => {
          times.push(time);
          if (times.length < 120) requestAnimationFrame(look);
          else {
            const gaps = times.slice(1).map((later, index) => later - (times[index] ?? later));
            done(gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0);
          }
        };
        requestAnimationFrame(look);
      }),
  );

/**
 * Drags the first slider to and fro. A move is over when the frame after the one in which it was applied has been handed to the
 * compositor: two animation frames and a task behind them.
 */
async function dragAndMeasure(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const delays: number[] = [];
    Object.assign(window, { octadDelays: delays });
    document.addEventListener(
      "pointermove",
      (event) => {
        const started = event.timeStamp;
        // Registered before the page's own handlers run, so that their frame callback comes after this one: the channel waits for both.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => delays.push(performance.now() - started);
          channel.port2.postMessage(null);
        });
      },
      true,
    );
  });
  const thumb = page.getByRole("slider").first();
  const box = await thumb.boundingBox();
  if (box === null) throw new Error("benchSliderPaint requires a slider on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const until = Date.now() + DRAG_MS;
  for (let step = 0; Date.now() < until; step++) await page.mouse.move(x + 30 * Math.sin(step / 12), y);
  await page.mouse.up();
  return page.evaluate(() => (window as unknown as { octadDelays: readonly number[] }).octadDelays);
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
