import { formatLever } from "../format-lever.ts";
import { kindRule } from "../lever-kinds.ts";
import { parseLever } from "../parse-lever.ts";
import type { Lever, LeverKind, LeverTarget } from "../scenario.ts";
import { SCORE_CLASSES } from "../score-classes.ts";
import { isScore } from "../score-links.ts";
import type { PhraseTarget } from "./lexicon.ts";
import type { PhraseFault, Size, Slots } from "./slots.ts";

/** Every lever that a phrase can mean, or why it can mean none. */
export type Readings = { readonly levers: readonly Lever[] } | { readonly fault: PhraseFault };

type Draft = Pick<Lever, "target" | "kind" | "value"> & Partial<Pick<Lever, "from" | "to">>;

const fault = (cause: string, got = ""): Readings => ({ fault: { cause, got } });

/** Puts together what a phrase says. More than one lever = it can be read in as many ways. */
export function buildReadings(slots: Slots): Readings {
  if (slots.unknown.length > 0) return fault("words", slots.unknown.join(", "));
  if (slots.fault !== null) return { fault: slots.fault };
  const [size, second] = slots.sizes;
  if (second !== undefined) return fault("twoSizes", `${size?.value ?? ""}, ${second.value}`);
  if (slots.classes.length > 0) return buildMove(slots, size);
  const [target, other] = slots.targets;
  if (target === undefined) return fault("noTarget");
  if (other !== undefined) return fault("twoTargets", `${target}, ${other}`);
  if (target === "nps" || target === "csat" || target === "health") return fault("classesMissing", target);
  if (size === undefined) return fault("noSize");
  if (size.sign !== 0 && slots.direction !== 0 && (size.sign !== slots.direction || size.sign < 0))
    return fault("twoDirections", String(size.value));
  if (slots.attribution !== null && target !== "fcr") return fault("attribution", target);
  if (!fitsPeriod(target, size, slots)) return fault("period", String(size.value));
  const way = size.sign === 0 ? slots.direction : size.sign;
  const drafts =
    way !== 0 || size.isLevel || target === "programme"
      ? draftsOf(target, size, way === 0 ? 1 : way, slots)
      : undirected(target, size, slots);
  return settle(drafts, slots, size);
}

/** Amounts that are counted in time. */
const AMOUNTS: readonly PhraseTarget[] = ["arpa", "acquisitions", "fixedCost", "serviceCost"];
/** Rates of a year: one a month is another number, and nothing grows month by month (methods.md 12.2). */
const YEARLY: readonly PhraseTarget[] = ["retention", "churn", "referral"];

/** Whether "a month" or "a year", where it is said, can be meant of this size. */
function fitsPeriod(target: PhraseTarget, { unit }: Size, { period }: Slots): boolean {
  if (period === null) return true;
  return AMOUNTS.includes(target) ? unit === "money" || unit === "plain" : period === "year" && YEARLY.includes(target);
}

/** Without a direction a number is a rise or the level itself; where it cannot be a level it may as well be a fall. */
function undirected(target: PhraseTarget, size: Size, slots: Slots): readonly Draft[] {
  const levels = draftsOf(target, { ...size, isLevel: true }, 1, slots);
  return [...draftsOf(target, size, 1, slots), ...(levels.length > 0 ? levels : draftsOf(target, size, -1, slots))];
}

/** What a target and a size mean; a level where the size says so. */
function draftsOf(target: PhraseTarget, size: Size, way: 1 | -1, slots: Slots): readonly Draft[] {
  switch (target) {
    case "retention":
      return rateDrafts("retention", size, way, slots, ["relative", "points", "churnCut"]);
    case "churn":
      return churnDrafts(size, way, slots);
    case "fcr":
      return rateDrafts("fcr", size, way, slots, ["relative", "points"]);
    case "variableCost":
      return variableCostDrafts(size, way, slots);
    case "programme":
      return size.unit === "plain" || size.unit === "money" ? [{ target, kind: "add", value: way * size.value }] : [];
    case "nps":
    case "csat":
    case "health":
      return [];
    default:
      return quantityDrafts(target, size, way, slots);
  }
}

function rateDrafts(target: "retention" | "fcr", size: Size, way: 1 | -1, slots: Slots, kinds: readonly LeverKind[]): readonly Draft[] {
  const value = size.value / 100;
  if (size.isLevel) return size.unit === "percent" || size.unit === "plain" ? [{ target, kind: "set", value }] : [];
  if (slots.isLogit) return target === "retention" && size.unit === "plain" ? [{ target, kind: "logit", value: way * size.value }] : [];
  if (size.unit === "money") return [];
  if (size.unit === "points") return [{ target, kind: "points", value: way * value }];
  return (slots.isRelative ? (["relative"] as const) : kinds).map((kind) => ({ target, kind, value: way * value }));
}

/** A fall of churn is a rise of retention: by points, or as a part of churn. */
function churnDrafts(size: Size, way: 1 | -1, slots: Slots): readonly Draft[] {
  const value = size.value / 100;
  const target = "retention";
  if (size.isLevel) return size.unit === "percent" || size.unit === "plain" ? [{ target, kind: "set", value: 1 - value }] : [];
  const cut: Draft = { target, kind: "churnCut", value: -way * value };
  const points: Draft = { target, kind: "points", value: -way * value };
  if (size.unit === "money" || slots.isLogit) return [];
  if (size.unit === "points") return [points];
  return slots.isRelative ? [cut] : [cut, points];
}

/** The share of revenue that variable cost takes: a part of it, or points of revenue. */
function variableCostDrafts(size: Size, way: 1 | -1, slots: Slots): readonly Draft[] {
  const value = size.value / 100;
  const target = "variableCost";
  if (size.unit === "money" || size.unit === "plain") return [];
  if (size.isLevel) return size.unit === "percent" ? [{ target, kind: "set", value }] : [];
  const points: Draft = { target, kind: "add", value: way * value };
  const part: Draft = { target, kind: "relative", value: way * value };
  if (size.unit === "points") return [points];
  return slots.isRelative ? [part] : [part, points];
}

/** A bare number above this is hardly meant in percent. */
const MOST_PERCENT = 100;
/** Quantities that are counted a month; without a word on it, of those that add up in time both a month and a year are meant. */
const ADDS_UP: readonly LeverTarget[] = ["acquisitions", "fixedCost"];

function quantityDrafts(
  target: "arpa" | "acquisitions" | "fixedCost" | "serviceCost" | "cac" | "referral",
  size: Size,
  way: 1 | -1,
  slots: Slots,
): readonly Draft[] {
  const isLevel = size.isLevel;
  if (size.unit === "points" || slots.isLogit) return [];
  if (size.unit === "percent") return isLevel ? [] : [{ target, kind: "relative", value: (way * size.value) / 100 }];
  const kind = isLevel ? "set" : "add";
  const value = isLevel ? size.value : way * size.value;
  const month: Draft = { target, kind, value };
  const year: Draft = { target, kind, value: value / 12 };
  const amounts =
    slots.period === "year" && target !== "referral" ? [year] : slots.period === null && ADDS_UP.includes(target) ? [month, year] : [month];
  // A bare number for money may be percent as well, but not one a month or a year.
  const part: readonly Draft[] =
    size.unit === "plain" &&
    slots.period === null &&
    size.value <= MOST_PERCENT &&
    target !== "acquisitions" &&
    target !== "referral" &&
    !isLevel
      ? [{ target, kind: "relative", value: (way * size.value) / 100 }]
      : [];
  return slots.isRelative ? part : [...part, ...amounts];
}

function buildMove(slots: Slots, size: Size | undefined): Readings {
  const [one, two, third] = slots.classes;
  if (one === undefined || two === undefined || third !== undefined)
    return fault("classPair", slots.classes.map(({ key }) => key).join(", "));
  const [from, to] = one.to && !two.to ? [two.key, one.key] : [one.key, two.key];
  const score = (["nps", "csat", "health"] as const).find((own) => {
    const keys: readonly string[] = SCORE_CLASSES[own];
    return keys.includes(from) && keys.includes(to);
  });
  if (score === undefined || from === to) return fault("classPair", `${from}, ${to}`);
  const stray = slots.targets.find((target) => target !== score);
  if (stray !== undefined) return fault("twoTargets", `${score}, ${stray}`);
  if (size === undefined) return fault("noSize");
  if (size.unit !== "percent") return fault("unit", String(size.value));
  if (slots.period !== null) return fault("period", String(size.value));
  return settle([{ target: score, kind: "move", value: size.value / 100, from, to }], slots, size);
}

/** Drafts as whole levers that can be typed; those outside of what their kind allows are no readings. */
function settle(drafts: readonly Draft[], slots: Slots, size: Size): Readings {
  if (drafts.length === 0) return fault("unit", String(size.value));
  const { segment, start, ramp, halfLife, cost, costPerMonth, attribution } = slots;
  const levers = drafts.flatMap((draft): readonly Lever[] => {
    const rounded = Number(draft.value.toPrecision(12));
    const lever: Lever = { ...draft, value: rounded, segment, start, ramp, halfLife, cost, costPerMonth };
    const whole = attribution !== null && isScore(lever.target) ? { ...lever, attribution } : lever;
    const rule = kindRule(whole.target, whole.kind);
    if (rule === undefined || rounded < rule.min || rounded > rule.max) return [];
    // What is offered can be typed: it is what its canonical text is read back to.
    const read = parseLever(formatLever(whole));
    return read.ok ? [read.value] : [];
  });
  return levers.length === 0 ? fault("range", String(size.value)) : { levers };
}
