import { compareKeys } from "../../../shared/indices/compare-keys.ts";
import { FRAME_TABLES, type FrameTable, has, hasFrame, isThere } from "../../../shared/indices/frame/frame-input.ts";
import type { Frame } from "./frames.ts";
import type { ResolvedQuery } from "./resolve-query.ts";

export type SliceHead = { readonly code: number; readonly key: string | null; readonly n: number };

/** The groups there are, in the order of output, with their customers in accounts (without accounts, in answers). */
export async function groupHeads({ input, groupKeys }: ResolvedQuery, frame: Frame): Promise<readonly SliceHead[]> {
  const { by } = input;
  if (by === null) return [];
  const tables = FRAME_TABLES.filter((table) => hasFrame(input, table) && (has(input, table, by) || has(input, table, "customer_id")));
  const codes = new Set<number>();
  for (const table of tables) for (const code of await groupsIn(frame, table)) codes.add(code);
  const people = isThere(input, "accounts") ? "accounts" : "answers";
  const n = isThere(input, people)
    ? (frame.counts.groups.get(people) ?? (await customersOf(frame, people, "grp")))
    : new Map<number, number>();
  return [...codes].map((code) => ({ code, key: groupKeys[code] ?? null, n: n.get(code) ?? 0 })).sort((a, b) => compareKeys(a.key, b.key));
}

async function groupsIn({ counts, relations }: Frame, table: FrameTable): Promise<Iterable<number>> {
  const counted = counts.groups.get(table);
  if (counted !== undefined) return counted.keys();
  return (await relations.all<{ code: number }>(`select distinct grp as code from frame_${table}`)).map(({ code }) => code);
}

/** The waves there are, in the order of output, with the customers who have a row in each. */
export async function waveHeads({ input, waveKeyOf }: ResolvedQuery, frame: Frame): Promise<readonly SliceHead[]> {
  const { wave } = input;
  if (wave === null) return [];
  const inAnswers = wave.kind !== "field" || has(input, "answers", wave.field);
  const others = (["outcomes", "invitations"] as const).filter(
    (table) => wave.kind === "field" && hasFrame(input, table) && has(input, table, wave.field),
  );
  const heads = new Map<number, number>();
  for (const table of others)
    for (const [code, n] of await customersOf(frame, table, "wave")) if (!heads.has(code)) heads.set(code, inAnswers ? 0 : n);
  if (inAnswers) for (const [code, n] of frame.counts.waves ?? (await customersOf(frame, "answers", "wave"))) heads.set(code, n);
  return [...heads].map(([code, n]) => ({ code, key: waveKeyOf(code), n })).sort((a, b) => a.code - b.code);
}

/** Different customers of each slice; a row without id is one customer. */
async function customersOf({ relations }: Frame, table: FrameTable, column: "grp" | "wave"): Promise<Map<number, number>> {
  const rows = await relations.all<{ code: number; n: number }>(
    `select ${column} as code, count(*) as n from (select distinct ${column}, customer from frame_${table} where customer is not null and ${column} is not null) d group by ${column}
     union all select ${column} as code, count(*) as n from frame_${table} where customer is null and ${column} is not null group by ${column}`,
  );
  const counts = new Map<number, number>();
  for (const { code, n } of rows) counts.set(code, (counts.get(code) ?? 0) + n);
  return counts;
}
