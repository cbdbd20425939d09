import { kindRule } from "../lever-kinds.ts";
import {
  type Baseline,
  type InputDistribution,
  type Lever,
  type ScoreClass,
  type ScoreLink,
  type SegmentBaseline,
  UNCERTAIN_FIELDS,
  type UncertainField,
} from "../scenario.ts";
import type { DrawnDistribution } from "./create-fill.ts";
import type { InputSubject } from "./simulation.ts";

/** An uncertain input before it is drawn. */
export type Input = {
  readonly name: string;
  readonly subject: InputSubject;
  readonly distribution: DrawnDistribution;
  /** What a draw may be; beyond it, it is cut. */
  readonly min: number;
  readonly max: number;
  /** Draws churned within the window become churn a year: 1 − (1 − c)^power. */
  readonly power?: number;
};

/**
 * What is uncertain in a baseline and its levers, in a fixed order: the fields of each segment, then sizes and attributions of levers,
 * then the classes of scores that a lever moves (methods.md 12.6). What has one value only is no uncertain input.
 */
export function listInputs(baseline: Baseline, levers: readonly Lever[]): readonly Input[] {
  return [
    ...baseline.segments.flatMap(fieldInputs),
    ...leverInputs(levers),
    ...baseline.segments.flatMap((segment) => classInputs(segment, levers)),
  ];
}

/** Whether a distribution is one value; that value stands in the baseline then. */
export function isCertain(distribution: InputDistribution): boolean {
  switch (distribution.kind) {
    case "fixed":
      return true;
    case "pert":
    case "uniform":
      return distribution.low === distribution.high;
    case "lognormal":
      return distribution.cv === 0 || distribution.mean === 0;
    case "normal":
      return distribution.sd === 0 || distribution.min === distribution.max;
    case "poisson":
    case "negativeBinomial":
      return distribution.mean === 0;
    case "beta":
      return false;
  }
}

const at = (segment: string | null): string => (segment === null ? "" : `@${segment}`);

function fieldInputs({ key, ranges = {} }: SegmentBaseline): readonly Input[] {
  return UNCERTAIN_FIELDS.flatMap((field) => {
    const distribution = ranges[field];
    if (distribution === undefined || isCertain(distribution)) return [];
    return [{ name: `${field}${at(key)}`, subject: { kind: "field", field, segment: key }, distribution, ...legalField(field) }];
  });
}

function legalField(field: UncertainField): { readonly min: number; readonly max: number } {
  if (field === "annualRetention") return { min: 0, max: 1 };
  if (field === "grossMargin") return { min: Number.NEGATIVE_INFINITY, max: 1 };
  return { min: 0, max: Number.POSITIVE_INFINITY };
}

function leverInputs(levers: readonly Lever[]): readonly Input[] {
  return levers.flatMap((lever, index) => {
    const { target, kind, segment } = lever;
    const place = `${target}${at(segment)}#${numberAmong(levers, index)}`;
    const rule = kindRule(target, kind);
    const legal = { min: rule?.min ?? Number.NEGATIVE_INFINITY, max: rule?.max ?? Number.POSITIVE_INFINITY };
    const inputs: Input[] = [];
    const add = (kind: "size" | "attribution", name: string, distribution: InputDistribution | undefined, limits: typeof legal) => {
      if (distribution === undefined || isCertain(distribution)) return;
      inputs.push({ name, subject: { kind, lever: index, target, segment }, distribution, ...limits });
    };
    add("size", `lever:${place}`, lever.range, legal);
    add("attribution", `attribution:${place}`, lever.attributionRange, { min: 0, max: 1 });
    return inputs;
  });
}

/** The how many-eth lever of its target and segment it is, so that a lever elsewhere changes no name. */
function numberAmong(levers: readonly Lever[], index: number): number {
  const lever = levers[index];
  return levers.filter((other, k) => k <= index && other.target === lever?.target && other.segment === lever.segment).length;
}

/** Churn and shares of the classes of a score that some lever moves here. */
function classInputs(segment: SegmentBaseline, levers: readonly Lever[]): readonly Input[] {
  return (segment.links ?? [])
    .filter(({ score }) => levers.some((lever) => lever.target === score && (lever.segment === null || lever.segment === segment.key)))
    .flatMap((link) => link.classes.flatMap((scoreClass) => inputsOfClass(segment.key, link, scoreClass)));
}

function inputsOfClass(segment: string | null, link: ScoreLink, scoreClass: ScoreClass): readonly Input[] {
  const { key, customers, churned, share } = scoreClass;
  const place = `${link.score}/${key}${at(segment)}`;
  const subject = { score: link.score, class: key, segment } as const;
  const counted = link.classes.reduce((sum, other) => sum + other.customers, 0);
  const shares: Input = {
    name: `share:${place}`,
    subject: { kind: "classShare", ...subject },
    distribution: { kind: "gamma", shape: share * counted + 0.5 },
    min: 0,
    max: Number.POSITIVE_INFINITY,
  };
  if (customers === 0) return [shares];
  return [
    {
      name: `churn:${place}`,
      subject: { kind: "classChurn", ...subject },
      distribution: { kind: "beta", alpha: churned + 0.5, beta: customers - churned + 0.5 },
      min: 0,
      max: 1,
      power: windowsAYear(scoreClass) ?? link.classes.map(windowsAYear).find((power) => power !== null) ?? 1,
    },
    shares,
  ];
}

/** How many windows of the observed churn make a year, as the two rates say; `null` where they cannot, as nobody or everybody was lost. All classes of a score have one window. */
function windowsAYear({ customers, churned, annualChurn }: ScoreClass): number | null {
  const power = Math.log1p(-annualChurn) / Math.log1p(-churned / customers);
  return Number.isFinite(power) && power > 0 ? power : null;
}
