import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CDPSession, _electron as electron, type Page } from "@playwright/test";

type BenchRow = { readonly name: string; readonly ratio: number; readonly target: number; readonly detail: string };

const DRAG_MS = 5_000;

/**
 * How long after a pointer move the window shows what it led to, over a drag of five seconds on the sample's what-if screen, in
 * frames of the same window at rest: from the move itself, from the start of the frame it is answered in, and as the time the window's
 * thread spent, which says less about how busy the machine is. The application is started through `ELECTRON_OVERRIDE_DIST_PATH`.
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
    const idle = await listen(page, () => wander(page));
    const clock = await page.context().newCDPSession(page);
    await clock.send("Performance.enable", { timeDomain: "threadTicks" });
    const before = await threadTime(clock);
    const drag = await listen(page, () => dragSlider(page));
    const after = await threadTime(clock);
    const p95 = quantile(drag.delays, 0.95);
    const work = quantile(drag.frames, 0.95);
    const spent = (kind: keyof ThreadTime) => (1000 * (after[kind] - before[kind])) / Math.max(1, drag.repaints);
    return [
      {
        name: "slider moved → painted, p95 / one frame at rest",
        ratio: p95 / frame,
        target: 2,
        detail: `p95 ${ms(p95)}, median ${ms(quantile(drag.delays, 0.5))} of ${drag.delays.length} moves (with nothing to draw ${ms(quantile(idle.delays, 0.95))}, ${ms(quantile(idle.delays, 0.5))}); a frame is ${ms(frame)}`,
      },
      {
        name: "the frame of a slider move, begun → painted, p95 / one frame at rest",
        ratio: work / frame,
        target: 1,
        detail: `p95 ${ms(work)}, median ${ms(quantile(drag.frames, 0.5))} (with nothing to draw ${ms(quantile(idle.frames, 0.95))}, ${ms(quantile(idle.frames, 0.5))})`,
      },
      {
        name: "thread time of a slider move / one frame at rest",
        ratio: spent("TaskDuration") / frame,
        target: 1,
        detail: `${ms(spent("TaskDuration"))} each of ${drag.repaints} repaints: script ${ms(spent("ScriptDuration"))}, style ${ms(spent("RecalcStyleDuration"))}, layout ${ms(spent("LayoutDuration"))}`,
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

type Heard = {
  /** From each pointer move, ms, to the end of the frame that answers it. */
  readonly delays: readonly number[];
  /** From the start of that frame to its end, ms. */
  readonly frames: readonly number[];
  /** How often the revenue gain on screen changed. */
  readonly repaints: number;
};

/**
 * What pointer moves led to while `act` ran. A move is over when the frame in which it was applied has been handed to the
 * compositor: an animation frame and a task behind it.
 */
async function listen(page: Page, act: () => Promise<void>): Promise<Heard> {
  await page.evaluate(() => {
    const heard = { delays: [] as number[], frames: [] as number[], repaints: 0 };
    const onMove = (event: PointerEvent) => {
      const moved = event.timeStamp;
      // Registered before the page's own handlers run, so that their frame callback comes after this one: the channel waits for both.
      requestAnimationFrame(() => {
        const begun = performance.now();
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          const end = performance.now();
          heard.delays.push(end - moved);
          heard.frames.push(end - begun);
        };
        channel.port2.postMessage(null);
      });
    };
    document.addEventListener("pointermove", onMove, true);
    const observer = new MutationObserver(() => {
      heard.repaints += 1;
    });
    observer.observe(document.querySelector("[data-testid=revenue-gain]") ?? document.body, { attributeFilter: ["data-value"] });
    const stop = () => {
      document.removeEventListener("pointermove", onMove, true);
      observer.disconnect();
      return heard;
    };
    Object.assign(window, { octadStopListening: stop });
  });
  await act();
  return page.evaluate(() => (window as unknown as { octadStopListening: () => Heard }).octadStopListening());
}

/** Moves the pointer where nothing listens. */
async function wander(page: Page): Promise<void> {
  const until = Date.now() + DRAG_MS / 5;
  for (let step = 0; Date.now() < until; step++) await page.mouse.move(700 + 30 * Math.sin(step / 12), 20);
}

/** Drags the first slider to and fro. */
async function dragSlider(page: Page): Promise<void> {
  const box = await page.getByRole("slider").first().boundingBox();
  if (box === null) throw new Error("benchSliderPaint requires a slider on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const until = Date.now() + DRAG_MS;
  for (let step = 0; Date.now() < until; step++) await page.mouse.move(x + 30 * Math.sin(step / 12), y);
  await page.mouse.up();
}

type ThreadTime = Readonly<Record<"TaskDuration" | "ScriptDuration" | "RecalcStyleDuration" | "LayoutDuration", number>>;

/** Seconds that the page's thread has worked so far, waiting for the processor not counted. */
async function threadTime(clock: CDPSession): Promise<ThreadTime> {
  const { metrics } = await clock.send("Performance.getMetrics");
  const of = (name: keyof ThreadTime): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    TaskDuration: of("TaskDuration"),
    ScriptDuration: of("ScriptDuration"),
    RecalcStyleDuration: of("RecalcStyleDuration"),
    LayoutDuration: of("LayoutDuration"),
  };
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
