import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type BenchOptions, type BenchRow, contend, reached, runAlone, STANDARD, seconds } from "../support/contend.ts";
import { writeBigCsv } from "../support/make-big-files.ts";

/** csv import, every cell typed and checked, against DuckDB's own load of the same file as text. */
export async function benchImportCsv({ rows, rounds }: BenchOptions = STANDARD): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "octad-bench-"));
  const path = join(folder, "big.csv");
  try {
    await writeBigCsv(path, rows);
    const all = await contend(
      [
        { name: "duckdb-text", path },
        { name: "import", path },
      ],
      rounds,
    );
    const text = reached(all, "duckdb-text");
    const whole = reached(all, "import");
    if (whole.rows !== rows || text.rows !== rows) throw new Error(`benchImportCsv requires both to read ${rows} rows`);
    return [
      {
        name: `csv ${rows.toLocaleString("en")} × 10: whole import ÷ DuckDB's load as text`,
        ratio: whole.ms / text.ms,
        target: 2,
        detail: `${seconds(whole.ms)} against ${seconds(text.ms)}; peak ${whole.peakMb} MB against ${text.peakMb} MB`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (basename(process.argv[1] ?? "").startsWith("import-csv")) await runAlone(benchImportCsv);
