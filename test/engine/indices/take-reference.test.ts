import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { takeReference } from "../../../electron/engine/indices/take-reference.ts";
import { Workbench } from "../../../electron/engine/workbench.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import type { ReferenceQuery } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { Result } from "../../../shared/result.ts";
import { type CanonicalData, NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";

const SAMPLE = fileURLToPath(new URL("../../../samples/aurora.xlsx", import.meta.url));

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const take = (data: CanonicalData, asked: Partial<ReferenceQuery> = {}) =>
  withStore(async (store) =>
    takeReference(
      store,
      await writeCanonical(store, data),
      { settings: {}, field: "accounts.usage_per_week", maxAgeDays: null, ...asked },
      QUIET_JOB,
    ),
  );

describe("what a component of health is ranked among", () => {
  const accounts = [0, 1, 4, null, 100].map((usage_per_week, at) => ({ customer_id: `c${at}`, usage_per_week, churned: at === 4 }));

  it("is the percentiles of the active customers who have a value, and how many those are", async () => {
    const { points, customers } = unwrap(await take({ accounts }));
    expect(customers).toBe(3);
    expect(points).toHaveLength(101);
    // Type 7 of 0, 1, 4: the median is 1, three quarters of the way lies half between 1 and 4.
    expect([0, 50, 75, 100].map((at) => points[at])).toEqual([0, 1, 2.5, 4]);
  });

  it("goes by the data date: who had left by then is not among them, and what is too old is none", async () => {
    const data = {
      accounts: [
        { customer_id: "a", start_date: "2024-01-01", end_date: "2025-03-01" },
        { customer_id: "b", start_date: "2024-01-01", end_date: null },
        { customer_id: "c", start_date: "2024-01-01", end_date: null },
      ],
      answers: [
        { customer_id: "a", answered_at: "2025-01-10", nps: 2 },
        { customer_id: "b", answered_at: "2024-02-01", nps: 5 },
        { customer_id: "b", answered_at: "2024-03-01", nps: 6 },
        { customer_id: "c", answered_at: "2025-01-20", nps: 9 },
      ],
    };
    const ends = async (asOf: string, maxAgeDays: number | null) => {
      const { points, customers } = unwrap(await take(data, { field: "answers.nps", maxAgeDays, settings: { asOf } }));
      return [customers, points[0], points[100]];
    };
    expect(await ends("2025-02-01", null)).toEqual([3, 2, 9]);
    expect(await ends("2025-04-01", null)).toEqual([2, 6, 9]);
    expect(await ends("2025-04-01", 100)).toEqual([1, 9, 9]);
  });

  it("is refused where the data have no such component, and where nobody has a value", async () => {
    const unknown = { ok: false, problem: { code: "FIELD_UNKNOWN", detail: { field: "accounts.logins" } } };
    expect(await take({ accounts }, { field: "accounts.logins" })).toMatchObject(unknown);
    const answers = [{ customer_id: "c0", nps: 3 }];
    expect(await take({ answers }, { field: "answers.nps" })).toMatchObject({ ok: false, problem: { code: "FIELD_UNKNOWN" } });
    const nobody = accounts.map((row) => ({ ...row, usage_per_week: null }));
    const empty = { ok: false, problem: { code: "NOBODY_TO_RANK_AMONG", detail: { field: "accounts.usage_per_week" } } };
    expect(await take({ accounts: [...nobody, { customer_id: "x", usage_per_week: 7, churned: true }] })).toMatchObject(empty);
  });

  it("spreads the scores of the sample over all ranks, and leaves the numbers before it as they were", async () => {
    const bench = await Workbench.open({ threads: 2 });
    try {
      unwrap(await bench.map(unwrap(await bench.load([{ path: SAMPLE, name: "aurora.xlsx", bytes: 1 }], QUIET_JOB)).mapping, QUIET_JOB));
      const before = unwrap(await bench.indices(NO_QUERY, QUIET_JOB));
      const field = "accounts.usage_per_week";
      const { points, customers } = unwrap(await bench.reference({ settings: {}, field, maxAgeDays: null }, QUIET_JOB));
      expect(customers).toBeGreaterThan(100);
      expect(points).toEqual(points.toSorted((a, b) => a - b));
      const component = { field, floor: 0, target: 10, weight: 1, critical: null, maxAgeDays: null, reference: points };

      const ranked = unwrap(
        await bench.indices({ ...NO_QUERY, settings: { health: { ...DEFAULT_SETTINGS.health, components: [component] } } }, QUIET_JOB),
      ).indices.health;
      // Among themselves people rank in the middle.
      expect(Math.abs((ranked.value ?? 0) - 50)).toBeLessThan(0.5);
      expect(ranked.n).toBe(customers);
      expect(unwrap(await bench.indices(NO_QUERY, QUIET_JOB))).toEqual(before);
    } finally {
      bench.close();
    }
  });
});
