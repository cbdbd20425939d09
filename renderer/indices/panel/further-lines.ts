import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { SUPPRESS_BELOW } from "../../../shared/indices/make-result.ts";
import type { Words } from "../../ui/use-words.ts";
import { listAt, numberAt, textAt, valueAt } from "../json-value.ts";
import type { NumberId } from "../select-slice.ts";

/** A number that stands beside the index, in words. */
export type FurtherLine = { readonly name: string; readonly text: string };

/** Smaller chances are not printed. */
const LEAST_P = 0.0001;

type Maker = (result: IndexResult, words: Words) => readonly FurtherLine[];

/** The other definitions and the further numbers of an index, from its parts; those it does not have are left away. */
export function furtherLines(id: NumberId, result: IndexResult, words: Words): readonly FurtherLine[] {
  return result.value === null ? [] : (MAKERS[id]?.(result, words) ?? []);
}

const MAKERS: Readonly<Partial<Record<NumberId, Maker>>> = {
  csat: ofCsat,
  roi: ofRoi,
  boxes: ofBoxes,
  clv: ofClv,
  secure: ofSecure,
  health: ofHealth,
  cvq: ofCvq,
};

/** Lines of the numbers that are there. */
function lines(id: NumberId, words: Words, texts: Readonly<Record<string, string | null>>): readonly FurtherLine[] {
  return Object.entries(texts).flatMap(([key, text]) => (text === null ? [] : [{ name: words.t(`cards:further.${id}.${key}`), text }]));
}

const map = (value: number | null, text: (value: number) => string): string | null => (value === null ? null : text(value));

/** A value with its limits. */
function withLimits(value: number | null, lo: number | null, hi: number | null, text: (value: number) => string): string | null {
  if (value === null) return null;
  return lo === null || hi === null ? text(value) : `${text(value)}  (${text(lo)}…${text(hi)})`;
}

function ofCsat({ parts }: IndexResult, words: Words): readonly FurtherLine[] {
  const headline = (key: string, text: (value: number) => string) => {
    const at = (name: string) => numberAt(parts, "headlines", key, name);
    return withLimits(at("value"), at("lo"), at("hi"), text);
  };
  return lines("csat", words, {
    share: headline("share", (value) => words.percent(value)),
    mean: headline("mean", (value) => words.plain(value, 2)),
    net: headline("net", (value) => words.number(value, "points", { signed: true })),
    rescaled: headline("rescaled", (value) => words.plain(value, 1)),
  });
}

function ofBoxes({ parts }: IndexResult, words: Words): readonly FurtherLine[] {
  const at = (...path: readonly string[]) => numberAt(parts, ...path);
  const money = (value: number) => words.number(value, "money", { compact: true });
  const [lo, hi] = [at("bounds", "lo"), at("bounds", "hi")];
  return lines("boxes", words, {
    spendOpportunity: map(at("spendOpportunity"), money),
    costGap: map(at("costGap"), money),
    net: map(at("netMoneyBox"), (value) => words.plain(value, 2)),
    unknown: map(at("unknown", "revenue"), money),
    scaled: withLimits(at("scaled", "excess"), at("scaled", "lo"), at("scaled", "hi"), money),
    uncovered: map(at("scaled", "uncovered") || null, money),
    bounds: lo === null || hi === null ? null : `${money(lo)}…${money(hi)}`,
    moveRetention: map(at("move", "retentionGain"), money),
    moveSpend: map(at("move", "spendGain"), money),
    moveTotal: map(at("move", "total"), money),
  });
}

function ofClv({ parts }: IndexResult, words: Words): readonly FurtherLine[] {
  const { plain, percent } = words;
  const at = (...path: readonly string[]) => numberAt(parts, ...path);
  const money = (value: number) => words.number(value, "money");
  return [
    ...lines("clv", words, {
      total: map(at("total"), (value) => words.number(value, "money", { compact: true })),
      loaded: map(at("loaded", "value"), money),
      fixedPerCustomer: map(at("loaded", "fixedPerCustomer"), money),
      residual: map(at("residual", "value"), money),
      elasticity: map(at("sensitivity", "elasticity"), (value) => plain(value, 2)),
      deltaSe: map(at("sensitivity", "deltaSe"), money),
      holdOut: map(at("holdOut", "error"), (error) => percent(100 * error)),
      expectedPurchases: map(at("expectedPurchases", "mean"), (value) => plain(value, 2)),
      alive: map(at("alive", "mean"), (share) => percent(100 * share)),
      errors: errorsText(parts, words),
    }),
    ...listAt(parts, "frequency").flatMap((line) => {
      const [purchases, actual, expected] = ["purchases", "actual", "expected"].map((name) => numberAt(line, name));
      if (typeof purchases !== "number" || typeof actual !== "number" || typeof expected !== "number") return [];
      return [
        {
          name: words.t("cards:further.clv.frequency", { purchases: plain(purchases) }),
          text: words.t("cards:further.clv.against", { actual: plain(actual), expected: plain(expected, 1) }),
        },
      ];
    }),
    ...listAt(parts, "tracking").flatMap((point) => {
      const [weeks, actual, expected] = [numberAt(point, "weeks"), numberAt(point, "actual"), numberAt(point, "expected")];
      if (weeks === null || actual === null || expected === null) return [];
      return [
        {
          name: words.t("cards:further.clv.tracked", { weeks: plain(weeks, 1) }),
          text: words.t("cards:further.clv.against", { actual: plain(actual), expected: plain(expected, 0) }),
        },
      ];
    }),
    ...heldOut(parts, words),
  ];
}

/** The four standard errors in the order in which their names are said; `null` where the information is not known. */
function errorsText(parts: IndexResult["parts"], { plain }: Words): string | null {
  const errors = ["r", "alpha", "a", "b"].flatMap((name) => numberAt(parts, "standardErrors", name) ?? []);
  return errors.length < 4 ? null : errors.map((error) => plain(error, 4)).join("; ");
}

/** The second half of the purchases against what the first half foretold, in all and by how often customers had come back. */
function heldOut(parts: IndexResult["parts"], words: Words): readonly FurtherLine[] {
  const { t, plain, percent } = words;
  const at = (name: string) => numberAt(parts, "holdOutPurchases", name);
  const [weeks, actual, expected, error] = [at("weeks"), at("actual"), at("expected"), at("error")];
  if (weeks === null || actual === null || expected === null || error === null) return [];
  return [
    {
      name: t("cards:further.clv.held", { weeks: plain(weeks) }),
      text: t("cards:further.clv.heldSum", { actual: plain(actual), expected: plain(expected), error: percent(100 * error) }),
    },
    ...listAt(parts, "holdOutPurchases", "classes").flatMap((line) => {
      const of = (name: string) => numberAt(line, name);
      const [purchases, customers, made, foretold] = [of("purchases"), of("customers"), of("actual"), of("expected")];
      // Few customers are hidden as anywhere else.
      if (purchases === null || customers === null || customers < SUPPRESS_BELOW || made === null || foretold === null) return [];
      return [
        {
          name: t("cards:further.clv.heldClass", { purchases: plain(purchases), customers: plain(customers) }),
          text: t("cards:further.clv.against", { actual: plain(made, 2), expected: plain(foretold, 2) }),
        },
      ];
    }),
  ];
}

function ofSecure({ parts }: IndexResult, words: Words): readonly FurtherLine[] {
  const { plain, percent } = words;
  const at = (...path: readonly string[]) => numberAt(parts, ...path);
  const two = (value: number) => plain(value, 2);
  return lines("secure", words, {
    byRevenue: withLimits(at("byRevenue"), at("byRevenueInterval", "lo"), at("byRevenueInterval", "hi"), (value) => percent(value)),
    lift: map(at("lift"), two),
    satRecommend: map(at("correlations", "satRecommend"), two),
    satRepurchase: map(at("correlations", "satRepurchase"), two),
    recommendRepurchase: map(at("correlations", "recommendRepurchase"), two),
  });
}

function ofCvq({ parts }: IndexResult, words: Words): readonly FurtherLine[] {
  const { t, plain, percent } = words;
  const at = (...path: readonly string[]) => numberAt(parts, ...path);
  const two = (value: number) => plain(value, 2);
  return [
    ...lines("cvq", words, {
      net: map(at("net"), two),
      odds: map(at("odds"), two) ?? t("cards:further.cvq.noNegatives"),
      shift: map(at("shift"), two),
      blend: map(at("blend"), two),
    }),
    ...listAt(parts, "sensitivity").flatMap((point) => {
      const [lambda, share] = [numberAt(point, "lambda"), numberAt(point, "share")];
      return lambda === null || share === null
        ? []
        : [{ name: t("cards:further.cvq.sensitivity", { lambda: plain(lambda, Number.isInteger(lambda) ? 0 : 2) }), text: percent(share) }];
    }),
    ...listAt(parts, "negatives").flatMap((own) => {
      const [outcome, share] = [textAt(own, "outcome"), numberAt(own, "share")];
      return outcome === null || share === null ? [] : [{ name: t("cards:further.cvq.negative", { outcome }), text: percent(100 * share) }];
    }),
  ];
}

function ofHealth({ parts }: IndexResult, words: Words): readonly FurtherLine[] {
  const { t, plain, percent, share } = words;
  const at = (...path: readonly string[]) => numberAt(parts, ...path);
  const [amber, green] = [at("suggestedBands", "amberFrom"), at("suggestedBands", "greenFrom")];
  return [
    ...lines("health", words, {
      coverage: map(at("coverage"), (value) => share(value)),
      auc: withLimits(at("auc"), at("aucInterval", "lo"), at("aucInterval", "hi"), (value) => plain(value, 2)),
      trendP: map(at("trendP"), (value) => (value < LEAST_P ? `< ${plain(LEAST_P, 4)}` : plain(value, 4))),
      changed: map(at("robustness", "changed"), (value) => share(value)),
      suggested: amber === null || green === null ? null : `${plain(amber, 1)} / ${plain(green, 1)}`,
    }),
    ...listAt(parts, "calibration", "deciles").flatMap((decile) => {
      const of = (name: string) => numberAt(decile, name);
      const [from, to, observed, predicted] = [of("from"), of("to"), of("observed"), of("predicted")];
      if (from === null || to === null || observed === null || predicted === null) return [];
      return [
        {
          name: t("cards:further.health.decile", { from: plain(from, 0), to: plain(to, 0) }),
          text: t("cards:further.health.against", { observed: percent(100 * observed), predicted: percent(100 * predicted) }),
        },
      ];
    }),
  ];
}

function ofRoi({ parts, params }: IndexResult, words: Words): readonly FurtherLine[] {
  const { t, percent, plain } = words;
  const money = (value: number) => words.number(value, "money");
  const rate = (value: number) => percent(100 * value);
  const at = (...path: readonly string[]) => numberAt(parts, ...path);
  const unit = t(`cards:option.roi.period.${textAt(params, "period") ?? "year"}`);
  const periods = (value: number) => `${plain(value, 1)} × ${unit}`;
  const profile = listAt(parts, "npvProfile").flatMap((point) => {
    const [at100, npv] = [numberAt(point, "rate"), numberAt(point, "npv")];
    return at100 === null || npv === null
      ? []
      : [{ name: t("cards:further.roi.profile", { rate: percent(100 * at100, 0) }), text: money(npv) }];
  });
  const roots = valueAt(parts, "irrRoots");
  const several = Array.isArray(roots) && roots.length > 1 ? roots.map((root) => rate(Number(root))).join("; ") : null;
  const { p5, p50, p95 } = { p5: at("uncertainty", "p5"), p50: at("uncertainty", "p50"), p95: at("uncertainty", "p95") };
  return [
    ...lines("roi", words, {
      annualised: map(at("annualised"), rate),
      bcr: map(at("bcr"), (value) => plain(value, 2)),
      payback: map(at("paybackPeriods"), periods),
      discountedPayback: map(at("discountedPayback"), periods),
      mirr: map(at("mirr"), rate),
      irrRoots: several,
      hoursBenefit: map(at("hours", "benefit"), money),
      hoursCost: map(at("hours", "cost"), money),
      npvSpreadsheet: map(at("npvSpreadsheet"), money),
      probability: map(at("uncertainty", "probabilityPositive"), (share) => percent(100 * share)),
      range: p5 === null || p50 === null || p95 === null ? null : `${money(p50)}  (${money(p5)}…${money(p95)})`,
    }),
    ...profile,
  ];
}
