import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { fcr, knownTickets } from "../../shared/metrics/fcr.ts";
import type { DataRow } from "../indices/support/canonical-data.ts";
import { contextOf } from "../indices/support/context-of.ts";
import { numberIn } from "./support/number-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

type Ticket = { customer?: string | null; on: string | null; category?: string | null; open?: true; reopened?: boolean };
const ticket = ({ customer = null, on, category = "X", open, reopened }: Ticket): DataRow => ({
  customer_id: customer,
  created_at: on === null ? null : `${on} 09:00:00`,
  category,
  resolved_at: open === true || on === null ? null : `${on} 10:00:00`,
  reopened: reopened ?? null,
});
const settings = { asOf: "2026-02-28" };

describe("first contacts derived from tickets (methods.md 11.1)", () => {
  const tickets = [
    // 7 days to the next, which is a repeat; the one 8 days later is none, and another category is another matter.
    ticket({ customer: "a", on: "2026-01-16" }),
    ticket({ customer: "a", on: "2026-01-08" }),
    ticket({ customer: "a", on: "2026-01-01" }),
    ticket({ customer: "a", on: "2026-01-02", category: "Y" }),
    ticket({ customer: "b", on: "2026-01-05", reopened: true }),
    ticket({ customer: "b", on: "2026-01-06", category: null, reopened: false }),
    // Open for 6 days: not known yet; for 7: not solved.
    ticket({ customer: "c", on: "2026-02-22", open: true }),
    ticket({ customer: "d", on: "2026-02-21", open: true }),
    ticket({ customer: "e", on: "2026-02-20", open: true }),
    ticket({ customer: "e", on: "2026-02-25", open: true }),
    // Nobody's tickets have nothing to do with each other.
    ticket({ on: "2026-01-01" }),
    ticket({ on: "2026-01-01" }),
    ticket({ customer: "f", on: "2026-02-27" }),
    ticket({ customer: "g", on: null }),
  ];

  it("are solved where nothing follows within the days and they were not reopened", async () => {
    const found = await numberIn(store, "fcr", { tickets }, { settings });
    expect(found).toMatchObject({ value: 60, n: 10, unit: "percent", excluded: { missing: 1, outOfRange: 0, duplicate: 2 } });
    expect(found.flags).toEqual(["FCR_DERIVED", "INDICATIVE"]);
    expect(found.params).toMatchObject({ asOf: "2026-02-28", confidence: 0.95, source: "derived", repeatDays: 7, channels: null });
    expect(found.parts).toMatchObject({
      resolved: 6,
      repeats: 2,
      // By hand: within 3 days nothing repeats; within 14 the ticket 8 days later does, and 8 days open are too few.
      sensitivity: [
        { days: 3, n: 13, resolved: 8 },
        { days: 7, n: 10, resolved: 6 },
        { days: 14, n: 7, resolved: 5 },
        { days: 30, n: 7, resolved: 5 },
      ],
    });
  });

  it("are known from the start where data tell no end, no reopening and no category", async () => {
    const bare = tickets.map(({ customer_id, created_at }) => ({ customer_id: customer_id ?? null, created_at: created_at ?? null }));
    const found = await numberIn(store, "fcr", { tickets: bare }, { settings });
    // Of a the 1st and the 16th, of b the 5th; e repeats once.
    expect(found).toMatchObject({ n: 9, excluded: { missing: 0, duplicate: 4 }, parts: { resolved: 6 } });
  });

  it("are none where no ticket is dated", async () => {
    const undated = [ticket({ customer: "a", on: null }), ticket({ customer: "b", on: null, open: true })];
    const found = await numberIn(store, "fcr", { tickets: undated });
    expect(found).toMatchObject({ value: null, n: 0, reason: "EMPTY", excluded: { missing: 0, outOfRange: 0, duplicate: 0 } });
  });

  it("come one after the other by the time of day and then by their row", async () => {
    const day = (time: string, customer: string, reopened: boolean): DataRow => ({ customer_id: customer, created_at: time, reopened });
    const first = [day("2026-01-01 15:00:00", "a", false), day("2026-01-01 09:00:00", "a", true), day("2026-02-01 09:00:00", "a", false)];
    expect(await numberIn(store, "fcr", { tickets: first }, { settings })).toMatchObject({
      n: 2,
      excluded: { duplicate: 1 },
      parts: { resolved: 1 },
    });
  });

  it("of channels that do not count are not there, nor are those of an unknown one", async () => {
    const channels = ["phone", "chat", null, "it's"].map((channel, at) => ({
      customer_id: "a",
      created_at: `2026-01-0${at + 1} 09:00:00`,
      channel,
    }));
    const only = { settings: { ...settings, metrics: { fcrChannels: ["phone", "it's"] } } };
    const found = await numberIn(store, "fcr", { tickets: channels }, only);
    expect(found).toMatchObject({ n: 1, excluded: { duplicate: 1 }, params: { channels: ["phone", "it's"] } });
    expect(await numberIn(store, "fcr", { tickets: channels }, { settings })).toMatchObject({ n: 1, excluded: { duplicate: 3 } });
    const unknown = await numberIn(store, "fcr", { tickets }, only);
    expect(unknown).toMatchObject({ n: 10, params: { channels: null } });
  });
});

describe("first contacts as recorded (methods.md 11.1)", () => {
  const tickets = [true, true, true, false, null].map((own, at) => ({ fcr: own, channel: at === 0 ? "chat" : "phone" }));

  it("are known where the tickets say so", async () => {
    const found = await numberIn(store, "fcr", { tickets }, { settings });
    expect(found).toMatchObject({ value: 75, n: 4, excluded: { missing: 1, outOfRange: 0, duplicate: 0 }, flags: ["SUPPRESSED"] });
    expect(found.parts).toEqual({ resolved: 3, repeats: 0, sensitivity: [] });
    expect(found.params).toMatchObject({ asOf: "2026-02-28", confidence: 0.95, source: "recorded", repeatDays: null, channels: null });
  });

  it("count in the channels of the setting only", async () => {
    const phone = await numberIn(store, "fcr", { tickets }, { settings: { ...settings, metrics: { fcrChannels: ["phone"] } } });
    expect(phone).toMatchObject({ n: 3, excluded: { missing: 1 }, parts: { resolved: 2 }, params: { channels: ["phone"] } });
  });

  it("stand beside what could be derived", async () => {
    const both = [
      { customer_id: "a", created_at: "2026-01-01 09:00:00", fcr: true },
      { customer_id: "a", created_at: "2026-01-06 09:00:00", fcr: null },
    ];
    const found = await numberIn(store, "fcr", { tickets: both }, { settings });
    expect(found).toMatchObject({ value: 100, n: 1, excluded: { missing: 1, duplicate: 0 } });
    expect(found.parts["sensitivity"]).toEqual([
      { days: 3, n: 2, resolved: 2, value: 100 },
      { days: 7, n: 1, resolved: 0, value: 0 },
      { days: 14, n: 1, resolved: 0, value: 0 },
      { days: 30, n: 1, resolved: 0, value: 0 },
    ]);
  });
});

describe("tickets of which it is known whether the first contact solved them", () => {
  const rows = [
    [0, 2, 1, "2026-01-01", true],
    [0, 3, 1, "2026-01-05", false],
    [0, 4, 2, "2026-01-10", null],
    [1, 5, 2, "2026-01-20", true],
    [1, 6, null, "2026-01-02", true],
    [1, 7, 3, null, false],
  ] as const;
  const known = async (fields: readonly string[], day: string | null, asOf: string | null = "2026-01-20") => {
    const values = rows.map(
      ([source, row, customer, on, own]) =>
        `(${source}, ${row}, ${customer}::integer, 0, ${on === null ? "null" : `timestamp '${on} 09:00:00'`}, ${on === null ? "null" : `date '${on}'`}, ${own}::boolean)`,
    );
    await store.run(`create or replace temp table frame_tickets as
      select * from (values ${values.join(", ")}) t(source, row, customer, grp, created_at, created_day, fcr)`);
    const sql = knownTickets(contextOf({ tickets: fields }, { asOf }), day);
    return store.all<{ row: number; fcr: boolean; created_at: string | null }>(`select * from (${sql}) k order by row`);
  };
  const brief = (found: Awaited<ReturnType<typeof known>>) => found.map(({ row, fcr: own }) => [row, own]);

  it("are those that say so, of customers, up to the day", async () => {
    const recorded = ["customer_id", "created_at", "fcr"];
    expect(brief(await known(recorded, null))).toEqual([
      [2, true],
      [3, false],
      [5, true],
      [7, false],
    ]);
    expect(brief(await known(recorded, "2026-01-05"))).toEqual([
      [2, true],
      [3, false],
    ]);
    expect((await known(recorded, null))[0]?.created_at).not.toBeNull();
    expect((await known(["customer_id", "fcr"], null))[0]).toMatchObject({ created_at: null, fcr: true });
  });

  it("else those first ones that are old enough by then", async () => {
    const derived = ["customer_id", "created_at"];
    // By 17 January the 10th is 7 days ago, by the data date the 20th is not.
    expect(brief(await known(derived, "2026-01-17"))).toEqual([
      [2, false],
      [4, true],
    ]);
    expect(brief(await known(derived, "2026-01-16"))).toEqual([[2, false]]);
    expect(brief(await known(derived, null, "2026-01-27"))).toEqual([
      [2, false],
      [4, true],
      [5, true],
    ]);
    expect(brief(await known(derived, null, null))).toHaveLength(3);
  });
});

describe("first contact resolution", () => {
  it("is of tickets, a percentage, and the same in every wave", () => {
    const context = contextOf({ tickets: ["fcr"] });
    expect([fcr.table(context), fcr.unit(context), fcr.byWave]).toEqual(["tickets", "percent", false]);
    expect(fcr.emptyParts).toEqual({ resolved: 0, repeats: 0, sensitivity: [] });
    expect(fcr.params(context)).toMatchObject({ source: "recorded", repeatDays: null, channels: null });
  });
});
