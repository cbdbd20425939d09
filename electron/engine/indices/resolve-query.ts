import { waveKey } from "../../../shared/indices/frame/answers-frame.ts";
import { FRAME_TABLES, type FrameInput, has, WAVE_TABLES, type WaveBy } from "../../../shared/indices/frame/frame-input.ts";
import { keyedTables } from "../../../shared/indices/frame/group-sql.ts";
import { unknownFilterField } from "../../../shared/indices/frame/where-sql.ts";
import { parseWhere } from "../../../shared/indices/parse-where.ts";
import { resolveSettings } from "../../../shared/indices/resolve-settings.ts";
import type { IndicesQuery } from "../../../shared/ipc/contract.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";
import { columnFacts } from "./column-facts.ts";
import { frameCache } from "./frame-cache.ts";
import { windowStartOf } from "./frames.ts";
import { groupKeyNames, makeKeys, NO_KEYS, type SliceKeys, waveKeyNames } from "./slice-keys.ts";
import { columnsOf } from "./standing-columns.ts";

/** A query made ready: definitions in force, the data date, and the keys of groups and waves. */
export type ResolvedQuery = {
  readonly input: FrameInput;
  /** Keys of the groups, in the order of their codes; the code after the last one means no key. */
  readonly groupKeys: readonly string[];
  readonly waveKeyOf: (code: number) => string;
  /** What made the relations of codes of groups and waves. */
  readonly keyStatements: readonly string[];
};

export async function resolveQuery(store: Store, facts: CanonicalFacts, query: IndicesQuery): Promise<Result<ResolvedQuery>> {
  const settings = resolveSettings(query.settings);
  if (!settings.ok) return settings;
  const conditions = parseWhere(query.where);
  if (!conditions.ok) return conditions;
  const unknown = unknownFilterField(facts, conditions.value);
  if (unknown !== null) return fail("FIELD_UNKNOWN", { column: unknown, detail: { field: unknown } });
  const wave = resolveWave(facts, query.wave);
  if (!wave.ok) return wave;
  const { by } = query;
  if (by !== null && !FRAME_TABLES.some((table) => has(facts, table, by)))
    return fail("FIELD_UNKNOWN", { column: by, detail: { field: by } });

  const { keys } = frameCache(store, facts);
  const columns = await columnsOf(store, facts).known.of("", () => columnFacts(store, facts.fields));
  const asOf = settings.value.asOf ?? facts.latestDay;
  const base = { fields: facts.fields, scales: facts.scales, ...columns, settings: settings.value, asOf, by, wave: wave.value };
  const keysOf = async (name: string, make: () => Promise<SliceKeys>): Promise<SliceKeys> => {
    const known = keys.get(name);
    if (known !== undefined) return known;
    // The codes of one field stand at a time.
    for (const standing of [...keys.keys()]) if (standing.startsWith(name.slice(0, 1))) keys.delete(standing);
    const made = await make();
    keys.set(name, made);
    return made;
  };
  const groups = by === null ? NO_KEYS : await keysOf(`g ${by}`, () => makeKeys(store, base, by, keyedTables(base), groupKeyNames));
  const waves = wave.value?.kind === "field" ? await keysOf(`w ${wave.value.field}`, () => fieldWaves(store, base, wave.value)) : NO_KEYS;
  const kind = wave.value?.kind;
  return ok({
    input: {
      ...base,
      groups: groups.keys.length,
      codes: { group: groups.codes, wave: waves.codes },
      conditions: conditions.value,
      windowStart: windowStartOf(asOf, settings.value.churnWindowMonths),
    },
    groupKeys: groups.keys,
    waveKeyOf: (code) => (kind === undefined || kind === "field" ? (waves.keys[code] ?? "") : waveKey(kind, code)),
    keyStatements: [...groups.statements, ...waves.statements],
  });
}

async function fieldWaves(store: Store, input: Pick<FrameInput, "fields" | "types" | "labels">, wave: WaveBy | null): Promise<SliceKeys> {
  if (wave?.kind !== "field") return NO_KEYS;
  const { field } = wave;
  const tables = WAVE_TABLES.filter((table) => has(input, table, field));
  return makeKeys(store, input, field, tables, waveKeyNames);
}

function resolveWave(facts: CanonicalFacts, wave: string | null): Result<WaveBy | null> {
  if (wave === null) return ok(null);
  if (WAVE_TABLES.some((table) => has(facts, table, wave))) return ok({ kind: "field", field: wave });
  if (wave === "month" || wave === "quarter" || wave === "year") {
    return has(facts, "answers", "answered_at") ? ok({ kind: wave }) : fail("FIELD_UNKNOWN", { detail: { field: "answered_at" } });
  }
  return fail("FIELD_UNKNOWN", { column: wave, detail: { field: wave } });
}
