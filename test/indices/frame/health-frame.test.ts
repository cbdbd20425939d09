import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import { createTable, createView } from "../../../shared/indices/dialect.ts";
import { accountsSelect } from "../../../shared/indices/frame/accounts-frame.ts";
import { answersSelect } from "../../../shared/indices/frame/answers-frame.ts";
import { ticketsFrame } from "../../../shared/indices/frame/customer-frames.ts";
import { type FrameInput, isThere } from "../../../shared/indices/frame/frame-input.ts";
import { activeValues, healthColumns, healthSelect } from "../../../shared/indices/frame/health-frame.ts";
import { lastOfCustomer } from "../../../shared/indices/frame/last-answers.ts";
import { scoresQuery } from "../../../shared/indices/health/validate-scores.ts";
import type { HealthComponent } from "../../../shared/indices/settings.ts";
import { near } from "../../statistics/near.ts";
import type { CanonicalData, DataRow } from "../support/canonical-data.ts";
import { contextOf } from "../support/context-of.ts";
import { frameIn } from "../support/frame-in.ts";
import { component, health } from "../support/health-settings.ts";

describe("health scores in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
  });
  afterAll(() => store.close());

  async function frameOf(data: CanonicalData, change: Partial<FrameInput> = {}): Promise<FrameInput> {
    const input = await frameIn(store, data, change);
    await store.run(createView("frame_accounts", accountsSelect(input)));
    if (isThere(input, "tickets")) await store.run(ticketsFrame(input));
    if (isThere(input, "answers")) {
      await store.run(createTable("frame_answers", answersSelect(input)));
      await store.run(lastOfCustomer(input, "nps"));
    }
    return input;
  }
  const healthOf = (input: FrameInput, components: readonly HealthComponent[]): Promise<readonly DataRow[]> =>
    store.all<DataRow>(`select * from (${healthSelect(input, components)}) h order by customer`);
  const named = (rows: readonly DataRow[]): readonly DataRow[] => rows.map((row, at) => ({ customer_id: `c${at}`, ...row }));
  const usage = (...values: readonly (number | null)[]): readonly DataRow[] => named(values.map((usage_per_week) => ({ usage_per_week })));

  const FIVE = [
    component({ weight: 30 }),
    component({ field: "accounts.features_used", target: 8, weight: 20 }),
    component({ field: "accounts.tickets_per_month", floor: 10, target: 0, weight: 20 }),
    component({ field: "answers.nps", weight: 15 }),
    component({ field: "accounts.payment_delay_days", floor: 30, target: 0, weight: 15 }),
  ];

  it("are the 66.5, 64.117647 and 65.440302 of methods.md 5", async () => {
    const account = { usage_per_week: 6, features_used: 4, tickets_per_month: 3, payment_delay_days: 5 };
    const answers = [
      { customer_id: "c0", answered_at: "2020-01-01", nps: 8 },
      { customer_id: "c1", answered_at: "2020-01-01", nps: -128 },
    ];
    const input = await frameOf({ accounts: named([account, account, {}]), answers });
    const [whole, partly, nothing] = await healthOf(input, FIVE);
    expect(whole).toMatchObject({ customer: 0, grp: 0, active: true, ended: false, score: 66.5, coverage: 1, critical: false });
    expect(whole).toMatchObject({ u0: 0.6, u1: 0.5, u2: 0.7, u3: 0.8 });
    near(Number(whole?.["u4"]), 5 / 6);
    near(Number(partly?.["score"]), 64.117647, 1e-8);
    expect(partly).toMatchObject({ coverage: 0.85, u3: null });
    expect(nothing).toMatchObject({ score: null, coverage: 0 });
    const [geometric] = await healthOf({ ...input, settings: health({ aggregate: "geometric" }) }, FIVE);
    near(Number(geometric?.["score"]), 65.440302, 1e-8);
  });

  it("hold each component between 0 and 1, and take nothing for 10⁻⁹ in a geometric mean", async () => {
    const input = await frameOf({ accounts: usage(-5, 0, 5, 10, 15, null) });
    expect((await healthOf(input, [component()])).map(({ score }) => score)).toEqual([0, 0, 50, 100, 100, null]);
    expect((await healthOf(input, [component({ floor: 10, target: 0 })])).map(({ score }) => score)).toEqual([100, 100, 50, 0, 0, null]);
    const geometric = await healthOf({ ...input, settings: health({ aggregate: "geometric" }) }, [component()]);
    expect(geometric.map(({ score }) => score)).toEqual([1e-7, 1e-7, 50, 100, 100, null]);
  });

  it("are none below the least coverage, and there at it", async () => {
    const accounts = named([{ usage_per_week: 5 }, { features_used: 5 }, { features_used: 5, tickets_per_month: 5 }]);
    const components = [0.6, 0.3, 0.1].map((weight, at) =>
      component({ weight, field: `accounts.${["usage_per_week", "features_used", "tickets_per_month"][at] ?? ""}` }),
    );
    const input = await frameOf({ accounts });
    const both = (rows: readonly DataRow[]): unknown => rows.map(({ score, coverage }) => [score, coverage]);
    expect(both(await healthOf(input, components))).toEqual([
      [50, 0.6],
      [null, 0.3],
      [null, 0.4],
    ]);
    expect(both(await healthOf({ ...input, settings: health({ minCoverage: 0.4 }) }, components))).toEqual([
      [50, 0.6],
      [null, 0.3],
      [50, 0.4],
    ]);
    const weightless = await healthOf({ ...input, settings: health({ minCoverage: 0 }) }, [component({ weight: 0 })]);
    expect(both(weightless)).toEqual([
      [null, 0],
      [null, 0],
      [null, 0],
    ]);
  });

  it("say which customers have a critical component, of any that has a critical level", async () => {
    const accounts = named([
      { usage_per_week: 2.9, features_used: 10 },
      { usage_per_week: 3, features_used: 10 },
      { usage_per_week: 9, features_used: 4 },
      { usage_per_week: null, features_used: 10 },
    ]);
    const components = [component({ critical: 0.3 }), component({ field: "accounts.features_used", critical: 0.5 })];
    const rows = await healthOf(await frameOf({ accounts }), components);
    expect(rows.map(({ critical }) => critical)).toEqual([true, false, true, false]);
  });

  it("have the median of the segment's active where a component is missing and that is asked for", async () => {
    const accounts = named([
      ...[1, 4, 9, null].map((usage_per_week) => ({ segment: "A", usage_per_week, features_used: 10, churned: false })),
      { segment: "A", usage_per_week: 0, features_used: 10, churned: true },
      { segment: "B", usage_per_week: null, features_used: 10, churned: false },
      { segment: "C", usage_per_week: 8, features_used: 10, churned: false },
      { segment: "C", usage_per_week: null, features_used: 10, churned: true },
    ]);
    const components = [component({ critical: 0.5 }), component({ field: "accounts.features_used", weight: 3 })];
    const input = await frameOf({ accounts });
    const rows = await healthOf({ ...input, settings: health({ missing: "segmentMedian" }) }, components);
    expect(rows.map(({ u0 }) => u0)).toEqual([0.1, 0.4, 0.9, 0.4, 0, null, 0.8, 0.8]);
    expect(rows[3]).toMatchObject({ score: 85, coverage: 0.75, critical: false });
    expect(rows[5]).toMatchObject({ score: 100, coverage: 0.75 });
    const plain = await healthOf(input, components);
    expect(plain.map(({ u0 }) => u0)).toEqual([0.1, 0.4, 0.9, null, 0, null, 0.8, null]);
    const reference = [1, 2, 2, 3, 10];
    const ranked = await healthOf({ ...input, settings: health({ missing: "segmentMedian" }) }, [component({ reference })]);
    // 1 .1, 4 and 9 .8, the median 4 .8, 0 0; C's 8 .8.
    expect(ranked.map(({ u0 }) => u0)).toEqual([0.1, 0.8, 0.8, 0.8, 0, null, 0.8, 0.8]);
  });

  it("rank among a list as rankAmong does", async () => {
    const accounts = usage(0, 1, 2, 2.5, 3, 10, 11, null, 1e21, 0.1);
    const input = await frameOf({ accounts });
    const scores = async (change: Partial<HealthComponent>): Promise<unknown> =>
      (await healthOf(input, [component({ reference: [1, 2, 2, 3, 10], ...change })])).map(({ score }) => score);
    expect(await scores({})).toEqual([0, 10, 40, 60, 70, 90, 100, null, 100, 0]);
    expect(await scores({ floor: 10, target: 0 })).toEqual([100, 90, 60, 40, 30, 10, 0, null, 0, 100]);
    expect(await scores({ reference: [0.1, 1e21] })).toEqual([0, 50, 50, 50, 50, 50, 50, null, 75, 25]);
  });

  it("take the tickets of the last month, none being none", async () => {
    const days = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-01-15"];
    const tickets = days.map((day, at) => ({ customer_id: at === 3 ? "c1" : "c0", created_at: `${day} 10:00:00` }));
    const input = await frameOf({ accounts: named([{}, {}, {}]), tickets });
    const components = [component({ field: "tickets", floor: 10, target: 0 })];
    expect((await healthOf(input, components)).map(({ score }) => score)).toEqual([80, 90, 100]);
    const answered = await frameOf({
      accounts: named([{}, {}, {}]),
      tickets,
      answers: [{ customer_id: "c0", answered_at: "2026-01-05", nps: 6 }],
    });
    const both = [...components, component({ field: "answers.nps" })];
    expect((await healthOf(answered, both)).map(({ score, coverage }) => [score, coverage])).toEqual([
      [70, 1],
      [null, 0.5],
      [null, 0.5],
    ]);
    expect(await store.all(`select * from (${activeValues(input, component({ field: "tickets" }))}) v order by x`)).toEqual([
      { x: 0 },
      { x: 1 },
      { x: 2 },
    ]);
  });

  it("take no answer that is too old, nor one without a date", async () => {
    const answers = [
      { customer_id: "c0", answered_at: "2026-01-21", nps: 10 },
      { customer_id: "c1", answered_at: "2026-01-20", nps: 10 },
      { customer_id: "c2", answered_at: null, nps: 10 },
    ];
    const young = [component({ field: "answers.nps", maxAgeDays: 10 })];
    const input = await frameOf({ accounts: named([{}, {}, {}]), answers });
    expect((await healthOf(input, young)).map(({ score }) => score)).toEqual([100, null, null]);
    const undated = await frameOf({ accounts: named([{}, {}, {}]), answers: answers.map(({ answered_at: _, ...row }) => row) });
    expect((await healthOf(undated, young)).map(({ score }) => score)).toEqual([null, null, null]);
    const timeless = await frameOf({ accounts: named([{}, {}, {}]), answers }, { asOf: null });
    expect(
      (await healthOf(timeless, young)).map(({ score }) => score),
      "no day to be old on",
    ).toEqual([100, 100, 100]);
  });

  it("are made of columns to read, but for last answers; and of the active where a list is taken", async () => {
    const accounts = named([
      { usage_per_week: 7, churned: false },
      { usage_per_week: 5, churned: true },
      { usage_per_week: null, churned: false },
    ]);
    const answers = [{ customer_id: "c1", answered_at: "2026-01-21", nps: 4 }];
    const input = await frameOf({ accounts, answers });
    const components = [component({ field: "answers.nps" }), component(), component({ field: "answers.nps", maxAgeDays: 30 })];
    const { columns, joins } = healthColumns(input, components);
    const rows = await store.all(`select ${columns.join(", ")} from frame_accounts a ${joins.join(" ")} order by a.customer`);
    expect(rows).toEqual([
      { health_1: 7, health_2: null },
      { health_1: 5, health_2: 4 },
      { health_1: null, health_2: null },
    ]);
    expect(await store.all(activeValues(input, component()))).toEqual([{ x: 7 }]);
    expect(await store.all(activeValues(input, component({ field: "answers.nps" })))).toEqual([]);
  });

  it("are read with equal customers together, in rising order", async () => {
    const accounts = named([9, 1, 9, null].map((usage_per_week, at) => ({ usage_per_week, churned: at === 1 })));
    const components = [component({ critical: 0.5 })];
    await store.run(createView("frame_health", healthSelect(await frameOf({ accounts }), components)));
    const choices = { health: components, boxesBy: null, boxesFrom: "window", clvMethod: null } as const;
    expect(await store.all(scoresQuery(contextOf({}, { choices }), "all") ?? "")).toEqual([
      { slice: -1, score: 10, active: 0, ended: 1, critical: 1, u0: 0.1, customers: 1 },
      { slice: -1, score: 90, active: 1, ended: 0, critical: 0, u0: 0.9, customers: 2 },
    ]);
  });
});
