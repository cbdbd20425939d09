import { describe, expect, it } from "vitest";
import type { IndexContext, IndexDefinition, Row } from "../../shared/indices/index-definition.ts";
import { churn } from "../../shared/metrics/churn.ts";
import { CHURN_CELLS } from "../../shared/metrics/churn-counts.ts";
import { grr } from "../../shared/metrics/grr.ts";
import { mrr } from "../../shared/metrics/mrr.ts";
import { nrr } from "../../shared/metrics/nrr.ts";
import { quickRatio } from "../../shared/metrics/quick-ratio.ts";
import { contextOf } from "../indices/support/context-of.ts";

const movements = ["month", "type", "amount", "customer_id"];
const alone = contextOf({ movements });
const anchored = contextOf({ movements, accounts: ["customer_id", "mrr"] });

const JAN = 2026 * 12;
const move = (month: number, kind: string, amount: number, movementsMany = 1): Row => ({
  ...{ month: JAN + month, last: JAN, kind, amount },
  movements: movementsMany,
});
const NOTHING = { movements: [], notCounted: [], strangers: [], accounts: [], starters: [] };
const paying = (paid: number, total: number | null): readonly Row[] => [{ paying: paid, negative: 0, total }];
const PARAMS = { asOf: "2026-01-31", confidence: 0.95, windowStart: "2025-01-31", churnWindowMonths: 12 };

describe("numbers of recurring revenue", () => {
  const needs = (definition: IndexDefinition, fields: IndexContext["fields"]) => definition.needs(contextOf(fields));

  it("need the month, type and amount of movements", () => {
    for (const definition of [nrr, grr, quickRatio] as const) {
      expect(needs(definition, {})).toEqual(["movements.month", "movements.type", "movements.amount"]);
      expect(needs(definition, { movements: ["month", "amount"] })).toEqual(["movements.type"]);
      expect(needs(definition, { movements })).toEqual([]);
      expect(definition.table(alone)).toBe("movements");
    }
    expect([nrr, grr, quickRatio].map((definition) => definition.unit(alone))).toEqual(["percent", "percent", "ratio"]);
  });

  it("need movements or accounts for the revenue itself, which is split where they are", () => {
    const missing = ["movements.month", "movements.type", "movements.amount", "accounts.customer_id", "accounts.mrr"];
    expect(needs(mrr, {})).toEqual(missing);
    expect(needs(mrr, { movements: ["month"], accounts: ["mrr"] })).toEqual(["movements.type", "movements.amount", "accounts.customer_id"]);
    expect(needs(mrr, { accounts: ["customer_id"] })).toEqual([...missing.slice(0, 3), "accounts.mrr"]);
    expect(needs(mrr, { accounts: ["customer_id", "mrr"] })).toEqual([]);
    expect(needs(mrr, { movements })).toEqual([]);
    expect(mrr.table(alone)).toBe("movements");
    expect(mrr.table(contextOf({ movements: ["month"], accounts: ["customer_id", "mrr"] }))).toBe("accounts");
    expect(mrr.unit(alone)).toBe("money");
  });

  it("need for churn who the customers are and when they left, or whether", () => {
    expect(needs(churn, {})).toEqual(["accounts.customer_id", "accounts.end_date"]);
    expect(needs(churn, { accounts: ["customer_id", "mrr"] })).toEqual(["accounts.end_date"]);
    expect(needs(churn, { accounts: ["customer_id", "churned"] })).toEqual([]);
    expect(needs(churn, { accounts: ["end_date"] })).toEqual(["accounts.customer_id"]);
    expect(churn.queries(alone, "overall")).toEqual({ counts: CHURN_CELLS });
    expect(churn.table(alone)).toBe("accounts");
    expect(churn.unit(alone)).toBe("percent");
  });
});

describe("recurring revenue", () => {
  it("is what accounts pay where nothing moved, and kept as a whole", () => {
    const still = { ...NOTHING, accounts: paying(40, 300), starters: [{ starters: 40 }] };
    const bridge = { start: 300, new: 0, expansion: 0, reactivation: 0, contraction: 0, churned: 0, end: 300 };
    const common = { ci: null, reason: null, excluded: { missing: 0, outOfRange: 0, duplicate: 0 }, flags: [], n: 40, nEff: 40 };
    const params = { ...PARAMS, anchor: "accounts" };
    expect(mrr.compute(still, anchored)).toEqual({
      ...common,
      ...{ value: 300, unit: "money", params },
      parts: { bridge, months: [], movements: 0, ledger: null, seed: { accounts: 40, arpa: 7.5, product: 300 } },
    });
    expect(nrr.compute(still, anchored)).toEqual({
      ...common,
      ...{ value: 100, unit: "percent", params, parts: { bridge, movements: 0 } },
    });
  });

  it("is zero, and known, where all of it was lost", () => {
    const lost = { ...NOTHING, movements: [move(-20, "new", 50, 20), move(0, "churn", 50, 20)], starters: [{ starters: 20 }] };
    expect(mrr.compute(lost, alone)).toMatchObject({ value: 0, n: 40, reason: null, flags: [] });
    expect(grr.compute(lost, alone)).toMatchObject({ value: 0, n: 20, reason: null, parts: { movements: 20 } });
    expect(quickRatio.compute(lost, alone)).toMatchObject({ value: 0, n: 20, reason: null, flags: ["INDICATIVE"] });
  });

  it("is empty without movements where no account tells", () => {
    expect(mrr.compute(NOTHING, alone)).toMatchObject({ value: null, n: 0, reason: "EMPTY", parts: { seed: null, months: [] } });
    expect(mrr.compute({ ...NOTHING, accounts: paying(0, null) }, anchored)).toMatchObject({ value: null, reason: "EMPTY" });
    const only = { ...NOTHING, movements: [move(-1, "expansion", 5, 12)], accounts: paying(0, null) };
    expect(mrr.compute(only, anchored)).toMatchObject({ value: 0, n: 0, reason: null });
  });

  it("begins at what is not known by movements alone, where accounts tell it does not", () => {
    const strangers = { ...NOTHING, movements: [move(0, "new", 9, 40)], strangers: [{ strangers: 3 }] };
    expect(mrr.compute(strangers, alone).flags).toEqual(["OPENING_UNKNOWN"]);
    expect(mrr.compute({ ...strangers, accounts: paying(40, 9) }, anchored).flags).toEqual([]);
    // Before the window 40 were lost that nobody had brought: below zero, but of no account's making.
    const below = { ...NOTHING, movements: [move(-20, "churn", 40, 40)] };
    expect(mrr.compute(below, alone).flags).toEqual([]);
    expect(mrr.compute({ ...below, accounts: paying(40, -40) }, anchored).flags).toEqual(["OPENING_NEGATIVE"]);
  });

  it("is filtered by customer, and says where it cannot be", () => {
    const flags = (fields: IndexContext["fields"]) =>
      mrr.compute({ ...NOTHING, movements: [move(0, "new", 9, 40)], accounts: paying(40, 9) }, { ...contextOf(fields), filtered: true })
        .flags;
    expect(flags({ movements })).toEqual([]);
    expect(flags({ movements: ["month", "type", "amount"] })).toEqual(["NOT_FILTERED"]);
    expect(flags({ movements: ["month", "type"], accounts: ["customer_id", "mrr"] })).toEqual([]);
  });

  it("adds up alike whatever the order of its cells", () => {
    const [a, b, c] = [move(-3, "new", 0.1), move(-2, "new", 0.2), move(-1, "new", 0.3)];
    const [d, e] = [move(0, "new", 0.7), move(0, "churn", 0.4)];
    const orders = [
      [a, b, c, d, e],
      [e, d, c, b, a],
      [c, a, e, d, b],
    ];
    const [first, ...others] = orders.map((rows) => mrr.compute({ ...NOTHING, movements: rows }, alone));
    for (const other of others) expect(other).toEqual(first);
  });
});

describe("churn from its counts", () => {
  const counts: Row = { customers: 1150, at_start: 1000, acquired: 150, lost: 90, lost_of_start: 80, at_end: 1060 };
  const dated = contextOf({ accounts: ["customer_id", "start_date", "end_date"] });
  const by = (form: "A" | "B" | "C" | "Caverage" | "Cserved", context = dated, row: Row = counts) =>
    churn.compute({ counts: [row] }, { ...context, settings: { ...context.settings, churn: form } });

  it("is 8 % of those at the start, with Wilson's limits", () => {
    const found = by("C");
    expect(found).toEqual({
      value: 8,
      unit: "percent",
      n: 1000,
      nEff: 1000,
      // Wilson 80/1000: (.08 + z²/2000 ± z·√(.0736/1000 + z²/4e6))/(1 + z²/1000)
      ci: { method: "wilson", level: 0.95, lo: expect.closeTo(6.474804, 6), hi: expect.closeTo(9.846644, 6) },
      reason: null,
      excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
      flags: [],
      params: { ...PARAMS, churn: "C" },
      parts: {
        ...{ start: 1000, acquired: 150, lost: 90, lostOfStart: 80, end: 1060 },
        ...{ A: 60, B: -6, C: 8, Caverage: expect.closeTo(9000 / 1030, 9), Cserved: expect.closeTo(9000 / 1150, 9) },
      },
    });
  });

  it("is no rate by what was acquired or what the base shrank, and has an interval in one form only", () => {
    expect(by("A")).toMatchObject({ value: 60, ci: null, flags: ["NOT_A_RATE"], reason: null });
    expect(by("B")).toMatchObject({ value: -6, ci: null, flags: ["NOT_A_RATE"] });
    expect(by("Caverage")).toMatchObject({ ci: null, flags: [] });
    expect(by("Cserved")).toMatchObject({ ci: null, flags: [], params: { churn: "Cserved" } });
  });

  it("is not known without customers, or without those it is of", () => {
    expect(by("C", dated, {})).toMatchObject({ value: null, reason: "EMPTY", n: 0, ci: null });
    expect(by("C", dated, { ...counts, at_start: 0, lost_of_start: 0 })).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
    expect(by("A", dated, { ...counts, acquired: 0 })).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR", n: 1000 });
  });

  it("says where it is a status without dates, and where nobody knows who came", () => {
    expect(by("C", contextOf({ accounts: ["customer_id", "churned"] })).flags).toEqual(["ACQUIRED_UNKNOWN", "CHURN_FROM_STATUS"]);
    expect(by("C", contextOf({ accounts: ["customer_id", "start_date", "churned"] })).flags).toEqual(["CHURN_FROM_STATUS"]);
    expect(by("C", contextOf({ accounts: ["customer_id", "end_date"] })).flags).toEqual(["ACQUIRED_UNKNOWN"]);
  });
});
