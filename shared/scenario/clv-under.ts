import { legalRange } from "./apply-lever.ts";
import { quantityOf } from "./lever-paths.ts";
import { quantityUnder } from "./quantity-under.ts";
import { retentionUnder } from "./retention-under.ts";
import type { Baseline, Lever, QuantityTarget, ScenarioResponse } from "./scenario.ts";

export type ClvInput = NonNullable<ScenarioResponse["clv"]>;

/**
 * Inputs of lifetime value with the levers, and the part of churn that they cut (negative where they add to it). `isFollowed` is false where
 * the method has no place for what a lever changes.
 */
export type MovedClv = { readonly input: ClvInput; readonly churnCut: number; readonly isFollowed: boolean };

/**
 * Retention, yearly margin and acquisition cost of the customers of today as the levers stand in month index `t`: each moves by what the
 * levers do to each segment, weighted by its customers. Lifetime value from purchases (bgnbd) is expected spend × share of margin × purchases
 * (methods.md 10.4): revenue and variable cost scale it; money to serve a customer and month is no part of it.
 */
export function moveClv(baseline: Baseline, levers: readonly Lever[], t: number, clv: ClvInput): MovedClv {
  let customers = 0;
  let retention = 0;
  let retentionShift = 0;
  let marginBefore = 0;
  let marginShift = 0;
  let cacBefore = 0;
  let cacShift = 0;
  let isServiceMoved = false;
  const buys = clv.method === "bgnbd";
  for (const segment of baseline.segments) {
    const weight = segment.customers;
    const at = (target: QuantityTarget): number => quantityUnder(segment, target, levers, t);
    const service = quantityOf(segment, "serviceCost");
    const margin = marginOf(segment.arpa, quantityOf(segment, "variableCost"), buys ? 0 : service);
    isServiceMoved ||= at("serviceCost") !== service;
    customers += weight;
    retention += weight * segment.annualRetention;
    retentionShift += weight * (retentionUnder(segment, levers, t).annual - segment.annualRetention);
    marginBefore += weight * margin;
    marginShift += weight * (marginOf(at("arpa"), at("variableCost"), buys ? 0 : at("serviceCost")) - margin);
    cacBefore += weight * quantityOf(segment, "cac");
    cacShift += weight * (at("cac") - quantityOf(segment, "cac"));
  }
  if (customers <= 0) return { input: clv, churnCut: 0, isFollowed: true };
  const churn = 1 - retention / customers;
  const { min, max } = legalRange("retention", clv.retention);
  return {
    input: {
      ...clv,
      retention: Math.min(max, Math.max(min, clv.retention + retentionShift / customers)),
      margin: shifted(clv.margin, marginBefore, marginShift, (12 * marginShift) / customers),
      cac: clv.cac === 0 ? 0 : Math.max(0, shifted(clv.cac, cacBefore, cacShift, cacShift / customers)),
    },
    churnCut: churn > 0 ? retentionShift / customers / churn : 0,
    isFollowed: !(buys && (isServiceMoved || (marginShift !== 0 && marginBefore <= 0))),
  };
}

const marginOf = (arpa: number, variable: number, service: number): number => arpa * (1 - variable) - service;

/** In proportion, as the number of the data may be of fewer customers; by the difference where there is nothing to be in proportion to. */
function shifted(value: number, before: number, shift: number, difference: number): number {
  const proportional = value * (1 + shift / before);
  return before > 0 && Number.isFinite(proportional) ? proportional : value + difference;
}

/** The segments' own quantities that lifetime value follows from. */
export const CLV_TARGETS: readonly Lever["target"][] = [
  "retention",
  "arpa",
  "variableCost",
  "serviceCost",
  "cac",
  "nps",
  "csat",
  "health",
  "fcr",
];
