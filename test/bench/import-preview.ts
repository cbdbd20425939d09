import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { PREVIEWED, previewFile } from "../../electron/engine/import/preview-file.ts";
import { Store } from "../../electron/engine/store.ts";
import { QUIET_JOB } from "../../shared/progress.ts";
import { type BenchOptions, type BenchRow, runAlone, STANDARD } from "../support/contend.ts";
import { writeBigCsv, writeBigXlsx } from "../support/make-big-files.ts";

/** What a person who opens a file waits for at most before its first rows are there, the engine being warm, in seconds. */
const TARGET = 0.3;

/** The first 100 rows of the large files, in a process that has shown others before. The figure is seconds, not a ratio. */
export async function benchPreview({ rows, rounds }: BenchOptions = STANDARD): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "octad-bench-"));
  const store = await Store.open();
  const size = `${rows.toLocaleString("en")} × 10`;
  try {
    const found: BenchRow[] = [];
    for (const [name, write] of [
      ["big.csv", writeBigCsv],
      ["big.xlsx", writeBigXlsx],
    ] as const) {
      const path = join(folder, name);
      await write(path, rows);
      const times: number[] = [];
      // The first round warms up and does not count.
      for (let round = 0; round <= 2 * rounds; round++) {
        const started = performance.now();
        const shown = await previewFile(store, { path, name }, null, {}, QUIET_JOB);
        if (!shown.ok || shown.value.rows.length !== PREVIEWED.rows)
          throw new Error(`benchPreview requires ${PREVIEWED.rows} rows of ${name}`);
        if (round > 0) times.push(performance.now() - started);
      }
      const sorted = times.toSorted((a, b) => a - b);
      const worst = sorted.at(-1) ?? 0;
      const megabytes = Math.round((await stat(path)).size / 1_000_000);
      found.push({
        name: `preview of ${name.slice(4)} ${size}: first ${PREVIEWED.rows} rows, seconds`,
        ratio: worst / 1_000,
        target: TARGET,
        detail: `${megabytes} MB; ${Math.round(sorted[0] ?? 0)}–${Math.round(worst)} ms over ${times.length} runs, the slowest counts`,
      });
    }
    return found;
  } finally {
    store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

if (basename(process.argv[1] ?? "").startsWith("import-preview")) await runAlone(benchPreview);
