import { describe, expect, it } from "vitest";
import type { DataRow } from "./support/canonical-data.ts";
import { expectFinite } from "./support/expect-same.ts";
import { indicesOf } from "./support/indices-of.ts";

describe("answers when every one of a customer counts", () => {
  const answers: readonly DataRow[] = Array.from({ length: 120 }, (_, at) => ({
    customer_id: at % 7 === 0 ? null : `c${at % 20}`,
    answered_at: `2026-01-${String(1 + (at % 28)).padStart(2, "0")} 00:00:00`,
    nps: (at * 7) % 11,
    csat: 1 + (at % 5),
    sat: 4 + (at % 2),
    recommend: 5,
    repurchase: 5,
  }));

  it("takes intervals from customers drawn again, the same for any order of rows", async () => {
    const query = { simulate: true, settings: { duplicates: "all" } } as const;
    const first = (await indicesOf({ answers }, query)).indices;
    const second = (await indicesOf({ answers: answers.toReversed() }, query)).indices;
    for (const id of ["nps", "csat", "secure"] as const) {
      const { value, ci, n, params } = first[id];
      expect(n).toBe(120);
      expect(ci?.method).toBe("clusterBootstrap");
      expect(params).toMatchObject({ resamples: 2000, seed: 1 });
      expect(ci !== null && value !== null && ci.lo < value && value < ci.hi).toBe(true);
      expect(second[id]).toEqual(first[id]);
    }
  });

  it("has a wider interval than answers of as many strangers when each customer always says the same", async () => {
    const loyal = (customers: number): readonly DataRow[] =>
      Array.from({ length: 200 }, (_, at) => ({ customer_id: `c${at % customers}`, nps: (at % customers) % 2 === 0 ? 10 : 0 }));
    const query = { simulate: true, settings: { duplicates: "all" } } as const;
    const width = async (customers: number): Promise<number> => {
      const { ci } = (await indicesOf({ answers: loyal(customers) }, query)).indices.nps;
      return ci === null ? Number.NaN : ci.hi - ci.lo;
    };
    expect(await width(20)).toBeGreaterThan(2 * (await width(200)));
  });
});

describe("data that say nothing", () => {
  it("gives a reason for every index of empty tables, and no number that is not finite", async () => {
    const mapped = {
      answers: ["customer_id", "answered_at", "nps", "csat", "ces", "sat", "recommend", "repurchase", "weight"],
      accounts: ["customer_id", "segment", "start_date", "end_date", "mrr", "usage_per_week"],
      cashflows: ["period", "benefit", "cost"],
      outcomes: ["customer_id", "outcome", "polarity", "reach", "duration", "intensity", "wave"],
      transactions: ["customer_id", "date", "amount"],
      movements: ["month", "customer_id", "type", "amount"],
      tickets: ["customer_id", "created_at", "first_response_at", "resolved_at", "handle_seconds", "category"],
    };
    const empty = Object.fromEntries(Object.keys(mapped).map((table) => [table, []]));
    const output = await indicesOf(empty, { simulate: true }, { mapped });
    for (const result of [...Object.values(output.indices), ...Object.values(output.metrics ?? {})]) {
      expect(result).toMatchObject({ value: null, ci: null, reason: "EMPTY", n: 0 });
    }
    expectFinite(output as never);
  });

  it("tells answers that are all out of range from no answers", async () => {
    const { nps, csat, secure } = (await indicesOf({ answers: [{ nps: -128, csat: null, sat: -128, recommend: null, repurchase: null }] }))
      .indices;
    expect([nps.reason, csat.reason, secure.reason]).toEqual(["OUT_OF_RANGE_ALL", "EMPTY", "OUT_OF_RANGE_ALL"]);
    expect(nps.excluded).toEqual({ missing: 0, outOfRange: 1, duplicate: 0 });
  });

  it("names every column that is not mapped", async () => {
    const { indices, metrics } = await indicesOf({ answers: [{ comment: "good" }] });
    expect(indices.nps).toMatchObject({ reason: "MISSING_COLUMNS", needs: ["answers.nps"] });
    expect(indices.clv.needs).toEqual(["accounts.customer_id", "accounts.end_date", "accounts.mrr"]);
    expect(metrics?.arpa.needs).toEqual(["accounts.customer_id", "accounts.mrr"]);
    expect(Object.values(indices).every(({ reason }) => reason === "MISSING_COLUMNS")).toBe(true);
  });
});

describe("columns that only half do", () => {
  it("says what is missing instead of failing", async () => {
    const data = {
      accounts: [{ customer_id: "a", mrr: 5, churned: false }],
      answers: [{ nps: 5 }],
      cashflows: [{ benefit: 5, cost: 3 }],
      outcomes: [{ customer_id: "a", outcome: "o" }],
      transactions: [{ amount: 5 }],
      tickets: [{ category: "x" }],
    };
    for (const by of ["health", "nps", null] as const) {
      const { indices, metrics } = await indicesOf(data, { by: "customer_id", settings: { boxes: { by } }, simulate: true });
      expect(indices.boxes).toMatchObject({ value: null, reason: "MISSING_COLUMNS" });
      expect(indices.roi.needs).toEqual(["cashflows.period"]);
      expect(indices.cvq.needs).toContain("outcomes.polarity");
      expect(metrics?.fcr.needs).toContain("tickets.fcr");
    }
  });
});

describe("numbers that cannot be true", () => {
  it("leaves negative and absurd money out and says so", async () => {
    const accounts = [
      { customer_id: "a", mrr: -5, churned: false },
      { customer_id: "b", mrr: 1e300, churned: false },
      { customer_id: "c", mrr: 10, churned: false },
    ];
    const answers = accounts.map(({ customer_id }) => ({ customer_id, nps: 10 }));
    const output = await indicesOf({ accounts, answers }, { simulate: true });
    expect(output.indices.boxes).toMatchObject({ n: 1, excluded: { missing: 2 } });
    expect(output.indices.boxes.flags).toEqual(expect.arrayContaining(["NEGATIVE_MONEY", "ABSURD_MONEY"]));
    expect(output.indices.clv.n).toBe(1);
    expectFinite(output as never);
  });

  it("does not turn a scale of five points into an NPS", async () => {
    const answers = [1, 3, 5].map((nps) => ({ nps }));
    const { nps } = (await indicesOf({ answers }, {}, { scales: { nps: { min: 1, max: 5 } } })).indices;
    expect(nps).toMatchObject({ value: null, reason: "NOT_IDENTIFIED" });
    expect(nps.flags).toContain("SCALE_NOT_NPS");
  });
});

describe("purchases", () => {
  const purchases = (customers: number): readonly DataRow[] =>
    Array.from({ length: customers }, (_, at) =>
      Array.from({ length: 1 + (at % 4) }, (_, visit) => ({
        customer_id: `c${at}`,
        date: new Date(Date.UTC(2025, 0, 1 + (at % 60) + visit * (9 + (at % 13)))).toISOString().slice(0, 10),
        amount: 10 + ((at * 7 + visit * 3) % 23),
      })),
    ).flat();

  it("values customers who bought on the last day, and leaves returns out", async () => {
    const last = "2025-06-30";
    const transactions = [
      ...purchases(60),
      { customer_id: "new", date: last, amount: 20 },
      { customer_id: "c1", date: "2025-05-05", amount: -30 },
      { customer_id: null, date: last, amount: 5 },
    ];
    const { clv } = (await indicesOf({ transactions })).indices;
    expect(clv).toMatchObject({ n: 61, reason: null, parts: { method: "bgnbd" } });
    expect(clv.value).toBeGreaterThan(0);
    expect(clv.flags).toEqual(
      expect.arrayContaining(["BELOW_MINIMUM_SAMPLE", "RETURNS_LEFT_OUT", "TRANSACTIONS_INCOMPLETE", "INTERVAL_NOT_YET"]),
    );
  });

  it("cannot tell a rate when nobody came back", async () => {
    const transactions = ["a", "b"].map((customer_id) => ({ customer_id, date: "2025-01-01", amount: 5 }));
    const { clv } = (await indicesOf({ transactions }, { settings: { asOf: "2025-06-01" } })).indices;
    expect(clv).toMatchObject({ value: null, reason: "NOT_IDENTIFIED", n: 2 });
  });
});

describe("an accounts table without rows and without money", () => {
  it("leaves every number its reason", async () => {
    const { indices, metrics } = await indicesOf({ accounts: [], answers: [] });
    for (const { value, reason } of Object.values({ ...indices, ...metrics })) {
      expect(value).toBeNull();
      expect(reason).not.toBeNull();
    }
  });
});
