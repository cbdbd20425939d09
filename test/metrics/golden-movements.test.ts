import { describe, expect, it } from "vitest";
import type { DataRow } from "../indices/support/canonical-data.ts";
import { indicesOf } from "../indices/support/indices-of.ts";

const AS_OF = "2026-01-31";
const query = { settings: { asOf: AS_OF, churnWindowMonths: 1 } } as const;

const move = (customer: string, type: string, amount: number, month = "2026-01-01"): DataRow => ({
  month,
  customer_id: customer,
  type,
  amount,
});
/** The month of methods.md 4: 100,000 at the start, 8,000 new, 5,000 more, 2,000 less, 4,000 lost. */
const MOVES = [move("n", "New", 8_000), move("a", "Expansion", 5_000), move("b", "Contraction", 2_000), move("c", "Churn", 4_000)];
/** 1,070 accounts that pay 107,000 a month together: one grew, one shrank, one is new. */
const accounts = (): readonly DataRow[] => [
  { customer_id: "n", start_date: "2026-01-10", end_date: null, mrr: 8_000 },
  { customer_id: "a", start_date: "2024-01-01", end_date: null, mrr: 5_100 },
  { customer_id: "b", start_date: "2024-01-01", end_date: null, mrr: 50 },
  { customer_id: "c", start_date: "2024-01-01", end_date: "2026-01-15", mrr: 4_000 },
  ...Array.from({ length: 1_067 }, (_, at) => ({
    customer_id: `x${at}`,
    start_date: "2024-01-01",
    end_date: null,
    mrr: at === 0 ? 93_850 - 1_066 * 80 : 80,
  })),
];

describe("recurring revenue through the metrics (methods.md 4)", () => {
  it("ends at 107,000, NRR .99, GRR .94, quick ratio 2.166667", async () => {
    const { metrics } = await indicesOf({ accounts: accounts(), movements: MOVES }, query);
    expect(metrics?.mrr).toMatchObject({ value: 107_000, n: 1_070, reason: null, flags: [] });
    expect(metrics?.mrr.parts["bridge"]).toEqual({
      ...{ start: 100_000, new: 8_000, expansion: 5_000, reactivation: 0 },
      ...{ contraction: 2_000, churned: 4_000, end: 107_000 },
    });
    expect(metrics?.nrr.value).toBeCloseTo(99, 9);
    expect(metrics?.grr.value).toBeCloseTo(94, 9);
    expect(metrics?.quickRatio.value).toBeCloseTo(13 / 6, 9);
    expect(metrics?.expansion).toMatchObject({ value: 5_000, parts: { standard: { total: 5_000, movements: 1 }, seed004: null } });
  });

  it("gives seed 004's product of paying accounts and their mean, 1,070 × 100 = 107,000", async () => {
    const { metrics } = await indicesOf({ accounts: accounts() }, query);
    expect(metrics?.mrr).toMatchObject({ value: 107_000, parts: { seed: { accounts: 1_070, arpa: 100, product: 107_000 }, months: [] } });
    expect(metrics?.nrr).toMatchObject({
      value: null,
      reason: "MISSING_COLUMNS",
      needs: ["movements.month", "movements.type", "movements.amount"],
    });
  });

  it("adds up movements alone from nothing, and says when revenue must have stood before them", async () => {
    const movements = [move("a", "new", 100, "2025-11-01"), move("a", "expansion", 50, "2025-12-01"), move("a", "contraction", 30)];
    const whole = (await indicesOf({ movements }, { settings: { churnWindowMonths: 1 } })).metrics;
    expect(whole?.mrr).toMatchObject({ value: 120, flags: ["SUPPRESSED"] });
    expect(whole?.mrr.parts["months"]).toMatchObject([
      { month: "2025-11", start: 0, end: 100 },
      { month: "2025-12", start: 100, end: 150 },
      { month: "2026-01", start: 150, end: 120 },
    ]);
    expect(whole?.nrr.value).toBeCloseTo(80, 9);
    const late = (await indicesOf({ movements: [...movements, move("b", "churn", 10)] })).metrics;
    expect(late?.mrr.flags).toContain("OPENING_UNKNOWN");
  });

  it("has no quick ratio without losses", async () => {
    const { metrics } = await indicesOf({ movements: [move("a", "new", 10), move("a", "expansion", 5)] });
    expect(metrics?.quickRatio).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
    expect(metrics?.quickRatio.flags).toContain("NO_LOSSES");
  });

  it("reads the five kinds in other languages and with losses written as minus, and lists what it cannot read", async () => {
    const movements = [
      move("a", "Nouveau", 100),
      move("a", "Erweiterung", 20),
      move("a", "Riduzione", -5),
      move("a", "Rezilieri", -115),
      move("a", "Réactivation", 60),
      move("a", "??", 1),
      move("a", "new", -7),
      { ...move("a", "new", 1), amount: null },
    ];
    const output = await indicesOf({ movements });
    const mrr = output.metrics?.mrr;
    expect(mrr?.parts["bridge"]).toMatchObject({ new: 100, expansion: 20, contraction: 5, churned: 115, reactivation: 60, end: 60 });
    expect(mrr?.excluded).toEqual({ missing: 1, outOfRange: 2, duplicate: 0 });
    expect(mrr?.flags).toContain("NEGATIVE_MONEY");
    expect(output.sources[0]?.excluded).toEqual([
      { reason: "IMPOSSIBLE_AMOUNT", field: "amount", count: 1, rows: [8] },
      { reason: "UNKNOWN_MOVEMENT", field: "type", count: 1, rows: [7] },
    ]);
  });

  it("leaves out and lists movements after the data date", async () => {
    const output = await indicesOf({ movements: [move("a", "new", 5), move("a", "expansion", 9, "2026-02-01")] }, query);
    expect(output.metrics?.mrr.value).toBe(5);
    expect(output.sources[0]?.excluded).toEqual([{ reason: "AFTER_AS_OF", field: "month", count: 1, rows: [3] }]);
  });

  it("takes by seed 004 one-off purchases and what is bought without a subscription", async () => {
    const buy = (customer: string, amount: number, recurring: boolean | null, date = "2026-01-10"): DataRow => {
      return { customer_id: customer, date, amount, is_recurring: recurring };
    };
    const transactions = [
      buy("a", 10, false),
      buy("a", 1_000, true),
      buy("a", 7, null),
      buy("stranger", 20, true),
      buy("c", 40, false, "2026-01-20"),
      buy("a", 500, false, "2025-12-01"),
    ];
    const settings = { ...query.settings, metrics: { expansion: "seed004" } } as const;
    const expansion = (await indicesOf({ accounts: accounts(), transactions }, { settings })).metrics?.expansion;
    // c had left by the 20th; of a's the recurring one, the untold one and the one before the window do not count.
    expect(expansion).toMatchObject({ value: 70, excluded: { missing: 1 } });
    expect(expansion?.parts["seed004"]).toEqual({ total: 70, nonSubscribed: 60, oneOff: 10, purchases: 3 });
  });

  it("gives NRR and GRR an interval by customers that holds the value", async () => {
    const { metrics } = await indicesOf({ accounts: accounts(), movements: MOVES }, { ...query, simulate: true });
    for (const id of ["nrr", "grr", "quickRatio"] as const) {
      const result = metrics?.[id];
      if (id === "quickRatio") continue;
      expect(result?.ci).toMatchObject({ method: "bootstrap" });
      expect(result?.ci?.lo).toBeLessThanOrEqual(result?.value ?? 0);
      expect(result?.ci?.hi).toBeGreaterThanOrEqual(result?.value ?? 0);
    }
  });
});
