import { columnOf } from "./canonical.ts";
import { type MappingEvidence, NO_EVIDENCE } from "./evidence.ts";
import { extraGuess } from "./extra-fields.ts";
import { QUESTIONS } from "./fields.ts";
import { guessKeys } from "./guess-keys.ts";
import type { ColumnGuess, ConstantGuess, InferredMapping, TableGuess, TableMapping } from "./mapping.ts";
import { ASKED_CONFIDENCE, askAbout, type MappingQuestion } from "./mapping-question.ts";
import type { RawTable } from "./raw-table.ts";
import { readLikeLargest } from "./read-table.ts";
import type { Scale } from "./scale.ts";
import { settleConflicts } from "./settle-conflicts.ts";
import { sheetWaves, type TableWave } from "./sheet-waves.ts";
import type { TableReading } from "./table-reading.ts";
import { unfoldWaves } from "./wide-waves.ts";

/**
 * What the sheets and columns are, from headers (synonyms in seven languages), from what stands in the columns, and from keys
 * that tables share. Nothing is certain: every guess carries a confidence and a reason, and can be changed.
 */
export function inferMapping(tables: readonly RawTable[], evidence: MappingEvidence = NO_EVIDENCE): InferredMapping {
  const keys = guessKeys(tables, evidence);
  const read = (raw: RawTable): readonly TableReading[] => readLikeLargest(raw, tables, keys, evidence);
  const settled = settleConflicts(
    tables.flatMap((raw) => unfoldWaves(raw, read) ?? read(raw)),
    evidence,
  );
  const waves = sheetWaves(settled);
  const readings = settled.map((reading): TableReading => {
    const wave = reading.wave ?? waves.get(reading);
    return wave === undefined ? reading : { ...reading, wave };
  });
  const guesses: TableGuess[] = [];
  const mapped: TableMapping[] = [];
  const orders: (number | null)[] = [];
  for (const raw of tables) {
    const own = readings.filter((reading) => reading.raw.id === raw.id);
    const at = placeOf(raw, tables);
    if (own.length === 0) guesses.push(unknownTable(raw));
    for (const reading of own) {
      const columns = columnGuesses(reading, own);
      const { as, confidence, reason, wave } = reading;
      const constants = wave === undefined ? {} : { constants: [waveConstant(wave)] };
      guesses.push({ table: raw.id, file: raw.file, sheet: raw.sheet, ...at, as, confidence, reason, columns, ...constants });
      if (reason.code === "hiddenSheet") continue;
      mapped.push(tableMapping(reading, columns, at));
      orders.push(wave?.order ?? null);
    }
  }
  // Files of the same name and shape need one entry: it names them all.
  const unique = [...new Map(inTimeOrder(mapped, orders).map((entry) => [JSON.stringify(entry), entry])).values()];
  return withQuestions(
    { mapping: { tables: unique }, guesses, questions: [] },
    readings.filter(({ reason }) => reason.code !== "hiddenSheet").flatMap(askAbout),
  );
}

/** The same with further questions: columns that are asked about are not sure. */
export function withQuestions(inferred: InferredMapping, more: readonly MappingQuestion[]): InferredMapping {
  if (more.length === 0) return inferred;
  const guesses = inferred.guesses.map((guess): TableGuess => {
    const own = more.filter(
      ({ table, as, header }) => table === guess.table && as === guess.as && guess.columns.some((column) => column.header === header),
    );
    if (own.length === 0) return guess;
    const columns = guess.columns.map((column) => {
      const isAsked = own.some(({ field, header, kind }) => field === column.field && header === column.header && kind !== "effort");
      return isAsked ? { ...column, confidence: Math.min(column.confidence, ASKED_CONFIDENCE) } : column;
    });
    return { ...guess, columns, questions: [...(guess.questions ?? []), ...own] };
  });
  return { ...inferred, guesses, questions: [...inferred.questions, ...more] };
}

function columnGuesses(reading: TableReading, own: readonly TableReading[]): readonly ColumnGuess[] {
  const taken = new Set(reading.fields.map(({ field }) => columnOf(field).toLowerCase()));
  return reading.raw.columns.flatMap((column): ColumnGuess[] => {
    const fields = reading.fields.filter((one) => one.column.id === column.id);
    if (fields.length > 0) {
      return fields.map(({ field, confidence, reason, scale }) => ({
        header: column.header,
        field,
        confidence,
        reason,
        ...(scale === undefined ? {} : { scale }),
      }));
    }
    const elsewhere = own.some(
      (other) => other !== reading && other.fields.some((one) => one.column.id === column.id && one.field !== "customer_id"),
    );
    const name = reading.names?.get(column.id);
    if ((!reading.extras && name === undefined) || elsewhere)
      return [{ header: column.header, field: null, confidence: 0.9, reason: { code: "usedElsewhere" } }];
    const guess = { ...extraGuess(reading.as, name === undefined ? column : { ...column, header: name }, taken), header: column.header };
    if (guess.field !== null) taken.add(columnOf(guess.field).toLowerCase());
    return [guess];
  });
}

/** Where a table stands, for sheets that hold several. */
function placeOf(raw: RawTable, tables: readonly RawTable[]): { readonly at?: string } {
  const several = tables.some(
    (other) => other.id !== raw.id && other.file === raw.file && other.sheet === raw.sheet && !sameArea(other, raw),
  );
  return several ? { at: `${raw.area.firstColumn}${raw.area.firstRow}` } : {};
}

const sameArea = ({ area: one }: RawTable, { area: other }: RawTable): boolean =>
  one.firstColumn === other.firstColumn && one.firstRow === other.firstRow;

const WAVE_REASONS = { sheet: "waveSheet", title: "waveTitle", file: "waveFile", columns: "waveColumns" } as const;

const waveConstant = ({ key, from, name }: TableWave): ConstantGuess => ({
  field: "wave",
  value: key,
  confidence: 0.9,
  reason: { code: WAVE_REASONS[from], detail: { name } },
});

/** Waves follow each other in time, so that without dates the last answer of a customer is that of the last wave. */
function inTimeOrder(entries: readonly TableMapping[], orders: readonly (number | null)[]): readonly TableMapping[] {
  const waved = entries.flatMap((entry, index) => {
    const order = orders[index] ?? null;
    return order === null ? [] : [{ entry, order }];
  });
  const sorted = waved.toSorted((a, b) => a.order - b.order);
  let next = 0;
  return entries.map((entry, index) => ((orders[index] ?? null) === null ? entry : (sorted[next++]?.entry ?? entry)));
}

function tableMapping({ raw, as, wave }: TableReading, columns: readonly ColumnGuess[], at: { readonly at?: string }): TableMapping {
  const used = columns.flatMap(({ field, header }) => (field === null ? [] : [[field, header] as const]));
  const scales = columns.flatMap(({ field, scale }): (readonly [string, Scale])[] => {
    const isQuestion = (QUESTIONS as readonly (string | null)[]).includes(field);
    return field !== null && isQuestion && scale !== undefined ? [[field, scale]] : [];
  });
  return {
    file: raw.file,
    ...(raw.sheet === null ? {} : { sheet: raw.sheet }),
    ...at,
    as,
    columns: Object.fromEntries(used),
    ...(scales.length === 0 ? {} : { scales: Object.fromEntries(scales) }),
    ...(wave === undefined ? {} : { constants: { wave: wave.key } }),
  };
}

function unknownTable(raw: RawTable): TableGuess {
  const columns = raw.columns.map(
    ({ header }): ColumnGuess => ({ header, field: null, confidence: 0.5, reason: { code: "tableUnknown" } }),
  );
  return { table: raw.id, file: raw.file, sheet: raw.sheet, as: null, confidence: 0.5, reason: { code: "tableUnknown" }, columns };
}
