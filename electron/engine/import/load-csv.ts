import type { Job } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { NoteCode } from "../../../shared/table/raw-table.ts";
import { quoteText, type Store } from "../store.ts";
import { chooseReadings } from "./choose-readings.ts";
import { type CsvSource, originalCsv, type ReadableCsv, rewrittenCsv } from "./csv-source.ts";
import { guarded, isCode, isFew, isMissingWord, type Reading, suggestedReadings } from "./text-readings.ts";

/** Readings that are tried while the file is read; the rest needs a look at the whole column first. */
const IN_PASSING = new Set(["plain", "isoDay", "isoMoment", "flag"]);
/** What spreadsheets write into a csv for an error. */
export const CSV_ERROR = "#(N/A|DIV/0!|REF!|NAME[?]|NULL!|NUM!|VALUE!|SPILL!|CALC!)";

/** SQL: what counts as white space, as everywhere else in this program. */
const BLANKS = quoteText(
  " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff",
);

export type LoadedCsv = {
  readonly readable: ReadableCsv;
  /** Columns that stand in the store as values. */
  readonly readings: ReadonlyMap<number, Reading>;
  /** Rows with a cell that its column's reading did not take. */
  readonly odd: number;
  /** Columns that still stand as texts and are to be converted. */
  readonly late: Late;
};

/** The file as it lies, or, when that is not regular enough for DuckDB's strict reader, its rewritten form. */
export async function loadCsv(store: Store, source: CsvSource, folder: string, id: string, job: Job): Promise<LoadedCsv> {
  const original = await originalCsv(source, folder);
  if (original !== null) {
    try {
      const loaded = await load(store, original, source, id, job, IN_PASSING);
      if (!(await repeatsHeader(store, id, source, loaded.readings))) return loaded;
      await store.run(`drop table ${id}`);
    } catch (error) {
      // Rows of another width, stray quotes, mixed line ends: the rewriting takes them one by one and says so.
      if (!isReadingError(error)) throw error;
      await store.run(`drop table if exists ${id}`);
    }
  }
  try {
    return await load(store, await rewrittenCsv(source, folder, job), source, id, job, IN_PASSING);
  } catch (error) {
    if (!isReadingError(error)) throw error;
    throw new ProblemError({ code: "FILE_CORRUPT", file: source.file, detail: { context: "text" } }, { cause: error });
  }
}

/** Some columns of the file as it lies; `null` where it is not regular enough for that. */
export async function loadCsvColumns(
  store: Store,
  source: CsvSource,
  folder: string,
  id: string,
  columns: readonly number[],
  job: Job,
): Promise<LoadedCsv | null> {
  const original = await originalCsv(source, folder);
  if (original === null) return null;
  try {
    const loaded = await load(store, original, source, id, job, IN_PASSING, columns);
    if (!(await repeatsHeader(store, id, source, loaded.readings, columns))) return loaded;
  } catch (error) {
    if (!isReadingError(error)) throw error;
  }
  await store.run(`drop table if exists ${id}`);
  return null;
}

/** The header stands among the rows a second time, as where files were put one behind the other. */
async function repeatsHeader(
  store: Store,
  id: string,
  source: CsvSource,
  readings: ReadonlyMap<number, Reading>,
  columns: readonly number[] = [...source.headers.keys()],
): Promise<boolean> {
  const named = (source.header ?? []).flatMap((text, index) => (text.trim() === "" || !columns.includes(index) ? [] : [{ text, index }]));
  if (named.length < 2) return false;
  const typed = [...readings.keys()];
  const cells = named.map(({ text, index }) => {
    const place = typed.indexOf(index);
    return `${place < 0 ? `c${index}` : `_odd[${place + 1}]`} = ${quoteText(text)}`;
  });
  const { n } = await store.one<{ n: number }>(`select count(*) as n from ${id} where ${cells.join(" and ")}`);
  return n > 0;
}

const isReadingError = (error: unknown): boolean =>
  !(error instanceof ProblemError) && error instanceof Error && /CSV|unicode|UTF-?8|Invalid Input/i.test(error.message);

/**
 * Reads, types and checks in one pass. A cell that its column's reading does not take is kept in `_odd`; a column where that
 * happens too often was guessed wrong and the pass is made again with it as text, so a guess never changes a value.
 */
async function load(
  store: Store,
  readable: ReadableCsv,
  source: CsvSource,
  id: string,
  job: Job,
  inPassing: ReadonlySet<string>,
  columns: readonly number[] = Array.from({ length: readable.width }, (_, index) => index),
): Promise<LoadedCsv> {
  const readings = new Map<number, Reading>();
  for (const index of columns) {
    const reading = suggestedReadings(source.samples[index] ?? [])[0]?.[0];
    if (reading !== undefined && inPassing.has(reading.name)) readings.set(index, reading);
  }
  let odd = 0;
  for (;;) {
    await store.watched(job, () => store.runOver(columns.length, `create table ${id} as ${typedSelect(readable, readings, columns)}`));
    odd = (await store.one<{ n: number }>(`select count(_odd) as n from ${id}`)).n;
    const wrong = odd === 0 ? [] : await misread(store, id, readings);
    if (wrong.length === 0) break;
    await store.run(`drop table ${id}`);
    for (const index of wrong) readings.delete(index);
  }
  const late = await decideLate(store, source, id, readings, columns, job);
  // A decimal comma in one column changes what a point in another means, so none may have been read before that was known.
  const comma = [...late.readings.values()].some(({ name }) => name === "comma");
  if (comma && [...readings.values()].some(({ name }) => name === "plain")) {
    await store.run(`drop table ${id}`);
    return load(store, readable, source, id, job, new Set([...inPassing].filter((name) => name !== "plain")), columns);
  }
  return { readable, readings, odd, late };
}

function typedSelect(readable: ReadableCsv, readings: ReadonlyMap<number, Reading>, indices: readonly number[]): string {
  // White space alone is an empty cell; most texts are told apart by their first byte.
  const cell = (x: string): string =>
    `case when ${x} >= '!' and ${x} < '\x7f' then ${x} when trim(${x}, ${BLANKS}) = '' then null else ${x} end`;
  const values = indices.map((index) => {
    const reading = readings.get(index);
    return `${reading === undefined ? cell(`x${index}`) : guarded(reading, `x${index}`)} as c${index}`;
  });
  const typed = [...readings.keys()];
  const row = readable.rewritten === null ? "0::integer as _row" : "_row";
  const outer = indices.map((index) => `c${index}`).join(", ");
  if (typed.length === 0) return `select ${row}, ${values.join(", ")}, null::varchar[] as _odd from ${readable.relation}`;
  const misfit = (index: number): string => `(c${index} is null and x${index} is not null)`;
  const odd = `case when ${typed.map(misfit).join(" or ")} then [${typed.map((index) => `case when c${index} is null then ${cell(`x${index}`)} end`).join(", ")}] end as _odd`;
  const kept = typed.map((index) => `x${index}`).join(", ");
  return `select ${readable.rewritten === null ? "0::integer as _row" : "_row"}, ${outer}, ${odd} from (
    select ${readable.rewritten === null ? "" : "_row, "}${values.join(", ")}, ${kept} from ${readable.relation})`;
}

/** Columns whose reading does not hold on all cells. */
async function misread(store: Store, id: string, readings: ReadonlyMap<number, Reading>): Promise<readonly number[]> {
  const typed = [...readings.keys()];
  const counts = typed.flatMap((index, place) => {
    const text = `_odd[${place + 1}]`;
    return [
      `count(c${index}) as "fits_${index}"`,
      `count(${text}) as "odd_${index}"`,
      `count_if(${isMissingWord(text)} or regexp_full_match(${text}, '${CSV_ERROR}')) as "missing_${index}"`,
      `count_if(${isCode(text)}) as "codes_${index}"`,
    ];
  });
  const row = await store.one<Record<string, number>>(`select ${counts.join(", ")} from ${id}`);
  const at = (name: string, index: number): number => row[`${name}_${index}`] ?? 0;
  return typed.filter((index) => {
    const misfits = at("odd", index) - at("missing", index);
    return at("codes", index) > 0 || at("fits", index) === 0 || !isFew(misfits, at("fits", index) + at("odd", index));
  });
}

export type Late = { readonly readings: ReadonlyMap<number, Reading>; readonly notes: readonly (readonly [NoteCode, number])[] };

/** Columns still text whose sample suggests a value, decided on all their cells. */
async function decideLate(
  store: Store,
  source: CsvSource,
  id: string,
  readings: ReadonlyMap<number, Reading>,
  columns: readonly number[],
  job: Job,
): Promise<Late> {
  const open = columns.flatMap((index) => {
    const sample = source.samples[index] ?? [];
    return readings.has(index) || suggestedReadings(sample).length === 0 ? [] : [{ key: index, text: `c${index}`, sample, others: 0 }];
  });
  if (open.length === 0) return { readings: new Map(), notes: [] };
  const chosen = await store.watched(job, () => chooseReadings(store, id, open));
  const found = [...chosen].flatMap(([index, { reading }]) => (reading === null ? [] : [[index, reading] as const]));
  const notes = new Map<NoteCode, number>();
  for (const { notes: codes } of chosen.values()) for (const code of codes) notes.set(code, (notes.get(code) ?? 0) + 1);
  return { readings: new Map(found), notes: [...notes] };
}
