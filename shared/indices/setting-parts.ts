import type { HealthComponent, Settings } from "./settings.ts";

type Group = Readonly<Record<string, unknown>>;

export const isGroup = (value: unknown): value is Group => typeof value === "object" && value !== null && !Array.isArray(value);

/** What a component of the health score may be made of, besides columns of the accounts. */
export const COMPONENT_FIELD = /^(?:accounts\..+|answers\.(?:nps|csat|ces|sat|recommend|repurchase)|tickets)$/s;

export type Range = { readonly min: number; readonly max: number };

/** Ranges inside settings that are made of several numbers. */
export const PART_RANGES = {
  floor: { min: -1e12, max: 1e12 },
  target: { min: -1e12, max: 1e12 },
  weight: { min: 0, max: 1e9 },
  critical: { min: 0, max: 1 },
  maxAgeDays: { min: 0, max: 1e6 },
  cv: { min: 0, max: 10 },
  factor: { min: -1e6, max: 1e6 },
} as const satisfies Readonly<Record<string, Range>>;

/** Points that a frozen list may have: the percentiles 0 %, 1 %, … 100 %, or the values of a few customers themselves. */
const REFERENCE_POINTS = { least: 2, most: 101 } as const;

/** Whether a list can be ranked among: finite numbers in rising order, equal ones allowed. */
const isReference = (value: unknown): value is readonly number[] =>
  Array.isArray(value) &&
  value.length >= REFERENCE_POINTS.least &&
  value.length <= REFERENCE_POINTS.most &&
  value.every((point, at) => Number.isFinite(point) && (at === 0 || point >= value[at - 1]));

/** Whether a value is a number in a range, the ends included. */
export const isIn = (value: unknown, { min, max }: Range): boolean => typeof value === "number" && value >= min && value <= max;

/** Why a part of the health score cannot stand: the entry that is at fault and a cause; `null` = it can. */
export function componentFault(
  value: unknown,
): { readonly path: readonly string[]; readonly cause: "unknownKey" | "format" | "floorIsTarget" | "reference" } | null {
  if (!isGroup(value)) return { path: [], cause: "format" };
  const { field, floor, target, weight, critical, maxAgeDays, reference = null, ...rest } = value;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return { path: [unknown], cause: "unknownKey" };
  if (typeof field !== "string" || !COMPONENT_FIELD.test(field)) return { path: ["field"], cause: "format" };
  const numbers = { floor, target, weight, critical: critical ?? 0, maxAgeDays: maxAgeDays ?? 0 };
  const wrong = COMPONENT_NUMBERS.find((name) => !isIn(numbers[name], PART_RANGES[name]));
  if (wrong !== undefined) return { path: [wrong], cause: "format" };
  if (reference !== null && !isReference(reference)) return { path: ["reference"], cause: "reference" };
  return floor === target ? { path: [], cause: "floorIsTarget" } : null;
}

const COMPONENT_NUMBERS = ["floor", "target", "weight", "critical", "maxAgeDays"] as const;

export const isComponent = (value: unknown): boolean => componentFault(value) === null;

export function isProjectSpread(value: unknown): boolean {
  if (!isGroup(value)) return false;
  const { benefit = null, cost = null, ...rest } = value;
  return Object.keys(rest).length === 0 && [benefit, cost].every((spread) => spread === null || isSpread(spread));
}

function isSpread(value: unknown): boolean {
  if (!isGroup(value)) return false;
  const { cv, low, mode, high, ...rest } = value;
  if (Object.keys(rest).length > 0) return false;
  if (cv !== undefined) return isIn(cv, PART_RANGES.cv) && low === undefined && mode === undefined && high === undefined;
  const { factor } = PART_RANGES;
  return isIn(low, factor) && isIn(mode, factor) && isIn(high, factor) && Number(low) <= Number(mode) && Number(mode) <= Number(high);
}

/**
 * What people may leave out of the parts of settings, filled in: a component that is never critical nor stale and goes by floor and
 * target, a side that is certain.
 */
export function withWholeParts<S extends Partial<Settings>>(settings: S): S {
  const { health, roi } = settings;
  return {
    ...settings,
    ...(health === undefined || health.components === null
      ? {}
      : { health: { ...health, components: health.components.map(wholeComponent) } }),
    ...(roi === undefined || roi.spreads === null ? {} : { roi: { ...roi, spreads: wholeSpreads(roi.spreads) } }),
  };
}

const wholeComponent = (component: HealthComponent): HealthComponent => ({
  ...component,
  critical: component.critical ?? null,
  maxAgeDays: component.maxAgeDays ?? null,
  reference: component.reference ?? null,
});

const wholeSpreads = (spreads: NonNullable<Settings["roi"]["spreads"]>): NonNullable<Settings["roi"]["spreads"]> =>
  Object.fromEntries(Object.entries(spreads).map(([project, { benefit = null, cost = null }]) => [project, { benefit, cost }] as const));

/** Settings that are each legal but not together: the path of the later one. */
export function clashing({ nps, csat, health, boxes }: Partial<Settings>): string | null {
  if (boxes && boxes.moveFrom === boxes.moveTo) return "boxes.moveTo";
  if (nps && areCrossed(nps.detractorsUpTo, nps.promotersFrom)) return "nps.promotersFrom";
  if (csat && areCrossed(csat.dissatisfiedUpTo, csat.satisfiedFrom)) return "csat.satisfiedFrom";
  return health && health.amberFrom > health.greenFrom ? "health.greenFrom" : null;
}

const areCrossed = (upTo: number | null, from: number | null): boolean => upTo !== null && from !== null && upTo >= from;
