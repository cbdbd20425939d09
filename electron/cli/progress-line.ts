import type { Job, Progress } from "../../shared/progress.ts";
import type { Context } from "./context.ts";
import { wordsOr } from "./words-or.ts";

/** Repainting more often than this only costs time. */
const REPAINT_MS = 100;

/** A job that shows its progress in one line of a terminal's standard error, and nowhere else. */
export function progressLine(context: Context): { readonly job: Job; readonly clear: () => void } {
  const { console, t } = context;
  const nothing = () => undefined;
  if (!console.isTerminal) return { job: { report: nothing, checkpoint: nothing }, clear: nothing };
  let painted = 0;
  let shown = false;
  const report = (progress: Progress): void => {
    const now = Date.now();
    if (now - painted < REPAINT_MS) return;
    painted = now;
    shown = true;
    const percent = progress.fraction === null ? "" : `${Math.floor(progress.fraction * 100)} % `;
    console.err(`\r\u001b[K${percent}${wordsOr(t, `app:progress.${progress.step}`, progress.step, progress.detail)}`);
  };
  const clear = (): void => {
    if (shown) console.err("\r\u001b[K");
    shown = false;
  };
  return { job: { report, checkpoint: nothing }, clear };
}
