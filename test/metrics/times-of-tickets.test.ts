import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { firstResponse } from "../../shared/metrics/first-response.ts";
import { handleTime } from "../../shared/metrics/handle-time.ts";
import { resolutionTime } from "../../shared/metrics/resolution-time.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { near } from "../statistics/near.ts";
import { numberIn } from "./support/number-in.ts";

const context = contextOf({ tickets: ["customer_id", "created_at", "first_response_at", "resolved_at", "handle_seconds"] });
const minutes = (ended: readonly number[], open: readonly number[] = []): readonly Row[] => [
  ...ended.map((own) => ({ seconds: own * 60, age: null, tickets: 1 })),
  ...open.map((own) => ({ seconds: null, age: own * 60, tickets: 1 })),
];
const first = (durations: readonly Row[]) => firstResponse.compute({ durations, clock: [] }, context);
const decilesOf = ({ parts }: ReturnType<typeof first>) =>
  (parts["deciles"] as unknown as readonly { percent: number; minutes: number }[]).map(({ percent, minutes: own }) => [percent, own]);

describe("a time of tickets (methods.md 0.4 D and KM)", () => {
  it("has a median between ranks 2 and 9 of ten, and deciles of type 7", () => {
    const found = first(minutes([240, 5, 8, 12, 15, 20, 22, 35, 60, 3]));
    expect(found.parts).toMatchObject({ median: 17.5, medianLo: 5, medianHi: 60, mean: 42, zeros: 0, ended: 10, open: 0 });
    expect(found.ci).toEqual({ method: "orderStatistic", level: 0.95, lo: 5, hi: 60 });
    near(Number(found.parts["geometricMean"]), 18.536754, 1e-7);
    // Rank 1 + 9·p: 1.9, 2.8, … 9.1.
    const expected = [4.8, 7.4, 10.8, 13.8, 17.5, 20.8, 25.9, 40, 78];
    for (const [at, [percent, own]] of decilesOf(found).entries()) {
      expect(percent).toBe(10 * (at + 1));
      near(own, expected[at] ?? Number.NaN);
    }
    expect(decilesOf(found)).toHaveLength(9);
  });

  it("with tickets open has the quantiles of the curve of those that are not over, as far as it comes down", () => {
    // Freireich's remission times (methods.md 0.4): S(6) .857, S(10) .753, S(13) .690, S(16) .627, S(22) .538, S(23) .448.
    const found = first(minutes([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]));
    expect(found).toMatchObject({ value: 23, n: 21, ci: null, reason: null });
    // The lower limit is 13; the upper one lies beyond the last time.
    expect(found.parts).toMatchObject({
      median: 23,
      medianLo: 13,
      medianHi: null,
      p90: null,
      p90Lo: null,
      p90Hi: null,
      ended: 9,
      open: 12,
    });
    expect(decilesOf(found)).toEqual([
      [10, 6],
      [20, 10],
      [30, 13],
      [40, 22],
      [50, 23],
    ]);
    expect(found.flags).toEqual(["FEW_FOR_P90", "INDICATIVE", "OPEN_TICKETS"]);
  });

  it("with tickets open has limits where the curve comes down to them", () => {
    const found = first(minutes([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20], [30]));
    // S(11) is the first below a half.
    expect(found).toMatchObject({ value: 11, ci: { method: "kaplanMeier", level: 0.95 } });
    expect([found.ci?.lo, found.ci?.hi]).toEqual([found.parts["medianLo"], found.parts["medianHi"]]);
    expect(Number(found.ci?.lo)).toBeLessThan(11);
    expect(Number(found.ci?.hi)).toBeGreaterThan(11);
  });

  it("is of tickets, in minutes, and needs what it lies between", () => {
    const bare = contextOf({ tickets: ["ticket_id"] });
    expect(firstResponse.needs(bare)).toEqual(["tickets.created_at", "tickets.first_response_at"]);
    expect(resolutionTime.needs(bare)).toEqual(["tickets.created_at", "tickets.resolved_at"]);
    expect(handleTime.needs(bare)).toEqual(["tickets.handle_seconds"]);
    for (const metric of [firstResponse, resolutionTime, handleTime]) {
      expect(metric.needs(context)).toEqual([]);
      expect([metric.table(context), metric.unit(context), metric.byWave]).toEqual(["tickets", "minutes", false]);
      expect(metric.emptyParts).toEqual(metric === handleTime ? firstResponse.emptyParts : metric.emptyParts);
    }
    expect([firstResponse.id, resolutionTime.id, handleTime.id]).toEqual(["firstResponse", "resolutionTime", "handleTime"]);
    expect(firstResponse.emptyParts).toMatchObject({ median: null, clockP90: null, ended: 0, deciles: [] });
  });

  it("has the target and the headline of its kind", () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      metrics: {
        ...DEFAULT_SETTINGS.metrics,
        firstResponseTarget: 7,
        handleTarget: 8,
        resolutionTarget: 9,
        businessHours: "1-5 09:00-17:00",
      },
    };
    const own = { ...context, settings };
    const common = { asOf: "2026-01-31", confidence: 0.95 };
    expect(firstResponse.params(own)).toEqual({ ...common, headline: "median", target: 7, businessHours: "1-5 09:00-17:00" });
    expect(resolutionTime.params(own)).toEqual({ ...common, headline: "median", target: 9, businessHours: "1-5 09:00-17:00" });
    expect(handleTime.params(own)).toEqual({ ...common, headline: "mean", target: 8, businessHours: null });
  });
});

describe("times of tickets through the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 2 });
  });
  afterAll(() => store.close());

  /** Opened at eight on 2 March 2026, a Monday. */
  const ticket = (answered: string | null, resolved: string | null, worked: number | null) => ({
    created_at: "2026-03-02 08:00:00",
    first_response_at: answered === null ? null : `2026-03-0${answered}:00`,
    resolved_at: resolved === null ? null : `2026-03-0${resolved}:00`,
    handle_seconds: worked,
  });
  const tickets = [
    ticket("2 08:30", "2 20:00", 600),
    ticket("2 09:30", "3 08:00", 1_200),
    ticket("2 07:59", "2 07:00", -1),
    ticket(null, "2 09:00", null),
    ticket(null, null, 3_000),
    { ...ticket("2 09:00", null, null), created_at: null },
  ];
  const at = { settings: { asOf: "2026-03-02" } };

  it("run from opening to the first answer, or to the end of the data date where it is still awaited", async () => {
    const found = await numberIn(store, "firstResponse", { tickets }, at);
    // 30 and 90 minutes, and 16 hours so far; solved without an answer, or without a beginning: not known.
    expect(found).toMatchObject({ value: 90, n: 3, excluded: { missing: 2, outOfRange: 1, duplicate: 0 } });
    expect(found.parts).toMatchObject({ ended: 2, open: 1, within: 1, settled: 3 });
    const unsolved = tickets.map(({ resolved_at, ...row }) => row);
    expect(await numberIn(store, "firstResponse", { tickets: unsolved }, at)).toMatchObject({ n: 4, excluded: { missing: 1 } });
    const longer = await numberIn(
      store,
      "firstResponse",
      { tickets },
      { settings: { asOf: "2026-03-02", metrics: { firstResponseTarget: 960 } } },
    );
    // Sixteen hours are 960 minutes, which tell nothing of a target of 960.
    expect(longer.parts).toMatchObject({ within: 2, settled: 2 });
    const one = await numberIn(
      store,
      "firstResponse",
      { tickets },
      { settings: { asOf: "2026-03-02", metrics: { firstResponseTarget: 959 } } },
    );
    expect(one.parts).toMatchObject({ within: 2, settled: 3 });
  });

  it("run from opening to the solution, or to the end of the data date", async () => {
    const found = await numberIn(store, "resolutionTime", { tickets }, { settings: { asOf: "2026-03-03" } });
    // 1, 12 and 24 hours, and 40 hours so far.
    expect(found).toMatchObject({ n: 4, excluded: { missing: 1, outOfRange: 1 }, parts: { ended: 3, open: 1, median: 18 * 60 } });
    const [one, two] = [found.parts["within"], found.parts["settled"]];
    expect([one, two]).toEqual([3, 4]);
  });

  it("are what was worked, whether or not anything is open", async () => {
    const found = await numberIn(store, "handleTime", { tickets }, at);
    expect(found).toMatchObject({ value: 80 / 3, n: 3, excluded: { missing: 2, outOfRange: 1 }, parts: { open: 0, zeros: 0 } });
    expect(found.flags).toEqual(["FEW_FOR_P90", "NEGATIVE_DURATIONS", "SUPPRESSED"]);
  });

  it("run in business hours as far as they are waiting, to the end of the data date too", async () => {
    const hours = { settings: { asOf: "2026-03-02", metrics: { businessHours: "1-5 09:00-17:00" } } };
    const found = await numberIn(store, "firstResponse", { tickets }, hours);
    // Nothing, half an hour, and eight hours so far; by the clock 30 and 90 minutes.
    expect(found.parts).toMatchObject({ zeros: 1, median: 30, clockMedian: 90, open: 1, settled: 3 });
    expect(found.excluded).toEqual({ missing: 2, outOfRange: 1, duplicate: 0 });
    const solved = await numberIn(store, "resolutionTime", { tickets }, { settings: { ...hours.settings, asOf: "2026-03-04" } });
    // Solved at nine: nothing, at 20:00 and at eight the next day: eight hours; open for 24 hours in three days.
    expect(solved.parts).toMatchObject({ zeros: 1, within: 3, median: 480, clockMedian: 18 * 60 });
    expect((await numberIn(store, "handleTime", { tickets }, hours)).parts).toMatchObject({ clockMedian: null, mean: 80 / 3 });
  });

  it("have no age where nothing is dated", async () => {
    const undated = [{ created_at: null, first_response_at: null }];
    expect(await numberIn(store, "firstResponse", { tickets: undated })).toMatchObject({ n: 0, reason: "EMPTY", excluded: { missing: 1 } });
  });
});
