import type { Job } from "../../../shared/progress.ts";
import type { NoteCode, RawColumn, RawTable, RawType } from "../../../shared/table/raw-table.ts";
import { quoteName, quoteText, type Store } from "../store.ts";
import { type ChosenReading, chooseReadings, type TextColumn } from "./choose-readings.ts";
import type { CellKind } from "./column-builder.ts";
import { profileTable } from "./profile-table.ts";
import { type BuiltColumn, type BuiltTable, streamName } from "./table-builder.ts";
import { guarded, isFew, NATIVE_READING } from "./text-readings.ts";

/** What a raw table is called and where it stands in its file. */
export type TableOrigin = Pick<RawTable, "id" | "file" | "sheet" | "hidden">;

/** One column as SQL over the Parquet file: its value, and the text of a cell that has none. */
type Planned = {
  readonly column: BuiltColumn;
  readonly type: RawType;
  readonly value: string;
  /** Cells that are neither empty nor errors but do not fit. */
  readonly odd: number;
  readonly oddText: string | null;
  readonly errors: string | null;
  readonly notes: readonly NoteCode[];
};

/** Types the columns of a built sheet over all their cells, stores the table and its odd cells, and profiles it. */
export async function loadTable(store: Store, built: BuiltTable, origin: TableOrigin, job: Job): Promise<RawTable> {
  const file = `read_parquet(${quoteText(built.path)})`;
  const merged = `${origin.id}_merged`;
  const relation = built.disordered ? quoteName(merged) : file;
  if (built.disordered) await store.watched(job, () => store.run(mergeRows(merged, built)));
  const columns = built.disordered ? await recount(store, relation, built.columns) : built.columns;

  const texts = columns.flatMap((column): TextColumn[] => textColumn(column, built.samples.get(column.index) ?? []));
  const readings = await store.watched(job, () => chooseReadings(store, relation, texts));
  const planned = columns.map((column) => plan(column, readings.get(column.index)));

  job.report({ fraction: null, step: "store", detail: { sheet: origin.sheet ?? origin.file } });
  const values = planned.map((one, index) => `${one.value} as c${index}`);
  await store.watched(job, () => store.run(`create table ${origin.id} as select ${["_row", ...values].join(", ")} from ${relation}`));
  await store.watched(job, () => store.run(oddTable(origin.id, relation, planned)));
  if (built.disordered) await store.run(`drop table ${quoteName(merged)}`);

  const notes = new Map(built.notes);
  for (const { notes: codes } of planned) for (const code of codes) notes.set(code, (notes.get(code) ?? 0) + 1);
  const bare = planned.map((one, index) => ({ id: `c${index}`, header: one.column.header, letter: one.column.letter, type: one.type }));
  const profiled = await profileTable(store, origin.id, bare, job);
  const raw: readonly RawColumn[] = profiled.columns;
  return {
    ...origin,
    rowCount: profiled.rows,
    headerRow: built.headerRow,
    columns: raw,
    notes: [...notes].map(([code, count]) => ({ code, count })),
  };
}

const cell = (kind: CellKind, index: number): string => quoteName(streamName(kind, index));

/** The texts of a column that may be read as values: all of them, or those among cells that mostly are values already. */
function textColumn(column: BuiltColumn, sample: readonly string[]): TextColumn[] {
  const { index, counts } = column;
  if (counts.text === 0) return [];
  const text = cell("text", index);
  const native = counts.number + counts.date + counts.flag;
  if (native === 0) return [{ key: index, text, sample, others: 0 }];
  const reading = NATIVE_READING[dominant(column).type];
  return reading === undefined ? [] : [{ key: index, text, sample, others: dominant(column).count, only: reading }];
}

/** The kind of value most cells of a column have. */
function dominant({ counts, timed }: BuiltColumn): { readonly kind: CellKind; readonly type: RawType; readonly count: number } {
  const kinds = [
    { kind: "number", type: "number", count: counts.number },
    { kind: "date", type: timed ? "moment" : "day", count: counts.date },
    { kind: "flag", type: "boolean", count: counts.flag },
  ] as const;
  return kinds.reduce((best, one) => (one.count > best.count ? one : best));
}

function plan(column: BuiltColumn, chosen: ChosenReading | undefined): Planned {
  const { index, counts } = column;
  const errors = counts.error > 0 ? cell("error", index) : null;
  const native = counts.number + counts.date + counts.flag;
  const notes = chosen?.notes ?? [];
  const text = cell("text", index);
  if (native === 0) {
    if (counts.text === 0) return { column, type: "text", value: "null::varchar", odd: 0, oddText: null, errors, notes };
    const reading = chosen?.reading ?? null;
    if (reading === null) return { column, type: "text", value: text, odd: 0, oddText: null, errors, notes };
    const value = guarded(reading, text);
    const odd = chosen?.odd ?? 0;
    return {
      column,
      type: reading.type,
      value,
      odd,
      oddText: odd > 0 ? `case when ${value} is null then ${text} end` : null,
      errors,
      notes,
    };
  }
  const main = dominant(column);
  const reading = chosen?.reading ?? null;
  // Texts that do not join: they are all odd.
  const oddTexts = reading === null ? counts.text : (chosen?.odd ?? 0);
  const odd = native - main.count + oddTexts;
  if ((counts.text > 0 && reading === null) || !isFew(native - main.count, native + counts.text)) {
    return { column, type: "text", value: anyText(column, CELLS), odd: 0, oddText: null, errors, notes: [...notes, "MIXED_COLUMN"] };
  }
  const own = nativeValue(main.type, index);
  const read = counts.text > 0 && reading !== null ? guarded(reading, text) : null;
  const value = read === null ? own : `coalesce(${own}, ${read})`;
  const rest = CELLS.filter((kind) => kind !== main.kind);
  return {
    column,
    type: main.type,
    value,
    odd,
    oddText: odd > 0 ? `case when (${value}) is null then ${anyText(column, rest)} end` : null,
    errors,
    notes: counts.text > oddTexts ? [...notes, "VALUES_AS_TEXT"] : notes,
  };
}

const CELLS: readonly CellKind[] = ["text", "number", "date", "flag"];
const EPOCH = "date '1970-01-01'";

function nativeValue(type: RawType, index: number): string {
  if (type === "day") return `${EPOCH} + ${cell("date", index)}::integer`;
  if (type === "moment") return momentOf(cell("date", index));
  return type === "boolean" ? `${cell("flag", index)} = 1` : cell("number", index);
}

/** A serial holds a time of day to about a microsecond; clocks of spreadsheets show milliseconds at most. */
const momentOf = (days: string): string => `make_timestamp(round(${days} * 86400000)::bigint * 1000)`;

/** SQL: the cell as a text, whatever it is. */
function anyText({ index, counts, timed }: BuiltColumn, kinds: readonly CellKind[]): string {
  const forms: Readonly<Record<CellKind, string>> = {
    text: cell("text", index),
    number: numberText(cell("number", index)),
    date: timed
      ? `strftime(${momentOf(cell("date", index))}, '%Y-%m-%d %H:%M:%S')`
      : `(${EPOCH} + floor(${cell("date", index)})::integer)::varchar`,
    flag: `case ${cell("flag", index)} when 1 then 'TRUE' when 0 then 'FALSE' end`,
    error: cell("error", index),
  };
  const present = kinds.filter((kind) => counts[kind] > 0).map((kind) => forms[kind]);
  return present.length === 0 ? "null::varchar" : `coalesce(${present.join(", ")})`;
}

/** SQL: a number as a spreadsheet shows it, whole numbers without a decimal point. */
const numberText = (number: string): string =>
  `case when ${number} = trunc(${number}) and abs(${number}) < 1e15 then ${number}::bigint::varchar else ${number}::varchar end`;

function oddTable(id: string, relation: string, planned: readonly Planned[]): string {
  const parts = planned.flatMap((one, index) => {
    const select = (kind: string, text: string): string =>
      `select _row as "row", 'c${index}' as col, '${kind}' as kind, ${text} as "text" from ${relation} where (${text}) is not null`;
    return [...(one.errors === null ? [] : [select("error", one.errors)]), ...(one.oddText === null ? [] : [select("text", one.oddText)])];
  });
  const empty = `create table ${id}_odd ("row" integer, col varchar, kind varchar, "text" varchar)`;
  return parts.length === 0 ? empty : `${empty}; insert into ${id}_odd select * from (${parts.join(" union all ")}) order by "row", col`;
}

/** Rows in order, one a number: of two cells at one address the later stands, whatever its kind. */
function mergeRows(name: string, built: BuiltTable): string {
  const kindsOf = (column: BuiltColumn): readonly CellKind[] => [...CELLS, "error" as const].filter((kind) => column.counts[kind] > 0);
  const columns = built.columns.filter((column) => kindsOf(column).length > 0);
  const picked = columns.map((column) => {
    const names = kindsOf(column).map((kind) => cell(kind, column.index));
    const pack = names.map((one) => `${one} := ${one}`).join(", ");
    return `arg_max(struct_pack(${pack}), file_row_number) filter (where coalesce(${names.map((one) => `${one}::varchar`).join(", ")}) is not null) as s${column.index}`;
  });
  const flat = columns.flatMap((column) =>
    kindsOf(column).map((kind) => `s${column.index}.${cell(kind, column.index)} as ${cell(kind, column.index)}`),
  );
  return `create or replace temp table ${quoteName(name)} as select ${["_row", ...flat].join(", ")} from (
    select ${["_row", ...picked].join(", ")} from read_parquet(${quoteText(built.path)}, file_row_number = true) group by _row) order by _row`;
}

/** Counts after merging: cells that were overwritten are gone. */
async function recount(store: Store, relation: string, columns: readonly BuiltColumn[]): Promise<readonly BuiltColumn[]> {
  const counted: BuiltColumn[] = [];
  for (const column of columns) {
    const kinds = [...CELLS, "error" as const].filter((kind) => column.counts[kind] > 0);
    if (kinds.length === 0) {
      counted.push(column);
      continue;
    }
    const row = await store.one<Record<string, number>>(
      `select ${kinds.map((kind) => `count(${cell(kind, column.index)}) as ${kind}_n`).join(", ")} from ${relation}`,
    );
    const at = (kind: CellKind): number => row[`${kind}_n`] ?? 0;
    counted.push({ ...column, counts: { number: at("number"), date: at("date"), flag: at("flag"), text: at("text"), error: at("error") } });
  }
  return counted;
}
