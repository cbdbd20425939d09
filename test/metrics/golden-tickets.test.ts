import { describe, expect, it } from "vitest";
import type { DataRow } from "../indices/support/canonical-data.ts";
import { indicesOf } from "../indices/support/indices-of.ts";

const repeat = (count: number, row: (at: number) => DataRow): readonly DataRow[] => Array.from({ length: count }, (_, at) => row(at));
const moment = (minutes: number): string => new Date(Date.UTC(2026, 0, 1, 8, minutes)).toISOString().slice(0, 19).replace("T", " ");

describe("times of tickets through the metrics (methods.md 11.4)", () => {
  const MINUTES = [3, 5, 8, 12, 15, 20, 22, 35, 60, 240];
  const tickets = MINUTES.map((minutes, at) => ({
    ticket_id: `${at}`,
    created_at: moment(0),
    first_response_at: moment(minutes),
    resolved_at: moment(minutes),
    handle_seconds: minutes * 60,
  }));

  it("give median 17.5, mean 42, geometric mean 18.536754, P90 78", async () => {
    const { metrics } = await indicesOf({ tickets });
    for (const id of ["firstResponse", "handleTime", "resolutionTime"] as const) {
      const { parts, n } = metrics?.[id] ?? { parts: {}, n: 0 };
      expect(n).toBe(10);
      expect(parts["median"]).toBeCloseTo(17.5, 9);
      expect(parts["mean"]).toBeCloseTo(42, 9);
      expect(parts["geometricMean"]).toBeCloseTo(18.536754, 6);
      expect(parts["p90"]).toBeCloseTo(78, 9);
    }
    expect(metrics?.firstResponse.value).toBeCloseTo(17.5, 9);
    expect(metrics?.handleTime.value).toBeCloseTo(42, 9);
    // Ranks 2 and 9 of 10.
    expect(metrics?.resolutionTime.ci).toMatchObject({ method: "orderStatistic", lo: 5, hi: 60 });
  });

  it("give the share within the target of the settings with its Wilson interval", async () => {
    const { metrics } = await indicesOf({ tickets }, { settings: { metrics: { firstResponseTarget: 20 } } });
    expect(metrics?.firstResponse.parts).toMatchObject({ target: 20, within: 6, settled: 10, shareWithin: 60 });
    expect(metrics?.handleTime.parts).toMatchObject({ target: 10, within: 3 });
  });

  it("leave out and list times below zero, and keep zeros", async () => {
    const odd = [
      { ...tickets[0], first_response_at: moment(-5) },
      { ...tickets[1], first_response_at: moment(0) },
      { ...tickets[2], handle_seconds: -1 },
      ...tickets.slice(3),
    ];
    const output = await indicesOf({ tickets: odd });
    const { firstResponse, handleTime } = output.metrics ?? {};
    expect(firstResponse).toMatchObject({ n: 9, excluded: { missing: 0, outOfRange: 1, duplicate: 0 } });
    expect(firstResponse?.parts["zeros"]).toBe(1);
    expect(handleTime?.excluded.outOfRange).toBe(1);
    expect(output.sources[0]?.excluded).toEqual([
      { reason: "NEGATIVE_DURATION", field: "first_response_at", count: 1, rows: [2] },
      { reason: "NEGATIVE_DURATION", field: "handle_seconds", count: 1, rows: [4] },
    ]);
  });

  it("count tickets without an answer as waiting still, by Kaplan–Meier, unless they were solved", async () => {
    const open = [
      { ticket_id: "o1", created_at: moment(0), first_response_at: null, resolved_at: null, handle_seconds: null },
      { ticket_id: "o2", created_at: moment(0), first_response_at: null, resolved_at: moment(9), handle_seconds: null },
    ];
    const first = (await indicesOf({ tickets: [...tickets, ...open] })).metrics?.firstResponse;
    // Eleven times, the last not over yet: the sixth is the median.
    expect(first).toMatchObject({ value: 20, n: 11, excluded: { missing: 1 }, ci: { method: "kaplanMeier" } });
    expect(first?.flags).toContain("OPEN_TICKETS");
  });
});

/** The six periods of methods.md 11.2 as months of 2026 with that many customers all through. */
describe("contact volume through the metric (methods.md 11.2)", () => {
  const CONTACTS = [52, 61, 48, 70, 95, 58];
  const CUSTOMERS = [1_000, 1_050, 1_000, 1_100, 1_100, 1_050];
  const first = (month: number): string => `2026-${String(month + 1).padStart(2, "0")}-01`;
  const accounts = CUSTOMERS.flatMap((count, month) =>
    repeat(count, (at) => ({ customer_id: `m${month}c${at}`, start_date: first(month), end_date: first(month + 1) })),
  );
  const tickets = CONTACTS.flatMap((count, month) =>
    repeat(count, (at) => ({ ticket_id: `${month}-${at}`, created_at: `${first(month)} 09:00:00` })),
  );
  const settings = { asOf: "2026-06-30", churnWindowMonths: 6 } as const;

  it("has its centre at .060952 a customer, and varies more than chance", async () => {
    const volume = (await indicesOf({ accounts, tickets }, { settings })).metrics?.contactVolume;
    expect(volume?.value).toBeCloseTo(6.0952, 4);
    expect(volume?.parts["centre"]).toBeCloseTo(6.0952, 4);
    expect(volume?.parts["dispersion"]).toBeCloseTo(3.310767, 6);
    expect(volume?.parts["out"]).toBe(0);
    expect(volume?.flags).toEqual(expect.arrayContaining(["FEW_PERIODS", "OVERDISPERSED"]));
    // Exact 37-like limits, stretched by √3.310767.
    expect(volume?.ci?.method).toBe("quasiPoisson");
    expect(volume?.n).toBe(384);
  });

  it("counts time: who is there half a month counts half, and a growing base does not look like trouble", async () => {
    const half = [
      ...repeat(10, (at) => ({ customer_id: `a${at}`, start_date: null, end_date: null })),
      ...repeat(10, (at) => ({ customer_id: `b${at}`, start_date: "2026-04-16", end_date: null })),
    ];
    const one = [{ ticket_id: "t", created_at: "2026-04-20 09:00:00" }];
    const volume = (await indicesOf({ accounts: half, tickets: one }, { settings: { asOf: "2026-04-30", churnWindowMonths: 1 } })).metrics
      ?.contactVolume;
    expect(volume?.parts["customerMonths"]).toBeCloseTo(15, 9);
    expect(volume?.value).toBeCloseTo(100 / 15, 9);
  });

  it("counts the contacts that tickets say, or tickets by setting, and leaves out numbers that cannot be", async () => {
    const said = [3, null, 0, 1.5, 2].map((contacts, at) => ({ ticket_id: `${at}`, created_at: `2026-06-0${at + 1} 09:00:00`, contacts }));
    const volume = (await indicesOf({ accounts, tickets: said }, { settings })).metrics?.contactVolume;
    expect(volume).toMatchObject({ n: 3, excluded: { outOfRange: 2 }, parts: { contacts: 6 } });
    const byTicket = (await indicesOf({ accounts, tickets: said }, { settings: { ...settings, metrics: { contacts: "tickets" } } }))
      .metrics;
    expect(byTicket?.contactVolume.parts).toMatchObject({ contacts: 5, tickets: 5 });
  });

  it("has no value where there are no customers", async () => {
    const gone = [{ customer_id: "x", start_date: "2020-01-01", end_date: "2020-02-01" }];
    const volume = (await indicesOf({ accounts: gone, tickets }, { settings })).metrics?.contactVolume;
    expect(volume).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
  });
});

describe("ticket trends through the metric (methods.md 11.3)", () => {
  const monthOf = (month: number, count: number, category: string): readonly DataRow[] =>
    repeat(count, (at) => ({
      ticket_id: `${category}${month}-${at}`,
      created_at: `2025-${String(month + 1).padStart(2, "0")}-03 09:00:00`,
      category,
    }));
  const RISING = [10, 12, 11, 15, 14, 18, 17, 21];
  const tickets = RISING.flatMap((count, month) => [...monthOf(month, count, "small"), ...monthOf(month, 100, "large")]);

  it("gives S 22, p .009375 and Sen slope 1.5 for 10, 12, 11, 15, 14, 18, 17, 21", async () => {
    const trend = (await indicesOf({ tickets }, { settings: { asOf: "2025-08-31" } })).metrics?.ticketTrend;
    const [large, small] = (trend?.parts["categories"] ?? []) as unknown as readonly Record<string, number | boolean>[];
    expect(small).toMatchObject({ key: "small", s: 22, slope: 1.5, rising: true, top: false, recurrent: true });
    expect(small?.["p"]).toBeCloseTo(0.009375, 6);
    expect(small?.["pHolm"]).toBeCloseTo(2 * 0.009375, 6);
    expect(large).toMatchObject({ key: "large", s: 0, slope: 0, rising: false, top: true });
    expect(trend).toMatchObject({ value: 2, n: 918 });
    expect(trend?.flags).toContain("VOLUME_NOT_RATE");
  });

  it("leaves the month under way out", async () => {
    const trend = (await indicesOf({ tickets }, { settings: { asOf: "2025-08-30" } })).metrics?.ticketTrend;
    expect(trend?.parts["periods"]).toEqual(RISING.slice(1).map((_, month) => `2025-0${month + 1}`));
  });

  it("tests the rate where accounts are known: as many more customers make no trend", async () => {
    const accounts = RISING.flatMap((count, month) =>
      repeat(month === 0 ? count : Math.max(0, count - (RISING[month - 1] ?? 0)), (at) => ({
        customer_id: `${month}-${at}`,
        start_date: `2025-${String(month + 1).padStart(2, "0")}-01`,
        end_date: null,
      })),
    );
    const only = [10, 12, 12, 16, 16, 20, 20, 24].flatMap((count, month) => monthOf(month, count, "small"));
    const trend = (await indicesOf({ tickets: only, accounts }, { settings: { asOf: "2025-08-31" } })).metrics?.ticketTrend;
    expect(trend?.parts["rising"]).toBe(0);
  });
});

describe("FCR by settings (methods.md 11.1)", () => {
  const ticket = (id: number, customer: string, day: string, channel = "phone"): DataRow => ({
    ticket_id: `${id}`,
    customer_id: customer,
    created_at: `${day} 09:00:00`,
    resolved_at: `${day} 12:00:00`,
    channel,
  });
  const tickets = [
    ticket(1, "a", "2026-01-01"),
    ticket(2, "a", "2026-01-11"),
    ticket(3, "b", "2026-01-01"),
    ticket(4, "b", "2026-01-03", "chat"),
  ];

  it("derives it for 3, 7, 14 and 30 days without a repeat", async () => {
    const fcr = (await indicesOf({ tickets })).metrics?.fcr;
    expect(fcr?.parts["sensitivity"]).toMatchObject([
      { days: 3, n: 3, resolved: 2 },
      { days: 7, n: 3, resolved: 2 },
      { days: 14, n: 2, resolved: 0 },
      { days: 30, n: 2, resolved: 0 },
    ]);
    const longer = (await indicesOf({ tickets }, { settings: { metrics: { fcrRepeatDays: 14 } } })).metrics?.fcr;
    expect(longer).toMatchObject({ value: 0, n: 2, params: { repeatDays: 14 } });
  });

  it("looks at tickets of the channels counted only", async () => {
    const fcr = (await indicesOf({ tickets }, { settings: { metrics: { fcrChannels: ["phone"] } } })).metrics?.fcr;
    expect(fcr).toMatchObject({ n: 3, parts: { resolved: 3, repeats: 0 }, params: { channels: ["phone"] } });
  });
});
