import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import { CANONICAL, fieldKind, QUESTIONS } from "../../../shared/table/fields.ts";
import type { FileReading } from "../../../shared/table/file-reading.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { inferFromStore } from "../canonical/infer-from-store.ts";
import type { Store } from "../store.ts";
import { cellAccount } from "./cell-account.ts";
import { glanceText, scanText, type TextFacts } from "./csv-encoding.ts";
import { type CsvSource, inspectCsv } from "./csv-source.ts";
import { gate } from "./gate.ts";
import { importCsv, settleCsv } from "./import-csv.ts";
import { loadCsvColumns } from "./load-csv.ts";
import { areaOf } from "./load-table.ts";
import { dropRawTable } from "./outside-list.ts";

/** Where a file is worth two passes: one for the columns of the first indices, one for everything. */
export type WorthTwoPasses = { readonly columns: number; readonly bytes: number };
const WORTH_TWO_PASSES: WorthTwoPasses = { columns: 30, bytes: 64 << 20 };
/** More columns than these gain no time. */
const MOST_SHARE = 0.4;
/** What the mapping is first guessed from. */
const HEAD_BYTES = 1 << 18;

export type FirstColumns = {
  /** The table with some of its columns; their ids and letters are those of the whole table. */
  readonly table: RawTable;
  /** Columns of the file that are still to be read. */
  readonly pending: number;
};

/**
 * Of a large and wide text file only the columns that the answers seem to stand in: read, typed and checked on all rows, as
 * `importFile` does, in a fraction of its time. Which columns those are is guessed from the head of the file, and nothing else rests on that
 * guess: the file is to be read whole afterwards, and what is found then holds. `null` = not such a file, or not a regular one.
 */
export async function importFirstColumns(
  store: Store,
  file: { readonly path: string; readonly name: string },
  nextTableId: () => string,
  job: Job,
  reading: FileReading = {},
  worth: WorthTwoPasses = WORTH_TWO_PASSES,
): Promise<FirstColumns | null> {
  if (reading.areas !== undefined) return null;
  const own = await store.fork();
  const folder = await mkdtemp(join(store.scratch, "first-"));
  let id: string | null = null;
  let ended = false;
  let scanned: Promise<TextFacts> | null = null;
  try {
    const gated = await gate(file);
    if (gated.type === "xlsx") await gated.zip.close();
    if (gated.type !== "text" || gated.bytes < worth.bytes) return null;
    job.report({ fraction: 0, step: "text" });
    const glance = await glanceText(file.path, gated.bytes, job, reading.encoding);
    if (!glance.isUtf8) return null;
    // Taken for clean until every byte was looked at, which goes on beside everything else.
    const source = await inspectCsv({ ...file, bytes: gated.bytes }, reading, folder, job, { ...glance, clean: true });
    if (source.width <= worth.columns || source.header === null) return null;
    const checkpoint = (): void => {
      job.checkpoint();
      if (ended) throw new ProblemError({ code: "CANCELLED" });
    };
    scanned = scanText(file.path, { ...job, checkpoint }, reading.encoding);
    // Heard of once the columns are known; until then a failure is none of anybody's.
    scanned.catch(() => undefined);
    const columns = await answerColumns(own, source, reading, folder, job);
    if (columns.length === 0 || columns.length > source.width * MOST_SHARE) return null;
    id = nextTableId();
    const [facts, table] = await bothDone(scanned, readColumns(own, source, columns, folder, id, job));
    if (table === null || !facts.clean || facts.encoding !== glance.encoding || facts.mark !== glance.mark) return null;
    id = null;
    return { table, pending: source.width - columns.length };
  } catch (error) {
    // What is wrong with the file the whole reading will say.
    if (error instanceof ProblemError && error.problem.code !== "CANCELLED") return null;
    throw error;
  } finally {
    ended = true;
    await scanned?.catch(() => undefined);
    if (id !== null) await own.run(dropRawTable(id));
    own.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Both results once neither goes on; the first failure where there is one. */
async function bothDone<A, B>(one: Promise<A>, other: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([one, other]);
  return [await one, await other];
}

/** The columns that the head of the file suggests for answers, as numbers from 0; none where no question is among them. */
async function answerColumns(store: Store, source: CsvSource, reading: FileReading, folder: string, job: Job): Promise<readonly number[]> {
  const path = join(folder, "head.csv");
  const bytes = await writeHead(source, path);
  const made: string[] = [];
  const id = (): string => {
    made.push(`head_of_csv_${made.length}`);
    return made.at(-1) ?? "";
  };
  const within = await mkdtemp(join(folder, "head-"));
  const fixed = { ...reading, encoding: "utf-8" as const };
  try {
    const tables = await importCsv(store, { path, name: source.file, bytes }, fixed, within, id, { ...job, report: () => undefined });
    const { guesses } = await inferFromStore(store, tables);
    const fields = guesses
      .filter((guess) => guess.as === "answers")
      .flatMap(({ columns }) => columns.flatMap(({ header, field }) => (field === null ? [] : [{ header, field }])))
      .filter(({ field }) => Object.hasOwn(CANONICAL.answers, field) && fieldKind("answers", field) !== "text");
    const isQuestion = (field: string): boolean => QUESTIONS.some((question) => question === field);
    if (tables.length !== 1 || !fields.some(({ field }) => isQuestion(field))) return [];
    return [...source.headers.entries()].flatMap(([index, name]) => (fields.some(({ header }) => header === name) ? [index] : []));
  } finally {
    for (const name of made) await store.run(dropRawTable(name));
  }
}

/** The head of the file, whole lines only. */
async function writeHead({ path, facts }: CsvSource, target: string): Promise<number> {
  const file = await open(path, "r");
  try {
    const block = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(block, 0, block.length, facts.mark);
    const whole = block.subarray(0, block.subarray(0, bytesRead).lastIndexOf(10) + 1);
    await writeFile(target, whole);
    return whole.length;
  } finally {
    await file.close();
  }
}

async function readColumns(
  store: Store,
  source: CsvSource,
  columns: readonly number[],
  folder: string,
  id: string,
  job: Job,
): Promise<RawTable | null> {
  job.report({ fraction: 0.1, step: "read", detail: { sheet: source.file } });
  const loaded = await store.watched(job, () => loadCsvColumns(store, source, folder, id, columns, job));
  if (loaded === null) return null;
  await store.run(`update ${id} set _row = rowid + ${loaded.readable.firstRow}`);
  const named = columns.map((index) => [index, source.headers[index] ?? ""] as const);
  const { rows, columns: profiled } = await settleCsv(store, id, loaded, named, job);
  const headingRows = source.headerRow === 0 ? 0 : source.headings.count;
  const place = { headerRow: source.headerRow, headingRows, firstRow: source.headerRow - headingRows + 1 };
  return {
    id,
    file: source.file,
    sheet: null,
    hidden: false,
    rowCount: rows,
    headerRow: source.headerRow,
    area: { ...(await areaOf(store, id, profiled, place)), firstColumn: "A" },
    areaChosen: false,
    cells: cellAccount(profiled, await source.list.store(store, id)),
    columns: profiled,
    notes: loaded.late.notes.map(([code, count]) => ({ code, count })),
  };
}
