import { compareKeys } from "../../../shared/indices/compare-keys.ts";
import { createTable, literal } from "../../../shared/indices/dialect.ts";
import { waveCodes } from "../../../shared/indices/frame/answers-frame.ts";
import type { FrameInput, FrameTable } from "../../../shared/indices/frame/frame-input.ts";
import { codesSql, groupCodes, keyedTables, keysSql } from "../../../shared/indices/frame/group-sql.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { Store } from "../store.ts";

/** More slices than this cannot be looked at; a field like that (an id, a free text) is refused. */
const MOST_SLICES = 1_000;

/**
 * The keys of a field over several tables, in the order of output, and for each table the codes of its values: code = place of
 * the key. Keys that the filter leaves empty keep their code and are dropped from the output later.
 */
export async function makeKeys(
  store: Store,
  input: Pick<FrameInput, "fields" | "types">,
  field: string,
  tables: readonly FrameTable[],
  names: { readonly keys: string; readonly codes: (table: FrameTable) => string },
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const table of tables) {
    const rows = await store.all<{ key: string }>(`select key from (${keysSql(input, table, field)}) k limit ${MOST_SLICES + 1}`);
    for (const { key } of rows) found.add(key);
    if (found.size > MOST_SLICES) throw new ProblemError({ code: "REFUSED", column: field, detail: { limit: MOST_SLICES, field } });
  }
  const keys = [...found].sort(compareKeys);
  const rows = keys.map((key, code) => `select ${literal(key)} as key, cast(${code} as smallint) as code`);
  await store.run(
    createTable(names.keys, rows.length === 0 ? "select '' as key, cast(0 as smallint) as code where false" : rows.join(" union all ")),
  );
  for (const table of tables) await store.run(codesSql(input, table, field, names.keys, names.codes(table)));
  return keys;
}

export const groupKeyNames = { keys: "frame_group_keys", codes: groupCodes } as const;
export const waveKeyNames = {
  keys: "frame_wave_keys",
  codes: (table: FrameTable) => waveCodes(table === "outcomes" ? "outcomes" : "answers"),
} as const;

export const groupTables = keyedTables;
