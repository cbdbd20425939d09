import { QUESTIONS } from "./fields.ts";
import { foldText } from "./header-words.ts";
import type { RawColumn, RawTable } from "./raw-table.ts";
import { type TableWave, waveKeys } from "./sheet-waves.ts";
import type { TableReading } from "./table-reading.ts";
import { type WaveKind, type WaveName, waveName } from "./wave-names.ts";

/**
 * A table in which the same questions stand in columns once a wave ("NPS Q1", "NPS Q2") is read once for each wave: every
 * reading has the columns of its wave and those that belong to all. `null` = it is no such table. `read` reads a table as
 * if it were one of its waves.
 */
export function unfoldWaves(raw: RawTable, read: (part: RawTable) => readonly TableReading[]): readonly TableReading[] | null {
  const waves = waveColumns(raw);
  if (waves === null) return null;
  const { shared, parts } = waves;
  const [model] = parts.toSorted((a, b) => b.columns.length - a.columns.length);
  if (model === undefined) return null;
  const renamed = model.columns.map(({ column, base }) => ({ ...column, header: base }));
  const readings = read({ ...raw, columns: [...shared, ...renamed] });
  const answers = readings.find(({ as }) => as === "answers");
  const own = new Set(renamed.map(({ id }) => id));
  const asks = answers?.fields.some(({ field, column }) => (QUESTIONS as readonly string[]).includes(field) && own.has(column.id)) ?? false;
  // Revenue by year, or rows that say themselves which wave they are of, are no survey in columns.
  if (answers === undefined || !asks || answers.fields.some(({ field }) => field === "wave")) return null;
  const original = new Map(raw.columns.map((column) => [column.id, column]));
  const bases = new Map(model.columns.map(({ column, base }) => [column.id, foldText(base)]));
  const others = readings
    .filter((reading) => reading !== answers)
    .map((reading) => ({
      ...reading,
      raw: { ...raw, columns: shared },
      fields: reading.fields.filter(({ column }) => !own.has(column.id)),
    }));
  const unfolded = parts.map(({ wave, columns }): TableReading => {
    const ofBase = new Map(columns.map(({ column, base }) => [foldText(base), column]));
    return {
      ...answers,
      raw: { ...raw, columns: [...shared, ...columns.map(({ column }) => column)] },
      wave,
      names: new Map(columns.map(({ column, base }) => [column.id, base])),
      fields: answers.fields.flatMap((one) => {
        const base = bases.get(one.column.id);
        const column = base === undefined ? original.get(one.column.id) : ofBase.get(base);
        // A date that all waves share is the date of none of them.
        return column === undefined || (base === undefined && one.field === "answered_at") ? [] : [{ ...one, column }];
      }),
    };
  });
  return [...others, ...unfolded.filter(({ fields }) => fields.some(({ field }) => (QUESTIONS as readonly string[]).includes(field)))];
}

type WaveColumn = { readonly column: RawColumn; readonly base: string; readonly wave: WaveName };
type WavePart = { readonly wave: TableWave; readonly columns: readonly WaveColumn[] };

/** The columns of each wave, in time order, and those of none. */
function waveColumns(raw: RawTable): { readonly shared: readonly RawColumn[]; readonly parts: readonly WavePart[] } | null {
  const named = raw.columns.flatMap((column): WaveColumn[] => {
    const wave = waveName(column.header);
    if (wave === null || wave.rest === "" || !maySay(column.header, wave)) return [];
    return [{ column, base: wave.rest, wave }];
  });
  const kinds = new Map<WaveKind, readonly WaveColumn[]>();
  for (const kind of new Set(named.map(({ wave }) => wave.kind))) kinds.set(kind, repeated(named.filter((one) => one.wave.kind === kind)));
  const series = [...kinds.values()].reduce<readonly WaveColumn[]>((a, b) => (b.length > a.length ? b : a), []);
  if (series.length === 0) return null;
  const most = withSingles(series, named);
  const distinct = [...new Map(most.map(({ wave }) => [wave.key, wave])).values()].toSorted((a, b) => a.order - b.order);
  const keys = waveKeys(distinct);
  const taken = new Set(most.map(({ column }) => column.id));
  return {
    shared: raw.columns.filter(({ id }) => !taken.has(id)),
    parts: distinct.map((wave, index) => ({
      wave: { key: keys[index] ?? wave.key, order: wave.order, from: "columns", name: wave.part },
      columns: most.filter((one) => one.wave.key === wave.key),
    })),
  };
}

/** `Q1` in front is the number of a question; behind, or with a year, it is a quarter. */
function maySay(header: string, { kind, part }: WaveName): boolean {
  const behind = header.slice(header.indexOf(part) + part.length).replace(/[\s)\]}.:_-]/g, "");
  return (
    kind === "day" || kind === "month" || kind === "quarter" || kind === "half" || behind === "" || (kind === "round" && part.length > 2)
  );
}

/** Questions that were asked in one of the waves only belong to it too. */
function withSingles(series: readonly WaveColumn[], named: readonly WaveColumn[]): readonly WaveColumn[] {
  const keys = new Set(series.map(({ wave }) => `${wave.kind} ${wave.key}`));
  const bases = new Set(series.map(({ base }) => foldText(base)));
  const singles = named.filter(({ wave, base }) => keys.has(`${wave.kind} ${wave.key}`) && !bases.has(foldText(base)));
  const once = singles.filter((one) => singles.every((other) => other === one || foldText(other.base) !== foldText(one.base)));
  return [...series, ...once];
}

/** Columns of which the same heading stands for two waves at least, each once a wave. */
function repeated(columns: readonly WaveColumn[]): readonly WaveColumn[] {
  const groups = new Map<string, WaveColumn[]>();
  for (const one of columns) groups.set(foldText(one.base), [...(groups.get(foldText(one.base)) ?? []), one]);
  return [...groups.values()].flatMap((group) => {
    const once = [...new Map(group.map((one) => [one.wave.key, one])).values()];
    return once.length >= 2 && once.length === group.length ? group : [];
  });
}
