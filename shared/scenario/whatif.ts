import { INDEX_IDS } from "../indices/index-result.ts";
import { answerClv, type IndexAnswer } from "./answer-clv.ts";
import { answerRoi } from "./answer-roi.ts";
import { attribute } from "./attribute.ts";
import { formatLever } from "./format-lever.ts";
import { leverMeaning } from "./lever-meaning.ts";
import { percentOf } from "./percent-of.ts";
import { project, readFlat } from "./project.ts";
import { createFlatProjection, type FlatProjection, projectFlat } from "./project-flat.ts";
import type { Baseline, Delta, Lever, LeverMeaning, Projection, ScenarioResponse, WhatifOutput } from "./scenario.ts";

/** What a what-if knows of the data beside the baseline; `BaselineEstimate` has this shape. */
export type WhatifContext = {
  /** Values of the eight at baseline; one that is not there is null. */
  readonly indices: Readonly<Record<string, number | null>>;
  readonly response: ScenarioResponse;
};

/**
 * The whole answer to "what if": baseline and scenario month by month, their difference, each lever's share of it, the eight
 * before and after, and what each lever means (cli.md, `octad.whatif/1`). Pure: the same inputs give the same digits. Levers should have
 * passed `checkLevers`; one that names a segment that is not there does nothing and is flagged.
 */
export function whatif(baseline: Baseline, levers: readonly Lever[], horizon: number, context: WhatifContext): WhatifOutput {
  return createWhatif(baseline, horizon, context)(levers);
}

/** `whatif` for levers that move: the baseline is projected once, and the room for a projection is made once. */
export function createWhatif(baseline: Baseline, horizon: number, context: WhatifContext): (levers: readonly Lever[]) => WhatifOutput {
  const before = project(baseline, [], horizon);
  const flat = createFlatProjection(baseline.segments.length, horizon);
  return (levers) => answer(baseline, levers, context, before, flat);
}

function answer(
  baseline: Baseline,
  levers: readonly Lever[],
  context: WhatifContext,
  before: Projection,
  flat: FlatProjection,
): WhatifOutput {
  const { horizon } = flat;
  projectFlat(flat, baseline, levers);
  const after = readFlat(flat, baseline);
  const shares = attribute(baseline, levers, horizon);
  const clv = answerClv(baseline, levers, horizon, context.response.clv, context.indices["clv"] ?? null);
  const roi = answerRoi(before, after, context.response.roi, context.indices["roi"] ?? null);
  const specs = levers.map(formatLever);
  const flags = [
    ...(flat.saturates ? ["LEVER_SATURATES"] : []),
    ...(shares.exact ? [] : ["ATTRIBUTION_SAMPLED"]),
    ...leverFlags(levers, baseline),
    ...clv.flags,
    ...roi.flags,
    "SIMULATION_NOT_YET",
  ];
  return {
    schema: "octad.whatif/1",
    levers: levers.map((lever, index) => ({ ...lever, spec: specs[index] ?? "" })),
    horizon,
    baseline: before,
    scenario: after,
    delta: {
      revenue12: difference(before, after, "revenue12"),
      revenue: difference(before, after, "revenue"),
      pvMargin12: difference(before, after, "pvMargin12"),
      pvMargin: difference(before, after, "pvMargin"),
    },
    attribution: specs.map((lever, index) => ({ lever, revenue: shares.revenue[index] ?? 0 })),
    indices: indicesOf(context, clv.answer, roi.answer),
    meanings: meanings(levers, specs, baseline),
    flags,
  };
}

function difference(before: Projection, after: Projection, field: "revenue12" | "revenue" | "pvMargin12" | "pvMargin"): Delta {
  const abs = after[field] - before[field];
  return { abs, pct: percentOf(abs, before[field]) };
}

/** The eight: only CLV and ROI follow from the levers built so far; the others say that they are not affected. */
function indicesOf(context: WhatifContext, clv: IndexAnswer, roi: IndexAnswer): Readonly<Record<string, IndexAnswer>> {
  return Object.fromEntries(
    INDEX_IDS.map((id) => {
      const value = context.indices[id] ?? null;
      return [id, id === "clv" ? clv : id === "roi" ? roi : { baseline: value, scenario: value, affected: false }];
    }),
  );
}

function meanings(levers: readonly Lever[], specs: readonly string[], baseline: Baseline): readonly LeverMeaning[] {
  return levers.flatMap((lever, index) =>
    lever.kind === "move"
      ? []
      : baseline.segments
          .filter(({ key }) => lever.segment === null || lever.segment === key)
          .map((segment) => leverMeaning(lever, segment, specs[index])),
  );
}

function leverFlags(levers: readonly Lever[], baseline: Baseline): readonly string[] {
  const companyCost = baseline.fixedCostPerMonth !== 0;
  const keys = baseline.segments.map(({ key }) => key);
  const flags: string[] = [];
  if (levers.some(({ kind }) => kind === "move")) flags.push("SCORE_LEVERS_NOT_YET");
  if (levers.some(({ segment }) => segment !== null && !keys.includes(segment))) flags.push("SEGMENT_UNKNOWN");
  if (companyCost && levers.some(({ target, kind, segment }) => target === "fixedCost" && kind !== "relative" && segment === null)) {
    flags.push("COMPANY_FIXED_COST_UNCHANGED");
  }
  return flags;
}
