import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type BenchOptions, type BenchRow, contend, processorTimes, reached, runAlone, STANDARD, seconds } from "../support/contend.ts";
import { writeBigCsv, writeWideCsv } from "../support/make-big-files.ts";

const FILES = [
  { columns: 10, write: writeBigCsv, target: 1.7, firstIndex: null },
  { columns: 60, write: writeWideCsv, target: 2, firstIndex: 0.67 },
] as const;

/**
 * csv import, every cell typed and checked, every column profiled, against DuckDB's own load of the same file as text; and of the wide
 * file the first index, from the columns it needs.
 */
export async function benchImportCsv({ rows, rounds }: BenchOptions = STANDARD): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "octad-bench-"));
  try {
    const found: BenchRow[] = [];
    for (const { columns, write, target, firstIndex } of FILES) {
      const path = join(folder, `${columns}.csv`);
      await write(path, rows);
      const all = await contend(
        [{ name: "duckdb-text", path }, { name: "import", path }, ...(firstIndex === null ? [] : [{ name: "first-index", path }])],
        rounds,
      );
      await rm(path);
      const text = reached(all, "duckdb-text");
      const whole = reached(all, "import");
      if (whole.rows !== rows || text.rows !== rows) throw new Error(`benchImportCsv requires both to read ${rows} rows`);
      found.push({
        name: `csv ${rows.toLocaleString("en")} × ${columns}: whole import ÷ DuckDB's load as text`,
        ratio: whole.ms / text.ms,
        target,
        detail: `${seconds(whole.ms)} against ${seconds(text.ms)}; ${processorTimes(whole, text)}; peak ${whole.peakMb} MB against ${text.peakMb} MB`,
      });
      if (firstIndex === null) continue;
      const first = reached(all, "first-index");
      if (first.rows !== rows) throw new Error(`benchImportCsv requires the first index to rest on ${rows} rows`);
      found.push({
        name: `first index of csv ${rows.toLocaleString("en")} × ${columns} ÷ DuckDB's load as text`,
        ratio: first.ms / text.ms,
        target: firstIndex,
        detail: `${seconds(first.ms)} against ${seconds(text.ms)}; ${processorTimes(first, text)}; peak ${first.peakMb} MB against ${text.peakMb} MB`,
      });
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (basename(process.argv[1] ?? "").startsWith("import-csv")) await runAlone(benchImportCsv);
