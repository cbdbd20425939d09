import { dayFromNumber, dayNumber } from "../../shared/calendar.ts";
import type { Draw } from "../draw.ts";

/** The 24 months of the sample: October 2023 to September 2025, eight quarterly survey waves. */
export const FIRST_DAY = "2023-10-01";
export const LAST_DAY = "2025-09-30";
export const MONTHS = 24;
export const WAVES = ["Q4 2023", "Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024", "Q1 2025", "Q2 2025", "Q3 2025"] as const;

export type Segment = {
  readonly name: string;
  readonly accounts: number;
  /** Mean of the latent satisfaction, in standard deviations. */
  readonly mood: number;
  readonly mrr: number;
  readonly mrrSpread: number;
  readonly variableCostShare: number;
  readonly cac: number;
  readonly ticketsPerMonth: number;
  readonly firstContactShare: number;
  readonly responseShare: number;
  /** Multiplies the churn that belongs to the class. */
  readonly churnFactor: number;
  readonly fixedCostPerYear: number;
};

/** Planted truth: small business is the sick segment (mood, churn, tickets, first-contact resolution). */
export const SEGMENTS: readonly Segment[] = [
  {
    name: "Enterprise",
    accounts: 60,
    mood: 0.4,
    mrr: 4200,
    mrrSpread: 0.5,
    variableCostShare: 0.34,
    cac: 9000,
    ticketsPerMonth: 0.45,
    firstContactShare: 0.82,
    responseShare: 0.5,
    churnFactor: 0.8,
    fixedCostPerYear: 310_000,
  },
  {
    name: "Mid-market",
    accounts: 200,
    mood: 0.2,
    mrr: 620,
    mrrSpread: 0.4,
    variableCostShare: 0.32,
    cac: 1250,
    ticketsPerMonth: 0.14,
    firstContactShare: 0.81,
    responseShare: 0.45,
    churnFactor: 1,
    fixedCostPerYear: 240_000,
  },
  {
    name: "Small business",
    accounts: 440,
    mood: -0.5,
    mrr: 145,
    mrrSpread: 0.35,
    variableCostShare: 0.38,
    cac: 270,
    ticketsPerMonth: 0.12,
    firstContactShare: 0.66,
    responseShare: 0.4,
    churnFactor: 1.5,
    fixedCostPerYear: 150_000,
  },
  {
    name: "Home office",
    accounts: 500,
    mood: 0.25,
    mrr: 58,
    mrrSpread: 0.25,
    variableCostShare: 0.3,
    cac: 90,
    ticketsPerMonth: 0.05,
    firstContactShare: 0.84,
    responseShare: 0.42,
    churnFactor: 1,
    fixedCostPerYear: 60_000,
  },
];

/** Planted truth: churn a year by the class an account belongs to (methods.md 12.4). */
export const CHURN_BY_CLASS = { promoter: 0.05, passive: 0.1, detractor: 0.25 } as const;
export type NpsClass = keyof typeof CHURN_BY_CLASS;

export type Account = {
  readonly id: string;
  readonly segment: Segment;
  readonly region: string;
  readonly language: "en" | "fr" | "it" | "ro";
  /** Latent satisfaction in standard deviations; answers scatter around it, churn depends on it. */
  readonly mood: number;
  /** Day numbers; `end` is the first day no longer a customer. */
  readonly start: number;
  readonly end: number | null;
  readonly mrr: number;
};

const REGIONS = [
  { name: "North", language: "en", share: 0.38 },
  { name: "Centre", language: "fr", share: 0.28 },
  { name: "South", language: "it", share: 0.24 },
  { name: "Islands", language: "ro", share: 0.1 },
] as const;

/** The accounts of Aurora Telecom in the order of their ids. */
export function makeAccounts(draw: Draw): readonly Account[] {
  const accounts: Account[] = [];
  for (const segment of SEGMENTS) {
    for (let index = 0; index < segment.accounts; index++) accounts.push(makeAccount(segment, draw));
  }
  // Ids are given in the order of joining, as a company would.
  return [...accounts].sort((a, b) => a.start - b.start).map((account, index) => ({ ...account, id: `C-${String(10_000 + index * 7)}` }));
}

export const isActive = (account: Account, day: number): boolean => account.start <= day && (account.end === null || account.end > day);

export const classOf = (mood: number): NpsClass => (mood >= 0.45 ? "promoter" : mood >= -0.55 ? "passive" : "detractor");

/** First day of month 0–24 of the sample, as a day number. */
export function monthStart(month: number): number {
  const year = 2023 + Math.floor((9 + month) / 12);
  const monthOfYear = ((9 + month) % 12) + 1;
  return dayNumber(`${year}-${String(monthOfYear).padStart(2, "0")}-01`);
}

export const dayText = dayFromNumber;

function makeAccount(segment: Segment, draw: Draw): Account {
  const region = draw.weighted(REGIONS.map((candidate) => [candidate, candidate.share]));
  const mood = segment.mood + draw.normal();
  const before = draw.uniform() < 0.78;
  const first = dayNumber(FIRST_DAY);
  const start = before ? first - 30 - draw.below(6 * 365) : first + draw.below(dayNumber(LAST_DAY) - first - 30);
  const yearly = Math.min(0.9, CHURN_BY_CLASS[classOf(mood)] * segment.churnFactor);
  const monthly = 1 - (1 - yearly) ** (1 / 12);
  return {
    id: "",
    segment,
    region: region.name,
    language: region.language,
    mood,
    start,
    end: firstLoss(start, monthly, draw),
    mrr: Math.round(segment.mrr * Math.exp(segment.mrrSpread * draw.normal() - segment.mrrSpread ** 2 / 2) * 100) / 100,
  };
}

/** Every month an account may leave with the same chance; it leaves on some day of that month. */
function firstLoss(start: number, monthly: number, draw: Draw): number | null {
  for (let month = 0; month < MONTHS; month++) {
    const from = Math.max(monthStart(month), start + 30);
    const to = monthStart(month + 1);
    if (from >= to) continue;
    if (draw.uniform() < monthly) return from + draw.below(to - from);
  }
  return null;
}
