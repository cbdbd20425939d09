import { QUESTIONS } from "./fields.ts";
import { foldText } from "./header-words.ts";
import type { TableReading } from "./table-reading.ts";
import { inYear, type WaveKind, type WaveName, waveName } from "./wave-names.ts";

/** When the rows of a table were answered, as its sheet, its title, its file or the headings of its columns say. */
export type TableWave = {
  /** Value of the field `wave`; values of one data set sort in time order. */
  readonly key: string;
  readonly order: number;
  readonly from: "sheet" | "title" | "file" | "columns";
  /** The name that says so. */
  readonly name: string;
};

/** Tables whose rows can belong to a wave. */
const WAVED: ReadonlySet<string> = new Set(["answers", "outcomes", "invitations"]);
/** Fields by which rows have a time of their own. */
const DATED: ReadonlySet<string> = new Set(["answered_at", "sent_at", "wave"]);
/** A share of common headings from which tables are parts of one survey. */
const ALIKE = 0.5;

/**
 * The waves of tables that are parts of one survey, one a wave: alike in their columns or, in several languages, in what these are, with names of sheets, titles or files
 * that name different times in one way. Tables whose rows have a date or a wave of their own need none.
 */
export function sheetWaves(readings: readonly TableReading[]): ReadonlyMap<TableReading, TableWave> {
  const waves = new Map<TableReading, TableWave>();
  for (const as of WAVED) {
    const own = readings.filter((one) => one.as === as && one.wave === undefined);
    for (const from of ["sheet", "title", "file"] as const) {
      for (const series of seriesOf(own, from)) for (const [reading, wave] of series) if (!waves.has(reading)) waves.set(reading, wave);
    }
  }
  for (const reading of [...waves.keys()]) if (reading.fields.some(({ field }) => DATED.has(field))) waves.delete(reading);
  return waves;
}

type From = "sheet" | "title" | "file";
type Named = { readonly reading: TableReading; readonly wave: WaveName; readonly name: string };

function nameOf({ raw }: TableReading, from: From): string | null {
  if (from === "sheet") return raw.sheet;
  return from === "title" ? (raw.title ?? null) : raw.file.replace(/\.[a-z0-9]{1,6}$/i, "");
}

function seriesOf(readings: readonly TableReading[], from: From): readonly (readonly (readonly [TableReading, TableWave])[])[] {
  const named = readings.flatMap((reading): Named[] => {
    const name = nameOf(reading, from);
    const wave = name === null ? null : waveName(name);
    if (name === null || wave === null) return [];
    const year = yearAround(reading, from);
    return [{ reading, name, wave: year === null ? wave : inYear(wave, year) }];
  });
  const kinds = new Set(named.map(({ wave }) => wave.kind));
  return [...kinds].flatMap((kind) => {
    const ofKind = named.filter(({ wave }) => wave.kind === kind);
    const series = ofKind.filter((one) => ofKind.some((other) => other.wave.key !== one.wave.key && arePartsOf(one, other, kind)));
    return series.length === 0 ? [] : [waveKeys(series.map(({ wave }) => wave)).map((key, index) => waveOf(series, index, key, from))];
  });
}

const waveOf = (series: readonly Named[], index: number, key: string, from: From): readonly [TableReading, TableWave] => {
  const one = series[index];
  if (one === undefined) throw new Error(`waveOf requires a place in the series, got ${index}`);
  return [one.reading, { key, order: one.wave.order, from, name: one.name }];
};

/** A quarter or month without a year is one of the year that the title or the file names. */
function yearAround(reading: TableReading, from: From): number | null {
  for (const outer of from === "sheet" ? (["title", "file"] as const) : from === "title" ? (["sheet", "file"] as const) : []) {
    const name = nameOf(reading, outer);
    const wave = name === null ? null : waveName(name);
    if (wave?.kind === "year") return Number(wave.key);
  }
  return null;
}

/** What is only a number or a word needs the rest of the names to be the same. */
const WEAK: ReadonlySet<WaveKind> = new Set(["year", "monthOnly", "quarterOnly", "round", "day"]);

function arePartsOf(one: Named, other: Named, kind: WaveKind): boolean {
  if (WEAK.has(kind) && foldText(one.wave.rest) !== foldText(other.wave.rest)) return false;
  const headers = ({ reading }: Named): ReadonlySet<string> =>
    new Set(reading.raw.columns.map(({ header }) => foldText(waveName(header)?.rest ?? header)));
  const [a, b] = [headers(one), headers(other)];
  const common = [...a].filter((header) => b.has(header)).length;
  return common >= ALIKE * Math.max(1, Math.min(a.size, b.size)) || askTheSame(one.reading, other.reading);
}

/** The same survey in two languages: as many columns, and all that was recognised of them is the same, with a question among it. */
function askTheSame({ raw, fields }: TableReading, other: TableReading): boolean {
  const names = new Set(fields.map(({ field }) => field));
  const theirs = new Set(other.fields.map(({ field }) => field));
  const asks = QUESTIONS.some((question) => names.has(question));
  return (
    asks && raw.columns.length === other.raw.columns.length && names.size === theirs.size && [...names].every((field) => theirs.has(field))
  );
}

/** The values of `wave` for the waves of one series: periods as they are, rounds and bare months with as many digits each. */
export function waveKeys(waves: readonly WaveName[]): readonly string[] {
  const digits = Math.max(...waves.map(({ order }) => String(order).length));
  return waves.map(({ kind, key, order, part }) => {
    if (kind === "monthOnly") return `${key} ${part}`;
    if (kind === "quarterOnly") return part.toUpperCase().replace(/[ _.-]/g, "");
    if (kind !== "round") return key;
    const number = String(order).padStart(digits, "0");
    return /\d/.test(part) ? part.replace(/\d+/, number) : `${number} ${part}`;
  });
}
