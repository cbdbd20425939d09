import { dayNumber } from "../../shared/calendar.ts";
import type { Cell, Draw, Sheet } from "../draw.ts";
import { type Account, dayText, FIRST_DAY, isActive, LAST_DAY, MONTHS, monthStart, SEGMENTS } from "./company.ts";
import type { Ticket } from "./operations.ts";

const cents = (value: number): number => Math.round(value * 100) / 100;

/** One row an account, as a billing system exports it. Use of the product follows the mood, so that health can see churn coming. */
export function accountSheet(accounts: readonly Account[], tickets: readonly Ticket[], draw: Draw): Sheet {
  const last = dayNumber(LAST_DAY);
  const recent = new Map<string, number>();
  for (const ticket of tickets) {
    if (ticket.day > last - 92) recent.set(ticket.account.id, (recent.get(ticket.account.id) ?? 0) + 1);
  }
  const rows = accounts.map((account): readonly Cell[] => {
    const pull = account.end === null ? 0 : -0.9;
    const scored = (middle: number, slope: number, noise: number): number => middle + slope * (account.mood + pull) + noise * draw.normal();
    const months = Math.max(
      0,
      Math.min(12, Math.round((Math.min(account.end ?? last + 1, last + 1) - Math.max(account.start, last - 364)) / 30.4)),
    );
    return [
      account.id,
      account.segment.name,
      account.region,
      { day: dayText(account.start) },
      account.end === null ? null : { day: dayText(account.end) },
      account.mrr,
      cents(account.mrr * months),
      cents(account.mrr * account.segment.variableCostShare * (1 + 0.08 * draw.normal())),
      draw.uniform() < 0.04 ? null : Math.round(account.segment.cac * (1 + 0.2 * draw.normal())),
      Math.max(0, Math.floor((Math.min(account.end ?? last, last) - account.start) / 365)),
      Math.round(Math.min(14, Math.max(0, scored(6.4, 1.9, 1.3))) * 10) / 10,
      Math.round(Math.min(8, Math.max(0, scored(5.1, 0.9, 1)))),
      Math.round(((recent.get(account.id) ?? 0) / 3) * 100) / 100,
      Math.round(Math.min(60, Math.max(0, scored(4, -4, 5)))),
    ];
  });
  return {
    name: "Accounts",
    rows: [
      [
        "Cust_ID",
        "Segment",
        "Region",
        "Start date",
        "End date",
        "MRR",
        "Revenue 12 months",
        "Variable cost",
        "CAC",
        "Renewals",
        "Usage per week",
        "Features used",
        "Tickets per month",
        "Payment delay (days)",
      ],
      ...rows,
    ],
  };
}

/** Monthly changes of recurring revenue: joining, leaving, and changes of tariff between. */
export function movementSheet(accounts: readonly Account[], draw: Draw): Sheet {
  const moves: { month: number; cells: Cell[] }[] = [];
  for (let month = 0; month < MONTHS; month++) {
    const from = monthStart(month);
    const to = monthStart(month + 1);
    const push = (account: Account, type: string, amount: number): void => {
      moves.push({ month, cells: [{ day: dayText(from) }, account.id, type, cents(amount)] });
    };
    for (const account of accounts) {
      if (account.start >= from && account.start < to) push(account, "new", account.mrr);
      else if (account.end !== null && account.end >= from && account.end < to) push(account, "churn", account.mrr);
      else if (isActive(account, from)) {
        const chance = draw.uniform();
        if (chance < 0.012) push(account, "expansion", account.mrr * (0.05 + 0.2 * draw.uniform()));
        else if (chance < 0.017) push(account, "contraction", account.mrr * (0.05 + 0.15 * draw.uniform()));
      }
    }
  }
  return { name: "MRR moves", rows: [["Month", "Cust_ID", "Movement", "Amount"], ...moves.map((move) => move.cells)] };
}

/** Purchases beside the contract: devices, installation, extra numbers. */
export function transactionSheet(accounts: readonly Account[], draw: Draw): Sheet {
  const rows: { day: number; cells: Cell[] }[] = [];
  for (const account of accounts) {
    const from = Math.max(account.start, dayNumber(FIRST_DAY));
    const to = Math.min(account.end ?? dayNumber(LAST_DAY), dayNumber(LAST_DAY));
    for (let left = draw.count(Math.max(0, (to - from) / 365) * 0.7); left > 0; left--) {
      const day = from + draw.below(Math.max(1, to - from));
      const amount = cents(account.mrr * (0.3 + 1.2 * draw.uniform()));
      rows.push({ day, cells: [account.id, { day: dayText(day) }, amount, cents(amount * 0.4), 0] });
    }
  }
  rows.sort((a, b) => a.day - b.day);
  return { name: "Purchases", rows: [["Cust_ID", "Purchase date", "Amount", "Margin", "Recurring"], ...rows.map((row) => row.cells)] };
}

/** Planted truth: the programme of methods.md 6 (ROI 66.7 %, payback 3.3 years). */
export function cashflowSheet(): Sheet {
  const flows: readonly (readonly [number, number, number])[] = [
    [0, 0, 60_000],
    [1, 12_000, 0],
    [2, 18_000, 0],
    [3, 22_000, 0],
    [4, 24_000, 0],
    [5, 24_000, 0],
  ];
  return { name: "Programme", rows: [["Project", "Year", "Benefit", "Cost"], ...flows.map((flow) => ["Fibre self-care", ...flow])] };
}

export function segmentCostSheet(): Sheet {
  return {
    name: "Segment costs",
    rows: [["Segment", "Fixed cost", "Period"], ...SEGMENTS.map((segment) => [segment.name, segment.fixedCostPerYear, 2025])],
  };
}

const OUTCOMES = [
  "Line works when needed",
  "Bill is right the first time",
  "Problem solved without chasing",
  "New site online on the day agreed",
] as const;

/** What customers wanted to happen and whether it did, in the last two quarters; small business fares worse. */
export function outcomeSheet(accounts: readonly Account[], draw: Draw): Sheet {
  const rows: Cell[][] = [];
  const asked = accounts.filter((account) => isActive(account, dayNumber(LAST_DAY)) && draw.uniform() < 0.25);
  for (const [wave, lift] of [
    ["Q2 2025", 0],
    ["Q3 2025", 0.06],
  ] as const) {
    for (const account of asked) {
      for (const outcome of OUTCOMES) {
        if (draw.uniform() > 0.6) continue;
        const roll = draw.uniform();
        const good = 0.72 + 0.09 * account.mood + lift;
        const polarity = roll < good ? 1 : roll < good + 0.06 ? 0 : -1;
        rows.push([
          account.id,
          outcome,
          polarity,
          draw.pick([0.25, 0.5, 0.75, 1]),
          polarity > 0 ? 20 + draw.below(70) : 1 + draw.below(60),
          1 + draw.below(5),
          wave,
          1,
        ]);
      }
    }
  }
  return {
    name: "Outcomes",
    rows: [["Cust_ID", "Outcome", "Polarity", "Reach", "Duration (days)", "Intensity (1-5)", "Wave", "Worth doing"], ...rows],
  };
}
