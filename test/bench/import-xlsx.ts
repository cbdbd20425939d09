import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type BenchOptions, type BenchRow, contend, processorTimes, reached, runAlone, STANDARD, seconds } from "../support/contend.ts";
import { writeBigXlsx } from "../support/make-big-files.ts";

/** Heap that SheetJS needs for a million rows. */
const SHEETJS_HEAP_MB = 12_000;

/** xlsx import against merely inflating the same parts with Node's zlib, and against @e965/xlsx dense. */
export async function benchImportXlsx({ rows, rounds }: BenchOptions = STANDARD): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "octad-bench-"));
  const path = join(folder, "big.xlsx");
  try {
    await writeBigXlsx(path, rows);
    const all = await contend(
      [
        { name: "inflate", path },
        { name: "xlsx-reader", path },
        { name: "import", path },
        { name: "sheetjs", path, once: true, heapMb: SHEETJS_HEAP_MB },
      ],
      rounds,
    );
    const [floor, reader, whole, sheetjs] = ["inflate", "xlsx-reader", "import", "sheetjs"].map((name) => reached(all, name)) as [
      ReturnType<typeof reached>,
      ReturnType<typeof reached>,
      ReturnType<typeof reached>,
      ReturnType<typeof reached>,
    ];
    if (whole.rows !== rows || reader.rows !== rows || sheetjs.rows !== rows)
      throw new Error(`benchImportXlsx requires all to read ${rows} rows`);
    const size = `${rows.toLocaleString("en")} × 10`;
    return [
      {
        name: `xlsx ${size}: whole import ÷ inflating the same parts`,
        ratio: whole.ms / floor.ms,
        target: 4.3,
        detail: `${seconds(whole.ms)} against ${seconds(floor.ms)}; ${processorTimes(whole, floor)}; peak ${whole.peakMb} MB`,
      },
      {
        name: `xlsx ${size}: reader alone ÷ inflating the same parts`,
        ratio: reader.ms / floor.ms,
        target: 2.6,
        detail: `${seconds(reader.ms)} against ${seconds(floor.ms)}; ${processorTimes(reader, floor)}; peak ${reader.peakMb} MB`,
      },
      {
        name: `xlsx ${size}: memory of the whole import, MB`,
        ratio: whole.grownMb,
        target: 450,
        detail: `growth of the process; its peak is ${whole.peakMb} MB`,
      },
      {
        name: `xlsx ${size}: whole import ÷ @e965/xlsx dense, time`,
        ratio: whole.ms / sheetjs.ms,
        target: 0.2,
        detail: `${seconds(whole.ms)} against ${seconds(sheetjs.ms)}`,
      },
      {
        name: `xlsx ${size}: whole import ÷ @e965/xlsx dense, peak memory`,
        ratio: whole.peakMb / sheetjs.peakMb,
        target: 0.25,
        detail: `${whole.peakMb} MB against ${sheetjs.peakMb} MB`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (basename(process.argv[1] ?? "").startsWith("import-xlsx")) await runAlone(benchImportXlsx);
