import { requireThat } from "./require-that.ts";

export type RetentionClvInputs = {
  /** Margin per period (revenue − variable cost); may be negative. */
  readonly margin: number;
  /** Share retained per period, 0–1. */
  readonly retention: number;
  /** Discount rate per the same period, above −1. */
  readonly discount: number;
  /** a: first margin now; b: first margin after the first renewal; c: first margin certain, booked at the end of the period. */
  readonly convention: "a" | "b" | "c";
  /** Growth of the margin per period; 0 unless given. */
  readonly growth?: number;
  /** Number of margins counted; `null` or absent = no end. Call the result "H-period value" then. */
  readonly horizonPeriods?: number | null;
};

export type RetentionClv = { readonly value: number; readonly reason: null } | { readonly value: null; readonly reason: "DIVERGES" };

/**
 * Customer lifetime value at constant retention, in money, before acquisition cost. With q = r(1+g)/(1+d), (a) m·(1 − q^H)/(1 − q), or
 * m(1+d)/(1+d−r(1+g)) without end; (b) = (a)·r/(1+d), (c) = (a)/(1+d). Without growth and end: m(1+d)/(1+d−r), m·r/(1+d−r) and
 * m/(1+d−r). `DIVERGES` when q ≥ 1 without end.
 * Source: Fader & Hardie, "Reconciling and Clarifying CLV Formulas" (2012); Gupta & Lehmann 2003 for (b). methods.md 10.2.
 * @example retentionClv({ margin: 100, retention: 0.9, discount: 0.12, convention: "a" }) // { value: 509.090909, reason: null }
 */
export function retentionClv({ margin, retention, discount, convention, growth = 0, horizonPeriods }: RetentionClvInputs): RetentionClv {
  requireThat(retention >= 0 && retention <= 1, "retentionClv requires 0 <= retention <= 1", retention);
  requireThat(discount > -1 && growth >= -1, "retentionClv requires discount > -1 and growth >= -1", discount, growth);
  const q = (retention * (1 + growth)) / (1 + discount);
  const sum = periodsWorth(q, horizonPeriods ?? null);
  if (sum === null) {
    return { value: null, reason: "DIVERGES" };
  }
  const fromNow = margin * sum;
  const value = convention === "a" ? fromNow : (fromNow * (convention === "b" ? retention : 1)) / (1 + discount);
  return Number.isFinite(value) ? { value, reason: null } : { value: null, reason: "DIVERGES" };
}

/** 1 + q + q² …, H terms or without end. */
function periodsWorth(q: number, horizon: number | null): number | null {
  if (horizon === null) {
    return q < 1 ? 1 / (1 - q) : null;
  }
  if (q === 1) {
    return horizon;
  }
  return q === 0 ? Math.min(1, horizon) : -Math.expm1(horizon * Math.log(q)) / (1 - q);
}
