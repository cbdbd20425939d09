import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { dayFromNumber, dayNumber } from "../../shared/calendar.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { nonResponse } from "../../shared/metrics/non-response.ts";
import type { CanonicalData, DataRow } from "../indices/support/canonical-data.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { indicesIn } from "../indices/support/indices-of.ts";
import { near, nearRelative } from "../statistics/near.ts";
import { numberIn } from "./support/number-in.ts";

const context = contextOf({});
const asked = (segment: string | null, responded: boolean, customers: number, tenure: number | null = null): Row => ({
  ...{ segment, tenure, revenue: null, responded, customers },
});
type Check = {
  readonly by: string;
  readonly statistic: number;
  readonly p: number;
  readonly pHolm: number;
  readonly groups: readonly Row[];
};
const checksOf = (found: ReturnType<typeof nonResponse>) => found?.["checks"] as unknown as readonly Check[];

describe("who answered beside who was asked (methods.md 11.7)", () => {
  const rows = [
    asked("B", true, 40, 0),
    asked("A", true, 35, 0),
    asked("A", true, 25, 3),
    asked("B", false, 60, 3),
    asked("A", false, 40, 3),
    asked(null, true, 10),
    asked(null, false, 10, null),
  ];

  it("differs by segment with χ² 8 of 60, 40 and 40, 60, corrected for the other checks", () => {
    const found = nonResponse(rows, context);
    const [segment, tenure] = checksOf(found);
    expect(checksOf(found).map(({ by }) => by)).toEqual(["segment", "tenure"]);
    expect(segment).toMatchObject({ by: "segment", df: 1, smallestExpected: 50 });
    near(segment?.statistic, 8);
    // χ² of 1 degree of freedom above 8 (scipy 1.17.1), the larger of two p values.
    near(segment?.p, 0.004677734981047, 1e-12);
    near(segment?.pHolm, segment?.p ?? Number.NaN);
    expect(segment?.groups).toEqual([
      { key: "A", invited: 100, responded: 60 },
      { key: "B", invited: 100, responded: 40 },
    ]);
    // 75 of 75 against 25 of 125: 200·(75·100)²/(75·125·100·100).
    near(tenure?.statistic, 120);
    nearRelative(tenure?.pHolm, 2 * (tenure?.p ?? Number.NaN));
    expect(tenure?.groups).toEqual([
      { key: "3", invited: 125, responded: 25 },
      { key: "0", invited: 75, responded: 75 },
    ]);
    expect(found).toMatchObject({ invited: 220, responded: 110, differs: true });
  });

  it("is put right by weights (N_h/N)/(n_h/n), of those without a segment too", () => {
    const weights = nonResponse(rows, context)?.["weights"] as readonly Row[];
    expect(weights.map(({ key, invited, responded, trimmed }) => [key, invited, responded, trimmed])).toEqual([
      ["A", 100, 60, false],
      ["B", 100, 40, false],
      [null, 20, 10, false],
    ]);
    for (const [at, expected] of [100 / 220 / (60 / 110), 100 / 220 / (40 / 110), 1].entries())
      near(Number(weights[at]?.["weight"]), expected);
  });

  it("has no weight above 5, and none where nobody answered", () => {
    const weightsOf = (own: readonly Row[]) =>
      (nonResponse(own, context)?.["weights"] as readonly Row[] | undefined)?.map(({ key, weight, trimmed }) => [key, weight, trimmed]);
    // 180 of 240 asked, 6 of 40 answers: just 5.
    expect(weightsOf([asked("A", true, 34), asked("A", false, 26), asked("B", true, 6), asked("B", false, 174)])).toEqual([
      ["B", 5, false],
      ["A", 60 / 240 / (34 / 40), false],
    ]);
    expect(weightsOf([asked("A", true, 35), asked("A", false, 25), asked("B", true, 5), asked("B", false, 175)])?.[0]).toEqual([
      "B",
      5,
      true,
    ]);
    expect(weightsOf([asked("A", true, 5), asked("B", false, 20)])?.[0]).toEqual(["B", null, false]);
  });

  it("is told apart at the level of the settings", () => {
    const own = rows.filter(({ tenure }) => tenure !== null).map((row) => ({ ...row, tenure: null }));
    expect(checksOf(nonResponse(own, context))).toHaveLength(1);
    const at = (confidence: number) => nonResponse(own, { ...context, settings: { ...DEFAULT_SETTINGS, confidence } })?.differs;
    expect([at(0.995), at(0.996)]).toEqual([true, false]);
  });

  it("is not known where nobody was asked, and the same where nothing tells people apart", () => {
    expect(nonResponse([], context)).toBeNull();
    expect(nonResponse([asked(null, true, 3), asked(null, false, 3)], context)).toMatchObject({ checks: [], differs: false });
    expect(nonResponse([asked("A", true, 3), asked("B", true, 3)], context)).toMatchObject({ checks: [], differs: false });
  });
});

describe("who answered through the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 2 });
  });
  afterAll(() => store.close());

  const asOf = "2026-06-30";
  const daysAgo = (days: number): string => dayFromNumber(dayNumber(asOf) - days);
  /** Eight customers, one to each side of the bands of tenure, and revenue from the least to the most. */
  const accounts = [364, 365, 729, 730, 1_824, 1_825, 3_000, null].map((days, at) => ({
    customer_id: `c${at}`,
    segment: at % 2 === 0 ? "A" : "B",
    start_date: days === null ? null : daysAgo(days),
    revenue: at === 7 ? null : 10 * (at + 1),
  }));
  const invitation = (at: number, completed: boolean | null, delivered = true, sent = "2026-06-01"): DataRow => ({
    ...{ customer_id: `c${at}`, sent_at: `${sent} 09:00:00`, wave: sent.slice(0, 7), delivered, started: completed, completed },
  });
  const invitations = [
    ...[0, 1, 2, 3, 4, 5, 6].map((at) => invitation(at, at < 4)),
    // Asked twice and answered once; not delivered; unknown; nobody's.
    invitation(6, true, true, "2026-01-01"),
    invitation(7, false, false),
    invitation(7, null, true, "2026-03-01"),
    { ...invitation(0, true), customer_id: null },
  ];
  const partOf = (parts: { readonly [key: string]: unknown } | undefined) =>
    parts?.["nonResponse"] as { readonly checks: readonly Check[]; readonly weights: readonly Row[]; readonly invited: number } | null;
  const ask = async (data: CanonicalData) => partOf((await numberIn(store, "responseRate", data, { settings: { asOf } })).parts);
  const groups = (found: Awaited<ReturnType<typeof ask>>, by: string) =>
    found?.checks.find((check) => check.by === by)?.groups.map(({ key, invited, responded }) => [key, invited, responded]);

  it("counts customers once, by segment, band of tenure and quarter of revenue", async () => {
    const found = await ask({ accounts, invitations });
    expect(found).toMatchObject({ invited: 7, responded: 5 });
    expect(groups(found, "segment")).toEqual([
      ["A", 4, 3],
      ["B", 3, 2],
    ]);
    // Under 1, 2 and 5 years, and beyond.
    expect(groups(found, "tenure")).toEqual([
      ["1", 2, 2],
      ["2", 2, 1],
      ["3", 2, 1],
      ["0", 1, 1],
    ]);
    // Four times the ranks 0, 1/6, … 1 of seven: 0, .7, 1.3, 2, 2.7, 3.3, and 4, which is of the fourth.
    expect(groups(found, "revenue")).toEqual([
      ["0", 2, 2],
      ["2", 2, 1],
      ["3", 2, 1],
      ["1", 1, 1],
    ]);
  });

  it("leaves out who has no revenue or no beginning, and not who has no segment", async () => {
    const known = [...invitations.slice(0, 7), invitation(7, true)];
    const found = await ask({ accounts: accounts.map((row, at) => (at === 7 ? { ...row, segment: null } : row)), invitations: known });
    expect(found).toMatchObject({ invited: 8, responded: 5 });
    expect(groups(found, "revenue")).toEqual([
      ["0", 2, 2],
      ["2", 2, 1],
      ["3", 2, 0],
      ["1", 1, 1],
    ]);
    expect(found?.weights.map(({ key, invited }) => [key, invited])).toEqual([
      ["A", 4],
      ["B", 3],
      [null, 1],
    ]);
    const undated = await ask({ accounts: accounts.map(({ start_date, ...row }) => row), invitations });
    expect(undated?.checks.map(({ by }) => by)).toEqual(["segment", "revenue"]);
    const timeless = {
      accounts: accounts.map((row) => ({ ...row, start_date: null })),
      invitations: invitations.map((row) => ({ ...row, sent_at: null })),
    };
    const { parts } = await numberIn(store, "responseRate", timeless);
    expect(partOf(parts)?.checks.map(({ by }) => by)).toEqual(["segment", "revenue"]);
  });

  it("is not known without accounts or without customers", async () => {
    expect(await ask({ accounts, invitations: invitations.map(({ customer_id, ...row }) => row) })).toBeNull();
    const fresh = await Store.open({ threads: 1 });
    const found = await numberIn(fresh, "responseRate", { invitations }, { settings: { asOf } });
    fresh.close();
    expect(partOf(found.parts)).toBeNull();
  });

  it("is looked at in each group and each wave by itself", async () => {
    const output = await indicesIn(store, { accounts, invitations }, { by: "segment", wave: "wave", settings: { asOf } });
    expect(output.groups?.map(({ key, metrics }) => [key, partOf(metrics?.responseRate.parts)?.invited])).toEqual([
      ["A", 4],
      ["B", 3],
      [null, undefined],
    ]);
    // A quarter of revenue is one of those of the group.
    expect(groups(partOf(output.groups?.[0]?.metrics?.responseRate.parts) ?? null, "revenue")).toEqual([
      ["0", 1, 1],
      ["1", 1, 1],
      ["2", 1, 0],
      ["3", 1, 1],
    ]);
    expect(output.waves?.map(({ key, metrics }) => [key, partOf(metrics?.responseRate.parts)?.invited])).toEqual([
      ["2026-01", 1],
      ["2026-03", undefined],
      ["2026-06", 7],
    ]);
  });
});
