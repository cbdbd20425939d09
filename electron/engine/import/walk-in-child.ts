import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { type Job, silenceLimitMs } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { sheetJsProblem } from "./sheetjs-problem.ts";
import type { Walked } from "./walk-workbook.mjs";
import source from "./walk-workbook.mjs?raw";

const HEAP_MB = 1_024;

/**
 * Walks a workbook in a process of its own: nothing else ends a parser that hangs or eats all memory. Killed when it is silent
 * for too long (from when the library is loaded, and until then), when the job is cancelled, and when the caller stops listening.
 */
export async function* walkInChild(
  file: { readonly path: string; readonly name: string; readonly bytes: number },
  job: Job,
): AsyncGenerator<Walked> {
  const library = createRequire(import.meta.url).resolve("@e965/xlsx");
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, "--input-type=module", "-e", source, "--", "--octad-walk-workbook", library, file.path],
    { stdio: ["ignore", "pipe", "pipe"], env: {} },
  );
  const patience = silenceLimitMs(file.bytes);
  let heard = performance.now();
  let stopped: unknown = null;
  let words = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-4_000);
  });
  const watch = setInterval(() => {
    try {
      job.checkpoint();
      if (performance.now() - heard <= patience) return;
      stopped = new ProblemError({ code: "TIMED_OUT", file: file.name, detail: { seconds: Math.round(patience / 1_000) } });
    } catch (error) {
      stopped = error;
    }
    child.kill("SIGKILL");
  }, 100);
  const ended = new Promise<void>((done, fail) => {
    child.once("error", fail);
    child.once("close", () => done());
  });
  // Heard below, after the lines; without a listener now an early failure would count as unhandled.
  ended.catch(() => undefined);
  let finished = false;
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      heard = performance.now();
      const item = JSON.parse(line) as Walked | { readonly loaded: true } | { readonly end: true } | { readonly error: string };
      if ("error" in item) throw sheetJsProblem(item.error, file.name);
      if ("end" in item) finished = true;
      else if (!("loaded" in item)) yield item;
      heard = performance.now();
    }
    await ended;
  } finally {
    clearInterval(watch);
    child.kill("SIGKILL");
  }
  if (stopped !== null) throw stopped;
  if (!finished) {
    const memory = /out of memory|heap limit/i.test(words) || child.signalCode === "SIGABRT";
    throw new ProblemError(
      memory ? { code: "OUT_OF_MEMORY", file: file.name } : { code: "FILE_CORRUPT", file: file.name, detail: { context: "workbook" } },
      { cause: new Error(words) },
    );
  }
}
