import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import type { Row } from "../../shared/indices/index-definition.ts";
import { bad, type CanonicalData, type DataRow } from "../indices/support/canonical-data.ts";
import { only, without } from "../indices/support/columns.ts";
import { type ExplainedQuery, resultIn } from "../indices/support/explained-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

const asked = (data: CanonicalData, query: ExplainedQuery = {}) => resultIn(store, "touchpoints", data, query);
const listed = (rows: unknown): readonly Row[] => rows as readonly Row[];
const of = (rows: unknown, key: string): Row | undefined => listed(rows).find((row) => row["key"] === key);

const answer = (customer_id: string | null, day: string, touchpoint: string | null, stage: string | null, more: DataRow): DataRow => ({
  ...{ customer_id, answered_at: `2026-01-${day} 09:00:00`, touchpoint, stage, nps: null, csat: null, ces: null, weight: null },
  ...more,
});

const answers = [
  answer("a", "01", "shop", "buy", { nps: 0, csat: 1, weight: 1 }),
  answer("a", "02", "shop", "use", { nps: 10, weight: 3 }),
  answer("a", "03", "web", "use", { nps: 8, csat: 5, ces: 7, weight: 2 }),
  answer("b", "01", "shop", "buy", { nps: 3, ces: 2, weight: 1 }),
  answer("b", "02", "shop", "buy", { nps: bad, csat: 4, weight: 5 }),
  answer(null, "01", "shop", null, { nps: 9 }),
  answer(null, "02", "shop", null, { nps: 7, weight: 0 }),
  answer("c", "01", null, "use", { nps: 5, weight: 2 }),
  answer("c", "02", null, "buy", { nps: 9, weight: 0.5 }),
];
const unweighted = without(answers, "weight");

describe("answers at touchpoints", () => {
  it("count the last of each customer at each, and every one of nobody known", async () => {
    const { parts } = await asked({ answers: unweighted });
    // Shop: a 10, b 3, and 9 and 7 of whom nobody knows: (2 − 1)/4. All: with web 8 and c 9, (3 − 1)/6.
    expect(of(parts["touchpoints"], "shop")).toMatchObject({ answers: 4, nps: 25, csat: 2.5, ces: 2, asked: 6, customers: 2 });
    expect(of(parts["touchpoints"], "web")).toMatchObject({ answers: 1, nps: 0, csat: 5, ces: 7, asked: 1, customers: 1 });
    expect(parts["overall"]).toBeCloseTo(100 / 3, 9);
    // Stages: buy a 0, b 3, c 9; use a 8, c 5; none 9 and 7.
    expect(of(parts["stages"], "buy")).toMatchObject({ answers: 3, asked: 4, customers: 3 });
    expect(of(parts["stages"], "buy")?.["nps"]).toBeCloseTo(-100 / 3, 9);
    expect(of(parts["stages"], "use")).toMatchObject({ answers: 2, nps: -50, asked: 3, customers: 2 });
  });

  it("are shares of those who went through one: of touchpoints a and b, of stages c too", async () => {
    const { parts } = await asked({ answers: unweighted });
    const shares = (rows: unknown) => Object.fromEntries(listed(rows).map((row) => [row["key"], row["share"]]));
    expect(shares(parts["touchpoints"])).toEqual({ shop: 100, web: 50 });
    expect(shares(parts["stages"])).toEqual({ buy: 100, use: expect.closeTo(200 / 3, 9) });
  });

  it("count all by setting", async () => {
    const { parts, params } = await asked({ answers: unweighted }, { settings: { duplicates: "all" } });
    // Shop: 0, 10, 3, 9, 7.
    expect(of(parts["touchpoints"], "shop")).toMatchObject({ answers: 5, nps: 0, csat: 2.5 });
    expect(of(parts["stages"], "use")).toMatchObject({ answers: 3, nps: 0 });
    expect(params["duplicates"]).toBe("all");
  });

  it("count by their weight, one without a weight as 1, and none of no weight", async () => {
    const { parts, params } = await asked({ answers });
    // Shop: 10 (3), 3 (1), 9 (1): (4 − 1)/5. CSAT: 1 (1), 4 (5).
    expect(of(parts["touchpoints"], "shop")).toMatchObject({ answers: 3, nps: expect.closeTo(60, 9), csat: 3.5 });
    // With web 8 (2) and c 9 (0.5): (4.5 − 1)/7.5.
    expect(parts["overall"]).toBeCloseTo((100 * 3.5) / 7.5, 9);
    expect(params["weighted"]).toBe(true);
    const every = await asked({ answers }, { settings: { duplicates: "all" } });
    // 0 (1), 10 (3), 3 (1), 9 (1).
    expect(of(every.parts["touchpoints"], "shop")?.["nps"]).toBeCloseTo((100 * 2) / 6, 9);
  });

  it("are surer of a score where weights are alike", async () => {
    const alike = await asked({ answers: answers.map((row) => ({ ...row, weight: 2 })) });
    const counted = await asked({ answers: unweighted });
    expect(of(alike.parts["touchpoints"], "shop")).toEqual(of(counted.parts["touchpoints"], "shop"));
    const unlike = of((await asked({ answers })).parts["touchpoints"], "shop");
    // Kish: 5²/(9 + 1 + 1) of three answers.
    expect(Number(unlike?.["npsHi"]) - Number(unlike?.["npsLo"])).toBeGreaterThan(100);
  });

  const regional = { answers: unweighted.map((row, at) => ({ ...row, region: at === 0 || at === 3 ? "North" : "South" })) };

  it("are told for a group by the last of a customer in it", async () => {
    const north = await asked(regional, { by: "region", slice: { kind: "group", key: "North" } });
    expect(listed(north.parts["touchpoints"])).toMatchObject([{ key: "shop", answers: 2, nps: -100, customers: 2, asked: 2 }]);
  });

  it("are the same for the whole with groups and without", async () => {
    const south = await asked(regional, { by: "region", slice: { kind: "group", key: "South" } });
    expect(of(south.parts["touchpoints"], "shop")).toMatchObject({ answers: 3, customers: 2, asked: 4 });
    expect((await asked(regional, { by: "region" })).parts).toEqual((await asked(regional)).parts);
  });

  it("have no stages where none are mapped, and no score of a question that is not", async () => {
    const bare = only(unweighted, "customer_id", "answered_at", "touchpoint", "csat");
    const found = await asked({ answers: bare });
    expect(found).toMatchObject({ unit: "score", params: { painBy: "csat" }, parts: { stages: [] } });
    expect(of(found.parts["touchpoints"], "shop")).toMatchObject({ nps: null, csat: 2.5, ces: null, asked: 6 });
  });

  it("are of nobody where customers are not mapped", async () => {
    const found = await asked({ answers: without(unweighted, "customer_id") });
    expect(found).toMatchObject({ value: null, n: 0, reason: "EMPTY", parts: { perPurchase: null, transitions: [] } });
    expect(of(found.parts["touchpoints"], "shop")).toMatchObject({ customers: 0, share: null, answers: 5, asked: 0, pain: null });
  });
});

describe("who went through a touchpoint", () => {
  const events = [
    { customer_id: "a", at: "2026-01-01 08:00:00", touchpoint: "shop", stage: "buy" },
    { customer_id: "a", at: "2026-01-01 08:30:00", touchpoint: "shop", stage: null },
    { customer_id: "d", at: "2026-01-02 08:00:00", touchpoint: "app", stage: "use" },
    { customer_id: "e", at: null, touchpoint: "shop", stage: null },
    { customer_id: null, at: "2026-01-02 08:00:00", touchpoint: "shop", stage: "use" },
  ];
  const accounts = [
    { customer_id: "a", revenue: 100.25, start_date: "2020-01-01" },
    { customer_id: "b", revenue: null, start_date: "2020-01-01" },
    { customer_id: "d", revenue: 7, start_date: "2020-01-01" },
    { customer_id: "z", revenue: 1_000, start_date: "2020-01-01" },
  ];

  it("is told by an event or an answer there, a customer once", async () => {
    const found = await asked({ answers: unweighted, events });
    expect(found.n).toBe(4);
    // c never went through a touchpoint.
    expect(of(found.parts["touchpoints"], "shop")).toMatchObject({ customers: 3, share: 75, events: 4, asked: 6, revenue: null });
    expect(of(found.parts["touchpoints"], "app")).toMatchObject({ customers: 1, share: 25, events: 1, asked: 0, answers: 0, nps: null });
    expect(of(found.parts["stages"], "buy")).toMatchObject({ customers: 3, events: 1, asked: 4 });
    expect(of(found.parts["stages"], "use")).toMatchObject({ customers: 3, events: 2, asked: 3 });
  });

  it("brings the revenue of those with an account, once for each", async () => {
    const { parts } = await asked({ answers: unweighted, events, accounts });
    expect(of(parts["touchpoints"], "shop")?.["revenue"]).toBe(100.25);
    expect(of(parts["touchpoints"], "app")?.["revenue"]).toBe(7);
    expect(of(parts["stages"], "use")?.["revenue"]).toBe(107.25);
  });

  it("counts events without customers nowhere", async () => {
    const nameless = without(events, "customer_id");
    const { parts } = await asked({ answers: unweighted, events: nameless });
    expect(of(parts["touchpoints"], "shop")).toMatchObject({ customers: 2, events: 0 });
    expect(of(parts["touchpoints"], "app")).toBeUndefined();
  });
});

describe("touchpoints before purchases and one after the other", () => {
  const went = (customer_id: string | null, day: string | null, touchpoint: string | null) => ({
    ...{ customer_id, at: day === null ? null : `2026-01-${day}:00:00`, touchpoint },
  });
  const bought = (customer_id: string | null, date: string | null) => ({ customer_id, date, amount: 1 });
  const one = [answer("a", "01", "shop", null, { nps: 9 })];

  it("belong to the next purchase, those of its day too", async () => {
    const events = [
      went("a", "01 08", "web"),
      went("a", "01 09", "web"),
      went("a", "05 08", "shop"),
      went("a", "05 09", null),
      went("a", "06 08", "app"),
      went("a", "20 08", "web"),
      went("a", null, "phone"),
      went("b", "01 08", "web"),
      went(null, "01 08", "web"),
      went("c", "03 08", "app"),
    ];
    const transactions = [
      bought("a", "2026-01-05"),
      bought("a", "2026-01-05"),
      bought("a", "2026-01-10"),
      bought("c", "2026-01-02"),
      bought("c", "2026-01-09"),
      bought("d", "2026-01-09"),
      bought(null, "2026-01-09"),
      bought("b", null),
    ];
    const { parts } = await asked({ answers: one, events, transactions });
    expect(parts["perPurchase"]).toMatchObject({
      withoutTouch: 2,
      counts: [
        { touches: 1, purchases: 2 },
        { touches: 2, purchases: 1 },
      ],
    });
  });

  it.each(["customer_id", "date"])("are not known without the %s of purchases", async (field) => {
    const transactions = [{ customer_id: "a", date: "2026-01-05", amount: 1 }];
    const less = without(transactions, field);
    const found = await asked({ answers: one, events: [went("a", "01 08", "web")], transactions: less });
    expect(found.parts["perPurchase"]).toBeNull();
  });

  it.each(["customer_id", "at", "touchpoint"])("are not known without the %s of events", async (field) => {
    const events = [1, 2, 3, 4, 5].flatMap((at) => [went(`c${at}`, "01 08", "web"), went(`c${at}`, "02 08", "app")]);
    const less = without(events, field);
    const { parts } = await asked({ answers: one, events: less, transactions: [bought("c1", "2026-01-05")] });
    expect([parts["perPurchase"], parts["transitions"]]).toEqual([null, []]);
  });

  it("are those of a group's purchases", async () => {
    const events = [went("a", "01 08", "web"), went("b", "01 08", "web"), went("b", "02 08", "app")];
    const accounts = ["a", "b"].map((customer_id) => ({ customer_id, segment: customer_id, start_date: "2020-01-01" }));
    const data = { answers: one, events, accounts, transactions: [bought("a", "2026-01-05"), bought("b", "2026-01-05")] };
    const query = { by: "segment", slice: { kind: "group", key: "b" } } as const;
    expect((await asked(data, query)).parts["perPurchase"]).toMatchObject({ purchases: 1, mean: 2 });
    expect((await asked(data)).parts["perPurchase"]).toMatchObject({ purchases: 2, mean: 1.5 });
  });

  it("follow each other by time, at the same moment by name, where five went", async () => {
    const events = [1, 2, 3, 4, 5].flatMap((at) => [
      went(`c${at}`, "02 08", "b"),
      went(`c${at}`, "01 08", "c"),
      went(`c${at}`, "02 08", "a"),
      went(`c${at}`, "03 08", null),
      went(`c${at}`, "04 08", at < 5 ? "d" : null),
      went(null, `0${at} 08`, "x"),
      went(`c${at}`, null, "y"),
    ]);
    const found = await asked({ answers: one, events });
    expect(found.parts["transitions"]).toEqual([
      { from: "a", to: "b", n: 5 },
      { from: "c", to: "a", n: 5 },
    ]);
  });

  it("are not told where fewer than five of a group went", async () => {
    const events = [1, 2, 3, 4, 5].flatMap((at) => [went(`c${at}`, "01 08", "web"), went(`c${at}`, "02 08", "app")]);
    const accounts = [1, 2, 3, 4, 5].map((at) => ({ customer_id: `c${at}`, segment: at === 1 ? "A" : "B", start_date: "2020-01-01" }));
    const group = await asked({ answers: one, events, accounts }, { by: "segment", slice: { kind: "group", key: "B" } });
    expect(group.parts["transitions"]).toEqual([]);
  });
});
