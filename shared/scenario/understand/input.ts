import { kindRule } from "../lever-kinds.ts";
import {
  type Baseline,
  type InputDistribution,
  type Lever,
  type SegmentBaseline,
  UNCERTAIN_FIELDS,
  type UncertainField,
} from "../scenario.ts";
import { isScore } from "../score-links.ts";
import { distributionQuantile } from "./distribution-quantile.ts";
import type { Situation } from "./outcome.ts";

/**
 * One number that an answer depends on. A field of the baseline without a segment stands for every segment moved in proportion; of a lever
 * its size, the part of an association taken for cause, or its programme cost (once and monthly together: the value is a factor).
 */
export type InputName =
  | { readonly kind: "baseline"; readonly field: UncertainField; readonly segment: string | null }
  | { readonly kind: "lever"; readonly lever: number; readonly part: "value" | "attribution" | "cost" };

export type Input = {
  readonly name: InputName;
  /** Where it stands; over several segments their mean or sum. */
  readonly base: number;
  /** 5th and 95th percentile of its distribution; else a tenth less and more, cut at the legal range. */
  readonly low: number;
  readonly high: number;
  readonly ends: "distribution" | "tenth";
  /** Where it may legally stand; an end may be infinite. */
  readonly min: number;
  readonly max: number;
  /** The situation with another value in its place. */
  readonly put: (situation: Situation, value: number) => Situation;
};

const TAIL = 0.05;
const TENTH = 0.1;

const LEGAL: Readonly<Record<UncertainField, { readonly min: number; readonly max: number }>> = {
  customers: { min: 0, max: Number.POSITIVE_INFINITY },
  annualRetention: { min: 0, max: 1 },
  acquisitionsPerMonth: { min: 0, max: Number.POSITIVE_INFINITY },
  arpa: { min: 0, max: Number.POSITIVE_INFINITY },
  grossMargin: { min: Number.NEGATIVE_INFINITY, max: 1 },
  fixedCostPerMonth: { min: 0, max: Number.POSITIVE_INFINITY },
  serviceCostPerMonth: { min: 0, max: Number.POSITIVE_INFINITY },
  cac: { min: 0, max: Number.POSITIVE_INFINITY },
  referral: { min: 0, max: Number.POSITIVE_INFINITY },
};

/** Added up over segments; the others are means, weighted by customers (margin by revenue). */
const SUMMED: readonly UncertainField[] = ["customers", "acquisitionsPerMonth", "fixedCostPerMonth"];

/**
 * Every input of a situation that is not 0: the baseline's fields, of all segments together or of each alone, then the levers'. What is
 * 0 has no tenth; it is an input where a distribution says that it may be more.
 */
export function listInputs(situation: Situation, split: "together" | "segments"): readonly Input[] {
  const { baseline, levers } = situation;
  const keys = split === "together" || baseline.segments.length === 1 ? [null] : baseline.segments.map(({ key }) => key);
  const fields = keys.flatMap((key) => UNCERTAIN_FIELDS.map((field) => baselineInput(baseline, field, key)));
  const parts = levers.flatMap((lever, index) =>
    (["value", "attribution", "cost"] as const).map((part) => (hasPart(lever, part) ? leverInput(lever, index, part) : null)),
  );
  return [...fields, ...parts].filter((input) => input !== null);
}

/** A field of the baseline as an input; `null` where it is 0 for certain or the segment is not there. */
export function baselineInput(baseline: Baseline, field: UncertainField, segment: string | null): Input | null {
  const { segments } = baseline;
  const named = segments.find(({ key }) => key === segment);
  const only = named ?? (segment === null && segments.length === 1 ? segments[0] : undefined);
  const meant = only === undefined ? segments : [only];
  if (meant.length === 0 || (segment !== null && only === undefined)) return null;
  const base = overSegments(meant, field, (one) => one[field] ?? 0);
  const low = overSegments(meant, field, (one) => endOf(one, field, TAIL));
  const high = overSegments(meant, field, (one) => endOf(one, field, 1 - TAIL));
  if (base === 0 && (low === high || meant.length > 1)) return null;
  const { min, max } = LEGAL[field];
  return {
    name: { kind: "baseline", field, segment },
    base,
    low,
    high,
    ends: meant.some(({ ranges }) => ranges?.[field] !== undefined) ? "distribution" : "tenth",
    min: Math.min(min, base),
    max: Math.max(max, base),
    put: (situation, value) => ({
      ...situation,
      baseline: {
        ...situation.baseline,
        segments: situation.baseline.segments.map((one) => {
          if (only !== undefined) return one.key === only.key ? { ...one, [field]: value } : one;
          // The base itself changes not even the last digit.
          return value === base ? one : { ...one, [field]: Math.min(max, Math.max(min, ((one[field] ?? 0) * value) / base)) };
        }),
      },
    }),
  };
}

function overSegments(segments: readonly SegmentBaseline[], field: UncertainField, read: (segment: SegmentBaseline) => number): number {
  const [first] = segments;
  if (segments.length === 1 && first !== undefined) return read(first);
  const sums = SUMMED.includes(field);
  const weightOf = ({ customers, arpa }: SegmentBaseline): number => (sums ? 1 : field === "grossMargin" ? customers * arpa : customers);
  let total = 0;
  let weights = 0;
  for (const segment of segments) {
    total += weightOf(segment) * read(segment);
    weights += weightOf(segment);
  }
  return sums ? total : weights === 0 ? 0 : total / weights;
}

function endOf(segment: SegmentBaseline, field: UncertainField, p: number): number {
  return endOfRange(segment.ranges?.[field], segment[field] ?? 0, p, LEGAL[field]);
}

function endOfRange(
  range: InputDistribution | undefined,
  base: number,
  p: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const wanted = range === undefined ? base + (p < 0.5 ? -TENTH : TENTH) * Math.abs(base) : distributionQuantile(range, p);
  return Math.min(Math.max(max, base), Math.max(Math.min(min, base), wanted));
}

type LeverPart = Extract<InputName, { kind: "lever" }>["part"];

function hasPart({ target, attribution, cost, costPerMonth }: Lever, part: LeverPart): boolean {
  switch (part) {
    case "value":
      return true;
    // A score moves retention by association: left out, all of it is taken for cause, which is the boldest assumption of all.
    case "attribution":
      return attribution !== undefined || isScore(target);
    case "cost":
      return cost > 0 || costPerMonth > 0;
  }
}

/** A lever's size, attribution or cost as an input. */
export function leverInput(lever: Lever, index: number, part: LeverPart): Input {
  const rule = kindRule(lever.target, lever.kind);
  const legal =
    part === "value"
      ? { min: rule?.min ?? Number.NEGATIVE_INFINITY, max: rule?.max ?? Number.POSITIVE_INFINITY }
      : { min: 0, max: part === "attribution" ? 1 : Number.POSITIVE_INFINITY };
  const range = part === "value" ? lever.range : part === "attribution" ? lever.attributionRange : undefined;
  const base = part === "value" ? lever.value : part === "attribution" ? (lever.attribution ?? 1) : 1;
  return {
    name: { kind: "lever", lever: index, part },
    base,
    low: endOfRange(range, base, TAIL, legal),
    high: endOfRange(range, base, 1 - TAIL, legal),
    ends: range === undefined ? "tenth" : "distribution",
    ...legal,
    put: (situation, value) => ({
      ...situation,
      levers: situation.levers.map((one, at) => (at === index ? withPart(one, part, value) : one)),
    }),
  };
}

function withPart(lever: Lever, part: LeverPart, value: number): Lever {
  switch (part) {
    case "value":
      return { ...lever, value };
    case "attribution":
      return { ...lever, attribution: value };
    case "cost":
      return { ...lever, cost: lever.cost * value, costPerMonth: lever.costPerMonth * value };
  }
}

/** An input together with the outcome as a function of it alone, all others at base. */
export type Probe = Omit<Input, "put"> & { readonly at: (value: number) => number };

/** What an outcome does when one input moves. */
export function probe({ put, ...input }: Input, situation: Situation, outcome: (situation: Situation) => number): Probe {
  return { ...input, at: (value) => outcome(put(situation, value)) };
}
