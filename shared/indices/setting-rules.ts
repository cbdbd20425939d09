import { parseBusinessHours } from "../metrics/business-hours.ts";
import { isCustomList } from "./custom-index.ts";
import { isReferenceList } from "./reference-line.ts";
import { ROLES } from "./role.ts";
import { isComponent, isGroup, isIn, isProjectSpread } from "./setting-parts.ts";
import type { Settings } from "./settings.ts";

/** What a setting may hold. The one place of every range: the command line, the document, the channel and the window go by it. */
export type SettingRule = { readonly nullable: boolean } & (
  | NumberRule
  | { readonly kind: "choice"; readonly options: readonly string[] }
  | { readonly kind: "flag" }
  /** `cause` names the words of a refusal. */
  | { readonly kind: "text"; readonly cause: "format" | "day"; readonly isLegal: (text: string) => boolean }
  | { readonly kind: "words"; readonly least: number; readonly most: number }
  | { readonly kind: "numbers"; readonly count: number; readonly min: number; readonly max: number }
  /** A list under names that people give. */
  | { readonly kind: "record"; readonly most: number; readonly isLegal: (value: unknown) => boolean }
  | { readonly kind: "list"; readonly most: number; readonly isLegal: (value: unknown) => boolean }
  | { readonly kind: "other"; readonly isLegal: (value: unknown) => boolean }
);

export type NumberRule = {
  readonly kind: "number" | "whole";
  readonly min: number;
  readonly max: number;
  /** The lower end itself is not in the range. */
  readonly isOpen: boolean;
  /** A fraction that people read in percent. */
  readonly isShare: boolean;
};

type Leaf = string | number | boolean | null | readonly unknown[];
type PathsOf<Group> = {
  readonly [Key in keyof Group & string]: Group[Key] extends Leaf
    ? Key
    : string extends keyof NonNullable<Group[Key]>
      ? Key
      : `${Key}.${PathsOf<Group[Key]>}`;
}[keyof Group & string];

/** `group.name`, at any depth. */
export type SettingPath = PathsOf<Settings>;

const SURE = { nullable: false } as const;
const numeric = (kind: "number" | "whole", min: number, max: number, isShare: boolean, isOpen = false) =>
  ({ ...SURE, kind, min, max, isOpen, isShare }) as const;
const number = (min: number, max: number) => numeric("number", min, max, false);
const share = (min: number, max: number) => numeric("number", min, max, true);
const whole = (min: number, max: number) => numeric("whole", min, max, false);
const oneOf = (...options: readonly string[]): SettingRule => ({ ...SURE, kind: "choice", options });
const words = (least: number, most: number): SettingRule => ({ ...SURE, kind: "words", least, most });
const orNull = (rule: SettingRule): SettingRule => ({ ...rule, nullable: true });

/** Above losing everything in a year. */
const rate = numeric("number", -1, 100, true, true);
const minutes = number(0, 1e7);
const months = whole(1, 1_200);
const cut = orNull(whole(-127, 127));
const uncertain = orNull(share(0, 10));
const people = whole(1, 1e12);
const WORDS = words(0, 1_000);

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
};

export const SETTING_RULES: Readonly<Record<SettingPath, SettingRule>> = {
  custom: { ...SURE, kind: "other", isLegal: isCustomList },
  references: { ...SURE, kind: "other", isLegal: isReferenceList },
  role: oneOf(...ROLES),
  confidence: share(0.5, 0.999),
  currency: { ...SURE, kind: "text", cause: "format", isLegal: (text) => /^[A-Z]{3}$/.test(text) },
  asOf: { nullable: true, kind: "text", cause: "day", isLegal: isDay },
  duplicates: oneOf("lastPerCustomer", "meanPerCustomer", "all"),
  bootstrap: oneOf("percentile", "bca"),
  "population.whole": orNull(people),
  "population.groups": { ...SURE, kind: "record", most: 1e6, isLegal: (value) => isLegalValue(people, value) },
  "nps.interval": oneOf("adjustedWald", "wald", "score", "dirichlet"),
  "nps.weightBy": oneOf("weight", "revenue"),
  "nps.detractorsUpTo": cut,
  "nps.promotersFrom": cut,
  "csat.headline": oneOf("share", "mean", "net", "rescaled"),
  "csat.satisfiedFrom": cut,
  "csat.dissatisfiedUpTo": cut,
  churn: oneOf("C", "A", "B", "Caverage", "Cserved"),
  churnWindowMonths: months,
  "health.components": { nullable: true, kind: "list", most: 100, isLegal: isComponent },
  "health.aggregate": oneOf("arithmetic", "geometric"),
  "health.amberFrom": number(0, 100),
  "health.greenFrom": number(0, 100),
  "health.minCoverage": share(0, 1),
  "health.missing": oneOf("renormalise", "segmentMedian"),
  "roi.discountRate": rate,
  "roi.period": orNull(oneOf("year", "quarter", "month")),
  "roi.financeRate": orNull(rate),
  "roi.reinvestRate": orNull(rate),
  "roi.hourlyRate": orNull(number(0, 1e9)),
  "roi.irr": oneOf("onlyOne", "nearestZero"),
  "roi.gains": oneOf("gross", "net"),
  "roi.benefitCv": uncertain,
  "roi.costCv": uncertain,
  "roi.spreads": { nullable: true, kind: "record", most: 1e6, isLegal: isProjectSpread },
  "boxes.by": orNull(oneOf("nps", "csat", "health")),
  "boxes.horizonMonths": months,
  "boxes.churnFrom": orNull(oneOf("window", "status")),
  "boxes.movableShare": orNull(share(0, 1)),
  "boxes.moveFrom": oneOf("bottom", "middle"),
  "boxes.moveTo": oneOf("middle", "top"),
  "boxes.silentLosses": number(1, 1e6),
  "secure.top.sat": cut,
  "secure.top.recommend": cut,
  "secure.top.repurchase": cut,
  "cvq.lambda": number(0, 1e6),
  "cvq.durationRef": number(1e-9, 1e9),
  "cvq.intensityMax": number(1, 1e9),
  "cvq.exponents": { ...SURE, kind: "numbers", count: 3, min: 0, max: 10 },
  "cvq.blend": share(0, 1),
  "cvq.neither": oneOf("leftOut", "worthDoing"),
  "cvq.interval": oneOf("linearised", "wilson", "bootstrap"),
  "clv.method": orNull(oneOf("seed", "retention", "sbg", "bgnbd")),
  "clv.convention": oneOf("a", "b", "c"),
  "clv.discountRate": rate,
  "clv.horizonMonths": orNull(months),
  "clv.subtractCac": { ...SURE, kind: "flag" },
  "clv.growth": share(-0.99, 10),
  "metrics.expansion": oneOf("standard", "seed004"),
  "metrics.zeroPaying": { ...SURE, kind: "flag" },
  "metrics.contacts": oneOf("contacts", "tickets"),
  "metrics.period": oneOf("month", "week"),
  "metrics.fcrRepeatDays": whole(1, 365),
  "metrics.fcrChannels": orNull(words(1, 1_000)),
  "metrics.firstResponseTarget": minutes,
  "metrics.handleTarget": minutes,
  "metrics.resolutionTarget": minutes,
  "metrics.businessHours": { nullable: true, kind: "text", cause: "format", isLegal: (text) => parseBusinessHours(text) !== null },
  "metrics.taskCompletion.timeLimitSeconds": orNull(number(0, 1e9)),
  "metrics.engagement.headline": oneOf("active", "stickiness", "full", "score"),
  "metrics.engagement.windowDays": whole(1, 36_500),
  "metrics.engagement.types": orNull(WORDS),
  "metrics.engagement.interactions": whole(1, 1e6),
  "metrics.engagement.days": whole(1, 36_500),
  "metrics.engagement.depth": whole(1, 1_000),
  "metrics.funnel.stages": orNull(WORDS),
  "metrics.funnel.followUpDays": whole(0, 36_500),
  "metrics.themes.dictionary": { ...SURE, kind: "record", most: 200, isLegal: (value) => isLegalValue(WORDS, value) },
};

const RULES: ReadonlyMap<string, SettingRule> = new Map(Object.entries(SETTING_RULES));

/** The rule of a path; `undefined` = no setting stands there. */
export const ruleAt = (path: string): SettingRule | undefined => RULES.get(path);

const isWithin = (value: unknown, rule: NumberRule): boolean => isIn(value, rule) && !(rule.isOpen && value === rule.min);

/** Whether a setting may hold this. */
export function isLegalValue(rule: SettingRule, value: unknown): boolean {
  if (value === null) return rule.nullable;
  switch (rule.kind) {
    case "number":
      return isWithin(value, rule);
    case "whole":
      return Number.isInteger(value) && isWithin(value, rule);
    case "choice":
      return typeof value === "string" && rule.options.includes(value);
    case "flag":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string" && rule.isLegal(value);
    case "words":
      return Array.isArray(value) && value.length >= rule.least && value.length <= rule.most && value.every(isWord);
    case "numbers":
      return Array.isArray(value) && value.length === rule.count && value.every((one) => isIn(one, rule));
    case "record":
      return isGroup(value) && Object.keys(value).length <= rule.most && Object.values(value).every((one) => rule.isLegal(one));
    case "list":
      return Array.isArray(value) && value.length <= rule.most && value.every((one) => rule.isLegal(one));
    case "other":
      return rule.isLegal(value);
  }
}

const isWord = (value: unknown): boolean => typeof value === "string" && value.length > 0 && value.length <= 200;
