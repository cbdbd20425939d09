import { INDEX_IDS, type IndexId } from "../indices/index-result.ts";
import { answerBoxes } from "./answer-boxes.ts";
import { answerClv, type IndexAnswer } from "./answer-clv.ts";
import { answerRoi } from "./answer-roi.ts";
import { answerRox } from "./answer-rox.ts";
import { answerHealth, answerScore } from "./answer-scores.ts";
import { attribute } from "./attribute.ts";
import { formatLever } from "./format-lever.ts";
import { customOutputs } from "./formulas/custom-outputs.ts";
import { leverFlags } from "./lever-flags.ts";
import { leverMeaning } from "./lever-meaning.ts";
import { moveScores } from "./move-scores.ts";
import { percentOf } from "./percent-of.ts";
import { project, readFlat } from "./project.ts";
import { createFlatProjection, type FlatProjection, projectFlat } from "./project-flat.ts";
import type { Baseline, CustomOutput, Delta, Lever, LeverMeaning, Projection, ScenarioResponse, WhatifOutput } from "./scenario.ts";

/** What a what-if knows of the data beside the baseline; `BaselineEstimate` has this shape. */
export type WhatifContext = {
  /** Values of the eight at baseline; one that is not there is null. */
  readonly indices: Readonly<Record<string, number | null>>;
  readonly response: ScenarioResponse;
  /** Outputs of a person's own; left out = none. */
  readonly outputs?: readonly CustomOutput[];
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
  const moves = moveScores(baseline, levers, horizon - 1);
  const value = (id: IndexId): number | null => context.indices[id] ?? null;
  const nps = answerScore(baseline, moves, "nps", value("nps"));
  const csat = answerScore(baseline, moves, "csat", value("csat"));
  const health = answerHealth(moves, value("health"));
  const boxes = answerBoxes(baseline, levers, horizon, moves, context.response.boxes, value("boxes"));
  const clv = answerClv(baseline, levers, horizon, context.response.clv, value("clv"));
  const roi = answerRoi(before, after, context.response.roi, value("roi"));
  // Secure customers answer three items at the top: moving one says nothing of the others. CVQ does not follow from levers (methods.md 12.7).
  const answered: Readonly<Partial<Record<IndexId, IndexAnswer>>> = {
    nps: nps.answer,
    csat: csat.answer,
    health: health.answer,
    boxes,
    clv: clv.answer,
    roi: roi.answer,
  };
  const indices = Object.fromEntries(
    INDEX_IDS.map((id) => [id, answered[id] ?? { baseline: value(id), scenario: value(id), affected: false }]),
  );
  const { outputs = [] } = context;
  const specs = levers.map(formatLever);
  const flags = [
    ...(flat.saturates ? ["LEVER_SATURATES"] : []),
    ...(shares.exact ? [] : ["ATTRIBUTION_SAMPLED"]),
    ...leverFlags(levers, baseline),
    ...health.flags,
    ...clv.flags,
    ...roi.flags,
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
    attribution: specs.map((lever, index) => ({ lever, revenue: shares.revenue[index] ?? 0, margin: shares.margin[index] ?? 0 })),
    scores: moves.map(({ score, classes }) => ({ score, classes })),
    indices,
    rox: answerRox(baseline, levers, shares.margin, horizon),
    ...(outputs.length > 0 && { outputs: customOutputs(outputs, before, after, indices) }),
    meanings: meanings(levers, specs, baseline),
    flags,
  };
}

function difference(before: Projection, after: Projection, field: "revenue12" | "revenue" | "pvMargin12" | "pvMargin"): Delta {
  const abs = after[field] - before[field];
  return { abs, pct: percentOf(abs, before[field]) };
}

function meanings(levers: readonly Lever[], specs: readonly string[], baseline: Baseline): readonly LeverMeaning[] {
  return levers.flatMap((lever, index) => {
    const segments = baseline.segments.filter(({ key }) => lever.segment === null || lever.segment === key);
    // A programme costs once, not once a segment.
    const acting = lever.target === "programme" ? segments.slice(0, 1) : segments;
    return acting.flatMap((segment) => {
      const meaning = leverMeaning(lever, segment, specs[index]);
      if (meaning === null) return [];
      return [lever.target === "programme" ? { ...meaning, segment: lever.segment } : meaning];
    });
  });
}
