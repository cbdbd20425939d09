import { describe, expect, it } from "vitest";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";
import { indicesOf } from "../../indices/support/indices-of.ts";

const answers = [
  { customer_id: "a", answered_at: "2025-12-31 10:00:00", nps: 10, segment: "own", channel: "mail", wave: "w2" },
  { customer_id: "b", answered_at: "2026-01-15 10:00:00", nps: 2, segment: "own", channel: "phone", wave: "w10" },
  { customer_id: null, answered_at: "2026-04-01 10:00:00", nps: 9, segment: "own", channel: null, wave: null },
  { customer_id: "c", answered_at: null, nps: 0, segment: null, channel: "mail", wave: "w2" },
];
const accounts = [
  { customer_id: "a", segment: "ß", mrr: 10, start_date: "2020-01-01" },
  { customer_id: "b", segment: "Z", mrr: 20, start_date: "2020-01-01" },
  { customer_id: "c", segment: null, mrr: 30, start_date: "2020-01-01" },
];

describe("groups", () => {
  it("takes the account's segment, else the row's own; keys by code point, none last", async () => {
    const { groups } = await indicesOf({ answers, accounts }, { by: "segment" });
    expect(groups?.map(({ key, n, indices }) => [key, n, indices.nps.n])).toEqual([
      ["Z", 1, 1],
      ["own", 0, 1],
      ["ß", 1, 1],
      [null, 1, 1],
    ]);
  });

  it("counts customers of answers where there are no accounts", async () => {
    const { groups } = await indicesOf({ answers }, { by: "channel" });
    expect(groups?.map(({ key, n }) => [key, n])).toEqual([
      ["mail", 2],
      ["phone", 1],
      [null, 1],
    ]);
  });

  it("says which numbers the field cannot split", async () => {
    const cashflows = [{ project: "p", period: 0, benefit: 1, cost: 2 }];
    const { groups } = await indicesOf({ answers, accounts, cashflows }, { by: "segment" });
    expect(groups?.[0]?.indices.roi).toMatchObject({ value: null, reason: "NOT_BY_GROUP" });
    const byProject = await indicesOf({ answers: [{ nps: 3 }], cashflows }, { by: "project" });
    expect(byProject.groups?.map(({ key, indices }) => [key, indices.roi.value, indices.nps.reason])).toEqual([["p", -50, "NOT_BY_GROUP"]]);
  });

  it("refuses a field that no table has, and one with too many keys", async () => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers: Array.from({ length: 1_100 }, (_, at) => ({ nps: 3, comment: `text ${at}` })) });
      const unknown = await computeIndices(store, facts, { ...NO_QUERY, by: "planet" }, QUIET_JOB);
      expect(unknown).toMatchObject({ ok: false, problem: { code: "FIELD_UNKNOWN", detail: { field: "planet" } } });
      const many = await computeIndices(store, facts, { ...NO_QUERY, by: "comment" }, QUIET_JOB);
      expect(many).toMatchObject({ ok: false, problem: { code: "REFUSED", column: "comment" } });
    });
  });
});

describe("waves", () => {
  it.each([
    ["month", ["2025-12", "2026-01", "2026-04"]],
    ["quarter", ["2025-Q4", "2026-Q1", "2026-Q2"]],
    ["year", ["2025", "2026"]],
    ["wave", ["w10", "w2"]],
  ])("cuts by %s; undated answers and empty fields are in none", async (wave, keys) => {
    const { waves } = await indicesOf({ answers, accounts }, { wave });
    expect(waves?.map(({ key }) => key)).toEqual(keys);
    expect(waves?.[0]?.indices.boxes.reason).toBe("NOT_BY_WAVE");
  });

  it("has a wave for a mistyped year far away, in code and in SQL", async () => {
    const far = [
      { customer_id: "a", answered_at: "2026-01-01 10:00:00", nps: 9 },
      { customer_id: "b", answered_at: "9999-12-31 10:00:00", nps: 3 },
    ];
    for (const duplicates of ["lastPerCustomer", "all"] as const) {
      const { waves } = await indicesOf({ answers: far }, { wave: "month", settings: { duplicates } });
      expect(waves?.map(({ key, indices }) => [key, indices.nps.value])).toEqual([
        ["2026-01", 100],
        ["9999-12", -100],
      ]);
    }
  });

  it("runs the duplicates rule inside each wave and over everything for the whole", async () => {
    const twice = [
      { customer_id: "a", answered_at: "2026-01-01 10:00:00", nps: 0 },
      { customer_id: "a", answered_at: "2026-01-02 10:00:00", nps: 10 },
      { customer_id: "a", answered_at: "2026-02-01 10:00:00", nps: 8 },
    ];
    const { indices, waves } = await indicesOf({ answers: twice }, { wave: "month" });
    expect(indices.nps).toMatchObject({ value: 0, n: 1, excluded: { duplicate: 2 } });
    expect(waves?.map((wave) => [wave.indices.nps.value, wave.indices.nps.excluded.duplicate])).toEqual([
      [100, 1],
      [0, 0],
    ]);
  });

  it("cuts CVQ by a field that outcomes have", async () => {
    const outcomes = [
      { customer_id: "a", wave: "w1", polarity: 1 },
      { customer_id: "a", wave: "w2", polarity: -1 },
    ];
    const settings = { cvq: { exponents: [0, 0, 0] } } as const;
    const { waves } = await indicesOf({ outcomes, answers: [{ customer_id: "a", wave: "w1", nps: 9 }] }, { wave: "wave", settings });
    expect(waves?.map(({ key, indices }) => [key, indices.cvq.value, indices.nps.n])).toEqual([
      ["w1", 100, 1],
      ["w2", 0, 0],
    ]);
    const byMonth = await indicesOf({ outcomes, answers }, { wave: "month", settings });
    expect(byMonth.waves?.[0]?.indices.cvq.reason).toBe("NOT_BY_WAVE");
  });

  it("needs dates for the calendar", async () => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers: [{ nps: 3 }] });
      const undated = await computeIndices(store, facts, { ...NO_QUERY, wave: "month" }, QUIET_JOB);
      expect(undated).toMatchObject({ ok: false, problem: { code: "FIELD_UNKNOWN", detail: { field: "answered_at" } } });
    });
  });
});

describe("the data date", () => {
  it("leaves out what is dated later, and lists it", async () => {
    const later = [...accounts, { customer_id: "d", segment: "Z", mrr: 5, start_date: "2026-03-01" }];
    const { indices, metrics, sources } = await indicesOf({ answers, accounts: later }, { settings: { asOf: "2026-01-31" } });
    expect(indices.nps.n).toBe(3);
    expect(metrics?.arpa.n).toBe(3);
    expect(sources.map(({ used, excluded }) => [used, excluded])).toEqual([
      [3, [{ reason: "AFTER_AS_OF", field: "answered_at", count: 1, rows: [4] }]],
      [3, [{ reason: "AFTER_AS_OF", field: "start_date", count: 1, rows: [5] }]],
    ]);
  });
});

describe("--where", () => {
  it("filters answers and, through the customer, accounts", async () => {
    const bySegment = await indicesOf({ answers, accounts }, { where: "segment = Z" });
    expect([bySegment.indices.nps.n, bySegment.metrics?.arpa.n]).toEqual([1, 1]);
    const byChannel = await indicesOf({ answers, accounts }, { where: "channel = mail and nps <= 6" });
    expect([byChannel.indices.nps.n, byChannel.metrics?.arpa.value]).toEqual([1, 30]);
    const byOwn = await indicesOf({ answers, accounts }, { where: "segment != Z" });
    expect([byOwn.indices.nps.n, byOwn.metrics?.arpa.n]).toEqual([2, 1]);
    const byCustomer = await indicesOf({ answers, accounts }, { where: "customer_id = a" });
    expect([byCustomer.indices.nps.n, byCustomer.metrics?.arpa.n]).toEqual([1, 1]);
    const byDay = await indicesOf({ answers, accounts }, { where: "answered_at >= 2026-01-01" });
    expect(byDay.indices.nps.n).toBe(2);
  });

  it("refuses an unknown field and a value of the wrong kind", async () => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers, accounts });
      const run = (where: string) => computeIndices(store, facts, { ...NO_QUERY, where }, QUIET_JOB);
      expect(await run("planet = 3")).toMatchObject({ ok: false, problem: { code: "FIELD_UNKNOWN" } });
      expect(await run("nps < high")).toMatchObject({ ok: false, problem: { code: "FILTER_INVALID" } });
      expect(await run("answered_at < 2026-13-01")).toMatchObject({ ok: false, problem: { code: "FILTER_INVALID" } });
      expect(await run("segment = x' or 1=1 --")).toMatchObject({ ok: true });
    });
  });
});

describe("frames", () => {
  it("give the same numbers warm as cold, whatever was asked in between", async () => {
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers, accounts });
      const ask = async (query: Partial<typeof NO_QUERY>) => computeIndices(store, facts, { ...NO_QUERY, ...query }, QUIET_JOB);
      const first = await ask({ by: "segment" });
      await ask({ by: "channel", wave: "month" });
      await ask({ where: "segment = Z" });
      const both = await Promise.all([ask({ by: "segment" }), ask({ wave: "year" }), ask({ by: "segment" })]);
      expect(both[0]).toEqual(first);
      expect(both[2]).toEqual(first);
    });
  });
});
