import { compareKeys } from "../../../shared/indices/compare-keys.ts";
import { createTable, literal } from "../../../shared/indices/dialect.ts";
import { waveCodes } from "../../../shared/indices/frame/answers-frame.ts";
import type { FrameInput, FrameTable, LabelCodes } from "../../../shared/indices/frame/frame-input.ts";
import { codesSql, groupCodes, keysSql } from "../../../shared/indices/frame/group-sql.ts";
import { ProblemError } from "../../../shared/result.ts";
import { columnOf } from "../../../shared/table/canonical.ts";
import type { Store } from "../store.ts";

/** More slices than this cannot be looked at; a field like that (an id, a free text) is refused. */
const MOST_SLICES = 1_000;

/** Keys in the order of output, and the codes of the values of ENUM columns: code = place of the key. */
export type SliceKeys = {
  readonly keys: readonly string[];
  readonly codes: LabelCodes;
  /** What made the relations of codes, where there are any. */
  readonly statements: readonly string[];
};
export const NO_KEYS: SliceKeys = { keys: [], codes: {}, statements: [] };

/**
 * The keys of a field over several tables. The values of an ENUM are known without looking at a row; the codes of other values stand
 * in a relation for each table. Keys that no row has (or none that the filter leaves) keep their code and are dropped from the output.
 */
export async function makeKeys(
  store: Store,
  input: Pick<FrameInput, "fields" | "types" | "labels">,
  field: string,
  tables: readonly FrameTable[],
  names: { readonly keys: string; readonly codes: (table: FrameTable) => string },
): Promise<SliceKeys> {
  const labelsOf = (table: FrameTable): readonly string[] | null => {
    const labels = input.labels[table]?.[columnOf(field)] ?? null;
    return labels !== null && labels.length <= MOST_SLICES ? labels : null;
  };
  const others = tables.filter((table) => labelsOf(table) === null);
  const found = new Set(tables.flatMap((table) => labelsOf(table) ?? []));
  for (const table of others) {
    const rows = await store.all<{ key: string }>(`select key from (${keysSql(input, table, field)}) k limit ${MOST_SLICES + 1}`);
    for (const { key } of rows) found.add(key);
  }
  if (found.size > MOST_SLICES) throw new ProblemError({ code: "REFUSED", column: field, detail: { limit: MOST_SLICES, field } });
  const keys = [...found].sort(compareKeys);
  const statements: string[] = [];
  if (others.length > 0) {
    const rows = keys.map((key, code) => `select ${literal(key)} as key, cast(${code} as smallint) as code`);
    const none = "select '' as key, cast(0 as smallint) as code where false";
    statements.push(createTable(names.keys, rows.length === 0 ? none : rows.join(" union all ")));
    for (const table of others) statements.push(codesSql(input, table, field, names.keys, names.codes(table)));
  }
  for (const statement of statements) await store.run(statement);
  const codeOf = new Map(keys.map((key, code) => [key, code]));
  const codes = tables.flatMap((table) => {
    const labels = labelsOf(table);
    return labels === null ? [] : [[table, labels.map((label) => codeOf.get(label) ?? 0)] as const];
  });
  return { keys, codes: Object.fromEntries(codes), statements };
}

export const groupKeyNames = { keys: "frame_group_keys", codes: groupCodes } as const;
export const waveKeyNames = {
  keys: "frame_wave_keys",
  codes: (table: FrameTable) => waveCodes(table === "outcomes" ? "outcomes" : "answers"),
} as const;
