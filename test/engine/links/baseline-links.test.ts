import { describe, expect, it } from "vitest";
import { estimateBaseline } from "../../../electron/engine/indices/estimate-baseline.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { type CanonicalData, type DataRow, NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";

const settings = { ...NO_QUERY.settings, asOf: "2026-01-01" };
const estimate = (data: CanonicalData, bySegment = false) =>
  withStore(async (store) => {
    const found = await estimateBaseline(store, await writeCanonical(store, data), { ...NO_QUERY, settings }, bySegment, QUIET_JOB);
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    return found.value;
  });

/** Customers of one class: `lost` of `n` end inside the year before the data date. */
function group(name: string, segment: string, nps: number, n: number, lost: number, mrr: number) {
  const ids = Array.from({ length: n }, (_, at) => `${segment}-${name}-${at}`);
  return {
    accounts: ids.map((customer_id, at) => ({
      customer_id,
      segment,
      start_date: "2020-01-01",
      end_date: at < lost ? "2025-06-01" : null,
      mrr,
    })),
    answers: ids.map((customer_id) => ({ customer_id, answered_at: "2024-11-01", nps })),
  };
}
const join = (groups: readonly ReturnType<typeof group>[]) => ({
  accounts: groups.flatMap(({ accounts }) => accounts as DataRow[]),
  answers: groups.flatMap(({ answers }) => answers as DataRow[]),
});

describe("links of a baseline (methods.md 12.4, 1)", () => {
  it("reaches the vector: shares .40 .35 .25, churn .05 .10 .25", async () => {
    const data = join([group("p", "A", 10, 400, 20, 60), group("m", "A", 8, 350, 35, 50), group("d", "A", 3, 250, 62, 40)]);
    const { baseline, origins } = await estimate(data);
    expect(baseline.segments[0]?.links).toEqual([
      {
        score: "nps",
        grade: "association",
        classes: [
          { key: "detractor", customers: 250, churned: 62, share: 0.25, annualChurn: 0.248, arpa: 40 },
          { key: "passive", customers: 350, churned: 35, share: 0.35, annualChurn: 0.1, arpa: 50 },
          { key: "promoter", customers: 400, churned: 20, share: 0.4, annualChurn: 0.05, arpa: 60 },
        ],
      },
    ]);
    expect(origins.find(({ field }) => field === "links")).toMatchObject({
      code: "classesFollowed",
      detail: { score: "nps", customers: 1000 },
    });
  });

  it("takes the class of the last valid answer on or before t0, and only customers active then", async () => {
    const data = join([group("p", "A", 10, 20, 2, 60), group("m", "A", 8, 20, 4, 50), group("d", "A", 3, 20, 5, 40)]);
    const answers = [
      ...data.answers,
      // After t0, out of range, and of a customer who had left before: none of them moves anybody.
      { customer_id: "A-p-3", answered_at: "2025-02-01", nps: 0 },
      { customer_id: "A-p-4", answered_at: "2024-12-01", nps: -128 },
      { customer_id: "gone", answered_at: "2024-11-01", nps: 0 },
      // Before t0, and later than the one before.
      { customer_id: "A-p-5", answered_at: "2024-12-01", nps: 7 },
    ];
    const gone = { customer_id: "gone", segment: "A", start_date: "2020-01-01", end_date: "2024-12-15", mrr: 1 };
    const { baseline } = await estimate({ accounts: [...data.accounts, gone], answers });
    expect(baseline.segments[0]?.links?.[0]?.classes.map(({ customers, churned }) => [customers, churned])).toEqual([
      [20, 5],
      [21, 4],
      [19, 2],
    ]);
  });

  it("gives a segment of which a class has fewer than ten customers the link of the whole, and says so", async () => {
    const data = join([
      group("p", "A", 10, 30, 3, 60),
      group("m", "A", 8, 30, 3, 50),
      group("d", "A", 3, 30, 6, 40),
      group("p", "B", 10, 12, 0, 60),
      group("m", "B", 8, 12, 0, 50),
      group("d", "B", 3, 9, 9, 40),
    ]);
    const { baseline, origins } = await estimate(data, true);
    const customers = baseline.segments.map(({ links }) => links?.[0]?.classes.map((of) => of.customers));
    expect(customers).toEqual([
      [30, 30, 30],
      [39, 42, 42],
    ]);
    expect(origins.filter(({ field }) => field === "links").map(({ code }) => code)).toEqual(["classesFollowed", "classesFollowedOfAll"]);
  });

  it("goes by the class of today where answers have no dates, and says that class and loss are of one snapshot", async () => {
    const data = join([group("p", "A", 10, 20, 2, 60), group("m", "A", 8, 20, 4, 50), group("d", "A", 3, 20, 5, 40)]);
    const answers = data.answers.map(({ answered_at: _, ...rest }) => rest);
    const { baseline, origins } = await estimate({ accounts: data.accounts, answers });
    expect(baseline.segments[0]?.links?.[0]?.classes.map(({ churned }) => churned)).toEqual([5, 4, 2]);
    expect(origins.find(({ field }) => field === "links")?.code).toBe("classesSameSnapshot");
  });

  it("has first-contact resolution by the last ticket before t0, and health by its band of today", async () => {
    const data = join([group("p", "A", 10, 20, 2, 60), group("d", "A", 3, 20, 5, 40)]);
    const accounts = data.accounts.map((row, at): DataRow => ({ ...row, usage_per_week: at % 3 === 0 ? 10 : at % 3 === 1 ? 4 : 1 }));
    const tickets = accounts.map(({ customer_id = "" }, at) => ({
      ticket_id: `t${at}`,
      customer_id: String(customer_id),
      created_at: "2024-10-01 10:00:00",
      fcr: at < 20,
    }));
    const later = { ticket_id: "late", customer_id: "A-p-0", created_at: "2025-03-01 10:00:00", fcr: false };
    const { baseline, origins } = await estimate({ accounts, tickets: [...tickets, later] });
    expect(baseline.segments[0]?.links?.map(({ score, classes }) => [score, classes.map(({ customers }) => customers)])).toEqual([
      ["health", [13, 13, 14]],
      ["fcr", [20, 20]],
    ]);
    expect(origins.filter(({ field }) => field === "links").map(({ code }) => code)).toEqual(["classesSameSnapshot", "classesFollowed"]);
  });
});
