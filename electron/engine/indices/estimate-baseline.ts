import { historiesQuery } from "../../../shared/indices/clv/clv-bgnbd.ts";
import { readHistory } from "../../../shared/indices/clv/purchase-history.ts";
import { type WorthAtCut, worthByChurnCut } from "../../../shared/indices/clv/worth-by-churn-cut.ts";
import { has } from "../../../shared/indices/frame/frame-input.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { resolveSettings } from "../../../shared/indices/resolve-settings.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import type { BaselineEstimate, IndicesQuery } from "../../../shared/ipc/contract.ts";
import type { Job } from "../../../shared/progress.ts";
import { fail, ok, ProblemError, type Result } from "../../../shared/result.ts";
import type { ScenarioResponse, SegmentBaseline } from "../../../shared/scenario/scenario.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import { baselineLinks, type SegmentLinks } from "../links/baseline-links.ts";
import type { Store } from "../store.ts";
import { type AccountGroup, accountGroups } from "./account-groups.ts";
import { baselineRanges } from "./baseline-ranges.ts";
import { boxesResponse } from "./boxes-response.ts";
import { clvResponse } from "./clv-response.ts";
import { computeIndices } from "./compute-indices.ts";
import { estimateTenure, type Tenure } from "./estimate-tenure.ts";
import { alone } from "./frame-cache.ts";
import { buildFrame } from "./frames.ts";
import { resolveQuery } from "./resolve-query.ts";

type Origin = BaselineEstimate["origins"][number];

const WINDOW_MONTHS = 12;

/**
 * The baseline of a what-if from the data (cli.md, "From FILEs"): customers active at asOf, retention and acquisitions of the last 12
 * months, mean monthly money of active accounts (zeros included), gross margin 1 − variable cost/money, each with its origin. By
 * segment, what a segment cannot tell (nobody there a year ago, nobody paying) is taken from the whole and says so.
 */
export async function estimateBaseline(
  store: Store,
  facts: CanonicalFacts,
  query: IndicesQuery,
  bySegment: boolean,
  job: Job,
): Promise<Result<BaselineEstimate>> {
  const settings = resolveSettings(query.settings);
  if (!settings.ok) return settings;
  const needs = missing(facts);
  if (needs.length > 0) return fail("BASELINE_NOT_AVAILABLE", { detail: { needs: needs.join(", ") } });
  const whole = { ...query, by: null, wave: null, metrics: false };
  const output = await computeIndices(store, facts, whole, job, { simulate: false });
  if (!output.ok) return output;
  const { clv } = output.value.indices;
  const groups = await groupsOf(store, facts, whole, settings.value, bySegment, clv, job);
  if (!groups.ok) return groups;
  const { all, segments, links, tenure, byChurnCut } = groups.value;
  if (all.active === 0 || all.atStart === 0 || all.paying === 0) {
    const what = all.active === 0 ? "activeCustomers" : all.atStart === 0 ? "customersAtStart" : "money";
    return fail("BASELINE_NOT_AVAILABLE", { detail: { missing: what } });
  }
  const estimates = segments.map((segment, at) => estimateSegment(segment, all, links[at], facts));
  return ok({
    baseline: {
      segments: estimates.map(({ baseline }) => baseline),
      discountRate: settings.value.clv.discountRate,
      fixedCostPerMonth: 0,
    },
    origins: [
      ...estimates.flatMap(({ origins }) => origins),
      ...tenure.flatMap(({ segment, customers, own }): readonly Origin[] =>
        (["sbg.alpha", "sbg.beta"] as const).map((field) => ({
          segment,
          field,
          code: own ? "renewalsFitted" : "renewalsFittedOfAll",
          detail: { customers },
        })),
      ),
      { segment: null, field: "discountRate", code: "setting", detail: { rate: settings.value.clv.discountRate } },
    ],
    tenure: tenure.map(({ segment, alpha, beta }) => ({ segment, alpha, beta })),
    indices: Object.fromEntries(Object.entries(output.value.indices).map(([id, result]) => [id, result.value])),
    response: {
      clv: clvResponse(clv, settings.value, byChurnCut),
      roi: roiResponse(output.value.indices.roi),
      ...boxesResponse(output.value.indices.boxes),
    },
  });
}

function missing(facts: CanonicalFacts): readonly string[] {
  const any = (...fields: readonly string[]): boolean => fields.some((field) => has(facts, "accounts", field));
  return [
    ...(any("customer_id") ? [] : ["accounts.customer_id"]),
    ...(any("end_date", "churned") ? [] : ["accounts.end_date"]),
    ...(any("mrr", "revenue") ? [] : ["accounts.mrr"]),
  ];
}

type Groups = {
  readonly all: AccountGroup;
  readonly segments: readonly AccountGroup[];
  readonly links: readonly SegmentLinks[];
  readonly tenure: readonly Tenure[];
  /** Lifetime value from purchases at other churn; empty for every other method. */
  readonly byChurnCut: readonly WorthAtCut[];
};

/** The sums, whatever window the churn setting has, over 12 months. */
async function groupsOf(
  store: Store,
  facts: CanonicalFacts,
  query: IndicesQuery,
  settings: Settings,
  bySegment: boolean,
  clv: IndexResult,
  job: Job,
) {
  return alone(store, async (): Promise<Result<Groups>> => {
    try {
      const yearly = { ...query, settings: { ...settings, churnWindowMonths: WINDOW_MONTHS } };
      const resolved = await resolveQuery(store, facts, yearly);
      if (!resolved.ok) return resolved;
      const { input } = resolved.value;
      const { relations, choices } = await buildFrame(store, facts, input, job);
      const hasMrr = has(facts, "accounts", "mrr");
      const [all] = await accountGroups(relations, false, hasMrr, input.windowStart);
      if (all === undefined) throw new Error("accountGroups requires a row");
      const split = bySegment && has(facts, "accounts", "segment");
      const groups = split ? await accountGroups(relations, true, hasMrr, input.windowStart) : [all];
      const segments = groups.filter(({ active, acquired }) => active > 0 || acquired > 0);
      const frame = { relations, input, health: choices.health };
      const keys = segments.map(({ key }) => key);
      const dated = has(facts, "accounts", "start_date") && has(facts, "accounts", "end_date");
      const tenure = dated ? await estimateTenure(relations, input.asOf, keys, split) : [];
      const links = await store.watched(job, () => baselineLinks(frame, keys, split, WINDOW_MONTHS));
      const bought = clv.parts["method"] === "bgnbd" ? await relations.all<Row>(historiesQuery(input, "all")) : [];
      return ok({ all, segments, tenure, links, byChurnCut: worthByChurnCut(bought.map(readHistory), clv, settings.clv) });
    } catch (error) {
      if (error instanceof ProblemError) return { ok: false, problem: error.problem };
      throw error;
    }
  });
}

function estimateSegment(own: AccountGroup, all: AccountGroup, scores: SegmentLinks | undefined, facts: CanonicalFacts) {
  const { key } = own;
  const retained = own.atStart > 0 ? own : all;
  const paid = own.paying > 0 ? own : all;
  const costed = own.money > 0 ? own : all;
  const hasCost = has(facts, "accounts", "variable_cost") && costed.money > 0;
  const dated = has(facts, "accounts", "start_date");
  const ranges = baselineRanges({ own, retained, paid, costed: hasCost ? costed : null });
  const baseline: SegmentBaseline = {
    key,
    customers: own.active,
    annualRetention: 1 - retained.lostOfStart / retained.atStart,
    acquisitionsPerMonth: own.acquired / WINDOW_MONTHS,
    arpa: paid.money / paid.paying,
    grossMargin: hasCost ? 1 - costed.cost / costed.money : 1,
    fixedCostPerMonth: 0,
    arpaGrowthPerMonth: 0,
    ...(scores === undefined || scores.links.length === 0 ? {} : { links: scores.links }),
    ...(ranges.length > 0 && { ranges: Object.fromEntries(ranges.map(({ field, range }) => [field, range])) }),
  };
  const origin = (field: keyof SegmentBaseline, code: string, detail: Origin["detail"] = {}): Origin => ({
    segment: key,
    field,
    code,
    detail,
  });
  const from = (group: AccountGroup, code: string): string => (group === own ? code : `${code}OfAll`);
  const origins: readonly Origin[] = [
    origin("customers", "activeAtDataDate", { customers: own.active }),
    origin("annualRetention", from(retained, "lostOfStart"), { lost: retained.lostOfStart, start: retained.atStart }),
    origin("acquisitionsPerMonth", dated ? "startedInYear" : "startsNotMapped", dated ? { acquired: own.acquired } : {}),
    origin("arpa", from(paid, has(facts, "accounts", "mrr") ? "meanMrr" : "meanRevenue"), { customers: paid.paying }),
    origin(
      "grossMargin",
      hasCost ? from(costed, "variableCostShare") : "costsNotMapped",
      hasCost ? { cost: costed.cost, money: costed.money } : {},
    ),
    origin("fixedCostPerMonth", "notInData"),
    origin("arpaGrowthPerMonth", "notInData"),
    ...ranges.map(({ field, code, detail }): Origin => ({ segment: key, field: `ranges.${field}`, code, detail })),
    ...(scores?.from ?? []).map(({ score, own: isOwn, basis, customers }) =>
      origin("links", `${basis === "window" ? "classesFollowed" : "classesSameSnapshot"}${isOwn ? "" : "OfAll"}`, { score, customers }),
    ),
  ];
  return { baseline, origins };
}

function roiResponse({ value, parts }: IndexResult): ScenarioResponse["roi"] {
  const { benefit, cost } = parts;
  return value === null || typeof benefit !== "number" || typeof cost !== "number" ? null : { benefit, cost };
}
