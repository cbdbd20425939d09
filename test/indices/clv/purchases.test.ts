import { describe, expect, it } from "vitest";
import { clvBgnbd } from "../../../shared/indices/clv/clv-bgnbd.ts";
import { holdOutPurchases } from "../../../shared/indices/clv/hold-out-purchases.ts";
import { purchaseChecks } from "../../../shared/indices/clv/purchase-checks.ts";
import { type History, readHistory } from "../../../shared/indices/clv/purchase-history.ts";
import { trackPurchases } from "../../../shared/indices/clv/track-purchases.ts";
import type { Row } from "../../../shared/indices/index-definition.ts";
import { bgnbdClv } from "../../../shared/statistics/bgnbd-clv.ts";
import { bgnbdFit } from "../../../shared/statistics/bgnbd-fit.ts";
import { bgnbdStandardErrors } from "../../../shared/statistics/bgnbd-standard-errors.ts";
import { gammaGammaExpected } from "../../../shared/statistics/gamma-gamma-expected.ts";
import { gammaGammaFit } from "../../../shared/statistics/gamma-gamma-fit.ts";
import { near } from "../../statistics/near.ts";
import { contextOf } from "../support/context-of.ts";
import { PURCHASE_FIELDS, PURCHASES, purchaseContext, purchaseRow } from "./purchase-rows.ts";

const HORIZON = { horizonMonths: 3, discountRate: 0.21 };
const rows = PURCHASES.map(readHistory);
const told = rows.filter(({ T }) => T > 0);
const spenders = rows.filter(({ meanSpend }) => meanSpend > 0);

/** Both models, and the value of a customer: 13 weeks at 1.21^(1/52) − 1 a week, margin .4 of the amount (methods.md 10.4). */
function valued() {
  const [purchases, spend] = [bgnbdFit(told), gammaGammaFit(spenders)];
  if (!purchases.ok || !spend.ok) throw new Error("these purchases have a fit");
  const worthOf = ({ x, tx, T, meanSpend }: History): number => {
    const money = meanSpend > 0 ? gammaGammaExpected(spend.model, x, meanSpend) : spend.model.meanSpend;
    const inputs = { parameters: purchases.model, history: { x, tx, T }, periods: 13, discount: 1.21 ** (1 / 52) - 1 };
    return bgnbdClv({ ...inputs, marginPerPurchase: 0.4 * (money ?? Number.NaN) }) ?? Number.NaN;
  };
  const meanOf = (list: readonly History[]): number =>
    list.reduce((sum, row) => sum + row.count * worthOf(row), 0) / list.reduce((sum, { count }) => sum + count, 0);
  return { purchases: purchases.model, spend: spend.model, meanOf };
}

describe("lifetime value of customers without a contract (methods.md 10.4)", () => {
  const { purchases, spend, meanOf } = valued();
  const tracked = [{ ago: 20, purchases: 7 }];
  const held: readonly Row[] = PURCHASES.map((row) => ({ ...row, calibration: row["length"] ?? 0, held: 28, after: 1 }));
  const margin = [{ margin: 40, amount: 100, incomplete: 0, returns: 0 }];
  const context = purchaseContext(HORIZON);
  const segmented = { ...context, fields: { ...context.fields, accounts: ["customer_id", "segment"] } };
  const valuedNow = () => clvBgnbd.compute({ histories: PURCHASES, margin, tracked, held }, segmented);

  it("is the margin of purchases to come, by expected spend, mean over customers", () => {
    const found = valuedNow();
    near(found.value, meanOf(rows), 1e-9);
    expect(found).toMatchObject({ reason: null, n: 520, missing: 0, flags: [] });
  });

  it("says what was fitted, to whom and how well", () => {
    const found = valuedNow();
    const { r, alpha, a, b, logLikelihood } = purchases;
    const { p, q, v, meanSpend, logLikelihood: spendLogLikelihood } = spend;
    const fitted = { r, alpha, a, b, logLikelihood, p, q, v, meanSpend, spendLogLikelihood };
    expect(found.parameters).toEqual({ ...fitted, repeaters: 130, marginShare: 0.4, correlation: expect.any(Number) });
    expect(found.further?.["standardErrors"]).toEqual(bgnbdStandardErrors(purchases, told));
  });

  it("shows the correlation of frequency and spend over those who came back and paid", () => {
    const found = valuedNow();
    const n = 120;
    const sum = (of: (row: History) => number): number => spenders.reduce((total, row) => total + row.count * of(row), 0);
    const [x, z] = [sum((row) => row.x), sum((row) => row.meanSpend)];
    const xz = sum((row) => row.x * row.meanSpend) - (x * z) / n;
    const [xx, zz] = [sum((row) => row.x ** 2) - x ** 2 / n, sum((row) => row.meanSpend ** 2) - z ** 2 / n];
    near(found.parameters["correlation"] as number, xz / Math.sqrt(xx * zz), 1e-9);
  });

  it("shows no correlation where all came back as often", () => {
    const once = PURCHASES.filter(({ x }) => Number(x) < 2);
    expect(clvBgnbd.compute({ histories: once }, context).parameters["correlation"]).toBe(0);
  });

  it("is checked against the purchases there were", () => {
    const found = valuedNow();
    expect(found.further).toMatchObject(purchaseChecks(rows, purchases, 13));
    expect(found.further?.["tracking"]).toEqual(trackPurchases(rows, tracked, purchases));
    expect(found.further?.["holdOutPurchases"]).toEqual(holdOutPurchases(held));
    expect(found.further?.["holdOutPurchases"]).not.toBeNull();
  });

  it("is a mean of each segment by the one model, in the order of their keys", () => {
    const found = valuedNow();
    const none = { margin: null, retention: null, cac: null };
    const own = (key: string | null, n: number) => {
      const value = meanOf(rows.filter(({ segment }) => segment === key));
      return { ...none, key, n, value: expect.closeTo(value, 9), total: expect.closeTo(n * value, 6) };
    };
    expect(found.perSegment).toEqual([own("A", 360), own("B", 150), own(null, 10)]);
  });

  it("has no segments where accounts have none, no hold-out without rows of one, and all of the amount where no margin is known", () => {
    const plain = clvBgnbd.compute({ histories: PURCHASES }, context);
    near(plain.value, meanOf(rows) / 0.4, 1e-9);
    expect(plain.perSegment).toEqual([]);
    expect(plain.further).toMatchObject({ tracking: null, holdOutPurchases: null });
    expect(plain.parameters["marginShare"]).toBe(1);
    const nothing = [{ margin: 0, amount: 0, incomplete: 0, returns: 0 }];
    expect(clvBgnbd.compute({ histories: PURCHASES, margin: nothing }, context).parameters["marginShare"]).toBe(1);
  });
});

describe("what is said of a lifetime value by purchases", () => {
  const context = purchaseContext({ horizonMonths: 1 });
  const flags = (histories: readonly Row[], more: Row = {}) => clvBgnbd.compute({ histories, margin: [more] }, context).flags;
  const change = (of: (row: Row, at: number) => Row): readonly Row[] => PURCHASES.map(of);

  it("is that few were seen: fewer than 500 customers, or than 100 who came back", () => {
    // 280 customers of the third row become 260 and 259; 30 repeaters of the fourth become none at all.
    const customers = (many: number) => change((row, at) => (at === 2 ? { ...row, customers: many } : row));
    expect(flags(customers(260))).toEqual([]);
    expect(flags(customers(259))).toEqual(["BELOW_MINIMUM_SAMPLE"]);
    const repeaters = (many: number) =>
      change((row, at) => (at === 3 ? { ...row, customers: many } : at === 2 ? { ...row, customers: 600 } : row));
    expect(flags(repeaters(0))).toEqual([]);
    expect(flags(repeaters(0).filter((_, at) => at !== 5))).toEqual(["BELOW_MINIMUM_SAMPLE"]);
  });

  it("is that returns and incomplete rows were left out", () => {
    expect(flags(PURCHASES, { returns: 1, incomplete: 0 })).toEqual(["RETURNS_LEFT_OUT"]);
    expect(flags(PURCHASES, { returns: 0, incomplete: 1 })).toEqual(["TRANSACTIONS_INCOMPLETE"]);
  });

  it("is that spend depends on frequency above a correlation of .3, and not below", () => {
    const steep = change((row) => ({ ...row, spend: row["spend"] === 0 ? 0 : 8 * Number(row["x"]) + Number(row["spend"]) }));
    expect(flags(steep)).toEqual(["SPEND_DEPENDS_ON_FREQUENCY"]);
    const falling = change((row) => ({ ...row, spend: row["spend"] === 0 ? 0 : (row["x"] === 1 ? 2 : 1) * Number(row["spend"]) }));
    expect(flags(falling)).not.toContain("SPEND_DEPENDS_ON_FREQUENCY");
  });

  it("is that parameters are extreme where the data hardly tell one of them", () => {
    // Nearly the same amount from everybody: customers hardly differ in spend. Then all bought on the last day: nobody drops out.
    const even = change((row, at) => ({ ...row, spend: row["spend"] === 0 ? 0 : 20 + at / 10_000 }));
    expect(flags(even)).toContain("EXTREME_PARAMETERS");
    const regular = PURCHASES.filter(({ x }) => x !== 0).map((row) => ({ ...row, tx: row["length"] ?? 0 }));
    expect(bgnbdFit(regular.map(readHistory))).toMatchObject({ ok: true, model: { isExtreme: true } });
    expect(gammaGammaFit(spenders)).toMatchObject({ ok: true, model: { isExtreme: false } });
    expect(flags(regular)).toContain("EXTREME_PARAMETERS");
  });

  it("names its settings in force, a year ahead unless set", () => {
    const common = { timeUnit: "week", segmentFit: "overall" };
    expect(clvBgnbd.params(purchaseContext())).toEqual({ ...common, discountRate: 0.1, horizonMonths: 12, weeks: 52 });
    expect(clvBgnbd.params(purchaseContext(HORIZON))).toEqual({ ...common, discountRate: 0.21, horizonMonths: 3, weeks: 13 });
  });

  it("names what it still needs", () => {
    expect(clvBgnbd.needs(contextOf({}))).toEqual(["transactions.customer_id", "transactions.date", "transactions.amount"]);
    expect(clvBgnbd.needs(purchaseContext())).toEqual([]);
  });
});

describe("no lifetime value by purchases", () => {
  const context = purchaseContext({ horizonMonths: 1 });
  const none = { r: null, alpha: null, a: null, b: null, p: null, q: null, v: null };
  const common = { value: null, missing: 0, perSegment: [], parameters: none };

  it("of nobody", () => {
    expect(clvBgnbd.compute({}, context)).toEqual({ ...common, n: 0, reason: "EMPTY", flags: ["BELOW_MINIMUM_SAMPLE"] });
  });

  it("of customers with a contract, who give notice", () => {
    const contracts = contextOf({ transactions: PURCHASE_FIELDS, accounts: ["end_date"] });
    const found = clvBgnbd.compute({ histories: PURCHASES }, contracts);
    expect(found).toEqual({ ...common, n: 520, reason: "NOT_IDENTIFIED", flags: ["CONTRACTUAL_DATA"] });
  });

  it("where nobody came back, or only on a day that tells nothing", () => {
    const once = [purchaseRow(0, 0, 91, 0, 600), purchaseRow(0, 0, 0, 0, 5)];
    const found = clvBgnbd.compute({ histories: once }, context);
    expect(found).toEqual({ ...common, n: 605, reason: "NOT_IDENTIFIED", flags: ["BELOW_MINIMUM_SAMPLE"] });
  });

  it("where all spend the same, of which no model can be made; that of purchases stands", () => {
    const same = PURCHASES.map((row) => ({ ...row, spend: row["spend"] === 0 ? 0 : 9 }));
    const found = clvBgnbd.compute({ histories: same }, context);
    expect(found).toMatchObject({ value: null, reason: "NOT_IDENTIFIED", n: 520, missing: 0, perSegment: [], flags: [] });
    expect(found.parameters).toEqual({
      ...none,
      r: expect.any(Number),
      alpha: expect.any(Number),
      a: expect.any(Number),
      b: expect.any(Number),
      logLikelihood: expect.any(Number),
      repeaters: 130,
    });
  });

  it("where spend is so uneven that it has no mean; segments of those who came back have theirs", () => {
    const uneven = PURCHASES.filter(({ spend }) => spend !== 0).map((row, at) => ({ ...row, spend: 8 ** at, segment: "back" }));
    const once = [purchaseRow(0, 0, 182, 0, 400, "once"), purchaseRow(0, 0, 91, 0, 50, "both"), purchaseRow(3, 70, 91, 12, 50, "both")];
    const segmented = { ...context, fields: { ...context.fields, accounts: ["segment"] } };
    const found = clvBgnbd.compute({ histories: [...uneven, ...once] }, segmented);
    expect(Number(found.parameters["q"])).toBeLessThan(1);
    expect(found).toMatchObject({ value: null, reason: "NOT_IDENTIFIED", parameters: { meanSpend: null } });
    expect(found.perSegment).toEqual([
      expect.objectContaining({ key: "back", n: 120, value: expect.any(Number), total: expect.any(Number) }),
      expect.objectContaining({ key: "both", n: 100, value: null, total: null }),
      expect.objectContaining({ key: "once", n: 400, value: null, total: null }),
    ]);
  });
});
