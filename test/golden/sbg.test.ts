import { describe, expect, it } from "vitest";
import { sbgDel } from "../../shared/statistics/sbg-del.ts";
import { sbgDerl } from "../../shared/statistics/sbg-derl.ts";
import { sbgFit } from "../../shared/statistics/sbg-fit.ts";
import { sbgLogLikelihood } from "../../shared/statistics/sbg-log-likelihood.ts";
import { sbgRetention } from "../../shared/statistics/sbg-retention.ts";
import { sbgSurvival } from "../../shared/statistics/sbg-survival.ts";
import { near, nearRelative, printed } from "../statistics/near.ts";

/** Percent surviving, years 0–12: Fader & Hardie 2007, table 1. */
const REGULAR = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3];
const HIGH_END = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4];

const fitted = (survivors: readonly number[]) => {
  const result = sbgFit([survivors]);
  if (!result.ok) throw new Error(result.reason);
  return result.model;
};

describe.each([
  {
    name: "Regular",
    data: REGULAR,
    alpha: 0.704077,
    beta: 1.182043,
    publishedAlpha: "0.704",
    publishedBeta: "1.182",
    logLikelihood: -1.680265,
    churn: "0.373294",
    survival: ["0.220085", "0.204411", "0.191190", "0.179865", "0.170037"],
    retention: ["0.626706", "0.756047", "0.910719", "0.945362"],
    del: [3.694908, 3.105941],
    derl: [2.964399, 5.894095, 6.842315],
    short: [0.763665, 1.29583],
  },
  {
    name: "High End",
    data: HIGH_END,
    alpha: 0.668088,
    beta: 3.806096,
    publishedAlpha: "0.668",
    publishedBeta: "3.806",
    logLikelihood: -1.611158,
    churn: "0.149321",
    survival: ["0.460440", "0.435780", "0.414172", "0.395055", "0.377999"],
    retention: ["0.850679", "0.877957", "0.936216", "0.956826"],
    del: [5.922253, 4.690187],
    derl: [5.414479, 6.896706, 7.529628],
    short: [1.280977, 7.790389],
  },
])("methods.md 10.3, shifted beta-geometric of Fader & Hardie 2007: $name", (segment) => {
  const model = fitted(segment.data.slice(0, 8));
  const printedAt = { alpha: segment.alpha, beta: segment.beta };

  it("the fit on years 0–7 finds the published parameters and the recomputed ones to 1e−3", () => {
    printed(model.alpha, segment.publishedAlpha);
    printed(model.beta, segment.publishedBeta);
    nearRelative(model.alpha, segment.alpha, 1e-5);
    nearRelative(model.beta, segment.beta, 1e-5);
    expect(model.isHomogeneous).toBe(false);
  });

  it("log-likelihood per customer and mean churn", () => {
    near(model.logLikelihood / 100, segment.logLikelihood, 1e-6);
    printed(model.meanChurn, segment.churn);
  });

  it("survival of years 8–12 and retention r1, r2, r7, r12", () => {
    const survival = sbgSurvival(model, 12);
    segment.survival.forEach((expected, i) => {
      near(survival[8 + i], Number(expected), 1.5e-6);
    });
    [1, 2, 7, 12].forEach((t, i) => {
      near(sbgRetention(model, t), Number(segment.retention[i]), 1.5e-6);
    });
  });

  it("DEL at 10 and 15 %, DERL for renewals 1, 5, 8 at 10 %", () => {
    [0.1, 0.15].forEach((discount, i) => {
      near(sbgDel(printedAt, discount), segment.del[i] ?? 0, 1e-6);
    });
    [1, 5, 8].forEach((renewal, i) => {
      near(sbgDerl(printedAt, renewal, 0.1), segment.derl[i] ?? 0, 1e-6);
    });
  });

  it("the fit on years 0–4 only", () => {
    const short = fitted(segment.data.slice(0, 5));
    nearRelative(short.alpha, segment.short[0] ?? 0, 1e-4);
    nearRelative(short.beta, segment.short[1] ?? 0, 1e-4);
  });
});

describe("methods.md 10.3, identities", () => {
  it("α = β = 1: S is 1, 1/2, 1/3, 1/4 and P is 1/2, 1/6, 1/12, 1/20, 1/30", () => {
    const survival = sbgSurvival({ alpha: 1, beta: 1 }, 5);
    survival.forEach((share, t) => {
      near(share, 1 / (t + 1));
    });
    [2, 6, 12, 20, 30].forEach((denominator, i) => {
      near((survival[i] ?? 0) - (survival[i + 1] ?? 0), 1 / denominator);
    });
  });

  it("DEL is the discounted sum of survival, also below 1 % where the sum is long", () => {
    for (const discount of [0.2, 0.01, 0.002]) {
      let sum = 0;
      let survival = 1;
      for (let t = 0; t < 60_000; t += 1) {
        sum += survival / (1 + discount) ** t;
        survival *= (3.8 + t) / (0.7 + 3.8 + t);
      }
      nearRelative(sbgDel({ alpha: 0.7, beta: 3.8 }, discount), sum, 1e-9);
    }
  });

  it("DERL before the first renewal is what DEL leaves after the first payment", () => {
    near(sbgDerl({ alpha: 0.7, beta: 3.8 }, 1, 0.1), ((sbgDel({ alpha: 0.7, beta: 3.8 }, 0.1) ?? 0) - 1) * 1.1);
  });

  it("without discount DEL is (α+β−1)/(α−1) and DERL (β+n−1)/(α−1) for α > 1, and does not exist below", () => {
    near(sbgDel({ alpha: 3, beta: 1 }, 0), 1.5);
    near(sbgDerl({ alpha: 3, beta: 2 }, 3, 0), 2);
    expect(sbgDel({ alpha: 1, beta: 3.8 }, 0)).toBeNull();
    expect(sbgDel({ alpha: 0.7, beta: 3.8 }, 0)).toBeNull();
    expect(sbgDerl({ alpha: 1, beta: 3.8 }, 1, 0)).toBeNull();
  });

  it("cohorts add, and twice the customers give the same parameters", () => {
    const once = fitted(REGULAR.slice(0, 8));
    const twice = sbgFit([REGULAR.slice(0, 8), REGULAR.slice(0, 8)]);
    expect(twice.ok).toBe(true);
    if (twice.ok) {
      nearRelative(twice.model.alpha, once.alpha, 1e-6);
      near(twice.model.logLikelihood, 2 * sbgLogLikelihood(once, REGULAR.slice(0, 8)), 1e-9);
    }
  });

  it("all or none lost, one renewal only, or a rising cohort cannot be told apart: NOT_IDENTIFIED", () => {
    for (const cohort of [[100, 100, 100, 100], [100, 40, 0], [100, 90], [100, 80, 85], []]) {
      expect(sbgFit([cohort])).toEqual({ ok: false, reason: "NOT_IDENTIFIED" });
    }
  });

  it("customers that are all alike are reported as homogeneous", () => {
    const geometric = Array.from({ length: 9 }, (_, t) => 1000 * 0.8 ** t);
    const model = fitted(geometric);
    expect(model.isHomogeneous).toBe(true);
    near(model.meanChurn, 0.2, 1e-3);
  });
});
