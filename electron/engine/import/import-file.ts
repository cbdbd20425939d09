import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { assertNever, fail, ok, ProblemError, type Result } from "../../../shared/result.ts";
import type { FileReading } from "../../../shared/table/file-reading.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import type { Store } from "../store.ts";
import { type GatedFile, gate } from "./gate.ts";
import { importCsv } from "./import-csv.ts";
import { readJson } from "./import-json.ts";
import { importParquet } from "./import-parquet.ts";
import { readWithSheetJs } from "./import-sheetjs.ts";
import { type BuiltSheet, readXlsx } from "./import-xlsx.ts";
import { loadSheet } from "./load-table.ts";
import { dropRawTable } from "./outside-list.ts";
import { areasOfSheet, checkAreaSheets, refuseAreas } from "./sheet-areas.ts";

export type ImportOptions = {
  /**
   * Where files that only SheetJS reads are parsed: `child` = in a process of their own that is killed when it makes no
   * progress (plain Node); `inline` = here, where this process itself is the wall (the engine). Left out: by where this runs.
   */
  readonly sheetjs?: "inline" | "child";
};

/**
 * Reads one file into the store: a raw table for each sheet that holds one. Whatever happens, what was in the store before is
 * still there; when it fails, what this call made is gone again.
 */
export async function importFile(
  store: Store,
  file: { readonly path: string; readonly name: string },
  nextTableId: () => string,
  job: Job,
  reading: FileReading = {},
  options: ImportOptions = {},
): Promise<Result<RawTable[]>> {
  const made: string[] = [];
  const id = (): string => {
    const next = nextTableId();
    made.push(next);
    return next;
  };
  const folder = await mkdtemp(join(store.scratch, "import-"));
  const own = await store.fork();
  try {
    const gated = await gate(file);
    const tables = await importGated(own, gated, file, folder, id, job, reading, options);
    // What turned out to hold nothing.
    for (const name of made) if (!tables.some((table) => table.id === name)) await own.run(dropRawTable(name));
    if (tables.length === 0) return fail("NO_USABLE_COLUMN", { file: file.name });
    return ok(tables);
  } catch (error) {
    for (const name of made) await own.run(dropRawTable(name));
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    throw error;
  } finally {
    own.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function importGated(
  store: Store,
  gated: GatedFile,
  file: { readonly path: string; readonly name: string },
  folder: string,
  id: () => string,
  job: Job,
  reading: FileReading,
  options: ImportOptions,
): Promise<RawTable[]> {
  switch (gated.type) {
    case "xlsx":
      try {
        return await loadSheets(store, readXlsx(gated.zip, file.name, folder, job), file.name, reading, id, job);
      } finally {
        await gated.zip.close();
      }
    case "text": {
      return importCsv(store, { ...file, bytes: gated.bytes }, reading, folder, id, job);
    }
    case "parquet": {
      refuseAreas(reading, file.name);
      const table = await importParquet(store, file, folder, id(), job);
      return table === null ? [] : [table];
    }
    case "json": {
      refuseAreas(reading, file.name);
      const built = await readJson({ ...file, layout: gated.layout }, reading, folder, job);
      return built === null ? [] : loadSheet(store, built, { file: file.name, sheet: null, hidden: false }, id, job);
    }
    case "sheetjs": {
      const where = options.sheetjs ?? ("parentPort" in process ? "inline" : "child");
      return loadSheets(store, readWithSheetJs({ ...file, ...gated }, where, folder, job), file.name, reading, id, job);
    }
    default:
      return assertNever(gated);
  }
}

async function loadSheets(
  store: Store,
  sheets: AsyncIterable<BuiltSheet>,
  file: string,
  reading: FileReading,
  id: () => string,
  job: Job,
): Promise<RawTable[]> {
  const tables: RawTable[] = [];
  const names: string[] = [];
  let empty = 0;
  for await (const { name, hidden, table } of sheets) {
    names.push(name);
    const areas = areasOfSheet(reading, name, { file, isEmpty: table === null });
    const loaded = table === null ? [] : await loadSheet(store, table, { file, sheet: name, hidden }, id, job, areas);
    if (loaded.length === 0) empty++;
    tables.push(...loaded);
    for (const path of table === null ? [] : [table.path, table.headPath ?? table.path]) await rm(path, { force: true });
  }
  checkAreaSheets(reading, names, file);
  const [first, ...rest] = tables;
  if (first === undefined || empty === 0) return tables;
  // A sheet without a table has none to carry the note, so the first that has one says it.
  return [{ ...first, notes: [...first.notes, { code: "SHEETS_WITHOUT_TABLE", count: empty }] }, ...rest];
}
