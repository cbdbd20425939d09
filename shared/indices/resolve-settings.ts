import { parseBusinessHours } from "../metrics/business-hours.ts";
import { fail, ok, type Result } from "../result.ts";
import { isCustomList } from "./custom-index.ts";
import { isReferenceList } from "./reference-line.ts";
import { isRole } from "./role.ts";
import { DEFAULT_SETTINGS, type HealthComponent, type Settings } from "./settings.ts";

/** Settings as people write them: any part may be left out. */
export type PartialSettings = { readonly [Key in keyof Settings]?: PartialGroup<Settings[Key]> | undefined };
type PartialGroup<Value> = Value extends readonly unknown[] | string | number | boolean | null
  ? Value
  : { readonly [Key in keyof Value]?: PartialGroup<Value[Key]> | undefined };

type Check = (value: unknown) => boolean;

const number =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === "number" && value >= least && value <= most;
const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && number(least, most)(value);
const oneOf =
  (...names: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && names.includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const rate: Check = (value) => typeof value === "number" && value > -1 && value <= 100;
const minutes = number(0, 1e7);
const cut = orNull(whole(-127, 127));
const day: Check = (value) => {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value);
};
/** A list of words or labels. */
const words: Check = (value) =>
  Array.isArray(value) && value.length <= 1_000 && value.every((one) => typeof one === "string" && one.length > 0 && one.length <= 200);
const flag: Check = (value) => typeof value === "boolean";

/** What each setting may hold, by its path. */
const RULES: Readonly<Record<string, Check>> = {
  custom: isCustomList,
  references: isReferenceList,
  role: isRole,
  confidence: number(0.5, 0.999),
  currency: (value) => typeof value === "string" && /^[A-Z]{3}$/.test(value),
  asOf: orNull(day),
  duplicates: oneOf("lastPerCustomer", "meanPerCustomer", "all"),
  "population.whole": orNull(whole(1, 1e12)),
  "population.groups": (value) => isGroup(value) && Object.values(value).every(whole(1, 1e12)),
  "nps.interval": oneOf("adjustedWald", "wald", "score", "dirichlet"),
  "nps.weightBy": oneOf("weight", "revenue"),
  "nps.detractorsUpTo": cut,
  "nps.promotersFrom": cut,
  "csat.headline": oneOf("share", "mean", "net", "rescaled"),
  "csat.satisfiedFrom": cut,
  "csat.dissatisfiedUpTo": cut,
  churn: oneOf("C", "A", "B", "Caverage", "Cserved"),
  churnWindowMonths: whole(1, 1200),
  "health.components": orNull((value) => Array.isArray(value) && value.length <= 100 && value.every(isComponent)),
  "health.aggregate": oneOf("arithmetic", "geometric"),
  "health.amberFrom": number(0, 100),
  "health.greenFrom": number(0, 100),
  "health.minCoverage": number(0, 1),
  "health.missing": oneOf("renormalise", "segmentMedian"),
  "roi.discountRate": rate,
  "roi.period": orNull(oneOf("year", "quarter", "month")),
  "roi.financeRate": orNull(rate),
  "roi.reinvestRate": orNull(rate),
  "roi.hourlyRate": orNull(number(0, 1e9)),
  "roi.irr": oneOf("onlyOne", "nearestZero"),
  "roi.gains": oneOf("gross", "net"),
  "roi.benefitCv": orNull(number(0, 10)),
  "roi.costCv": orNull(number(0, 10)),
  "roi.spreads": orNull((value) => isGroup(value) && Object.values(value).every(isProjectSpread)),
  "boxes.by": orNull(oneOf("nps", "csat", "health")),
  "boxes.horizonMonths": whole(1, 1200),
  "boxes.churnFrom": orNull(oneOf("window", "status")),
  "boxes.movableShare": orNull(number(0, 1)),
  "boxes.moveFrom": oneOf("bottom", "middle"),
  "boxes.moveTo": oneOf("middle", "top"),
  "boxes.silentLosses": number(1, 1e6),
  "secure.top.sat": cut,
  "secure.top.recommend": cut,
  "secure.top.repurchase": cut,
  "cvq.lambda": number(0, 1e6),
  "cvq.durationRef": number(1e-9, 1e9),
  "cvq.intensityMax": number(1, 1e9),
  "cvq.blend": number(0, 1),
  "cvq.neither": oneOf("leftOut", "worthDoing"),
  "cvq.interval": oneOf("linearised", "wilson", "bootstrap"),
  "cvq.exponents": (value) => Array.isArray(value) && value.length === 3 && value.every(number(0, 10)),
  "clv.method": orNull(oneOf("seed", "retention", "sbg", "bgnbd")),
  "clv.convention": oneOf("a", "b", "c"),
  "clv.discountRate": rate,
  "clv.horizonMonths": orNull(whole(1, 1200)),
  "clv.subtractCac": flag,
  "clv.growth": number(-0.99, 10),
  "metrics.expansion": oneOf("standard", "seed004"),
  "metrics.contacts": oneOf("contacts", "tickets"),
  "metrics.period": oneOf("month", "week"),
  "metrics.fcrRepeatDays": whole(1, 365),
  "metrics.fcrChannels": orNull(
    (value) => Array.isArray(value) && value.length > 0 && value.length <= 1_000 && value.every((name) => typeof name === "string"),
  ),
  "metrics.firstResponseTarget": minutes,
  "metrics.handleTarget": minutes,
  "metrics.resolutionTarget": minutes,
  "metrics.businessHours": orNull((value) => typeof value === "string" && parseBusinessHours(value) !== null),
  "metrics.taskCompletion.timeLimitSeconds": orNull(number(0, 1e9)),
  "metrics.engagement.windowDays": whole(1, 36_500),
  "metrics.engagement.types": orNull(words),
  "metrics.engagement.interactions": whole(1, 1e6),
  "metrics.engagement.days": whole(1, 36_500),
  "metrics.engagement.depth": whole(1, 1_000),
  "metrics.funnel.stages": orNull(words),
  "metrics.funnel.followUpDays": whole(0, 36_500),
  "metrics.themes.dictionary": (value) => isGroup(value) && Object.keys(value).length <= 200 && Object.values(value).every(words),
};

function isProjectSpread(value: unknown): boolean {
  if (!isGroup(value) || Object.keys(value).some((key) => key !== "benefit" && key !== "cost")) return false;
  return [value["benefit"] ?? null, value["cost"] ?? null].every(orNull(isSpread));
}

function isSpread(value: unknown): boolean {
  if (!isGroup(value)) return false;
  const { cv, low, mode, high, ...rest } = value;
  if (Object.keys(rest).length > 0) return false;
  if (cv !== undefined) return number(0, 10)(cv) && low === undefined && mode === undefined && high === undefined;
  const factor = number(-1e6, 1e6);
  return factor(low) && factor(mode) && factor(high) && Number(low) <= Number(mode) && Number(mode) <= Number(high);
}

function isComponent(value: unknown): boolean {
  if (!isGroup(value)) return false;
  const { field, floor, target, weight, critical = null, maxAgeDays = null } = value;
  const known = new Set(["field", "floor", "target", "weight", "critical", "maxAgeDays"]);
  return (
    Object.keys(value).every((key) => known.has(key)) &&
    typeof field === "string" &&
    /^(?:accounts\..+|answers\.(?:nps|csat|ces|sat|recommend|repurchase)|tickets)$/s.test(field) &&
    number(-1e12, 1e12)(floor) &&
    number(-1e12, 1e12)(target) &&
    floor !== target &&
    number(0, 1e9)(weight) &&
    orNull(number(0, 1))(critical) &&
    orNull(number(0, 1e6))(maxAgeDays)
  );
}

/**
 * Every default filled in, at every depth, and every value checked. A key that is not a setting, or a value that a setting
 * cannot have, is a problem with its path: nothing that a person asked for is ignored.
 */
export function resolveSettings(partial: unknown): Result<Settings> {
  if (!isGroup(partial)) return fail("SETTINGS_INVALID", { detail: { setting: "" } });
  const wrong: string[] = [];
  const merged = merge(DEFAULT_SETTINGS, partial, "", wrong);
  const [first] = wrong;
  if (first !== undefined) return fail("SETTINGS_INVALID", { detail: { setting: first } });
  // Every leaf of `merged` is a default or passed the rule of its path.
  const settings = withWholeSpreads(withWholeComponents(merged as Settings));
  const clash = clashing(settings);
  return clash === null ? ok(settings) : fail("SETTINGS_INVALID", { detail: { setting: clash } });
}

/** Settings that are each legal but not together. */
function clashing({ nps, csat, health, boxes }: Settings): string | null {
  if (boxes.moveFrom === boxes.moveTo) return "boxes.moveTo";
  if (nps.detractorsUpTo !== null && nps.promotersFrom !== null && nps.detractorsUpTo >= nps.promotersFrom) return "nps.promotersFrom";
  if (csat.dissatisfiedUpTo !== null && csat.satisfiedFrom !== null && csat.dissatisfiedUpTo >= csat.satisfiedFrom) {
    return "csat.satisfiedFrom";
  }
  return health.amberFrom > health.greenFrom ? "health.greenFrom" : null;
}

function merge(defaults: object, given: Readonly<Record<string, unknown>>, path: string, wrong: string[]): object {
  const merged: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const here = path === "" ? key : `${path}.${key}`;
    const standing = merged[key];
    if (Object.hasOwn(RULES, here)) {
      if (RULES[here]?.(value) === true) merged[key] = value;
      else wrong.push(here);
    } else if (Object.hasOwn(merged, key) && isGroup(standing) && isGroup(value)) {
      merged[key] = merge(standing, value, here, wrong);
    } else {
      wrong.push(here);
    }
  }
  return merged;
}

function withWholeComponents(settings: Settings): Settings {
  if (settings.health.components === null) return settings;
  const components = settings.health.components.map(
    (component): HealthComponent => ({
      ...component,
      critical: component.critical ?? null,
      maxAgeDays: component.maxAgeDays ?? null,
    }),
  );
  return { ...settings, health: { ...settings.health, components } };
}

/** A side that is not named is certain. */
function withWholeSpreads(settings: Settings): Settings {
  const { spreads } = settings.roi;
  if (spreads === null) return settings;
  const whole = Object.entries(spreads).map(([project, { benefit = null, cost = null }]) => [project, { benefit, cost }] as const);
  return { ...settings, roi: { ...settings.roi, spreads: Object.fromEntries(whole) } };
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
