import { describe, expect, it } from "vitest";
import { discountedPayback } from "../../shared/statistics/discounted-payback.ts";
import { irr } from "../../shared/statistics/irr.ts";
import { irrRoots } from "../../shared/statistics/irr-roots.ts";
import { mirr } from "../../shared/statistics/mirr.ts";
import { npv } from "../../shared/statistics/npv.ts";
import { payback } from "../../shared/statistics/payback.ts";
import { rateOverPeriods } from "../../shared/statistics/rate-over-periods.ts";
import { returnOnInvestment } from "../../shared/statistics/return-on-investment.ts";
import { near, printed } from "../statistics/near.ts";

describe("methods.md 6, values of the numpy-financial tests", () => {
  it("NPV at 5 % of −15000, 1500, 2500, 3500, 4500, 6000 is 122.894855", () => {
    printed(npv([-15000, 1500, 2500, 3500, 4500, 6000], 0.05), "122.894855");
  });

  it.each([
    [[-150000, 15000, 25000, 35000, 45000, 60000], "0.05243289"],
    [[-100, 0, 0, 74], "-0.09549583"],
    [[-100, 100, 0, 7], "0.06205849"],
  ])("IRR of %j is %s", (flows, expected) => {
    expect(irr(flows).roots).toHaveLength(1);
    printed(irr(flows).value, expected);
  });

  it("−100, 100, 0, −7 has the roots −.67889437 and −.08329967; the library reports the one nearest zero", () => {
    const result = irr([-100, 100, 0, -7]);
    expect(result).toMatchObject({ value: null, reason: "MULTIPLE_ROOTS" });
    expect(result.roots).toHaveLength(2);
    printed(result.roots[0], "-0.67889437");
    printed(result.roots[1], "-0.08329967");
    printed(result.smallestRoot, "-0.0833");
  });

  it.each([[[1, 2, 3]], [[-1, -2, -3]], [[]], [[0, 0]]])("%j has no root", (flows) => {
    expect(irr(flows)).toEqual({ value: null, roots: [], reason: "NO_ROOT", smallestRoot: null });
  });
});

describe("methods.md 6, published examples", () => {
  it.each([
    ["Microsoft Excel IRR help", [-70000, 12000, 15000, 18000, 21000], "-0.02124485"],
    ["Microsoft Excel IRR help", [-70000, 12000, 15000], "-0.44350694"],
    ["TechOnTheNet example", [-7500, 3000, 5000, 1200, 4000], "0.276668"],
    ["TechOnTheNet example", [-10000, 3400, 6500, 1000], "0.049858"],
  ])("%s: %j", (_, flows, expected) => printed(irr(flows).value, expected));

  it("−100, 230, −132 has the roots .10 and .20", () => {
    const roots = irrRoots([-100, 230, -132]);
    expect(roots).toHaveLength(2);
    near(roots[0], 0.1);
    near(roots[1], 0.2);
  });
});

describe("methods.md 6, customer experience programme (finance_vectors.py)", () => {
  const flows = [-60000, 12000, 18000, 22000, 24000, 24000];

  it("ROI .666667, annualised .107566", () => {
    printed(returnOnInvestment(100000, 60000, 5)?.roi, "0.666667");
    printed(returnOnInvestment(100000, 60000, 5)?.annualised, "0.107566");
  });

  it("payback 3.333333, discounted at 10 % 4.086808", () => {
    printed(payback(flows), "3.333333");
    printed(discountedPayback(flows, 0.1), "4.086808");
  });

  it("NPV 13608.484269, by Excel's convention 12371.349335", () => {
    printed(npv(flows, 0.1), "13608.484269");
    printed(npv(flows, 0.1) / 1.1, "12371.349335");
  });

  it("IRR .17577146, MIRR(10, 10) .14590341, BCR 1.226808", () => {
    printed(irr(flows).value, "0.17577146");
    printed(mirr(flows, 0.1, 0.1), "0.14590341");
    printed(npv([0, 12000, 18000, 22000, 24000, 24000], 0.1) / 60000, "1.226808");
  });

  it("time and money: 300 h × 45 + 9000 against 240 h × 45 + 5000 is .424051", () => {
    printed(returnOnInvestment(300 * 45 + 9000, 240 * 45 + 5000, 1)?.roi, "0.424051");
  });

  it("a monthly rate compounds to the annual one", () => near((1 + rateOverPeriods(0.1, 1 / 12)) ** 12, 1.1));
});
