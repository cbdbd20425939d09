import { describe, expect, it } from "vitest";
import { pertAt } from "../../shared/scenario/simulate/distributions/pert.ts";
import { clvByClass } from "../../shared/statistics/clv-by-class.ts";
import { expectedPeriods } from "../../shared/statistics/expected-periods.ts";
import { inverseLogit } from "../../shared/statistics/inverse-logit.ts";
import { jeffreysInterval } from "../../shared/statistics/jeffreys-interval.ts";
import { lognormalFromMeanCv } from "../../shared/statistics/lognormal-from-mean-cv.ts";
import { normalQuantile } from "../../shared/statistics/normal-quantile.ts";
import { pertBeta } from "../../shared/statistics/pert-beta.ts";
import { transitionStep } from "../../shared/statistics/transition-step.ts";
import { near, printed } from "../statistics/near.ts";

describe("methods.md 12.2", () => {
  it("a logit shift of .25 on .80 gives .837030", () => printed(inverseLogit(Math.log(0.8 / 0.2) + 0.25), "0.837030"));
});

describe("methods.md 12.4, Jeffreys intervals (whatif_vectors.py)", () => {
  it.each([
    [20, 400, "0.031795", "0.074678"],
    [35, 350, "0.071865", "0.134714"],
    [62, 250, "0.197577", "0.304219"],
  ])("%d of %d", (x, n, lo, hi) => {
    printed(jeffreysInterval(x, n, 0.95).lo, lo);
    printed(jeffreysInterval(x, n, 0.95).hi, hi);
  });
});

describe("methods.md 12.4, transitions between classes (index_vectors.py)", () => {
  const transitions = [
    [0.8, 0.14, 0.03],
    [0.2, 0.6, 0.12],
    [0.06, 0.2, 0.54],
  ];

  it("expected periods 16.007905 13.549901 10.153162", () => {
    ["16.007905", "13.549901", "10.153162"].forEach((expected, i) => {
      printed(expectedPeriods(transitions)?.[i], expected);
    });
  });

  it("value by class at margins 60, 50, 40 and d .02: 697.098994 570.476443 409.835892", () => {
    ["697.098994", "570.476443", "409.835892"].forEach((expected, i) => {
      printed(clvByClass(transitions, [60, 50, 40], 0.02)?.[i], expected);
    });
  });

  it("from (.5, .3, .2): .472 .290 .159, retained .921", () => {
    const next = transitionStep([0.5, 0.3, 0.2], transitions);
    [0.472, 0.29, 0.159].forEach((expected, i) => {
      near(next[i], expected);
    });
    near(
      next.reduce((sum, share) => sum + share, 0),
      0.921,
    );
  });

  /** Recency states: a buyer returns to the first state with chance p, else moves one on. */
  const migration = (chances: readonly number[]) =>
    chances.map((chance, i) => chances.map((_, j) => (j === 0 ? chance : j === i + 1 ? 1 - chance : 0)));

  it("migration model of phpOMS, d .1, p (.5, .2, .1, 0), pay (100, 0, 0, 0): 231.0764 57.2917 21.0069 0", () => {
    const values = clvByClass(migration([0.5, 0.2, 0.1, 0]), [100, 0, 0, 0], 0.1);
    ["231.0764", "57.2917", "21.0069", "0"].forEach((expected, i) => {
      printed(values?.[i], expected);
    });
  });

  it("four periods, d .2, p (.3, .2, .05, 0), pay (36, −4, −4, 0): 49.4047 2.6875 −1.9828 0", () => {
    // The source counts four periods after the present one, five margins in all.
    const values = clvByClass(migration([0.3, 0.2, 0.05, 0]), [36, -4, -4, 0], 0.2, 5);
    ["49.4047", "2.6875", "-1.9828", "0"].forEach((expected, i) => {
      printed(values?.[i], expected);
    });
  });

  it("customers who never leave have no expected end", () => expect(expectedPeriods([[1]])).toBeNull());

  it("row sums above 1 and negative cells are programmer's errors", () => {
    expect(() => expectedPeriods([[1.1]])).toThrow("clvByClass requires rows of shares");
    expect(() => clvByClass([[-0.1]], [1], 0)).toThrow("clvByClass requires rows of shares");
  });
});

describe("methods.md 12.6, distributions (whatif_vectors.py)", () => {
  it("PERT(.76, .80, .88): mean .806667, Beta(2.333333, 3.666667), variance .00048889, P5 .773140, P95 .845594", () => {
    const pert = pertBeta(0.76, 0.8, 0.88);
    printed(pert.mean, "0.806667");
    printed(pert.alpha, "2.333333");
    printed(pert.beta, "3.666667");
    printed(pert.variance, "0.00048889");
    printed(pertAt(0.76, 0.8, 0.88)(normalQuantile(0.05)), "0.773140");
    printed(pertAt(0.76, 0.8, 0.88)(normalQuantile(0.95)), "0.845594");
  });

  it("lognormal of mean 50, cv .1: μ 3.90704784, σ .09975135", () => {
    printed(lognormalFromMeanCv(50, 0.1).mu, "3.90704784");
    printed(lognormalFromMeanCv(50, 0.1).sigma, "0.09975135");
  });

  it("920 retained of 1000: mean .919580, 95 % .901966–.935607", () => {
    const interval = jeffreysInterval(920, 1000, 0.95);
    printed(interval.mean, "0.919580");
    printed(interval.lo, "0.901966");
    printed(interval.hi, "0.935607");
  });
});
