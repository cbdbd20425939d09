import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../shared/random.ts";
import { bgnbdClv } from "../../shared/statistics/bgnbd-clv.ts";
import { bgnbdConditionalExpected } from "../../shared/statistics/bgnbd-conditional-expected.ts";
import { bgnbdExpected } from "../../shared/statistics/bgnbd-expected.ts";
import { bgnbdFit } from "../../shared/statistics/bgnbd-fit.ts";
import { createBgnbdLikelihood } from "../../shared/statistics/bgnbd-likelihood.ts";
import { bgnbdPAlive } from "../../shared/statistics/bgnbd-p-alive.ts";
import type { BgnbdParameters, PurchaseHistory } from "../../shared/statistics/bgnbd-parameters.ts";
import { bgnbdPmf } from "../../shared/statistics/bgnbd-pmf.ts";
import { clvByClass } from "../../shared/statistics/clv-by-class.ts";
import { expectedPeriods } from "../../shared/statistics/expected-periods.ts";
import { gammaGammaExpected } from "../../shared/statistics/gamma-gamma-expected.ts";
import { gammaGammaFit } from "../../shared/statistics/gamma-gamma-fit.ts";
import { gammaGammaLogLikelihood } from "../../shared/statistics/gamma-gamma-log-likelihood.ts";
import { groupPurchaseHistories } from "../../shared/statistics/group-purchase-histories.ts";
import { retentionClv } from "../../shared/statistics/retention-clv.ts";
import { sbgFit } from "../../shared/statistics/sbg-fit.ts";
import { sbgSurvival } from "../../shared/statistics/sbg-survival.ts";
import { near, nearRelative } from "./near.ts";

const positive = fc.double({ min: 0.1, max: 8, noNaN: true });
const parameters = fc.record({ r: positive, alpha: positive, a: positive, b: positive });
const history = fc
  .record({
    x: fc.integer({ min: 0, max: 60 }),
    share: fc.double({ min: 0.01, max: 1, noNaN: true }),
    T: fc.double({ min: 0.5, max: 150, noNaN: true }),
  })
  .map(({ x, share, T }): PurchaseHistory => ({ x, tx: x === 0 ? 0 : Math.min(T, share * T), T }));

/** A customer of the model as its story tells it: rate, chance of dropping out, purchases until then or until T. */
function simulate({ r, alpha, a, b }: BgnbdParameters, customers: number, T: number, seed: number): readonly PurchaseHistory[] {
  const random = createRandom(seed);
  return Array.from({ length: customers }, () => {
    const rate = random.gamma(r) / alpha;
    const dropChance = random.beta(a, b);
    let x = 0;
    let tx = 0;
    for (;;) {
      const next = tx - Math.log(1 - random.uniform()) / rate;
      if (next > T) return { x, tx, T };
      x += 1;
      tx = next;
      if (random.uniform() < dropChance) return { x, tx, T };
    }
  });
}

/** The likelihood of histories as the fit takes it. */
const bgnbdLogLikelihood = (at: BgnbdParameters, histories: readonly PurchaseHistory[]): number =>
  createBgnbdLikelihood(groupPurchaseHistories(histories))(at);

describe("BG/NBD", () => {
  it("the gradient is the slope of the likelihood", () => {
    fc.assert(
      fc.property(parameters, fc.array(history, { minLength: 1, maxLength: 8 }), (at, histories) => {
        const likelihood = createBgnbdLikelihood(groupPurchaseHistories(histories));
        const gradient = new Float64Array(4);
        const value = likelihood(at, gradient);
        (["r", "alpha", "a", "b"] as const).forEach((name, i) => {
          const step = 1e-5;
          const up = likelihood({ ...at, [name]: at[name] * Math.exp(step) });
          const down = likelihood({ ...at, [name]: at[name] * Math.exp(-step) });
          expect(Math.abs((up - down) / (2 * step) - (gradient[i] ?? 0))).toBeLessThan(1e-6 * (1 + Math.abs(value)) + 1e-5);
        });
      }),
    );
  });

  it("grouping, counts and order change nothing", () => {
    fc.assert(
      fc.property(parameters, fc.array(history, { minLength: 1, maxLength: 8 }), (at, histories) => {
        const once = bgnbdLogLikelihood(at, histories);
        nearRelative(bgnbdLogLikelihood(at, [...histories, ...histories].reverse()), 2 * once, 1e-10);
        nearRelative(
          bgnbdLogLikelihood(
            at,
            histories.map((item) => ({ ...item, count: 3 })),
          ),
          3 * once,
          1e-10,
        );
      }),
    );
  });

  it("P(alive) lies in 0–1, is 1 without repeat purchases and rises the later the last one was", () => {
    fc.assert(
      fc.property(parameters, history, (at, item) => {
        const alive = bgnbdPAlive(at, item);
        expect(alive >= 0 && alive <= 1).toBe(true);
        if (item.x === 0) expect(alive).toBe(1);
        else expect(bgnbdPAlive(at, { ...item, tx: item.T })).toBeGreaterThanOrEqual(alive);
      }),
    );
  });

  it("expected purchases start at 0 and grow with time, and are finite", () => {
    fc.assert(
      fc.property(parameters, history, fc.double({ min: 0.1, max: 100, noNaN: true }), (at, item, t) => {
        for (const expected of [(s: number) => bgnbdExpected(at, s), (s: number) => bgnbdConditionalExpected(at, item, s)]) {
          near(expected(0), 0, 1e-7);
          const [near1 = null, far = null] = [expected(t), expected(2 * t)];
          if (near1 === null || far === null) throw new Error("the series ends in this range");
          expect(near1 >= 0 && Number.isFinite(far) && far >= near1 * (1 - 1e-6)).toBe(true);
        }
      }),
    );
  });

  it("a customer nothing is known of yet behaves like a new one", () => {
    fc.assert(
      fc.property(parameters, (at) => {
        nearRelative(bgnbdConditionalExpected(at, { x: 0, tx: 0, T: 1e-12 }, 20), bgnbdExpected(at, 20) ?? -1, 1e-6);
      }),
    );
  });

  it("chances are shares, and thousands of purchases overflow nothing", () => {
    fc.assert(
      fc.property(parameters, fc.integer({ min: 0, max: 3000 }), (at, x) => {
        const chance = bgnbdPmf(at, 25, x);
        expect(chance >= 0 && chance <= 1).toBe(true);
      }),
    );
    // Sixteen purchases a week, the last one just now: another eight hundred and more in a year.
    const heavy = { x: 5000, tx: 300.95, T: 301 };
    const at = { r: 0.3, alpha: 4, a: 0.8, b: 2.4 };
    expect(Number.isFinite(bgnbdLogLikelihood(at, [heavy]))).toBe(true);
    expect(bgnbdPAlive(at, heavy)).toBeGreaterThan(0.99);
    expect(bgnbdConditionalExpected(at, heavy, 52)).toBeGreaterThan(700);
    expect(bgnbdConditionalExpected(at, heavy, 52)).toBeLessThan(870);
  });

  it("finds the parameters that made the customers, and predicts how often they buy", () => {
    const truth = { r: 0.6, alpha: 5, a: 0.9, b: 2.5 };
    const customers = simulate(truth, 20_000, 60, 4);
    const fitted = bgnbdFit(customers);
    expect(fitted.ok).toBe(true);
    if (!fitted.ok) return;
    nearRelative(fitted.model.r, truth.r, 0.1);
    nearRelative(fitted.model.alpha, truth.alpha, 0.15);
    nearRelative(fitted.model.a / (fitted.model.a + fitted.model.b), truth.a / (truth.a + truth.b), 0.1);
    const mean = customers.reduce((sum, item) => sum + item.x, 0) / customers.length;
    nearRelative(mean, bgnbdExpected(truth, 60) ?? 0, 0.05);
    nearRelative(bgnbdExpected(fitted.model, 60), mean, 0.02);
  });

  it("tells apart what cannot be fitted, and never answers with NaN", () => {
    expect(bgnbdFit([])).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
    expect(bgnbdFit([{ x: 0, tx: 0, T: 10 }])).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
    fc.assert(
      fc.property(fc.array(history, { minLength: 1, maxLength: 6 }), (histories) => {
        const result = bgnbdFit(histories);
        if (result.ok) {
          const { r, alpha, a, b, logLikelihood } = result.model;
          expect([r, alpha, a, b].every((value) => value > 0 && Number.isFinite(value))).toBe(true);
          expect(Number.isFinite(logLikelihood)).toBe(true);
        }
      }),
    );
  });

  it("refuses histories that cannot be", () => {
    const refused: readonly PurchaseHistory[] = [
      { x: 1, tx: 0, T: 5 },
      { x: 1, tx: 6, T: 5 },
      { x: 0.5, tx: 1, T: 5 },
      { x: 0, tx: 0, T: 0 },
    ];
    for (const item of refused) expect(() => groupPurchaseHistories([item])).toThrow("groupPurchaseHistories requires");
  });

  it("value is linear in the margin, falls with the discount and starts at minus the cost to serve", () => {
    const inputs = {
      parameters: { r: 0.3, alpha: 4, a: 0.8, b: 2.4 },
      history: { x: 3, tx: 20, T: 30 },
      marginPerPurchase: 10,
      periods: 26,
      discount: 0.002,
    };
    nearRelative(bgnbdClv({ ...inputs, marginPerPurchase: 20 }), 2 * (bgnbdClv(inputs) ?? 0));
    expect(bgnbdClv({ ...inputs, discount: 0.01 })).toBeLessThan(bgnbdClv(inputs) ?? 0);
    nearRelative(bgnbdClv({ ...inputs, discount: 0 }), 10 * (bgnbdConditionalExpected(inputs.parameters, inputs.history, 26) ?? 0));
    expect(bgnbdClv({ ...inputs, periods: 0, costToServe: 5 })).toBe(-5);
  });
});

describe("Gamma-Gamma", () => {
  const spend = fc.record({ x: fc.integer({ min: 1, max: 30 }), meanSpend: fc.double({ min: 0.5, max: 900, noNaN: true }) });

  it("the gradient is the slope of the likelihood", () => {
    fc.assert(
      fc.property(fc.record({ p: positive, q: positive, v: positive }), fc.array(spend, { minLength: 1, maxLength: 6 }), (at, rows) => {
        const gradient = new Float64Array(3);
        const value = gammaGammaLogLikelihood(at, rows, gradient);
        (["p", "q", "v"] as const).forEach((name, i) => {
          const step = 1e-5;
          const up = gammaGammaLogLikelihood({ ...at, [name]: at[name] * Math.exp(step) }, rows);
          const down = gammaGammaLogLikelihood({ ...at, [name]: at[name] * Math.exp(-step) }, rows);
          expect(Math.abs((up - down) / (2 * step) - (gradient[i] ?? 0))).toBeLessThan(1e-6 * (1 + Math.abs(value)) + 1e-5);
        });
      }),
    );
  });

  it("expected spend lies between the customer's own mean and that of all", () => {
    fc.assert(
      fc.property(
        fc.record({ p: positive, q: fc.double({ min: 1.1, max: 9, noNaN: true }), v: positive }),
        spend,
        (at, { x, meanSpend }) => {
          const all = gammaGammaExpected(at, 0, 0) ?? -1;
          const expected = gammaGammaExpected(at, x, meanSpend) ?? -1;
          expect(expected).toBeGreaterThanOrEqual(Math.min(all, meanSpend) * (1 - 1e-9));
          expect(expected).toBeLessThanOrEqual(Math.max(all, meanSpend) * (1 + 1e-9));
        },
      ),
    );
    expect(gammaGammaExpected({ p: 2, q: 0.9, v: 3 }, 0, 0)).toBeNull();
  });

  it("money in cents gives the same model, times a hundred", () => {
    const random = createRandom(8);
    const rows = Array.from({ length: 2000 }, () => {
      const x = 1 + random.poisson(2);
      return { x, meanSpend: random.gamma(6 * x) / x / (random.gamma(3.5) / 15) };
    });
    const euros = gammaGammaFit(rows);
    const cents = gammaGammaFit(rows.map((row) => ({ ...row, meanSpend: 100 * row.meanSpend })));
    expect(euros.ok && cents.ok).toBe(true);
    if (!euros.ok || !cents.ok) return;
    nearRelative(cents.model.p, euros.model.p, 1e-5);
    nearRelative(cents.model.v, 100 * euros.model.v, 1e-5);
    nearRelative(euros.model.p, 6, 0.15);
    nearRelative(euros.model.q, 3.5, 0.15);
    nearRelative(euros.model.meanSpend, (6 * 15) / 2.5, 0.1);
  });

  it("one amount only cannot be fitted", () => {
    expect(gammaGammaFit([])).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
    expect(gammaGammaFit([{ x: 2, meanSpend: 9 }])).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
    expect(() => gammaGammaFit([{ x: 0, meanSpend: 9 }])).toThrow("gammaGammaFit requires");
  });
});

describe("retention and classes", () => {
  const retention = fc.double({ min: 0, max: 0.99, noNaN: true });
  const discount = fc.double({ min: 0.01, max: 0.5, noNaN: true });

  it("(a) − (b) is the first margin, (a)/(1+d) is (c), and long horizons reach the endless value", () => {
    fc.assert(
      fc.property(retention, discount, (r, d) => {
        const value = (convention: "a" | "b" | "c", horizonPeriods: number | null = null) =>
          retentionClv({ margin: 50, retention: r, discount: d, convention, horizonPeriods }).value ?? -1;
        near(value("a") - value("b"), 50, 1e-9 * value("a"));
        nearRelative(value("c"), value("a") / (1 + d));
        nearRelative(value("a", 5000), value("a"), 1e-9);
        expect(value("a", 3)).toBeLessThanOrEqual(value("a"));
        near(value("a", 1), 50);
      }),
    );
  });

  it("one class is the retention form, and expected periods are the value of 1 a period", () => {
    fc.assert(
      fc.property(retention, discount, (r, d) => {
        nearRelative(clvByClass([[r]], [80], d)?.[0], retentionClv({ margin: 80, retention: r, discount: d, convention: "a" }).value ?? -1);
        nearRelative(expectedPeriods([[r]])?.[0], 1 / (1 - r));
      }),
    );
  });

  it("a survival curve made by the model is fitted by its parameters", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 4, noNaN: true }), fc.double({ min: 0.5, max: 6, noNaN: true }), (alpha, beta) => {
        const fitted = sbgFit([sbgSurvival({ alpha, beta }, 10).map((share) => 1000 * share)]);
        expect(fitted.ok).toBe(true);
        if (fitted.ok) {
          nearRelative(fitted.model.alpha, alpha, 1e-3);
          nearRelative(fitted.model.beta, beta, 1e-3);
        }
      }),
      { numRuns: 30 },
    );
  });
});
