import { describe, expect, it } from "vitest";
import { estimateBaseline } from "../../../electron/engine/indices/estimate-baseline.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { Lever } from "../../../shared/scenario/scenario.ts";
import { simulate } from "../../../shared/scenario/simulate/simulate.ts";
import { DEFAULT_SIMULATION } from "../../../shared/scenario/simulate/simulation.ts";
import { whatif } from "../../../shared/scenario/whatif.ts";
import { type CanonicalData, NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";
import { leverOf } from "../../scenario/builders.ts";

const estimate = (data: CanonicalData, bySegment = false, settings = NO_QUERY.settings) =>
  withStore(async (store) => estimateBaseline(store, await writeCanonical(store, data), { ...NO_QUERY, settings }, bySegment, QUIET_JOB));

const account = (at: number, segment: string, extra: object) => ({
  customer_id: `c${at}`,
  segment,
  start_date: "2023-01-01",
  end_date: null,
  mrr: 50,
  variable_cost: 10,
  ...extra,
});
const accounts = [
  account(1, "A", {}),
  account(2, "A", { mrr: 0, variable_cost: 5 }),
  account(3, "A", { end_date: "2025-06-01" }),
  account(4, "B", { start_date: "2025-09-01", mrr: 100 }),
  account(5, "A", { start_date: "2022-01-01", end_date: "2024-01-01" }),
];
const settings = { ...NO_QUERY.settings, asOf: "2026-01-01" };

describe("churn by tenure (methods.md 10.3)", () => {
  /** Of 1,000 who started on 1 January 2022, 369, 163 and 86 are lost before their 1st, 2nd and 3rd renewal: Regular of Fader & Hardie. */
  const regular = Array.from({ length: 1_000 }, (_, at) =>
    account(at, at % 2 === 0 ? "A" : "B", {
      start_date: "2022-01-01",
      end_date: at < 369 ? "2022-07-01" : at < 532 ? "2023-07-01" : at < 618 ? "2024-07-01" : null,
    }),
  );

  it("is fitted to the yearly renewals of each segment", async () => {
    const found = await estimate({ accounts: regular }, true, { ...NO_QUERY.settings, asOf: "2025-01-01" });
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    const tenure = found.value.tenure ?? [];
    expect(tenure.map(({ segment }) => segment)).toEqual(["A", "B"]);
    for (const { alpha, beta } of tenure) {
      expect(beta / (alpha + beta)).toBeCloseTo(0.631, 1);
      expect((beta + 1) / (alpha + beta + 1)).toBeGreaterThan(beta / (alpha + beta));
    }
    // What is projected without a choice does not follow it.
    expect(found.value.baseline.segments.every((segment) => segment.sbg === undefined)).toBe(true);
    expect(found.value.origins.filter(({ field }) => field === "sbg.alpha").map(({ code }) => code)).toEqual([
      "renewalsFitted",
      "renewalsFitted",
    ]);
  });

  it("is not given where too few renewals are seen", async () => {
    const found = await estimate({ accounts }, false, settings);
    expect(found.ok && found.value.tenure).toEqual([]);
  });
});

describe("estimateBaseline (cli.md, From FILEs)", () => {
  it("gives customers, retention, acquisitions, mean mrr with zeros, and margin", async () => {
    const found = await estimate({ accounts }, false, settings);
    expect(found.ok && found.value.baseline).toEqual({
      segments: [
        {
          key: null,
          customers: 3,
          annualRetention: 1 - 1 / 3,
          acquisitionsPerMonth: 1 / 12,
          arpa: 50,
          grossMargin: 1 - 25 / 150,
          fixedCostPerMonth: 0,
          arpaGrowthPerMonth: 0,
          ranges: {
            annualRetention: { kind: "beta", alpha: 2.5, beta: 1.5 },
            acquisitionsPerMonth: { kind: "poisson", mean: 1 / 12, months: 12 },
            // 50, 0 and 100 a month: standard error 50/√3 of a mean of 50.
            arpa: { kind: "lognormal", mean: 50, cv: expect.closeTo(1 / Math.sqrt(3), 9) },
            // Costs 10, 5 and 10 against a share of 1/6: residuals 10/6, 5 and −40/6.
            grossMargin: {
              kind: "normal",
              mean: 1 - 25 / 150,
              sd: expect.closeTo(Math.sqrt((100 + 900 + 1_600) / 36 / 6) / 50, 9),
              min: -1_000,
              max: 1,
            },
          },
        },
      ],
      discountRate: 0.1,
      fixedCostPerMonth: 0,
    });
    const origins = found.ok ? found.value.origins : [];
    expect(origins.find(({ field }) => field === "annualRetention")).toEqual({
      segment: null,
      field: "annualRetention",
      code: "lostOfStart",
      detail: { lost: 1, start: 3 },
    });
  });

  it("takes acquisitions that come in batches for overdispersed", async () => {
    const batch = Array.from({ length: 24 }, (_, at) => account(100 + at, "A", { start_date: at < 20 ? "2025-03-10" : "2025-08-10" }));
    const found = await estimate({ accounts: [...accounts, ...batch] }, false, settings);
    const range = found.ok ? found.value.baseline.segments[0]?.ranges?.acquisitionsPerMonth : undefined;
    // 20 and 5 in two of twelve months (that of 1 September is the last day of the month before): Pearson's ratio (Σk²/mean − 25)/11, variance that many times the mean.
    const mean = 25 / 12;
    const ratio = ((400 + 25) / mean - 25) / 11;
    expect(range).toEqual({ kind: "negativeBinomial", mean, dispersion: expect.closeTo((ratio - 1) / mean, 9), months: 12 });
    expect(found.ok && found.value.origins.find(({ field }) => field === "ranges.acquisitionsPerMonth")?.code).toBe(
      "rangeNegativeBinomial",
    );
  });

  it("gives the same bytes, simulated too, whatever the order of the rows", async () => {
    const rows = Array.from({ length: 60 }, (_, at) =>
      account(200 + at, "ABC".charAt(at % 3), {
        mrr: 10.1 + 0.07 * at ** 1.5,
        variable_cost: 3.3 + 0.013 * at,
        start_date: `2025-${String(1 + (at % 12)).padStart(2, "0")}-03`,
      }),
    );
    const all = [...accounts, ...rows];
    const [one, other] = await Promise.all([all, all.toReversed()].map((list) => estimate({ accounts: list }, true, settings)));
    expect(other).toEqual(one);
    const simulated = [one, other].map((found) =>
      found?.ok === true ? JSON.stringify(simulate(found.value.baseline, [], 12, { ...DEFAULT_SIMULATION, draws: 200 }).uncertainty) : null,
    );
    expect(simulated[0]).not.toBeNull();
    expect(simulated[1]).toBe(simulated[0]);
  });

  it("gives no range to what a single customer pays, and borrows the range of retention with the rate", async () => {
    const found = await estimate({ accounts }, true, settings);
    const lone = found.ok ? found.value.baseline.segments[1] : undefined;
    expect(lone?.key).toBe("B");
    expect(lone?.ranges).toEqual({
      annualRetention: { kind: "beta", alpha: 2.5, beta: 1.5 },
      acquisitionsPerMonth: { kind: "poisson", mean: 1 / 12, months: 12 },
    });
  });

  it("looks at twelve months whatever the churn window, and says where a segment borrows from the whole", async () => {
    const found = await estimate({ accounts }, true, { ...settings, churnWindowMonths: 3 });
    const segments = found.ok ? found.value.baseline.segments : [];
    expect(segments.map(({ key, customers, annualRetention, arpa }) => [key, customers, annualRetention, arpa])).toEqual([
      ["A", 2, 1 - 1 / 3, 25],
      ["B", 1, 1 - 1 / 3, 100],
    ]);
    const borrowed = found.ok
      ? found.value.origins.find(({ segment, field }) => segment === "B" && field === "annualRetention")
      : undefined;
    expect(borrowed?.code).toBe("lostOfStartOfAll");
  });

  it("hands over what CLV and ROI need to answer", async () => {
    const cashflows = [
      { period: 0, benefit: 0, cost: 100 },
      { period: 1, benefit: 150, cost: 0 },
    ];
    const found = await estimate({ accounts, cashflows }, false, settings);
    expect(found.ok && found.value.response).toMatchObject({
      clv: { method: "retention", discount: 0.1, convention: "a", horizonMonths: null, cac: 0 },
      roi: { benefit: 150, cost: 100 },
    });
    expect(found.ok && found.value.indices["roi"]).toBeCloseTo(50, 9);
    expect(found.ok && found.value.response.clv?.margin).toBeCloseTo(((50 + 0 + 100 - 25) * 12) / 3, 9);
  });

  it("says what is missing", async () => {
    expect(await estimate({ answers: [{ customer_id: "a", nps: 3 }] })).toMatchObject({
      ok: false,
      problem: { code: "BASELINE_NOT_AVAILABLE", detail: { needs: "accounts.customer_id, accounts.end_date, accounts.mrr" } },
    });
    const gone = accounts.map((row) => ({ ...row, end_date: "2024-06-01" }));
    expect(await estimate({ accounts: gone.slice(0, 3) }, false, settings)).toMatchObject({
      ok: false,
      problem: { code: "BASELINE_NOT_AVAILABLE", detail: { missing: "activeCustomers" } },
    });
  });
});

describe("lifetime value from purchases under a lever (methods.md 10.4, 12.3)", () => {
  /** 700 who first bought in 2024 and came back 0 to 6 times at steps of their own; who they are is known, when they leave is not. */
  const customers = Array.from({ length: 700 }, (_, at) => ({ at, customer_id: `c${at}` }));
  const day = (after: number) => new Date(Date.UTC(2024, 0, 1) + after * 86_400_000).toISOString().slice(0, 10);
  const data = {
    accounts: customers.map(({ at, customer_id }) => ({ customer_id, churned: at % 5 === 0, mrr: 40, start_date: day(at % 90) })),
    transactions: customers.flatMap(({ at, customer_id }) =>
      Array.from({ length: 1 + ((at * at) % 7) }, (_, k) => ({
        customer_id,
        date: day((at % 90) + k * (9 + ((at * 13) % 61))),
        amount: 20 + ((at * 17 + k * 5) % 50),
      })),
    ),
  };
  const bought = { ...NO_QUERY.settings, asOf: "2025-06-30", clv: { ...DEFAULT_SETTINGS.clv, method: "bgnbd" } } as const;

  it("is worked out again for churn that is cut, and is the index where none is", async () => {
    const found = await estimate(data, false, bought);
    if (!found.ok) throw new Error(JSON.stringify(found.problem));
    const points = found.value.response.clv?.byChurnCut ?? [];
    expect(points.find(({ cut }) => cut === 0)?.value).toBe(found.value.indices["clv"]);
    expect(points.map(({ cut }) => cut)).toEqual(points.map(({ cut }) => cut).toSorted((one, other) => one - other));
    expect(points.at(-1)?.cut).toBeCloseTo(1, 12);
    for (const [place, { value }] of points.slice(1).entries()) expect(value).toBeGreaterThan(points[place]?.value ?? 0);
    const answer = (lever: Partial<Lever>) => whatif(found.value.baseline, [leverOf(lever)], 24, found.value).indices["clv"];
    const known = found.value.indices["clv"] ?? 0;
    expect(answer({ target: "arpa", value: 0.1 })?.scenario).toBeCloseTo(1.1 * known, 6);
    expect(answer({ kind: "churnCut", value: 0.2 })?.scenario).toBeGreaterThan(known);
  });
});
