import type { CanonicalData, DataOptions, DataRow } from "../support/canonical-data.ts";

export const answersOf = (field: string, values: readonly number[]): readonly DataRow[] =>
  values.map((value, at) => ({ customer_id: `c${at}`, [field]: value }));
const repeat = (count: number, row: (at: number) => DataRow): readonly DataRow[] => Array.from({ length: count }, (_, at) => row(at));

/** Start 1000, acquired 150, lost 80 of the start, end 1070 (methods.md 4). */
export const BASE_OF_1000: CanonicalData = {
  accounts: [
    ...repeat(1000, (at) => ({ customer_id: `s${at}`, start_date: "2024-01-01", end_date: at < 80 ? "2025-10-01" : null, mrr: 100 })),
    ...repeat(150, (at) => ({ customer_id: `n${at}`, start_date: "2025-08-01", end_date: null, mrr: 100 })),
  ],
};

/** m 100, r .8 (methods.md 10.2), the same accounts with revenue 1200 in all and cost 300 and 400 for the seed (10.1). */
export const retained = (rate: number): CanonicalData => ({
  accounts: repeat(100, (at) => ({
    customer_id: `s${at}`,
    start_date: "2020-01-01",
    end_date: at < Math.round(100 * (1 - rate)) ? "2025-10-01" : null,
    revenue: 100,
  })),
});

const OUTCOMES = [
  [1, 0.4, 30, 3],
  [1, 0.2, 90, 4],
  [-1, 0.1, 10, 5],
  [-1, 0.05, 60, 4],
  [1, 0.05, 5, 2],
] as const;

/** Boxes of methods.md 7: 400 × 1200, 350 × 1000, 250 × 900, churn 5, 10 and 25 %, by a status. */
const boxes = (answer: (box: number) => DataRow): CanonicalData => {
  const box = (name: number, size: number, money: number, lost: number) =>
    repeat(size, (at) => ({ customer_id: `${name}-${at}`, revenue: money, churned: at < lost }));
  const accounts = [...box(0, 400, 1200, 20), ...box(1, 350, 1000, 35), ...box(2, 248, 900, 62)];
  return {
    accounts,
    answers: accounts.map(({ customer_id = null }) => ({ customer_id, ...answer(Number(String(customer_id).charAt(0))) })),
  };
};

export type Example = {
  readonly source: string;
  readonly data: CanonicalData;
  readonly options?: DataOptions;
  readonly asOf?: string;
  readonly windowMonths?: number;
  readonly value: number;
  readonly digits: number;
};

const HEALTH: CanonicalData = {
  accounts: [{ customer_id: "a", usage_per_week: 6, features_used: 4, tickets_per_month: 3, payment_delay_days: 5 }],
  answers: [{ customer_id: "a", nps: 8 }],
};
const CVQ: CanonicalData = {
  outcomes: OUTCOMES.map(([polarity, reach, duration, intensity], at) => ({ outcome: `o${at}`, polarity, reach, duration, intensity })),
};
const FIVE = [5, 4, 4, 5, 3, 4, 5, 2, 4, 5];
const scale = (question: "nps" | "csat" | "ces", min: number, max: number, highIs?: "easy" | "hard"): DataOptions => ({
  scales: { [question]: { min, max, ...(highIs === undefined ? {} : { highIs }) } },
});
const EFFORT = [7, 6, 5, 7, 4, 2, 6, 7, 3, 5];
const AS_OF = "2026-01-01";

/** The month of methods.md 4: 100,000 at the start, 8,000 new, 5,000 more, 2,000 less, 4,000 lost. */
const MONTH = {
  source: "methods.md 4",
  data: {
    movements: [
      ["o", "new", 100_000, "2025-12-01"],
      ["n", "new", 8_000, "2026-01-01"],
      ["a", "expansion", 5_000, "2026-01-01"],
      ["b", "contraction", 2_000, "2026-01-01"],
      ["c", "churn", 4_000, "2026-01-01"],
    ].map(([customer_id = null, type = null, amount = null, month = null]) => ({ customer_id, type, amount, month })),
  },
  asOf: "2026-01-31",
  windowMonths: 1,
} as const;

/** Times of tickets, minutes (methods.md 11.4). */
const TIMES = {
  source: "methods.md 11.4",
  data: {
    tickets: [3, 5, 8, 12, 15, 20, 22, 35, 60, 240].map((minutes, at) => {
      const end = new Date(Date.UTC(2026, 0, 1, 8, minutes)).toISOString().slice(0, 19).replace("T", " ");
      return {
        ticket_id: `${at}`,
        created_at: "2026-01-01 08:00:00",
        first_response_at: end,
        resolved_at: end,
        handle_seconds: 60 * minutes,
      };
    }),
  },
};

/** The six months of methods.md 11.2, 384 contacts in 6,300 customer-months, two contacts to a ticket. */
const MONTHLY = {
  data: {
    accounts: [1_000, 1_050, 1_000, 1_100, 1_100, 1_050].flatMap((count, month) =>
      repeat(count, (at) => ({ customer_id: `m${month}c${at}`, start_date: `2026-0${month + 1}-01`, end_date: `2026-0${month + 2}-01` })),
    ),
    tickets: [52, 61, 48, 70, 95, 58].flatMap((count, month) =>
      repeat(count, (at) => ({ ticket_id: `${month}-${at}`, created_at: `2026-0${month + 1}-01 09:00:00`, contacts: 2 })),
    ),
  },
  asOf: "2026-06-30",
  windowMonths: 6,
};

/** Eight periods of methods.md 11.3 of one category, from a day on. */
const trend = (days: readonly string[]): CanonicalData => ({
  tickets: [10, 12, 11, 15, 14, 18, 17, 21].flatMap((count, period) =>
    repeat(count, (at) => ({ ticket_id: `${period}-${at}`, created_at: `${days[period] ?? ""} 09:00:00`, category: "billing" })),
  ),
});
const MONTH_STARTS = ["01", "02", "03", "04", "05", "06", "07", "08"].map((month) => `2025-${month}-03`);
const WEEK_STARTS = ["06-02", "06-09", "06-16", "06-23", "06-30", "07-07", "07-14", "07-21"].map((day) => `2025-${day}`);

/** Four customers: one on three days of the last 30 and at three touchpoints, two once in them, one two months before. */
const ENGAGED: CanonicalData = {
  accounts: repeat(4, (at) => ({ customer_id: `c${at}`, start_date: "2020-01-01" })),
  events: [
    ["c0", "2026-01-28", "web"],
    ["c0", "2026-01-29", "app"],
    ["c0", "2026-01-30", "shop"],
    ["c0", "2026-01-30", "web"],
    ["c1", "2026-01-30", "web"],
    ["c2", "2026-01-20", "web"],
    ["c3", "2025-12-01", "web"],
  ].map(([customer_id = "", day = "", touchpoint = ""]) => ({ customer_id, at: `${day} 09:00:00`, touchpoint })),
};
const ENGAGED_ON = "2026-01-31";

/** The stages of methods.md 11.8 over ten; the last comes on the 20th, 60th and 200th day to a third of those who reach it each. */
const FUNNEL: CanonicalData = {
  events: [1_000, 400, 120, 90, 18].flatMap((count, stage) =>
    repeat(count, (at) => ({
      customer_id: `c${at}`,
      at: `${stage < 4 ? "2025-01-01" : (["2025-01-21", "2025-03-02", "2025-07-20"][at % 3] ?? "")} 10:00:00`,
      stage: ["awareness", "consideration", "decision", "retention", "advocacy"][stage] ?? null,
    })),
  ),
};

/** The worked example of each preset's source, by preset. */
export const EXAMPLES: Readonly<Record<string, Example>> = {
  "nps.standard": {
    source: "R package NPS, unit tests",
    data: { answers: answersOf("nps", [0, 7, 7, 9, 9, 9]) },
    value: 33.3333,
    digits: 4,
  },
  "nps.tenPoint": {
    source: "seed 002: 9–10 against up to 6 of ten points, one answer each",
    data: { answers: answersOf("nps", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) },
    options: scale("nps", 1, 10),
    value: -40,
    digits: 9,
  },
  "nps.byRevenue": {
    source: "methods.md 1: w = 1, 1, 2, 2, 4",
    data: {
      answers: answersOf("nps", [10, 9, 8, 6, 3]),
      accounts: [1, 1, 2, 2, 4].map((revenue, at) => ({ customer_id: `c${at}`, revenue })),
    },
    value: -40,
    digits: 9,
  },
  "mrr.accounts": { source: "methods.md 4, seed 004: 1070 × 100", data: BASE_OF_1000, asOf: AS_OF, value: 107_000, digits: 6 },
  "expansion.standard": { ...MONTH, value: 5_000, digits: 6 },
  "nrr.standard": { ...MONTH, value: 99, digits: 9 },
  "grr.standard": { ...MONTH, value: 94, digits: 9 },
  "quickRatio.standard": { ...MONTH, value: 2.166667, digits: 6 },
  "expansion.seed004": {
    source: "methods.md 0.1, seed 004: without a subscription, and one-off",
    data: {
      accounts: [{ customer_id: "a", start_date: "2024-01-01", mrr: 100 }],
      transactions: [
        { customer_id: "a", date: "2026-01-10", amount: 10, is_recurring: false },
        { customer_id: "a", date: "2026-01-10", amount: 1_000, is_recurring: true },
        { customer_id: "stranger", date: "2026-01-10", amount: 20, is_recurring: true },
      ],
    },
    asOf: "2026-01-31",
    windowMonths: 1,
    value: 30,
    digits: 9,
  },
  "firstResponse.median": { ...TIMES, value: 17.5, digits: 9 },
  "handleTime.mean": { ...TIMES, value: 42, digits: 9 },
  "resolutionTime.median": { ...TIMES, value: 17.5, digits: 9 },
  "responseRate.delivered": {
    source: "methods.md 11.7: 156 of 1,200",
    data: { invitations: repeat(1_200, (at) => ({ customer_id: `c${at}`, delivered: true, completed: at < 156 })) },
    value: 13,
    digits: 9,
  },
  "taskCompletion.attempts": {
    source: "methods.md 11.5: 9 of 10",
    data: { tasks: repeat(10, (at) => ({ participant_id: `p${at}`, task_id: "t", completed: at < 9 })) },
    value: 90,
    digits: 9,
  },
  "csat.top2of5": { source: "methods.md 2", data: { answers: answersOf("csat", FIVE) }, value: 80, digits: 9 },
  "csat.top3of10": {
    source: "methods.md 2, after seed 002",
    data: { answers: answersOf("csat", [10, 9, 8, 7, 8, 3, 9, 6, 10, 8]) },
    options: scale("csat", 1, 10),
    value: 70,
    digits: 9,
  },
  "csat.top2of10": {
    source: "Quality Progress 2005: 195 of 350",
    data: {
      answers: answersOf(
        "csat",
        Array.from({ length: 350 }, (_, at) => (at < 195 ? 9 : 8)),
      ),
    },
    options: scale("csat", 1, 10),
    value: (100 * 195) / 350,
    digits: 9,
  },
  "csat.top2of7": {
    source: "methods.md 2: 6–7 of 1–7",
    data: { answers: answersOf("csat", [7, 6, 5, 1, 2, 3, 4, 6]) },
    options: scale("csat", 1, 7),
    value: 37.5,
    digits: 9,
  },
  "csat.top3of11": {
    source: "methods.md 2: 8–10 of 0–10",
    data: { answers: answersOf("csat", [10, 8, 7, 0]) },
    options: scale("csat", 0, 10),
    value: 50,
    digits: 9,
  },
  "csat.mean": { source: "methods.md 2", data: { answers: answersOf("csat", FIVE) }, value: 4.1, digits: 9 },
  "csat.net": { source: "methods.md 2", data: { answers: answersOf("csat", FIVE) }, value: 70, digits: 9 },
  "csat.rescaled": { source: "methods.md 2", data: { answers: answersOf("csat", FIVE) }, value: 77.5, digits: 9 },
  "ces.two": { source: "methods.md 3", data: { answers: answersOf("ces", EFFORT) }, value: 5.2, digits: 9 },
  "ces.one": {
    source: "methods.md 3: 6 − x",
    data: { answers: answersOf("ces", [1, 2, 5]) },
    options: scale("ces", 1, 5, "hard"),
    value: 10 / 3,
    digits: 9,
  },
  "churn.A": { source: "methods.md 4, seed 001", data: BASE_OF_1000, asOf: AS_OF, value: 53.3333, digits: 4 },
  "churn.B": { source: "methods.md 4, seed 002", data: BASE_OF_1000, asOf: AS_OF, value: -7, digits: 9 },
  "churn.C": { source: "methods.md 4, seed 004", data: BASE_OF_1000, asOf: AS_OF, value: 8, digits: 9 },
  "churn.Caverage": { source: "methods.md 4", data: BASE_OF_1000, asOf: AS_OF, value: 7.729469, digits: 6 },
  "churn.Cserved": { source: "methods.md 4", data: BASE_OF_1000, asOf: AS_OF, value: 6.956522, digits: 6 },
  "retention.crr": { source: "methods.md 4, seed 004", data: BASE_OF_1000, asOf: AS_OF, value: 92, digits: 9 },
  "arpa.seed": { source: "methods.md 4, seed 004", data: BASE_OF_1000, asOf: AS_OF, value: 100, digits: 9 },
  "arpa.allAccounts": {
    source: "methods.md 4: zero-paying accounts where the setting says so",
    data: {
      accounts: [...repeat(60, (at) => ({ customer_id: `p${at}`, mrr: 100 })), ...repeat(20, (at) => ({ customer_id: `f${at}`, mrr: 0 }))],
    },
    asOf: AS_OF,
    value: 75,
    digits: 9,
  },
  "fcr.firstContacts": {
    source: "methods.md 11.1: 340 of 425",
    data: { tickets: repeat(425, (at) => ({ ticket_id: `t${at}`, fcr: at < 340 })) },
    value: 80,
    digits: 9,
  },
  "clv.seed": {
    source: "methods.md 10.1",
    data: { accounts: [{ customer_id: "a", revenue: 1200, variable_cost: 300, cac: 400 }] },
    value: 500,
    digits: 9,
  },
  "clv.retentionA": { source: "Fader & Hardie 2012", data: retained(0.8), asOf: AS_OF, value: 366.666667, digits: 6 },
  "clv.retentionB": { source: "Gupta & Lehmann 2003: multiple 2.67", data: retained(0.8), asOf: AS_OF, value: 266.666667, digits: 6 },
  "clv.retentionC": { source: "Fader & Hardie 2014", data: retained(0.8), asOf: AS_OF, value: 333.333333, digits: 6 },
  "health.standard": { source: "methods.md 5", data: HEALTH, value: 66.5, digits: 8 },
  "health.geometric": { source: "methods.md 5", data: HEALTH, value: 65.440302, digits: 6 },
  "cvq.workbench": { source: "methods.md 9.2", data: CVQ, value: 86.4542, digits: 4 },
  "cvq.lossAversion": {
    source: "Tversky & Kahneman 1992: P/(P + 2.25 N)",
    data: CVQ,
    value: (100 * 0.24111111) / (0.24111111 + 2.25 * 0.03777778),
    digits: 5,
  },
  "cvq.counted": { source: "methods.md 9.2, Hunsaker's third form", data: CVQ, value: 60, digits: 9 },
  "secure.burke": {
    source: "methods.md 8",
    data: {
      answers: [5, 5, 4, 5, 3, 5, 2, 5, 4, 5].map((sat, at) => ({
        customer_id: `c${at}`,
        sat,
        recommend: [5, 5, 5, 4, 3, 5, 1, 5, 4, 5][at] ?? null,
        repurchase: [5, 4, 5, 5, 3, 5, 2, 5, 4, 3][at] ?? null,
      })),
    },
    value: 30,
    digits: 9,
  },
  "roi.standard": {
    source: "methods.md 6: CX programme",
    data: {
      cashflows: [
        { project: "p", period: 0, benefit: 0, cost: 60_000 },
        ...[12_000, 18_000, 22_000, 24_000, 24_000].map((benefit, at) => ({ project: "p", period: at + 1, benefit, cost: 0 })),
      ],
    },
    value: 66.6667,
    digits: 4,
  },
  // 248 customers in the bottom box, so that a quarter of them are people: 223,200 · (.25 − .05) = 44,640 in the place of 45,000.
  "boxes.nps": { source: "methods.md 7", data: boxes((box) => ({ nps: [10, 8, 2][box] ?? null })), value: 62_140, digits: 4 },
  "boxes.csat": { source: "methods.md 7", data: boxes((box) => ({ csat: [5, 3, 1][box] ?? null })), value: 62_140, digits: 4 },
  "boxes.health": {
    source: "methods.md 7",
    data: (() => {
      const { accounts = [] } = boxes(() => ({}));
      return {
        accounts: accounts.map((account) => ({
          ...account,
          usage_per_week: [9, 6, 2][Number(String(account["customer_id"] ?? "").charAt(0))] ?? null,
        })),
      };
    })(),
    value: 62_140,
    digits: 4,
  },
  "contactVolume.contacts": { source: "methods.md 11.2", ...MONTHLY, value: 12.190476, digits: 6 },
  "contactVolume.tickets": { source: "methods.md 11.2: .060952", ...MONTHLY, value: 6.095238, digits: 6 },
  "ticketTrend.monthly": { source: "methods.md 11.3", data: trend(MONTH_STARTS), asOf: "2025-08-31", value: 1, digits: 9 },
  "ticketTrend.weekly": { source: "methods.md 11.3", data: trend(WEEK_STARTS), asOf: "2025-07-27", value: 1, digits: 9 },
  "engagement.active": { source: "methods.md 11.6 (a): all four", data: ENGAGED, asOf: ENGAGED_ON, value: 100, digits: 9 },
  "engagement.active30": { source: "methods.md 11.6 (a): three of four", data: ENGAGED, asOf: ENGAGED_ON, value: 75, digits: 9 },
  "engagement.stickiness": {
    source: "methods.md 11.6 (b): five active days of three customers in 30",
    data: ENGAGED,
    asOf: ENGAGED_ON,
    value: (100 * 5) / (3 * 30),
    digits: 9,
  },
  "engagement.full": { source: "methods.md 11.6 (c): one of four", data: ENGAGED, asOf: ENGAGED_ON, value: 25, digits: 9 },
  "engagement.score": {
    source: "methods.md 11.6 (d): 100 and three times a quarter, a third and a third",
    data: ENGAGED,
    asOf: ENGAGED_ON,
    value: (100 + 3 * ((100 * (1 / 4 + 1 / 3 + 1 / 3)) / 3)) / 4,
    digits: 9,
  },
  "funnel.followed30": { source: "methods.md 11.8: a third of .018", data: FUNNEL, asOf: "2026-12-31", value: 0.6, digits: 9 },
  "funnel.followed90": { source: "methods.md 11.8: two thirds of .018", data: FUNNEL, asOf: "2026-12-31", value: 1.2, digits: 9 },
  "funnel.followed365": { source: "methods.md 11.8: .018", data: FUNNEL, asOf: "2026-12-31", value: 1.8, digits: 9 },
  "touchpoints.pain": {
    source: "methods.md 11.8: a third of the customers, 66.7 points below",
    data: {
      answers: [
        ...repeat(20, (at) => ({ customer_id: `s${at}`, touchpoint: "shop", nps: 10 })),
        ...repeat(10, (at) => ({ customer_id: `b${at}`, touchpoint: "bill", nps: at < 5 ? 10 : 0 })),
      ],
    },
    value: (10 / 30) * ((100 * 20) / 30),
    digits: 9,
  },
  "themes.builtIn": {
    source: "methods.md 11.9: prevalence 20 %",
    data: { answers: repeat(200, (at) => ({ customer_id: `c${at}`, nps: 8, comment: at < 40 ? "The invoice was wrong" : "Hello there" })) },
    value: 20,
    digits: 9,
  },
};
