import { correlation } from "../statistics/correlation.ts";
import { kishEffectiveSize } from "../statistics/kish-effective-size.ts";
import { twoSidedZ } from "../statistics/two-sided-z.ts";
import { wilsonInterval } from "../statistics/wilson-interval.ts";
import { clusterInterval, clusterQuery } from "./cluster-bootstrap.ts";
import { answerParams } from "./common-params.ts";
import { rowCounts, weightSums } from "./distribution.ts";
import { correctedSize, finitePopulation, populationParams } from "./finite-population.ts";
import { holdsTriples, itemsOfTriple, keptView, type Span } from "./frame/last-answers.ts";
import { SECURE_ITEMS, type SecureItem, type SecureState, secureItems, secureState, secureTop } from "./frame/secure-items.ts";
import { secureMoneyTable } from "./frame/secure-money.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "./index-definition.ts";
import { emptyReason, interval, makeResult, ratio } from "./make-result.ts";
import { numberOf, numberOrNull } from "./read-row.ts";
import { SECURE_TIERS, tierOf } from "./secure-tier.ts";

type SecureAggregate = { readonly rows: readonly Row[]; readonly kept: readonly Row[]; readonly money: readonly Row[] };

const NO_TIERS = { secure: 0, favourable: 0, vulnerable: 0, atRisk: 0 } as const;
const NO_REVENUE = { byRevenue: null, byRevenueSe: null, byRevenueInterval: null } as const;
const NO_CORRELATIONS = { satRecommend: null, satRepurchase: null, recommendRepurchase: null } as const;
const NO_MARGINALS = { sat: null, recommend: null, repurchase: null } as const;

/**
 * Secure customers (after Burke, Inc.'s Secure Customer Index): 100·(customers at the top on satisfied AND recommend AND
 * repurchase)/customers. Says how large the reliable core is. Percent, 0–100, higher is better. All three must be answered, or one
 * answered below top, which settles the case; the customer's last such row counts. `byRevenue` is the same share in money, over
 * customers with a revenue. Tiers (worst item of three) and lift, P(all three)/(P1·P2·P3), over complete rows, unweighted.
 * Interval: Wilson. Source: methods.md 8. Example: 3 of 10 customers at the top on all three give 30.
 */
export const secure: IndexDefinition<"secure", SecureAggregate> = {
  id: "secure",
  byWave: true,
  table: () => "answers",
  unit: () => "percent",
  needs: (context) => missingFields(context, "answers", SECURE_ITEMS),
  params,
  emptyParts: {
    secure: 0,
    ...NO_REVENUE,
    tiers: NO_TIERS,
    lift: null,
    marginals: NO_MARGINALS,
    correlations: NO_CORRELATIONS,
    complete: 0,
  },
  queries: (context, span) => ({ rows: rowsQuery(context), kept: keptQuery(context, span), money: MONEY[span] }),
  compute({ rows, kept, money }, context) {
    const weighted = hasField(context, "answers", "weight");
    const groups = kept.map((row) => readGroup(row, weighted));
    const sum = (of: (group: TripleGroup) => number, groupsOf = groups): number => groupsOf.reduce((total, group) => total + of(group), 0);
    const n = sum(({ answers }) => answers);
    const state = (name: SecureState): number =>
      rows.reduce((total, row) => total + (row["state"] === name ? numberOf(row, "answers") : 0), 0);
    const outOfRange = state("out_of_range") + state("none_valid");
    const excluded = { missing: state("missing") + state("empty"), outOfRange, duplicate: Math.max(0, state("settled") - n) };
    const flags = [
      ...(weighted ? ["WEIGHTED"] : []),
      ...(rows.some((row) => numberOf(row, "unweighted") > 0) ? ["NON_POSITIVE_WEIGHTS"] : []),
      ...(rows.some((row) => numberOf(row, "unread") > 0) ? ["UNREADABLE_WEIGHTS"] : []),
      ...(money.some((row) => numberOf(row, "negative") > 0) ? ["NEGATIVE_MONEY"] : []),
    ];
    const common = { unit: "percent", n, excluded, flags, params: params(context) } as const;
    if (n === 0) {
      const answered = state("settled") + state("out_of_range") + state("missing");
      return makeResult({ ...common, value: null, reason: emptyReason(answered, outOfRange), parts: secure.emptyParts });
    }
    const items = secureItems(context);
    const top = groups.filter((group) => isTop(group, items));
    const weight = sum((group) => group.weight);
    const share = sum((group) => group.weight, top) / weight;
    // Without weights this is n itself.
    const kish = kishEffectiveSize(
      weight,
      sum(({ squares }) => squares),
    );
    const nEff = Math.min(n, kish);
    const { confidence } = context.settings;
    const secureCustomers = sum(({ answers }) => answers, top);
    const population = finitePopulation(n, context);
    const size = correctedSize(nEff, population.factor);
    const limits = size === null ? { lo: share, hi: share } : wilsonInterval(share * size, size, confidence);
    return makeResult({
      ...common,
      nEff,
      value: 100 * share,
      flags: [...flags, ...population.flags],
      ci: interval("wilson", confidence, limits, 100),
      parts: { secure: secureCustomers, ...revenueParts(money, confidence), ...completeParts(groups, items, context) },
    });
  },
  simulation: {
    query(context, kind) {
      if (context.settings.duplicates !== "all") return null;
      return clusterQuery("secure", `case when ${secureTop(secureItems(context))} then 100 else 0 end`, context, kind);
    },
    interval: (columns, result, context) => clusterInterval(columns, result, context, 1, [0, 100]),
  },
};

function params(context: IndexContext) {
  const tops = Object.fromEntries(secureItems(context).map(({ name, top }) => [name, top]));
  return { ...answerParams(context), ...populationParams(context), top: tops };
}

/** Rows by what can be made of them. */
const rowsQuery = (context: IndexContext): CellQuery => ({
  from: "frame_answers",
  keys: { state: secureState(secureItems(context)) },
  sums: rowCounts(context),
  counted: "rows secure",
});

type TripleGroup = {
  readonly answers: number;
  readonly weight: number;
  readonly squares: number;
  /** Answers to the three items; `null` = not answered. */
  readonly items: readonly (number | null)[];
};

/** The cases that count, by their three answers, or by the three in one number. */
function keptQuery(context: IndexContext, span: Span): CellQuery {
  const keys = holdsTriples(context) ? { triple: "triple" } : Object.fromEntries(SECURE_ITEMS.map((name) => [name, name]));
  return {
    from: keptView("secure", span),
    keys,
    sums: { answers: "count(*)", ...(hasField(context, "answers", "weight") ? weightSums : {}) },
    counted: "kept secure",
  };
}

/** Money of the cases that count, by whether they are at the top; the frame has joined them with the accounts. */
const MONEY: Readonly<Record<Span, CellQuery>> = {
  overall: moneyCells("overall"),
  by_wave: moneyCells("by_wave"),
};

function moneyCells(span: Span): CellQuery {
  const sums = Object.fromEntries(["customers", "revenue", "squares", "negative"].map((name) => [name, `sum(${name})`]));
  return { from: secureMoneyTable(span), keys: { is_top: "is_top" }, sums, counted: "money secure" };
}

function readGroup(row: Row, weighted: boolean): TripleGroup {
  const answers = numberOf(row, "answers");
  return {
    answers,
    weight: weighted ? numberOf(row, "weight") : answers,
    squares: weighted ? numberOf(row, "squares") : answers,
    items: "triple" in row ? itemsOfTriple(numberOf(row, "triple")) : SECURE_ITEMS.map((name) => numberOrNull(row, name)),
  };
}

const isTop = ({ items: answers }: TripleGroup, items: readonly SecureItem[]): boolean =>
  items.every(({ top }, at) => (answers[at] ?? Number.NEGATIVE_INFINITY) >= top);

/** Ratio over those with a revenue, and its linearised error: e = revenue·(s − R), SE = √(Σe²·n/(n − 1))/Σrevenue, in percent. */
function revenueParts(rows: readonly Row[], confidence: number) {
  const sum = (name: string, top: boolean): number =>
    rows.filter((row) => row["is_top"] === top).reduce((total, row) => total + numberOf(row, name), 0);
  const revenue = sum("revenue", true) + sum("revenue", false);
  const n = sum("customers", true) + sum("customers", false);
  const share = ratio(sum("revenue", true), revenue);
  if (share === null) return NO_REVENUE;
  const squares = sum("squares", true) * (1 - share) ** 2 + sum("squares", false) * share ** 2;
  const se = n > 1 ? Math.sqrt((squares * n) / (n - 1)) / revenue : null;
  if (se === null) return { ...NO_REVENUE, byRevenue: 100 * share };
  const half = twoSidedZ(confidence) * se;
  const limits = { method: "linearised", lo: 100 * Math.max(0, share - half), hi: 100 * Math.min(1, share + half) };
  return { byRevenue: 100 * share, byRevenueSe: 100 * se, byRevenueInterval: limits };
}

/** Tiers, lift and the shares of each item, over rows with all three answers. */
function completeParts(groups: readonly TripleGroup[], items: readonly SecureItem[], { scales }: Pick<IndexContext, "scales">) {
  const tiers = [0, 0, 0, 0];
  const tops = [0, 0, 0];
  const answers: readonly number[][] = [[], [], []];
  const counts: number[] = [];
  let n = 0;
  for (const group of groups) {
    if (group.items.includes(null)) continue;
    n += group.answers;
    counts.push(group.answers);
    let worst = 0;
    for (const [at, { name, top }] of items.entries()) {
      const answer = group.items[at] ?? 0;
      answers[at]?.push(answer);
      if (answer >= top) tops[at] = (tops[at] ?? 0) + group.answers;
      worst = Math.max(worst, SECURE_TIERS.indexOf(tierOf(answer, top, scales[name])));
    }
    tiers[worst] = (tiers[worst] ?? 0) + group.answers;
  }
  const [secureCustomers = 0, favourable = 0, vulnerable = 0, atRisk = 0] = tiers;
  const [sat = null, recommend = null, repurchase = null] = tops.map((top) => ratio(top, n));
  // W. Neal's objection is that the three items measure one thing; this says how far they do.
  const together = (a: number, b: number): number | null => correlation(answers[a] ?? [], answers[b] ?? [], counts);
  const independent = (sat ?? 0) * (recommend ?? 0) * (repurchase ?? 0);
  return {
    tiers: { secure: secureCustomers, favourable, vulnerable, atRisk },
    lift: ratio(secureCustomers / n, independent),
    marginals: { sat, recommend, repurchase },
    correlations: { satRecommend: together(0, 1), satRepurchase: together(0, 2), recommendRepurchase: together(1, 2) },
    complete: n,
  };
}
