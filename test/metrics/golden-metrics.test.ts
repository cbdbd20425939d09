import { describe, expect, it } from "vitest";
import type { DataRow } from "../indices/support/canonical-data.ts";
import { indicesOf } from "../indices/support/indices-of.ts";

const answersOf = (field: string, values: readonly number[]): readonly DataRow[] =>
  values.map((value, at) => ({ customer_id: `c${at}`, [field]: value }));
const repeat = (count: number, row: (at: number) => DataRow): readonly DataRow[] => Array.from({ length: count }, (_, at) => row(at));

describe("CES through the metric (methods.md 3)", () => {
  const values = [7, 6, 5, 7, 4, 2, 6, 7, 3, 5];

  it("gives mean 5.2, easy 70 %, net 50, rescaled 70", async () => {
    const ces = (await indicesOf({ answers: answersOf("ces", values) })).metrics?.ces;
    expect(ces?.value).toBeCloseTo(5.2, 9);
    expect(ces?.parts).toMatchObject({ easy: 7, difficult: 2 });
    expect(ces?.parts["net"]).toBeCloseTo(50, 9);
    expect(ces?.parts["rescaled"]).toBeCloseTo(70, 9);
  });

  it("turns a scale round on which high is hard, and says so", async () => {
    const answers = answersOf("ces", [1, 2, 5]);
    const ces = (await indicesOf({ answers }, {}, { scales: { ces: { min: 1, max: 5, highIs: "hard" } } })).metrics?.ces;
    expect(ces?.value).toBeCloseTo((5 + 4 + 1) / 3, 9);
    expect(ces?.parts).toMatchObject({ easy: 2, difficult: 1 });
    expect(ces?.flags).toContain("REVERSED_SCALE");
  });
});

describe("CES beside NPS", () => {
  const rows = [
    { customer_id: "a", answered_at: "2026-01-01 00:00:00", ces: 7, nps: 0 },
    { customer_id: "a", answered_at: "2026-01-02 00:00:00", ces: 1, nps: 10 },
    { customer_id: "b", answered_at: "2026-01-02 00:00:00", ces: 2, nps: null },
    { customer_id: "b", answered_at: "2026-01-01 00:00:00", ces: null, nps: 3 },
    { customer_id: "c", answered_at: "2026-01-01 00:00:00", ces: 6, nps: null },
  ];

  it("counts customers by the last answers to both questions, wherever they stand", async () => {
    const { metrics, waves } = await indicesOf({ answers: rows }, { wave: "month" });
    expect(metrics?.ces.parts["besideNps"]).toEqual([
      { ease: "difficult", customers: 2, detractors: 1, passives: 0, promoters: 1, nps: 0 },
      { ease: "neither", customers: 0, detractors: 0, passives: 0, promoters: 0, nps: null },
      { ease: "easy", customers: 0, detractors: 0, passives: 0, promoters: 0, nps: null },
    ]);
    expect(waves?.[0]?.metrics?.ces.parts["besideNps"]).toBeNull();
  });

  it("adds up over segments to the whole", async () => {
    const accounts = ["a", "b", "c"].map((customer_id) => ({ customer_id, segment: customer_id === "a" ? "X" : "Y" }));
    const { groups } = await indicesOf({ accounts, answers: rows }, { by: "segment" });
    const difficult = groups?.map(({ metrics }) => metrics?.ces.parts["besideNps"]);
    expect(difficult?.map((part) => (Array.isArray(part) ? part[0] : null))).toMatchObject([
      { customers: 1, promoters: 1 },
      { customers: 1, detractors: 1 },
    ]);
  });
});

describe("churn, retention and ARPA through the metrics (methods.md 4)", () => {
  /** Start 1000, acquired 150, lost 80 of the start, end 1070, all paying 100 a month. */
  const accounts = [
    ...repeat(1000, (at) => ({ customer_id: `s${at}`, start_date: "2024-01-01", end_date: at < 80 ? "2025-10-01" : null, mrr: 100 })),
    ...repeat(150, (at) => ({ customer_id: `n${at}`, start_date: "2025-08-01", end_date: null, mrr: 100 })),
  ];
  const query = { settings: { asOf: "2026-01-01" } } as const;

  it("gives the five forms of S 1000, N 150, L 80, E 1070", async () => {
    const { metrics } = await indicesOf({ accounts }, query);
    expect(metrics?.churn.parts).toMatchObject({ start: 1000, acquired: 150, lost: 80, lostOfStart: 80, end: 1070 });
    for (const [form, value] of [
      ["A", 53.3333],
      ["B", -7],
      ["C", 8],
      ["Caverage", 7.729469],
      ["Cserved", 6.956522],
    ] as const) {
      expect(metrics?.churn.parts[form]).toBeCloseTo(value, 4);
      const own = (await indicesOf({ accounts }, { settings: { ...query.settings, churn: form } })).metrics?.churn;
      expect(own?.value).toBeCloseTo(value, 4);
      expect(own?.ci === null).toBe(form !== "C");
    }
    expect(metrics?.retention.value).toBeCloseTo(92, 9);
    expect(metrics?.arpa).toMatchObject({ value: 100, n: 1070, parts: { mrr: 107000 } });
  });

  it("keeps retention and churn at one, and B at C − N/S", async () => {
    const { metrics } = await indicesOf({ accounts }, query);
    const of = (name: string): number => Number(metrics?.churn.parts[name]);
    expect(of("C") + (metrics?.retention.value ?? 0)).toBeCloseTo(100, 9);
    expect(of("B")).toBeCloseTo(of("C") - (100 * of("acquired")) / of("start"), 9);
    expect(of("end")).toBe(of("start") + of("acquired") - of("lost"));
  });

  it("takes a status without dates for losses of the window, and says so", async () => {
    const churned = accounts.map(({ customer_id = null, mrr = null }, at) => ({ customer_id, mrr, churned: at < 80 }));
    const { metrics } = await indicesOf({ accounts: churned });
    expect(metrics?.churn.parts).toMatchObject({ start: 1150, lost: 80, lostOfStart: 80, end: 1070 });
    expect(metrics?.churn.flags).toContain("CHURN_FROM_STATUS");
  });
});

describe("FCR through the metric (methods.md 11.1)", () => {
  it("gives 340 of 425, Wilson .759359…0.835266", async () => {
    const tickets = repeat(430, (at) => ({ ticket_id: `${at}`, fcr: at < 425 ? at < 340 : null }));
    const fcr = (await indicesOf({ tickets })).metrics?.fcr;
    expect(fcr).toMatchObject({ n: 425, excluded: { missing: 5 } });
    expect(fcr?.value).toBeCloseTo(80, 9);
    expect(fcr?.ci?.lo).toBeCloseTo(75.9359, 4);
    expect(fcr?.ci?.hi).toBeCloseTo(83.5266, 4);
  });

  it("derives it from repeats within seven days of the same customer and category", async () => {
    const ticket = (id: number, customer: string, day: string, category = "billing", resolved: string | null = day) => ({
      ticket_id: `${id}`,
      customer_id: customer,
      created_at: `${day} 09:00:00`,
      resolved_at: resolved === null ? null : `${resolved} 12:00:00`,
      category,
    });
    const tickets = [
      ticket(1, "a", "2026-01-01"),
      ticket(2, "a", "2026-01-08"),
      ticket(3, "a", "2026-02-01"),
      ticket(4, "b", "2026-01-01"),
      ticket(5, "b", "2026-01-02", "network"),
      ticket(6, "c", "2026-02-01", "billing", null),
    ];
    const fcr = (await indicesOf({ tickets })).metrics?.fcr;
    // 1 was followed by 2, which is a repeat; 3, 4 and 5 stand alone; 6 is open and as young as the data.
    expect(fcr).toMatchObject({ n: 4, value: 75, parts: { resolved: 3, repeats: 1 }, excluded: { missing: 1, duplicate: 1 } });
  });
});
