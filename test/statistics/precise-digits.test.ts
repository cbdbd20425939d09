import { describe, it } from "vitest";
import { deviancePart } from "../../shared/statistics/deviance-part.ts";
import { hyp2f1 } from "../../shared/statistics/hyp2f1.ts";
import { inverseLogit } from "../../shared/statistics/inverse-logit.ts";
import { logBeta } from "../../shared/statistics/log-beta.ts";
import { logGamma } from "../../shared/statistics/log-gamma.ts";
import { near, nearRelative } from "./near.ts";

/** Nearly all digits of a double: a branch that is there for its precision must be the one that is taken. */
const DIGITS = 2e-15;

describe("nearly every digit", () => {
  it("of ln Γ on both sides of the shift, logarithms of factorials to 40 digits", () => {
    near(logGamma(9), 10.60460290274525, DIGITS);
    near(logGamma(10), 12.801827480081469, DIGITS);
    near(logGamma(11), 15.104412573075516, DIGITS);
    near(logGamma(30), 71.257038967168, DIGITS);
  });

  it("of ln B on both sides of ten, for either argument", () => {
    nearRelative(logBeta(2, 3), -2.4849066497880004, DIGITS);
    nearRelative(logBeta(9, 10), -12.989014825206334, DIGITS);
    nearRelative(logBeta(10, 10), -13.736229227036555, DIGITS);
    nearRelative(logBeta(5, 20), -12.266791380564879, DIGITS);
    nearRelative(logBeta(20, 5), -12.266791380564879, DIGITS);
    nearRelative(logBeta(2, 40), -7.402451520818244, DIGITS);
    nearRelative(logBeta(12, 15), -18.568172732389435, DIGITS);
  });

  it("of a share far out on either side", () => {
    nearRelative(inverseLogit(-720), 2.0322308024293398e-313, 1e-9);
    nearRelative(inverseLogit(-40), 4.248354255291589e-18, DIGITS);
    nearRelative(inverseLogit(40), 1, DIGITS);
    nearRelative(inverseLogit(800), 1, DIGITS);
  });

  it("of the deviance near its zero and far from it", () => {
    // x·ln(x/m) + m − x with m = x(1 + h): x(h − ln(1 + h)).
    nearRelative(deviancePart(1e6, 1e6 + 1), 4.9999966666691666e-7, 1e-9);
    nearRelative(deviancePart(2, 20.5), 2 * Math.log(2 / 20.5) + 18.5, DIGITS);
    nearRelative(deviancePart(2, 0.1), 2 * Math.log(20) - 1.9, DIGITS);
  });

  it("of 2F1 where Euler's form comes first and where it would cancel: (1 − z)^−a = 2F1(a, b; b; z)", () => {
    nearRelative(hyp2f1(0.5, 3, 3, 0.9), 0.1 ** -0.5, 1e-13);
    nearRelative(hyp2f1(7.3, 2, 2, 0.6), 0.4 ** -7.3, 1e-12);
    nearRelative(hyp2f1(30, 25, 25, 0.3), 0.7 ** -30, 1e-12);
  });
});
