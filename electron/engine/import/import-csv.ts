import type { Job } from "../../../shared/progress.ts";
import type { Encoding, FileReading, TableArea } from "../../../shared/table/file-reading.ts";
import type { NoteCode, RawTable } from "../../../shared/table/raw-table.ts";
import type { Store } from "../store.ts";
import { cellAccount } from "./cell-account.ts";
import { holdsMoreTables, readCsvAsSheet } from "./csv-as-sheet.ts";
import { type CsvSource, inspectCsv } from "./csv-source.ts";
import { columnLetter, uniqueHeaders } from "./headers.ts";
import { CSV_ERROR, type LoadedCsv, loadCsv } from "./load-csv.ts";
import { areaOf, loadSheet } from "./load-table.ts";
import type { BareColumn } from "./profile-facts.ts";
import { profileTable } from "./profile-table.ts";
import { areasOfSheet, checkAreaSheets } from "./sheet-areas.ts";
import { guarded, type Reading } from "./text-readings.ts";

/** Reads a delimited text file into the store, one table or as many as it holds; none when no column holds anything. */
export async function importCsv(
  store: Store,
  file: { readonly path: string; readonly name: string; readonly bytes: number },
  reading: FileReading,
  folder: string,
  nextId: () => string,
  job: Job,
): Promise<RawTable[]> {
  job.report({ fraction: 0, step: "text" });
  const source = await inspectCsv(file, reading, folder, job);
  checkAreaSheets(reading, [null], file.name);
  const areas = areasOfSheet(reading, null, { file: file.name, isEmpty: false });
  if (areas !== null) return importAsSheet(store, source, areas, folder, nextId, job);
  const id = nextId();
  job.report({ fraction: 0.1, step: "read", detail: { sheet: file.name } });
  const loaded = await loadCsv(store, source, folder, id, job);
  const { readable, readings, late } = loaded;
  const { width, rewritten } = readable;
  const columns = Array.from({ length: width }, (_, index) => `c${index}`);
  const empty = `${columns.map((c) => `${c} is null`).join(" and ")} and _odd is null`;
  if (rewritten === null) await store.run(`update ${id} set _row = rowid + ${readable.firstRow}`);
  await store.watched(job, () => store.run(`delete from ${id} where ${empty}`));
  if (await store.watched(job, () => holdsMoreTables(store, id, source, readings, width))) {
    await store.run(`drop table ${id}`);
    return importAsSheet(store, source, null, folder, nextId, job);
  }
  const headers = width === source.width ? source.headers : widened(source.headers, width);
  const profiled = await settleCsv(store, id, loaded, [...headers.entries()], job);
  if (profiled.rows === 0 || profiled.columns.every(({ profile }) => profile.filled + profile.odd === 0)) return [];
  const notes = new Map<NoteCode, number>(late.notes);
  const note = (code: NoteCode, count: number): void => {
    if (count > 0) notes.set(code, (notes.get(code) ?? 0) + count);
  };
  note("ROWS_ABOVE_HEADER", source.above);
  if (source.headings.reason !== null) note(source.headings.reason, source.headings.count);
  note("ROWS_RAGGED", rewritten?.ragged ?? 0);
  note("COLUMNS_BEYOND_LIMIT", rewritten?.dropped ?? 0);
  note("CHARACTERS_REPLACED", source.replaced);
  if (rewritten !== null) source.list.addAll(rewritten.list);
  const encoding = ENCODING_NOTES[source.facts.encoding];
  if (encoding !== null) note(encoding, 1);
  const headingRows = source.headerRow === 0 ? 0 : source.headings.count;
  const place = { headerRow: source.headerRow, headingRows, firstRow: source.headerRow - headingRows + 1 };
  const table: RawTable = {
    id,
    file: file.name,
    sheet: null,
    hidden: false,
    rowCount: profiled.rows,
    headerRow: source.headerRow,
    area: await areaOf(store, id, profiled.columns, place),
    areaChosen: false,
    cells: cellAccount(profiled.columns, await source.list.store(store, id)),
    columns: profiled.columns,
    notes: [...[...notes].map(([code, count]) => ({ code, count })), ...(rewritten?.outside ?? [])],
  };
  return [table];
}

/** Puts aside the cells that their column's reading did not take, reads the late columns, and profiles every one of `columns`. */
export async function settleCsv(
  store: Store,
  id: string,
  { readings, odd, late }: LoadedCsv,
  columns: readonly (readonly [index: number, header: string])[],
  job: Job,
): ReturnType<typeof profileTable> {
  await store.watched(job, () => store.run(oddTable(id, odd === 0 ? new Map() : readings)));
  await store.run(`alter table ${id} drop column _odd`);
  await convert(store, id, late.readings, job);
  const bare = columns.map(([index, header]): BareColumn => {
    const type = (late.readings.get(index) ?? readings.get(index))?.type ?? "text";
    return { id: `c${index}`, header, letter: columnLetter(index), type };
  });
  job.report({ fraction: 0.8, step: "profile", detail: { done: 0, total: columns.length } });
  return profileTable(store, id, bare, job);
}

/** The way in for a file of several tables, and for one whose tables a person has marked. */
async function importAsSheet(
  store: Store,
  source: CsvSource,
  areas: readonly TableArea[] | null,
  folder: string,
  nextId: () => string,
  job: Job,
): Promise<RawTable[]> {
  const built = await readCsvAsSheet(source, folder, job);
  if (built === null) return [];
  const notes = new Map(built.notes);
  if (source.replaced > 0) notes.set("CHARACTERS_REPLACED", source.replaced);
  const encoding = ENCODING_NOTES[source.facts.encoding];
  if (encoding !== null) notes.set(encoding, 1);
  if (source.separator !== null) built.outside.add("aboveTable", 1, "A", source.separator);
  return loadSheet(store, { ...built, notes }, { file: source.file, sheet: null, hidden: false }, nextId, job, areas);
}

/** What is said of a text file that is not in UTF-8. */
export const ENCODING_NOTES: Readonly<Record<Encoding, NoteCode | null>> = {
  "utf-8": null,
  "utf-16le": "ENCODING_UTF_16LE",
  "utf-16be": "ENCODING_UTF_16BE",
  "windows-1252": "ENCODING_WINDOWS_1252",
  "iso-8859-15": "ENCODING_ISO_8859_15",
  "windows-1250": "ENCODING_WINDOWS_1250",
  shift_jis: "ENCODING_SHIFT_JIS",
  gb18030: "ENCODING_GB18030",
};

/** The cells that their column's reading did not take, out of the column `_odd` of the load. */
function oddTable(id: string, readings: ReadonlyMap<number, Reading>): string {
  const empty = `create table ${id}_odd ("row" integer, col varchar, kind varchar, "text" varchar)`;
  const parts = [...readings.keys()].map((index, place) => {
    const text = `_odd[${place + 1}]`;
    return `select _row, 'c${index}', case when regexp_full_match(${text}, '${CSV_ERROR}') then 'error' else 'text' end, ${text} from ${id} where _odd is not null and ${text} is not null`;
  });
  return parts.length === 0 ? empty : `${empty}; insert into ${id}_odd select * from (${parts.join(" union all ")}) order by 1, 2`;
}

/** Makes values of the texts of whole columns within the store; what does not fit goes to the odd cells. */
async function convert(store: Store, id: string, readings: ReadonlyMap<number, Reading>, job: Job): Promise<void> {
  for (const [index, reading] of readings) {
    const c = `c${index}`;
    const value = guarded(reading, c);
    await store.watched(job, () =>
      store.run(
        `insert into ${id}_odd select _row, '${c}', case when regexp_full_match(${c}, '${CSV_ERROR}') then 'error' else 'text' end, ${c} from ${id} where ${c} is not null and ${value} is null;
         alter table ${id} alter column ${c} type ${SQL_TYPE[reading.type]} using ${value}`,
      ),
    );
  }
}

const SQL_TYPE = { text: "varchar", number: "double", day: "date", moment: "timestamp", boolean: "boolean" } as const;

function widened(headers: readonly string[], width: number): readonly string[] {
  return uniqueHeaders(Array.from({ length: width }, (_, index) => ({ index, header: headers[index] ?? "" })));
}
