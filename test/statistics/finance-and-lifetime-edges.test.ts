import { describe, expect, it } from "vitest";
import { pertAt } from "../../shared/scenario/simulate/distributions/pert.ts";
import { bgnbdClv } from "../../shared/statistics/bgnbd-clv.ts";
import { bgnbdConditionalExpected } from "../../shared/statistics/bgnbd-conditional-expected.ts";
import { bgnbdExpected } from "../../shared/statistics/bgnbd-expected.ts";
import { bgnbdFit, bgnbdFitGroups } from "../../shared/statistics/bgnbd-fit.ts";
import { bgnbdStandardErrors } from "../../shared/statistics/bgnbd-standard-errors.ts";
import { gammaGammaExpected } from "../../shared/statistics/gamma-gamma-expected.ts";
import { gammaGammaFit } from "../../shared/statistics/gamma-gamma-fit.ts";
import { groupPurchaseHistories } from "../../shared/statistics/group-purchase-histories.ts";
import { inverseLogit } from "../../shared/statistics/inverse-logit.ts";
import { irr } from "../../shared/statistics/irr.ts";
import { irrRoots } from "../../shared/statistics/irr-roots.ts";
import { mirr } from "../../shared/statistics/mirr.ts";
import { normalCdf } from "../../shared/statistics/normal-cdf.ts";
import { normalQuantile } from "../../shared/statistics/normal-quantile.ts";
import { payback } from "../../shared/statistics/payback.ts";
import { pertBeta } from "../../shared/statistics/pert-beta.ts";
import { retentionClv } from "../../shared/statistics/retention-clv.ts";
import { returnOnInvestment } from "../../shared/statistics/return-on-investment.ts";
import { sbgFit } from "../../shared/statistics/sbg-fit.ts";
import { shiftFromOne } from "../../shared/statistics/shift-from-one.ts";
import { simulateNpv } from "../../shared/statistics/simulate-npv.ts";
import { transitionStep } from "../../shared/statistics/transition-step.ts";
import { near, nearRelative } from "./near.ts";

describe("internal rates", () => {
  it("roots on the very ends of the range, −99 % and 1000 %, are found", () => {
    expect(irrRoots([-100, 100 * (1 - 0.99)])).toEqual([-0.99]);
    expect(irrRoots([-1, 11])).toEqual([10]);
    expect(irrRoots([-1, 11.01])).toEqual([]);
  });

  it("a root lies where one discount makes two flows equal, also far from zero", () => {
    near(irrRoots([-100, 10])[0], -0.9);
    near(irrRoots([-100, 900])[0], 8);
    near(irrRoots([100, -121, 0])[0], 0.21);
  });

  it("of several the smallest is the one nearest zero, from either side", () => {
    near(irr([-100, 230, -132]).smallestRoot, 0.1);
    // (1 + r) = ½ or 1.2
    near(irr([-10, 17, -6]).smallestRoot, 0.2);
    expect(irr([-10, 17, -6]).reason).toBe("MULTIPLE_ROOTS");
    expect(irr([-10, 12])).toMatchObject({ reason: null });
  });

  it("a modified rate needs a gain, a cost and a period, and does not overflow", () => {
    expect(mirr([-100, 0], 0.1, 0.1)).toBeNull();
    expect(mirr([100, 0], 0.1, 0.1)).toBeNull();
    expect(mirr([], 0.1, 0.1)).toBeNull();
    expect(mirr([-1, 1e300, 1], 0.1, 1e10)).toBeNull();
    // 50 grow to 60 by 20 %, 55 are worth 50 at 10 %: √((60 + 61)/(50 + 50)) = 1.1
    near(mirr([-50, -55 + 105, 61], 0.1, 0.2), Math.sqrt(121 / 50) - 1);
    near(mirr([-50, -55, 121], 0.1, 0.2), 0.1);
  });

  it("payback counts idle periods, starts at 0 and allows for rounding only", () => {
    expect(payback([0])).toBe(0);
    expect(payback([-10, 4, 4, 4])).toBe(2.5);
    expect(payback([-10, 0, 10])).toBe(2);
    expect(payback([-1, 0.999999])).toBeNull();
    expect(payback([-1, 1 - 1e-13])).toBe(1);
  });

  it("a return of nothing is −100 %, and has no annual rate without years", () => {
    expect(returnOnInvestment(0, 10, 2)).toEqual({ roi: -1, annualised: -1 });
    expect(returnOnInvestment(20, 10, 0)).toEqual({ roi: 1, annualised: null });
    near(returnOnInvestment(40, 10, 2)?.annualised, 1);
    expect(returnOnInvestment(10, -5, 1)).toBeNull();
  });
});

describe("retention", () => {
  const inputs = { margin: 10, retention: 0.5, discount: 0.25, convention: "a" } as const;

  it("10 a period at r ½, d ¼ are 50/3 now, 20/3 from the first renewal, 40/3 at the end of the periods", () => {
    near(retentionClv(inputs).value, 50 / 3);
    near(retentionClv({ ...inputs, convention: "b" }).value, 20 / 3);
    near(retentionClv({ ...inputs, convention: "c" }).value, 40 / 3);
  });

  it("horizons: none, one, two margins; nobody stays; all stay", () => {
    const value = (change: Partial<Parameters<typeof retentionClv>[0]>) => retentionClv({ ...inputs, ...change }).value;
    near(value({ horizonPeriods: 0 }), 0);
    near(value({ horizonPeriods: 1 }), 10);
    near(value({ horizonPeriods: 2 }), 14);
    near(value({ horizonPeriods: null }), 50 / 3);
    near(value({ retention: 0, horizonPeriods: 0 }), 0);
    near(value({ retention: 0, horizonPeriods: 5 }), 10);
    near(value({ growth: 0.25, horizonPeriods: 2 }), 15);
    expect(retentionClv({ ...inputs, margin: 1.7e308 })).toEqual({ value: null, reason: "DIVERGES" });
  });

  it("a class without a row of its own loses all its customers", () => expect(transitionStep([1, 1], [[0.5, 0.25]])).toEqual([0.5, 0.25]));

  it("an inverse logit takes anything", () => {
    near(inverseLogit(Math.log(4)), 0.8);
    near(inverseLogit(-2), 1 / (1 + Math.exp(2)));
    near(inverseLogit(2), 1 / (1 + Math.exp(-2)));
    expect([-1e4, 0, 1e4].map(inverseLogit)).toEqual([0, 0.5, 1]);
  });
});

describe("BG/NBD and Gamma-Gamma", () => {
  const at = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

  it("a singular a or a + b moves by 1e−6, and no other", () => {
    near(shiftFromOne(1, 2), 1 + 1e-6, 1e-12);
    near(shiftFromOne(0.4, 0.6), 0.4 + 1e-6, 1e-12);
    near(shiftFromOne(1 - 4e-7, 2), 1 + 6e-7, 1e-12);
    expect(shiftFromOne(1 + 6e-7, 2)).toBe(1 + 6e-7);
    expect(shiftFromOne(1 - 6e-7, 2)).toBe(1 - 6e-7);
    expect(shiftFromOne(2, 3)).toBe(2);
  });

  it("there is no expectation so far ahead that the series does not end, and no value then", () => {
    expect(bgnbdExpected({ ...at, alpha: 1e-9 }, 50)).toBeNull();
    const history = { x: 0, tx: 0, T: 1e-9 };
    expect(bgnbdConditionalExpected({ ...at, alpha: 1e-9 }, history, 50)).toBeNull();
    const inputs = { history, marginPerPurchase: 1, periods: 1, discount: 0 };
    expect(bgnbdClv({ ...inputs, parameters: { ...at, alpha: 1e-9 } })).toBeNull();
  });

  it("purchases of each period are discounted from its end", () => {
    const history = { x: 2, tx: 30.43, T: 38.86 };
    const until = (t: number) => bgnbdConditionalExpected(at, history, t) ?? 0;
    const value = bgnbdClv({ parameters: at, history, marginPerPurchase: 8, periods: 2, discount: 0.25, costToServe: 1 });
    near(value, 8 * (until(1) * 0.8 + (until(2) - until(1)) * 0.64) - 1);
  });

  it("histories that are the same stand together, with their counts, rows and times", () => {
    const groups = groupPurchaseHistories([
      { x: 3, tx: 2, T: 9 },
      { x: 0, tx: 0, T: 9 },
      { x: 3, tx: 2, T: 9, count: 4 },
      { x: 3, tx: 2, T: 8 },
      { x: 1, tx: 2, T: 9 },
      { x: 3, tx: 5, T: 9 },
    ]);
    expect([...groups.counts]).toEqual([5, 1, 1, 1, 1]);
    expect([...groups.groupOfRow]).toEqual([0, 1, 0, 2, 3, 4]);
    expect([...groups.purchases]).toEqual([0, 1, 3]);
    expect([...groups.purchaseIndex]).toEqual([2, 0, 2, 1, 2]);
    expect([...groups.lasts]).toEqual([2, 0, 5]);
    expect([...groups.lastIndex]).toEqual([0, 1, 0, 0, 2]);
    expect([...groups.lengths]).toEqual([9, 8]);
    expect([...groups.lengthIndex]).toEqual([0, 0, 1, 0, 0]);
  });

  it("many purchases stand in the order of their number, not of their digits", () => {
    const groups = groupPurchaseHistories([10, 9, 100].map((x) => ({ x, tx: 1, T: 2 })));
    expect([...groups.purchases]).toEqual([9, 10, 100]);
  });

  it("counts that leave only customers without repeat purchases identify nothing", () => {
    const groups = groupPurchaseHistories([
      { x: 0, tx: 0, T: 9 },
      { x: 2, tx: 4, T: 9 },
    ]);
    expect(bgnbdFitGroups(groups, { counts: Float64Array.of(5, 0) })).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
  });

  it("customers who all buy till the end make the chance of dropping out an extreme, and its errors are not given", () => {
    const histories = Array.from({ length: 40 }, (_, i) => ({ x: 5 + (i % 7), tx: 10, T: 10 }));
    const fitted = bgnbdFit(histories);
    expect(fitted.ok && fitted.model.isExtreme).toBe(true);
  });

  it("away from the maximum the errors are not given where the information is not positive", () => {
    const histories = [
      { x: 0, tx: 0, T: 9 },
      { x: 2, tx: 4, T: 9 },
    ];
    expect(bgnbdStandardErrors({ r: 1e3, alpha: 1e-3, a: 1e3, b: 1e-3 }, histories)).toBeNull();
  });

  it("expected spend does not exist from px + q = 1 down", () => {
    expect(gammaGammaExpected({ p: 2, q: 1, v: 3 }, 0, 0)).toBeNull();
    near(gammaGammaExpected({ p: 2, q: 1.5, v: 3 }, 0, 0), 12);
    near(gammaGammaExpected({ p: 2, q: 1.5, v: 3 }, 1, 4), 14 / 2.5);
  });

  const spend = [3, 8, 5, 21, 9, 14, 4, 6, 30, 11, 7, 9.5].map((meanSpend, i) => ({ x: 1 + (i % 4), meanSpend }));

  it("a customer counted three times is three customers, and the start does not matter", () => {
    const counted = gammaGammaFit(spend.map((row, i) => ({ ...row, count: i < 3 ? 3 : 1 })));
    const repeated = gammaGammaFit([...spend, ...spend.slice(0, 3), ...spend.slice(0, 3)]);
    const started = gammaGammaFit([...spend, ...spend.slice(0, 3), ...spend.slice(0, 3)], { start: { p: 3, q: 4, v: 12 } });
    expect(counted.ok && repeated.ok && started.ok).toBe(true);
    if (!counted.ok || !repeated.ok || !started.ok) return;
    nearRelative(counted.model.p, repeated.model.p, 1e-4);
    nearRelative(counted.model.logLikelihood, repeated.model.logLikelihood, 1e-9);
    nearRelative(started.model.v, repeated.model.v, 1e-3);
    expect(counted.model.isExtreme).toBe(false);
    nearRelative(counted.model.meanSpend, (counted.model.p * counted.model.v) / (counted.model.q - 1), 1e-12);
  });

  it("amounts that hardly differ, or only within customers, leave a parameter out of all bounds, and say so", () => {
    const alike = gammaGammaFit([10, 10.5, 9].map((meanSpend) => ({ x: 5, meanSpend })));
    expect(alike.ok && alike.model.isExtreme).toBe(true);
    // q ≤ 1: some spend so much that the mean does not exist.
    const wild = gammaGammaFit([1, 1e6, 1e3].map((meanSpend) => ({ x: 50, meanSpend })));
    expect(wild).toMatchObject({ ok: true, model: { meanSpend: null, isExtreme: false } });
    expect(gammaGammaFit([1, 1].map((meanSpend) => ({ x: 2, meanSpend })))).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
  });

  it("money in another unit gives the same shapes, and a scale in that unit", () => {
    const [euros, cents] = [gammaGammaFit(spend), gammaGammaFit(spend.map((row) => ({ ...row, meanSpend: 100 * row.meanSpend })))];
    if (!euros.ok || !cents.ok) throw new Error("both fit");
    nearRelative(cents.model.p, euros.model.p, 1e-6);
    nearRelative(cents.model.q, euros.model.q, 1e-6);
    nearRelative(cents.model.v, 100 * euros.model.v, 1e-6);
  });

  it("a survival that starts elsewhere ends at the same parameters", () => {
    const cohort = [1000, 869, 743, 653, 593, 551];
    const [plain, started] = [sbgFit([cohort]), sbgFit([cohort], { alpha: 3, beta: 9 })];
    expect(plain.ok && started.ok).toBe(true);
    if (!plain.ok || !started.ok) return;
    nearRelative(started.model.alpha, plain.model.alpha, 1e-5);
    expect(sbgFit([[10, 8, -1]])).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
    expect(sbgFit([])).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
    // A cohort of one renewal adds to a longer one.
    expect(sbgFit([cohort, [50, 40]]).ok).toBe(true);
  });
});

describe("the simulated net present value", () => {
  const project = { benefit: 100, cost: 60, benefitSpread: null, costSpread: null };
  const options = { draws: 40_000, seed: 11 };

  it("without spread is one number", () => {
    expect(simulateNpv([project, { ...project, benefit: 30 }], options)).toEqual({
      p5: 10,
      p50: 10,
      p95: 10,
      mean: 10,
      mcse: 0,
      probabilityPositive: 1,
    });
    expect(simulateNpv([{ ...project, cost: 100 }], options).probabilityPositive).toBe(0);
    expect(simulateNpv([{ ...project, benefitSpread: { low: 2, mode: 2, high: 2 } }], options)).toMatchObject({ p50: 140, mcse: 0 });
  });

  it("of a lognormal benefit has its quantiles, mean, error and chance", () => {
    const found = simulateNpv([{ ...project, cost: 100, benefitSpread: { cv: 0.5 } }], options);
    const sigma = Math.sqrt(Math.log(1.25));
    for (const [z, quantile] of [
      [-1.6448536269514722, found.p5],
      [0, found.p50],
      [1.6448536269514722, found.p95],
    ] as const) {
      expect(Math.abs(quantile + 100 - 100 * Math.exp(sigma * z - (sigma * sigma) / 2))).toBeLessThan(2);
    }
    expect(Math.abs(found.mean)).toBeLessThan(1);
    expect(Math.abs(found.mcse / 0.25 - 1)).toBeLessThan(0.05);
    expect(Math.abs(found.probabilityPositive - normalCdf(-sigma / 2))).toBeLessThan(0.01);
  });

  it("of a cost between low and high has the quantiles of PERT, turned round", () => {
    const found = simulateNpv([{ ...project, costSpread: { low: 0.5, mode: 1, high: 2 } }], options);
    expect(Math.abs(found.p5 - (100 - 60 * pertAt(0.5, 1, 2)(normalQuantile(0.95))))).toBeLessThan(0.6);
    expect(Math.abs(found.p95 - (100 - 60 * pertAt(0.5, 1, 2)(normalQuantile(0.05))))).toBeLessThan(0.6);
    expect(Math.abs(found.mcse * 200 - 60 * Math.sqrt(pertBeta(0.5, 1, 2).variance))).toBeLessThan(0.5);
  });

  it("a constant has the parameters 1 and 1 and no variance", () => {
    expect(pertBeta(2, 2, 2)).toEqual({ low: 2, high: 2, alpha: 1, beta: 1, mean: 2, variance: 0 });
    near(pertBeta(0, 3, 6).variance, 36 / 28);
  });
});
