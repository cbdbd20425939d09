import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { IndexContext, Row } from "../../shared/indices/index-definition.ts";
import { responseRate } from "../../shared/metrics/response-rate.ts";
import { chiSquareTest } from "../../shared/statistics/chi-square-test.ts";
import { wilsonInterval } from "../../shared/statistics/wilson-interval.ts";
import type { DataRow } from "../indices/support/canonical-data.ts";
import { only, without } from "../indices/support/columns.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { type ExplainedQuery, resultIn } from "../indices/support/explained-in.ts";
import { near } from "../statistics/near.ts";

const ALL = ["customer_id", "sent_at", "delivered", "started", "completed", "channel", "wave"];
const KNOWN = contextOf({ invitations: ALL });

const percentLimits = (x: number, n: number) => {
  const { lo, hi } = wilsonInterval(x, n, 0.95) ?? { lo: Number.NaN, hi: Number.NaN };
  return { lo: 100 * lo, hi: 100 * hi };
};
const cell = (keys: Row, invited: number, delivered: number, started: number, completed: number, more: Row = {}): Row => ({
  ...keys,
  invited,
  delivered,
  started,
  completed,
  ...more,
});
const compute = (invited: readonly Row[], context: IndexContext = KNOWN, people: readonly Row[] = []) =>
  responseRate.compute({ invited, people }, context);

describe("the response rate from its cells", () => {
  const cells = [
    cell({ channel: "sms", touchpoint: "shop" }, 30, 20, 12, 8, { unknown: 1, reminders: 4 }),
    cell({ channel: "email", touchpoint: "shop" }, 60, 50, 20, 16, { unknown: 2, reminders: 3, contradictions: 1 }),
    cell({ channel: "sms", touchpoint: null }, 10, 10, 8, 8),
  ];

  it("is completed by delivered, with the other rates beside it", () => {
    const found = compute(cells);
    const { byChannel: _, byTouchpoint: __, ...parts } = found.parts;
    expect({ ...found, parts }).toEqual({
      value: 40,
      unit: "percent",
      n: 80,
      nEff: 80,
      ci: { method: "wilson", level: 0.95, ...percentLimits(32, 80) },
      reason: null,
      excluded: { missing: 3, outOfRange: 0, duplicate: 7 },
      flags: ["ANSWERED_UNDELIVERED"],
      params: { asOf: "2026-01-31", confidence: 0.95, unit: "customerAndWave" },
      parts: {
        invited: 100,
        delivered: 80,
        started: 40,
        completed: 32,
        reminders: 7,
        startRate: 50,
        completionRate: 80,
        rr1: 32,
        byHour: [],
        hours: { p: null, differ: false, best: null },
        nonResponse: null,
      },
    });
  });

  it("is listed by channel and by touchpoint, the most asked first", () => {
    expect(compute(cells).parts["byChannel"]).toEqual([
      { key: "email", n: 50, x: 16, share: 32, ...percentLimits(16, 50) },
      { key: "sms", n: 30, x: 16, share: expect.closeTo((100 * 16) / 30, 9), ...percentLimits(16, 30) },
    ]);
    expect(compute(cells).parts["byTouchpoint"]).toEqual([
      { key: "shop", n: 70, x: 24, share: expect.closeTo((100 * 24) / 70, 9), ...percentLimits(24, 70) },
      { key: null, n: 10, x: 8, share: 80, ...percentLimits(8, 10) },
    ]);
    const bare = compute([cell({}, 40, 40, 20, 10)]);
    expect(bare).toMatchObject({ flags: [], parts: { byChannel: [], byTouchpoint: [], byHour: [] } });
    const many = Array.from({ length: 60 }, (_, at) => cell({ channel: `c${at}`, touchpoint: `t${at}` }, at + 1, at + 1, 1, 1));
    const long = compute(many).parts;
    expect([long["byChannel"], long["byTouchpoint"]].map((rows) => (rows as readonly Row[]).map(({ n }) => n))).toEqual(
      Array(2).fill(Array.from({ length: 50 }, (_, at) => 60 - at)),
    );
  });

  it("does not know who started where that is not mapped", () => {
    const found = compute([cell({}, 50, 40, 30, 20)], contextOf({ invitations: ["completed"] }));
    expect(found.parts).toMatchObject({ started: null, startRate: null, completionRate: null, completed: 20 });
    expect(found).toMatchObject({ flags: ["DELIVERY_UNKNOWN"], params: { unit: "invitation" } });
    expect(compute([cell({}, 50, 40, 0, 0)]).parts).toMatchObject({ started: 0, startRate: 0, completionRate: null });
  });

  it("counts invitations alone where waves or customers are not known", () => {
    const unit = (fields: readonly string[]) => responseRate.params(contextOf({ invitations: fields }))["unit"];
    expect([unit(["customer_id", "wave"]), unit(["customer_id"]), unit(["wave"])]).toEqual(["customerAndWave", "invitation", "invitation"]);
  });

  it("says why there is none", () => {
    expect(compute([])).toMatchObject({ value: null, n: 0, ci: null, reason: "EMPTY", flags: [] });
    expect(compute([]).parts).toMatchObject({ startRate: null, completionRate: null, rr1: null, invited: 0 });
    const bounced = compute([cell({}, 5, 0, 0, 0)]);
    expect(bounced).toMatchObject({ value: null, n: 0, reason: "ZERO_DENOMINATOR", parts: { startRate: null, rr1: 0, invited: 5 } });
  });

  it("says when those who answered differ from those who were asked", () => {
    const people = (responded: boolean, segment: string, customers: number): Row => ({
      responded,
      segment,
      tenure: null,
      revenue: null,
      customers,
    });
    const of = (a: number) =>
      compute(cells, KNOWN, [people(true, "A", a), people(false, "A", 50 - a), people(true, "B", 20), people(false, "B", 30)]);
    expect(of(21)).toMatchObject({ flags: ["ANSWERED_UNDELIVERED"], parts: { nonResponse: { differs: false } } });
    expect(of(45)).toMatchObject({ flags: ["ANSWERED_UNDELIVERED", "RESPONDENTS_DIFFER"], parts: { nonResponse: { differs: true } } });
  });

  it("is a percentage of invitations, by wave too, and says what it lacks", () => {
    expect([responseRate.id, responseRate.byWave, responseRate.table(KNOWN), responseRate.unit(KNOWN)]).toEqual([
      "responseRate",
      true,
      "invitations",
      "percent",
    ]);
    expect(responseRate.needs(contextOf({ invitations: ["sent_at"] }))).toEqual(["invitations.completed"]);
    expect(responseRate.emptyParts).toEqual({
      ...{ invited: 0, delivered: 0, started: null, completed: 0, reminders: 0, startRate: null, completionRate: null, rr1: null },
      ...{ byChannel: [], byTouchpoint: [], byHour: [], hours: { p: null, differ: false, best: null }, nonResponse: null },
    });
  });
});

describe("hours of sending", () => {
  const hour = (at: number | null, delivered: number, completed: number): Row =>
    cell({ hour: at }, delivered, delivered, completed, completed);
  const partsOf = (cells: readonly Row[]) => compute(cells).parts;

  it("stand in the order of the day, with whether they differ and which one is best", () => {
    const { byHour, hours } = partsOf([hour(10, 40, 12), hour(9, 100, 20), hour(null, 7, 7), hour(20, 30, 18), hour(9, 20, 4)]);
    expect(byHour).toEqual([
      { key: "9", n: 120, x: 24, share: 20, ...percentLimits(24, 120) },
      { key: "10", n: 40, x: 12, share: 30, ...percentLimits(12, 40) },
      { key: "20", n: 30, x: 18, share: 60, ...percentLimits(18, 30) },
    ]);
    const p = chiSquareTest([
      [24, 96],
      [12, 28],
      [18, 12],
    ])?.p;
    expect(hours).toEqual({ p, differ: true, best: 20 });
  });

  it("are best by the lower limit, not by the share, and only with thirty invitations", () => {
    // 58 of 100 are surely more than 18 of 30.
    expect(partsOf([hour(8, 100, 10), hour(11, 30, 18), hour(15, 100, 58)])["hours"]).toMatchObject({ differ: true, best: 15 });
    expect(partsOf([hour(8, 100, 10), hour(11, 29, 29)])["hours"]).toMatchObject({ differ: true, best: 8 });
    expect(partsOf([hour(8, 100, 10), hour(11, 30, 30)])["hours"]).toMatchObject({ best: 11 });
    expect(partsOf([hour(8, 29, 1), hour(11, 29, 28)])["hours"]).toMatchObject({ differ: true, best: null });
  });

  it("have no best one where they do not differ, and no test where there is one", () => {
    const same = partsOf([hour(8, 100, 30), hour(11, 100, 33)])["hours"];
    expect(same).toMatchObject({ differ: false, best: null });
    near(
      (same as Readonly<Record<string, number>>)["p"],
      chiSquareTest([
        [30, 70],
        [33, 67],
      ])?.p ?? Number.NaN,
    );
    expect(partsOf([hour(8, 100, 30)])["hours"]).toEqual({ p: null, differ: false, best: null });
  });
});

describe("the response rate of invitations", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
  });
  afterAll(() => store.close());

  const asked = (invitations: readonly DataRow[], query: ExplainedQuery = {}) => resultIn(store, "responseRate", { invitations }, query);
  const flags = (delivered: boolean | null, started: boolean | null, completed: boolean | null): DataRow => ({
    delivered,
    started,
    completed,
  });
  const every = [true, false, null].flatMap((delivered) =>
    [true, false, null].flatMap((started) => [true, false, null].map((completed) => flags(delivered, started, completed))),
  );

  it("takes what was started or completed for delivered, and leaves out what is not known", async () => {
    const found = await asked(every);
    /*
     * Completed: 9, all of them delivered and started. Not completed but started: 3. Neither, and delivered: 2 (started false or null);
     * that makes 14 delivered. Not known: completed is null and it was started or delivered or nobody knows, 3 + 2 + 2; or completed is
     * false, it was not started, and nobody knows whether it was delivered, 2. Bounced but started or completed: 5.
     */
    expect(found).toMatchObject({ n: 14, excluded: { missing: 9, duplicate: 0 } });
    expect(found.parts).toMatchObject({ invited: 27, started: 12, completed: 9 });
    expect(found.flags).toContain("ANSWERED_UNDELIVERED");
    const honest = every.filter(({ delivered, started, completed }) => delivered !== false || (started !== true && completed !== true));
    expect((await asked(honest)).flags).not.toContain("ANSWERED_UNDELIVERED");
  });

  it("takes every invitation for delivered where that is not mapped", async () => {
    const found = await asked(without(every, "delivered"));
    expect(found).toMatchObject({ n: 18, excluded: { missing: 9 }, flags: ["DELIVERY_UNKNOWN", "INDICATIVE"] });
    expect(found.parts).toMatchObject({ invited: 27, started: 12, completed: 9, byChannel: [], byHour: [], byTouchpoint: [] });
    const bare = await asked(only(every, "completed"));
    expect(bare).toMatchObject({ n: 18, parts: { started: null, completed: 9 } });
  });

  const sent = (customer_id: string, at: string, completed: boolean, channel: string, touchpoint: string, wave = "W1"): DataRow => ({
    customer_id,
    sent_at: `2026-01-${at}`,
    ...flags(true, completed, completed),
    channel,
    touchpoint,
    wave,
  });
  const invitations = [
    sent("a", "05 09:10:00", true, "sms", "shop"),
    sent("b", "05 09:59:00", false, "email", "shop"),
    sent("b", "09 10:00:00", false, "sms", "web"),
    sent("c", "06 14:00:00", true, "email", "web"),
    sent("c", "20 14:00:00", false, "email", "web", "W2"),
  ];

  it("is told by channel, hour and touchpoint, reminders not counted", async () => {
    const found = await asked(invitations);
    expect(found).toMatchObject({ n: 4, value: 50, excluded: { duplicate: 1 } });
    expect(found.parts).toMatchObject({
      reminders: 1,
      byChannel: [
        { key: "email", n: 3, x: 1 },
        { key: "sms", n: 1, x: 1 },
      ],
      byTouchpoint: [
        { key: "shop", n: 2, x: 1 },
        { key: "web", n: 2, x: 1 },
      ],
      byHour: [
        { key: "9", n: 2, x: 1 },
        { key: "14", n: 2, x: 1 },
      ],
    });
  });

  it("is told for each wave", async () => {
    const of = (key: string) => asked(invitations, { wave: "wave", slice: { kind: "wave", key } });
    expect(await of("W1")).toMatchObject({ n: 3, parts: { completed: 2, reminders: 1 } });
    expect(await of("W2")).toMatchObject({ n: 1, parts: { completed: 0, reminders: 0 } });
  });

  it("compares those who answered with everybody who was asked and reached", async () => {
    const accounts = ["a", "b", "c"].map((customer_id) => ({ customer_id, segment: customer_id === "a" ? "A" : "B" }));
    const bounced = { ...sent("a", "07 09:00:00", false, "sms", "web", "W3"), ...flags(false, false, false) };
    const found = await resultIn(store, "responseRate", { accounts, invitations: [...invitations, bounced] });
    expect(found.parts["nonResponse"]).toMatchObject({
      invited: 3,
      responded: 2,
      weights: [
        { key: "B", invited: 2, responded: 1 },
        { key: "A", invited: 1, responded: 1 },
      ],
    });
  });
});
