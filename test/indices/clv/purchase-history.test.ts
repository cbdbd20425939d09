import { describe, expect, it } from "vitest";
import { discountedPurchases } from "../../../shared/indices/clv/discounted-purchases.ts";
import { readHistory, weekly, weeksOf } from "../../../shared/indices/clv/purchase-history.ts";
import { purchaseModelsIn } from "../../../shared/indices/clv/purchase-models.ts";
import { bgnbdConditionalExpected } from "../../../shared/statistics/bgnbd-conditional-expected.ts";
import { near } from "../../statistics/near.ts";

/** Rounded parameters of CDNOW (methods.md 10.4). */
const MODEL = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

describe("a purchase history", () => {
  it("is read in weeks of seven days", () => {
    const row = { x: 3, tx: 21, length: 70, spend: 12.5, customers: 4, segment: "North" };
    expect(readHistory(row)).toEqual({ x: 3, tx: 3, T: 10, meanSpend: 12.5, count: 4, segment: "North" });
    expect(readHistory({ ...row, segment: null }).segment).toBeNull();
  });

  it("is looked ahead from in weeks, 52 of them a year and where no horizon is set", () => {
    expect([null, 12, 6, 3, 1].map(weeksOf)).toEqual([52, 52, 26, 13, 4]);
  });

  it("is discounted by 52 weeks that make up the yearly rate", () => {
    // methods.md 10.4: weekly (1.1)^(1/52) − 1.
    near(weekly(0.1), 0.001834569, 1e-9);
    near((1 + weekly(0.21)) ** 52, 1.21);
  });
});

describe("discounted purchases to come", () => {
  const history = { x: 2, tx: 30.43, T: 38.86 };
  const ahead = (weeks: number, future = MODEL): number => bgnbdConditionalExpected(MODEL, history, weeks, future) ?? Number.NaN;

  it("are those of each quarter of the horizon, discounted from its middle", () => {
    // 52 weeks: quarters end after 13, 26, 39 and 52 weeks, their middles are 6.5, 19.5, 32.5 and 45.5 weeks away.
    const byHand = [13, 26, 39, 52].reduce(
      (sum, end) => sum + (ahead(end) - (end === 13 ? 0 : ahead(end - 13))) / 1.21 ** ((end - 6.5) / 52),
      0,
    );
    near(discountedPurchases(MODEL, history, { horizonMonths: null, discountRate: 0.21 }), byHand, 1e-12);
  });

  it("take as many blocks as they are told, and go on by other parameters where those change", () => {
    const future = { ...MODEL, a: 0.4, b: 2.819 };
    const byHand = ahead(13, future) / 1.21 ** (6.5 / 52) + (ahead(26, future) - ahead(13, future)) / 1.21 ** (19.5 / 52);
    near(discountedPurchases(MODEL, history, { horizonMonths: 6, discountRate: 0.21 }, future, 2), byHand, 1e-12);
  });

  it("come near to the sum week by week: 36.758946 / 24.663714 (methods.md 10.4)", () => {
    const found = discountedPurchases(MODEL, history, { horizonMonths: 12, discountRate: 0.1 }, MODEL, 13);
    near(found, 36.758946 / 24.663714, 2e-3);
  });

  it("are not a number where an expectation does not exist", () => {
    const ahead = { horizonMonths: 12, discountRate: 0.1 };
    expect(discountedPurchases({ ...MODEL, alpha: 1e-6 }, { x: 0, tx: 0, T: 1e-6 }, ahead)).toBeNaN();
  });
});

describe("fitted models among the parameters", () => {
  const parameters = { ...MODEL, p: 6.25, q: 3.74, v: 15.44, repeaters: 946 };

  it("are both, by name", () => {
    expect(purchaseModelsIn(parameters)).toEqual({ purchases: MODEL, spend: { p: 6.25, q: 3.74, v: 15.44 } });
  });

  it("are none where one parameter is missing or no number", () => {
    for (const name of ["r", "alpha", "a", "b", "p", "q", "v"]) {
      expect(purchaseModelsIn({ ...parameters, [name]: null })).toBeNull();
      expect(purchaseModelsIn({ ...parameters, [name]: "1" })).toBeNull();
    }
    for (const part of [undefined, null, "r", 1, []]) expect(purchaseModelsIn(part)).toBeNull();
  });
});
