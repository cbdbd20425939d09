import { holm } from "../../statistics/holm.ts";
import { mcnemarTest } from "../../statistics/mcnemar-test.ts";
import { pairedT } from "../../statistics/paired-t.ts";
import { wilcoxonSignedRank } from "../../statistics/wilcoxon-signed-rank.ts";
import { csatCuts, npsCuts } from "../cuts.ts";
import { keptView } from "../frame/last-answers.ts";
import { hasField, type IndexContext, type Row } from "../index-definition.ts";
import type { PairedTest } from "../index-result.ts";
import { numberOf } from "../read-row.ts";

/** Numbers of which a customer has one in each wave. */
export const PAIRED_IDS = ["nps", "csat", "ces", "secure"] as const;
export type PairedId = (typeof PAIRED_IDS)[number];

/** Two waves by their codes, the earlier first. */
export type WavePair = readonly [earlier: number, later: number];

/** A customer's number as a score, what one of it is in the unit of the index, and whether it is yes or no. */
type Code = { readonly sql: (alias: string) => string; readonly factor: number; readonly isShare: boolean };

function codeOf(id: PairedId, context: IndexContext): Code {
  const answer = (alias: string): string => `cast(${alias}.answer as double)`;
  switch (id) {
    case "nps":
      return netCode(npsCuts(context), 100);
    case "secure":
      return { sql: (alias) => `case when ${alias}.is_top then 1 else 0 end`, factor: 100, isShare: true };
    case "ces": {
      const { min, max, highIs } = context.scales.ces;
      return { sql: highIs === "hard" ? (alias) => `${min + max} - ${answer(alias)}` : answer, factor: 1, isShare: false };
    }
    case "csat": {
      const [low, high] = csatCuts(context);
      const { min, max } = context.scales.csat;
      switch (context.settings.csat.headline) {
        case "share":
          return { sql: (alias) => `case when ${alias}.answer >= ${high} then 1 else 0 end`, factor: 100, isShare: true };
        case "net":
          return netCode([low, high], 100);
        case "mean":
          return { sql: answer, factor: 1, isShare: false };
        case "rescaled":
          return { sql: answer, factor: 100 / (max - min), isShare: false };
      }
    }
  }
}

const netCode = ([low, high]: readonly [number, number], factor: number): Code => ({
  sql: (alias) => `case when ${alias}.answer >= ${high} then 1 when ${alias}.answer <= ${low} then -1 else 0 end`,
  factor,
  isShare: false,
});

/** Customers can be told apart, count once a wave, and all alike. */
export const canPair = (context: IndexContext): boolean =>
  hasField(context, "answers", "customer_id") &&
  !hasField(context, "answers", "weight") &&
  context.settings.duplicates === "lastPerCustomer";

/** SQL that counts, for each pair of waves, the customers by their scores in both (`earlier`, `later`, `x`, `y`, `n`). */
export function pairedSql(id: PairedId, pairs: readonly WavePair[], context: IndexContext): string {
  const { sql } = codeOf(id, context);
  const view = keptView(id, "by_wave");
  const wanted = pairs.map(([earlier, later]) => `(${earlier}, ${later})`).join(", ");
  return `select p.earlier, p.later, ${sql("a")} as x, ${sql("b")} as y, count(*) as n from (values ${wanted}) p(earlier, later)
    join ${view} a on a.wave = p.earlier join ${view} b on b.wave = p.later and b.customer = a.customer
    where a.customer is not null group by p.earlier, p.later, x, y order by p.earlier, p.later, x, y`;
}

export type PairedFound = { readonly pair: WavePair; readonly test: PairedTest };

/** Paired t on the scores, Wilcoxon's signed ranks beside it; McNemar's p where they are yes or no (methods.md 0.4). Holm over the pairs of one number. */
export function pairedTests(id: PairedId, rows: readonly Row[], context: IndexContext): readonly PairedFound[] {
  const byPair = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${numberOf(row, "earlier")} ${numberOf(row, "later")}`;
    const own = byPair.get(key);
    if (own === undefined) byPair.set(key, [row]);
    else own.push(row);
  }
  const found = [...byPair.values()].flatMap((own) => testOf(own, codeOf(id, context), context.settings.confidence) ?? []);
  const adjusted = holm(found.map(({ test }) => test.p));
  return found.map(({ pair, test }, at) => ({ pair, test: { ...test, pHolm: adjusted[at] ?? 1 } }));
}

function testOf(rows: readonly Row[], { factor, isShare }: Code, level: number) {
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + numberOf(row, "n") * of(row), 0);
  const change = (row: Row): number => numberOf(row, "y") - numberOf(row, "x");
  const n = sum(() => 1);
  const mean = sum(change) / n;
  const sd = n > 1 ? Math.sqrt(sum((row) => (change(row) - mean) ** 2) / (n - 1)) : 0;
  const test = pairedT({ n, mean, sd }, level);
  if (test === null) return null;
  const pair: WavePair = [numberOf(rows[0], "earlier"), numberOf(rows[0], "later")];
  const shifted = isShare
    ? mcnemarTest(
        sum((row) => (change(row) > 0 ? 1 : 0)),
        sum((row) => (change(row) < 0 ? 1 : 0)),
      )
    : null;
  const ranked = isShare
    ? null
    : wilcoxonSignedRank(
        rows.map(change),
        rows.map((row) => numberOf(row, "n")),
      );
  const method = shifted === null ? ("pairedT" as const) : ("mcnemar" as const);
  const check = ranked === null ? {} : { check: { method: "wilcoxon" as const, p: ranked.p } };
  const limits = { difference: factor * mean, lo: factor * test.lo, hi: factor * test.hi };
  return { pair, test: { n, ...limits, p: shifted?.p ?? test.p, method, ...check } };
}
