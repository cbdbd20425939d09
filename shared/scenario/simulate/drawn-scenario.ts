import type { Baseline, InputDistribution, Lever, ScoreLink, SegmentBaseline } from "../scenario.ts";
import { isCertain } from "./list-inputs.ts";
import type { InputColumn } from "./simulation.ts";

/** Baseline and levers of one draw. */
export type DrawnScenario = { readonly baseline: Baseline; readonly levers: readonly Lever[] };

/**
 * Puts the draws in the place of the point estimates, one draw at a time. Ranges that are one value stand in their place from the
 * start: `settleCertain`.
 */
export function createDrawn(
  baseline: Baseline,
  levers: readonly Lever[],
  columns: readonly InputColumn[],
): (draw: number) => DrawnScenario {
  const ofSegment = baseline.segments.map(({ key }) =>
    columns.filter(({ subject }) => "segment" in subject && !("lever" in subject) && subject.segment === key),
  );
  const ofLever = levers.map((_, index) => columns.filter(({ subject }) => "lever" in subject && subject.lever === index));
  return (draw) => ({
    baseline: {
      ...baseline,
      segments: baseline.segments.map((segment, g) => drawSegment(segment, ofSegment[g] ?? [], draw)),
    },
    levers: levers.map((lever, index) => drawLever(lever, ofLever[index] ?? [], draw)),
  });
}

function drawSegment(segment: SegmentBaseline, columns: readonly InputColumn[], draw: number): SegmentBaseline {
  if (columns.length === 0) return segment;
  const fields: Partial<Record<string, number>> = {};
  let hasClasses = false;
  for (const { subject, values } of columns) {
    if (subject.kind === "field") fields[subject.field] = values[draw] ?? 0;
    else hasClasses = true;
  }
  const drawn = { ...segment, ...fields };
  return hasClasses && segment.links !== undefined
    ? { ...drawn, links: segment.links.map((link) => drawLink(link, columns, draw)) }
    : drawn;
}

function drawLink(link: ScoreLink, columns: readonly InputColumn[], draw: number): ScoreLink {
  const drawOf = (kind: "classChurn" | "classShare", key: string): number | undefined =>
    columns.find(({ subject }) => subject.kind === kind && subject.score === link.score && subject.class === key)?.values[draw];
  return {
    ...link,
    classes: link.classes.map((scoreClass) => ({
      ...scoreClass,
      share: drawOf("classShare", scoreClass.key) ?? scoreClass.share,
      annualChurn: drawOf("classChurn", scoreClass.key) ?? scoreClass.annualChurn,
    })),
  };
}

function drawLever(lever: Lever, columns: readonly InputColumn[], draw: number): Lever {
  if (columns.length === 0) return lever;
  let { value, attribution } = lever;
  for (const { subject, values } of columns) {
    if (subject.kind === "size") value = values[draw] ?? value;
    else attribution = values[draw] ?? attribution;
  }
  return { ...lever, value, ...(attribution !== undefined && { attribution }) };
}

/** Ranges of one value take the place of the point estimate, as there is nothing to draw. */
export function settleCertain(baseline: Baseline, levers: readonly Lever[]): DrawnScenario {
  return {
    baseline: { ...baseline, segments: baseline.segments.map(settleSegment) },
    levers: levers.map((lever) => {
      const value = certainValue(lever.range);
      const attribution = certainValue(lever.attributionRange);
      return value === null && attribution === null
        ? lever
        : { ...lever, ...(value !== null && { value }), ...(attribution !== null && { attribution }) };
    }),
  };
}

function settleSegment(segment: SegmentBaseline): SegmentBaseline {
  const certain = Object.entries(segment.ranges ?? {}).flatMap(([field, range]) => {
    const value = certainValue(range);
    return value === null ? [] : [[field, value] as const];
  });
  return certain.length === 0 ? segment : { ...segment, ...Object.fromEntries(certain) };
}

/** The one value of a distribution that has one; `null` of all others. */
function certainValue(distribution: InputDistribution | undefined): number | null {
  if (distribution === undefined || !isCertain(distribution)) return null;
  switch (distribution.kind) {
    case "fixed":
      return distribution.value;
    case "pert":
    case "uniform":
      return distribution.low;
    case "normal":
      return Math.min(distribution.max, Math.max(distribution.min, distribution.mean));
    case "lognormal":
    case "poisson":
    case "negativeBinomial":
      return distribution.mean;
    case "beta":
      return null;
  }
}
