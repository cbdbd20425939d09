import { answerParams } from "../indices/common-params.ts";
import { hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import { makeResult, SUPPRESS_BELOW } from "../indices/make-result.ts";
import { numberOf, numberOrNull, textOrNull } from "../indices/read-row.ts";
import { MOST_ROWS } from "./share-rows.ts";
import { perPurchase, purchaseQuery } from "./touchpoints/per-purchase.ts";
import { reachQuery } from "./touchpoints/reach.ts";
import { type Scored, scoreQuery, scoresOf, TOUCH_QUESTIONS, type TouchQuestion } from "./touchpoints/scores.ts";
import { transitionQuery, transitionsOf } from "./touchpoints/transitions.ts";

type TouchpointsAggregate = Readonly<Record<"scores" | "reach" | "purchases" | "transitions", readonly Row[]>>;

/**
 * Touchpoints: the highest pain score, share of customers through a touchpoint × (score of all − score there), with the score NPS, else
 * mean CSAT, else mean ease. Points (NPS) or points of the scale; above 0 it costs score, higher is worse. Only touchpoints with at least
 * ten answers can be the worst. Beside it, for every touchpoint and stage: customers, NPS, CSAT, CES, volume, revenue, pain; touchpoints
 * before a purchase; ways from one touchpoint to the next. The last answer of a customer at each touchpoint counts, or all. No interval.
 * Source: methods.md 11.8 (pain: definition of the workbench).
 */
export const touchpoints: IndexDefinition<"touchpoints", TouchpointsAggregate> = {
  id: "touchpoints",
  byWave: false,
  table: () => "answers",
  unit: (context) => (painBy(context) === "nps" ? "points" : "score"),
  needs: (context) => [...missingFields(context, "answers", ["touchpoint"]), ...(painBy(context) === null ? ["answers.nps"] : [])],
  params,
  emptyParts: { customers: 0, overall: null, worst: null, touchpoints: [], stages: [], perPurchase: null, transitions: [] },
  queries: (context) => ({
    scores: (kind) => scoreQuery(context, kind),
    reach: (kind) => reachQuery(context, kind),
    purchases: (kind) => purchaseQuery(context, kind),
    transitions: (kind) => transitionQuery(context, kind),
  }),
  compute({ scores, reach, purchases, transitions }, context) {
    const by = painBy(context) ?? "nps";
    const list = tableOf(scores, reach, "touchpoint", by, context);
    const worst = list.rows.find(({ pain, answers }) => pain !== null && answers >= SUPPRESS_BELOW);
    return makeResult({
      value: worst?.pain ?? null,
      unit: by === "nps" ? "points" : "score",
      n: list.customers,
      reason: worst !== undefined ? null : list.customers === 0 ? "EMPTY" : "INSUFFICIENT_COVERAGE",
      params: params(context),
      parts: {
        customers: list.customers,
        overall: list.overall,
        worst: worst?.key ?? null,
        touchpoints: list.rows.slice(0, MOST_ROWS),
        stages: tableOf(scores, reach, "stage", by, context).rows.slice(0, MOST_ROWS),
        perPurchase: perPurchase(purchases),
        transitions: transitionsOf(transitions),
      },
    });
  },
};

/** The question whose scores make pain; `null` = none is mapped. */
const painBy = (context: IndexContext): TouchQuestion | null =>
  TOUCH_QUESTIONS.find((question) => hasField(context, "answers", question)) ?? null;

function params(context: IndexContext) {
  const duplicates = context.settings.duplicates === "all" ? "all" : "lastPerCustomerAndTouchpoint";
  return { ...answerParams(context), duplicates, painBy: painBy(context) };
}

/** Touchpoints (or stages) with what is known of each, the most painful first, those without a score last. */
function tableOf(scores: readonly Row[], reach: readonly Row[], kind: "touchpoint" | "stage", by: TouchQuestion, context: IndexContext) {
  const scored = scoresOf(
    scores.filter((row) => row["kind"] === kind),
    context,
  );
  const reached = new Map(reach.filter((row) => row["kind"] === kind).map((row) => [textOrNull(row, "key"), row]));
  const customers = numberOf(reached.get(null), "customers");
  const overall = scored.all[by]?.score ?? null;
  const names = new Set([...reached.keys(), ...scored.byKey.keys()].flatMap((name) => name ?? []));
  const rows = [...names].map((name) => {
    const own: Scored = scored.byKey.get(name) ?? {};
    const row = reached.get(name);
    const through = numberOf(row, "customers");
    const share = customers === 0 ? null : through / customers;
    const score = own[by]?.score ?? null;
    return {
      key: name,
      customers: through,
      share: share === null ? null : 100 * share,
      answers: own[by]?.n ?? 0,
      nps: own.nps?.score ?? null,
      npsLo: own.nps?.lo ?? null,
      npsHi: own.nps?.hi ?? null,
      csat: own.csat?.score ?? null,
      ces: own.ces?.score ?? null,
      events: numberOf(row, "events"),
      asked: numberOf(row, "asked"),
      revenue: numberOrNull(row, "revenue"),
      pain: share === null || score === null || overall === null ? null : share * (overall - score),
    };
  });
  const sorted = rows.sort((a, b) => painOf(b) - painOf(a) || (a.key < b.key ? -1 : 1));
  return { customers, overall, rows: sorted };
}

const painOf = ({ pain }: { readonly pain: number | null }): number => pain ?? -Number.MAX_VALUE;
