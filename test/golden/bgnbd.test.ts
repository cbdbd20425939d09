import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bgnbdClv } from "../../shared/statistics/bgnbd-clv.ts";
import { bgnbdConditionalExpected } from "../../shared/statistics/bgnbd-conditional-expected.ts";
import { bgnbdExpected } from "../../shared/statistics/bgnbd-expected.ts";
import { bgnbdFit } from "../../shared/statistics/bgnbd-fit.ts";
import { createBgnbdLikelihood } from "../../shared/statistics/bgnbd-likelihood.ts";
import { bgnbdPAlive } from "../../shared/statistics/bgnbd-p-alive.ts";
import type { PurchaseHistory } from "../../shared/statistics/bgnbd-parameters.ts";
import { bgnbdPmf } from "../../shared/statistics/bgnbd-pmf.ts";
import { bgnbdStandardErrors } from "../../shared/statistics/bgnbd-standard-errors.ts";
import { gammaGammaExpected } from "../../shared/statistics/gamma-gamma-expected.ts";
import { gammaGammaFit } from "../../shared/statistics/gamma-gamma-fit.ts";
import { gammaGammaLogLikelihood } from "../../shared/statistics/gamma-gamma-log-likelihood.ts";
import { groupPurchaseHistories } from "../../shared/statistics/group-purchase-histories.ts";
import { rateOverPeriods } from "../../shared/statistics/rate-over-periods.ts";
import { near, nearRelative, printed } from "../statistics/near.ts";
import { PUBLIC_DATA } from "../support/public-data.ts";

/** The parameters as Fader, Hardie & Lee 2005 print them ("rounded" in methods.md). */
const ROUNDED = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const SPEND = { p: 6.25, q: 3.74, v: 15.44 };

describe("methods.md 10.4, BG/NBD at the rounded parameters of Fader, Hardie & Lee 2005 (clv_vectors.py)", () => {
  it.each([
    [2, 30.43, "-9.45860631", "0.726579", "1.226028"],
    [1, 1.71, "-4.46909328", "0.212101", "0.203187"],
    [0, 0, "-0.55471328", "1", "0.195098"],
    [7, 29.43, "-21.86327627", "0.641756", "3.337053"],
    [5, 24.43, "-17.35810236", "0.491366", "1.870826"],
  ])("x = %d, t_x = %f, T = 38.86: ln L, P(alive), E[Y(39)]", (x, tx, logLikelihood, alive, expected) => {
    const history = { x, tx, T: 38.86 };
    printed(createBgnbdLikelihood(groupPurchaseHistories([history]))(ROUNDED), logLikelihood);
    printed(bgnbdPAlive(ROUNDED, history), alive);
    printed(bgnbdConditionalExpected(ROUNDED, history, 39), expected);
  });

  it.each([
    [0.1429, "0.007828"],
    [1, "0.053268"],
    [2, "0.103390"],
    [3, "0.150865"],
    [5, "0.239288"],
    [10, "0.432413"],
    [31.8571, "1.041996"],
    [32, "1.045243"],
    [39, "1.196723"],
    [52, "1.446051"],
    [78, "1.860519"],
  ])("E[X(%f)]", (t, expected) => printed(bgnbdExpected(ROUNDED, t), expected));

  it("x = 26, t_x = 30.86, T = 31: E[Y(52)] 25.758196, P(alive) .968916", () => {
    const history = { x: 26, tx: 30.86, T: 31 };
    printed(bgnbdConditionalExpected(ROUNDED, history, 52), "25.758196");
    printed(bgnbdPAlive(ROUNDED, history), "0.968916");
  });

  it("P(X(2) = 10), P(X(39) = 0), P(X(30) = 11 … 20): BTYD manual via the tests of lifetimes", () => {
    printed(bgnbdPmf(ROUNDED, 2, 10), "1.078690e-07");
    printed(bgnbdPmf(ROUNDED, 39, 0), "0.5737864");
    [
      "0.0019995214",
      "0.0015170236",
      "0.0011633150",
      "0.0009003148",
      "0.0007023638",
      "0.0005517902",
      "0.0004361913",
      "0.0003467171",
      "0.0002769613",
      "0.0002222260",
    ].forEach((expected, i) => {
      printed(bgnbdPmf(ROUNDED, 30, 11 + i), expected);
    });
  });

  it("P(X(t) = x) sums to 1 and its mean is E[X(t)]", () => {
    let total = 0;
    let mean = 0;
    for (let x = 0; x < 400; x += 1) {
      const share = bgnbdPmf(ROUNDED, 39, x);
      total += share;
      mean += x * share;
    }
    near(total, 1, 1e-9);
    nearRelative(mean, bgnbdExpected(ROUNDED, 39) ?? 0, 1e-7);
  });

  it("nothing breaks at the removable singularities a = 1 and a + b = 1: a moves by 1e−6, and the value by no more", () => {
    const at = (a: number, b: number) => bgnbdExpected({ ...ROUNDED, a, b }, 39) ?? 0;
    nearRelative(at(1, 2.426), (at(0.9999, 2.426) + at(1.0001, 2.426)) / 2, 2e-6);
    nearRelative(at(0.4, 0.6), (at(0.3999, 0.6) + at(0.4001, 0.6)) / 2, 4e-6);
  });
});

describe("methods.md 10.4, Gamma-Gamma and value at rounded parameters (clv_vectors.py)", () => {
  it("population mean 35.218978", () => printed(gammaGammaExpected(SPEND, 0, 0), "35.218978"));

  it.each([
    [2, 22.35, "24.663714", "-3.55131676"],
    [1, 11.77, "18.916852", "-3.73770968"],
    [7, 73.74, "71.469671", "-6.05486731"],
    [2, 25.55, "27.288386", "-3.65481054"],
    [5, 29.44, "29.905855", "-3.74885457"],
  ])("x = %d, mean %f: E[Z], ln L", (x, meanSpend, expected, logLikelihood) => {
    printed(gammaGammaExpected(SPEND, x, meanSpend), expected);
    printed(gammaGammaLogLikelihood(SPEND, [{ x, meanSpend }]), logLikelihood);
  });

  it.each([
    [2, 30.43, 22.35, "36.758946"],
    [0, 0, 0, "8.478459"],
    [7, 29.43, 73.74, "287.174480"],
  ])("value of 52 weeks at 10 %% a year: x = %d, t_x = %f, mean %f", (x, tx, meanSpend, expected) => {
    const value = bgnbdClv({
      parameters: ROUNDED,
      history: { x, tx, T: 38.86 },
      marginPerPurchase: gammaGammaExpected(SPEND, x, meanSpend) ?? 0,
      periods: 52,
      discount: rateOverPeriods(0.1, 1 / 52),
    });
    printed(value, expected);
  });
});

const file = join(PUBLIC_DATA, "cdnow_customers_summary.csv");

describe.skipIf(!existsSync(file))("methods.md 10.4, CDNOW (skipped when ../shared/data is absent)", () => {
  const rows = existsSync(file)
    ? readFileSync(file, "utf8")
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(",").map(Number))
    : [];
  const histories: readonly PurchaseHistory[] = rows.map(([, x = 0, tx = 0, T = 0]) => ({ x, tx, T }));
  const spend = rows.map(([, x = 0, , , meanSpend = 0]) => ({ x, meanSpend }));
  const repeaters = spend.filter(({ x, meanSpend }) => x > 0 && meanSpend > 0);
  const fitted = bgnbdFit(histories);
  const model = fitted.ok ? fitted.model : { ...ROUNDED, logLikelihood: 0, evaluations: 0, isExtreme: true };

  it("2,357 customers, 946 repeaters, correlation of x and mean spend .1139", () => {
    expect(rows).toHaveLength(2357);
    expect(repeaters).toHaveLength(946);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const xs = repeaters.map((row) => row.x);
    const zs = repeaters.map((row) => row.meanSpend);
    const covariance = mean(xs.map((x, i) => (x - mean(xs)) * ((zs[i] ?? 0) - mean(zs))));
    const spread = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
    printed(covariance / (spread(xs) * spread(zs)), "0.1139");
  });

  it("the fit finds r .242593, α 4.413531, a .792886, b 2.425753 and the log-likelihood −9582.4256", () => {
    expect(fitted.ok).toBe(true);
    nearRelative(model.r, 0.242593, 1e-5);
    nearRelative(model.alpha, 4.413531, 1e-5);
    nearRelative(model.a, 0.792886, 1e-5);
    nearRelative(model.b, 2.425753, 1e-5);
    expect(model.logLikelihood).toBeCloseTo(-9582.4256, 4);
    expect(model.isExtreme).toBe(false);
    // Of the 100 looks' time that the design allows.
    expect(model.evaluations).toBeLessThanOrEqual(40);
  });

  it("standard errors .01256 .37822 .18572 .70534", () => {
    const errors = bgnbdStandardErrors(model, histories);
    nearRelative(errors?.r, 0.01256, 1e-3);
    nearRelative(errors?.alpha, 0.37822, 1e-3);
    nearRelative(errors?.a, 0.18572, 1e-3);
    nearRelative(errors?.b, 0.70534, 1e-3);
  });

  it.each([
    [0.1429, "0.0078"],
    [1, "0.0532"],
    [3, "0.1506"],
    [31.8571, "1.0405"],
    [32, "1.0437"],
    [78, "1.8580"],
  ])("E[X(%f)] at the fit (Hardie's workbook, tests of lifetimes)", (t, expected) => printed(bgnbdExpected(model, t), expected));

  it("the customer x = 2, t_x = 30.43, T = 38.86: E[Y(39)] 1.225910, P(alive) .726609", () => {
    near(bgnbdConditionalExpected(model, { x: 2, tx: 30.43, T: 38.86 }, 39), 1.22591, 2e-6);
    near(bgnbdPAlive(model, { x: 2, tx: 30.43, T: 38.86 }), 0.726609, 2e-6);
  });

  it("1653.42 repeat purchases are expected in the next 39 weeks", () => {
    printed(
      histories.reduce((sum, history) => sum + (bgnbdConditionalExpected(model, history, 39) ?? 0), 0),
      "1653.42",
    );
  });

  it("Gamma-Gamma: p 6.24880, q 3.74459, v 15.44774, log-likelihood −4055.923, first customers' spend", () => {
    const result = gammaGammaFit(repeaters);
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    nearRelative(result.model.p, 6.2488, 1e-4);
    nearRelative(result.model.q, 3.74459, 1e-4);
    nearRelative(result.model.v, 15.44774, 1e-4);
    expect(result.model.logLikelihood).toBeCloseTo(-4055.923, 3);
    const expected = ["24.66", "18.91", "35.17", "35.17", "35.17", "71.46", "18.91", "35.17", "27.28", "35.17"];
    expected.forEach((text, i) => {
      const { x, meanSpend } = spend[i] ?? { x: 0, meanSpend: 0 };
      near(gammaGammaExpected(result.model, x, meanSpend), Number(text), 6e-4);
    });
  });

  it("the same customers in any order and any time unit give the same model", () => {
    const reversed = bgnbdFit([...histories].reverse());
    const inDays = bgnbdFit(histories.map(({ x, tx, T }) => ({ x, tx: 7 * tx, T: 7 * T })));
    expect(reversed.ok && inDays.ok).toBe(true);
    if (!reversed.ok || !inDays.ok) return;
    nearRelative(reversed.model.b, model.b, 1e-6);
    nearRelative(inDays.model.alpha, 7 * model.alpha, 1e-5);
    nearRelative(inDays.model.r, model.r, 1e-5);
  });
});
