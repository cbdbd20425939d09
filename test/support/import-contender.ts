import { createReadStream } from "node:fs";
import { link, mkdtemp, open, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInflateRaw } from "node:zlib";
import { QUIET_JOB } from "../../shared/progress.ts";

/**
 * One contender of the import benches, alone in its process: `<contender> <file>`; prints how many rows, its processor time, its peak
 * memory, and by how much that is above what the process held before. Each
 * loads only what it needs, so that none pays for another's libraries.
 */
const contenders: Readonly<Record<string, (path: string) => Promise<number>>> = {
  inflate,
  "xlsx-reader": readerAlone,
  import: wholeImport,
  "first-index": firstIndex,
  sheetjs,
  "duckdb-text": duckdbText,
};

const [name = "", path = ""] = process.argv.slice(2);
const contender = contenders[name];
if (contender === undefined) throw new Error(`import-contender requires one of ${Object.keys(contenders).join(", ")}, got ${name}`);
const before = process.memoryUsage.rss() / 2 ** 20;
const rows = await contender(path);
const peakMb = process.resourceUsage().maxRSS / 1024;
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({ rows, cpuMs: Math.round((user + system) / 1_000), peakMb: Math.round(peakMb), grownMb: Math.round(peakMb - before) }),
);

/** The parts that an import must read, inflated with Node's zlib and dropped. */
async function inflate(file: string): Promise<number> {
  const { readZipDirectory } = await import("../../electron/engine/import/zip-directory.ts");
  const handle = await open(file, "r");
  const { size } = await stat(file);
  const entries = await readZipDirectory(handle, size, file);
  let bytes = 0;
  for (const part of ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"]) {
    const entry = entries.get(part);
    if (entry === undefined) throw new Error(`inflate requires the part ${part}`);
    const head = Buffer.alloc(30);
    await handle.read(head, 0, 30, entry.offset);
    const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    const output = createInflateRaw({ chunkSize: 1 << 18 });
    createReadStream(file, { start, end: start + entry.packed - 1, highWaterMark: 1 << 18 }).pipe(output);
    for await (const chunk of output) bytes += (chunk as Buffer).length;
  }
  await handle.close();
  return bytes;
}

async function readerAlone(file: string): Promise<number> {
  const { gate } = await import("../../electron/engine/import/gate.ts");
  const { readXlsx } = await import("../../electron/engine/import/import-xlsx.ts");
  const gated = await gate({ path: file, name: "big.xlsx" });
  if (gated.type !== "xlsx") throw new Error("readerAlone requires a workbook");
  const scratch = await mkdtemp(join(tmpdir(), "octad-bench-"));
  let count = 0;
  for await (const { table } of readXlsx(gated.zip, "big.xlsx", scratch, QUIET_JOB)) count += table?.rows ?? 0;
  await gated.zip.close();
  await rm(scratch, { recursive: true });
  return count;
}

async function wholeImport(file: string): Promise<number> {
  const { importFile } = await import("../../electron/engine/import/import-file.ts");
  const { Store } = await import("../../electron/engine/store.ts");
  const store = await Store.open();
  const result = await importFile(store, { path: file, name: "big" }, () => "raw_1", QUIET_JOB);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  store.close();
  return result.value[0]?.rowCount ?? 0;
}

/** From the file to the NPS of all its rows, as the window does it: the first columns of a wide file, the tables, the eight. */
async function firstIndex(file: string): Promise<number> {
  const { Workbench } = await import("../../electron/engine/workbench.ts");
  const bench = await Workbench.open();
  const { size } = await stat(file);
  const first = await bench.loadFirst([{ path: file, name: "big.csv", bytes: size }], QUIET_JOB);
  if (!first.ok) throw new Error(JSON.stringify(first.problem));
  await bench.map(first.value.mapping, QUIET_JOB);
  const query = { settings: {}, by: null, wave: null, where: null, metrics: false };
  const output = await bench.indices(query, QUIET_JOB);
  if (!output.ok || output.value.indices.nps.value === null) throw new Error("firstIndex requires a file with a recommendation question");
  bench.close();
  return output.value.indices.nps.n;
}

async function sheetjs(file: string): Promise<number> {
  const XLSX = await import("@e965/xlsx");
  const book = XLSX.read(await readFile(file), { type: "buffer", dense: true, cellFormula: false, cellHTML: false, cellText: false });
  const sheet = book.Sheets[book.SheetNames[0] ?? ""];
  return (sheet?.["!data"]?.length ?? 1) - 1;
}

async function duckdbText(file: string): Promise<number> {
  const { quoteText, Store } = await import("../../electron/engine/store.ts");
  const store = await Store.open();
  const inside = join(store.scratch, "big.csv");
  await link(file, inside);
  await store.run(`create table t as select * from read_csv(${quoteText(inside)}, all_varchar = true)`);
  const { n } = await store.one<{ n: number }>("select count(*) as n from t");
  store.close();
  return n;
}
