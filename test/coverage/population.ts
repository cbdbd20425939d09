import type { Random } from "../../shared/random.ts";
import type { CanonicalData, DataRow } from "../indices/support/canonical-data.ts";

/** A customer of a made-up company: what was answered, paid and done, without a name. */
export type Person = { readonly answer: DataRow; readonly account: DataRow; readonly outcomes: readonly DataRow[] };

/** The day that everything is seen from; its window of churn is the year before it. */
export const DATA_DATE = "2025-12-31";

/** Customers whose answers, money and losses hang together, as they do in companies: the content answer higher and leave less often. */
export function makePopulation(random: Random, size: number): readonly Person[] {
  return Array.from({ length: size }, () => {
    const mood = random.normal();
    const scaled = (min: number, max: number, centre: number, spread: number): number =>
      Math.min(max, Math.max(min, Math.round(centre + spread * (0.8 * mood + 0.6 * random.normal()))));
    const isLost = random.uniform() < 1 / (1 + Math.exp(1.3 + 0.9 * mood));
    const mrr = Math.round(100 * Math.exp(3.6 + 0.5 * random.normal())) / 100;
    return {
      answer: {
        answered_at: "2025-06-15 09:00:00",
        nps: scaled(0, 10, 7.6, 2),
        csat: scaled(1, 5, 3.9, 0.9),
        ces: scaled(1, 7, 5.2, 1.3),
        sat: scaled(1, 5, 4.1, 0.9),
        recommend: scaled(1, 5, 4, 1),
        repurchase: scaled(1, 5, 4.2, 0.9),
        weight: Math.round(100 * Math.exp(0.4 * random.normal())) / 100,
      },
      account: {
        start_date: dayOf(2020, random.below(1_700)),
        end_date: isLost ? dayOf(2025, 1 + random.below(360)) : null,
        mrr,
        variable_cost: Math.round(30 * mrr) / 100,
        cac: Math.round(100 * mrr * (2 + random.uniform())) / 100,
        usage_per_week: Math.max(0, Math.round(4 + 2 * mood + random.normal())),
        features_used: Math.max(0, Math.round(3 + mood + random.normal())),
        payment_delay_days: Math.max(0, Math.round(6 - 4 * mood + 5 * random.normal())),
      },
      outcomes: Array.from({ length: random.below(4) }, () => ({
        polarity: random.uniform() < 1 / (1 + Math.exp(-1.2 - 0.8 * mood)) ? 1 : -1,
        reach: (1 + random.below(10)) / 10,
        duration: random.below(120),
        intensity: 1 + random.below(5),
      })),
    };
  });
}

/** Canonical tables of samples, a segment each; somebody who was drawn twice is two customers. */
export function dataOf(samples: readonly (readonly Person[])[], isWeighted: boolean): CanonicalData {
  const named = samples.flatMap((people, sample) =>
    people.map((person, at) => ({ person, own: { customer_id: `s${sample}-${at}`, segment: `s${sample}` } })),
  );
  return {
    answers: named.map(({ person: { answer }, own }) => {
      const { weight = 1, ...rest } = answer;
      return { ...own, ...rest, ...(isWeighted ? { weight } : {}) };
    }),
    accounts: named.map(({ person: { account }, own }) => ({ ...own, ...account })),
    outcomes: named.flatMap(({ person: { outcomes }, own }) => outcomes.map((outcome) => ({ ...own, ...outcome }))),
  };
}

const dayOf = (year: number, days: number): string => new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, 10);
