import { compareKeys } from "../../../shared/indices/compare-keys.ts";
import type { AnswerCounts } from "../../../shared/indices/frame/count-answers.ts";
import { FRAME_TABLES, has, hasFrame, isThere } from "../../../shared/indices/frame/frame-input.ts";
import { lastTable } from "../../../shared/indices/frame/last-answers.ts";
import type { Store } from "../store.ts";
import type { ResolvedQuery } from "./resolve-query.ts";

export type SliceHead = { readonly code: number; readonly key: string | null; readonly n: number };

/** The groups there are, in the order of output, with their customers in accounts (without accounts, in answers). */
export async function groupHeads(store: Store, resolved: ResolvedQuery, counts: AnswerCounts | null): Promise<readonly SliceHead[]> {
  const { input, groupKeys } = resolved;
  const { by } = input;
  if (by === null) return [];
  const tables = FRAME_TABLES.filter((table) => hasFrame(input, table) && (has(input, table, by) || has(input, table, "customer_id")));
  const codes = new Set<number>();
  for (const table of tables) {
    if (table === "answers" && counts !== null) {
      for (const code of counts.groups) codes.add(code);
      continue;
    }
    for (const { code } of await store.all<{ code: number }>(`select distinct grp as code from frame_${table}`)) codes.add(code);
  }
  const counted = isThere(input, "accounts") ? "accounts" : "answers";
  const n = await customersByGroup(store, resolved, counted);
  return [...codes].map((code) => ({ code, key: groupKeys[code] ?? null, n: n.get(code) ?? 0 })).sort((a, b) => compareKeys(a.key, b.key));
}

/** The waves there are, in the order of output, with the customers who have a row in each. */
export async function waveHeads(store: Store, resolved: ResolvedQuery, counts: AnswerCounts | null): Promise<readonly SliceHead[]> {
  const { input, waveKeyOf } = resolved;
  const { wave } = input;
  if (wave === null) return [];
  const inOutcomes = wave.kind === "field" && hasFrame(input, "outcomes") && has(input, "outcomes", wave.field);
  const inAnswers = wave.kind !== "field" || has(input, "answers", wave.field);
  const heads = new Map<number, number>();
  if (inOutcomes) {
    for (const [code, n] of await customersOf(store, "outcomes", "wave")) heads.set(code, inAnswers ? 0 : n);
  }
  if (inAnswers) for (const [code, n] of counts?.customersByWave ?? (await answersByWave(store, resolved))) heads.set(code, n);
  return [...heads].map(([code, n]) => ({ code, key: waveKeyOf(code), n })).sort((a, b) => a.code - b.code);
}

/** Accounts have one row a customer; answers are counted by customer. */
async function customersByGroup(
  store: Store,
  { input }: ResolvedQuery,
  table: "accounts" | "answers",
): Promise<ReadonlyMap<number, number>> {
  if (!isThere(input, table)) return new Map();
  if (table === "answers") return customersOf(store, table, "grp");
  const rows = await store.all<{ code: number; n: number }>("select grp as code, count(*) as n from frame_accounts group by grp");
  return new Map(rows.map(({ code, n }) => [code, n]));
}

/** The last answers by wave have one row a customer already; zero weights and "all" leave some or all of them out. */
async function answersByWave(store: Store, { input }: ResolvedQuery): Promise<ReadonlyMap<number, number>> {
  const complete =
    input.settings.duplicates !== "all" &&
    !has(input, "answers", "weight") &&
    ["nps", "csat"].some((field) => has(input, "answers", field));
  if (!complete) return customersOf(store, "answers", "wave");
  const rows = await store.all<{ code: number; n: number }>(
    `select wave as code, count(*) as n from ${lastTable("by_wave")} where wave is not null group by wave`,
  );
  return new Map(rows.map(({ code, n }) => [code, n]));
}

/** Different customers of each slice; a row without id is one customer. */
async function customersOf(store: Store, table: string, column: "grp" | "wave"): Promise<Map<number, number>> {
  const rows = await store.all<{ code: number; n: number }>(
    `select ${column} as code, count(*) as n from (select distinct ${column}, customer from frame_${table} where customer is not null and ${column} is not null) d group by ${column}
     union all select ${column} as code, count(*) as n from frame_${table} where customer is null and ${column} is not null group by ${column}`,
  );
  const counts = new Map<number, number>();
  for (const { code, n } of rows) counts.set(code, (counts.get(code) ?? 0) + n);
  return counts;
}
