import fc from "fast-check";
import type { CanonicalData, DataRow } from "./canonical-data.ts";

const OUT = -128;
const day = fc.integer({ min: 0, max: 900 }).map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
const customer = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h");
const perhaps = <T>(value: fc.Arbitrary<T>, nulls = 1, values = 5): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: values, arbitrary: value }, { weight: nulls, arbitrary: fc.constant(null) });
const answer = (min: number, max: number): fc.Arbitrary<number | null> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min, max }) },
    { weight: 1, arbitrary: fc.constant(OUT) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
/** Money to the cent, some of it negative or none. */
const money = (most: number): fc.Arbitrary<number | null> =>
  perhaps(fc.integer({ min: -200, max: most * 100 }).map((cents) => cents / 100));
const segment = perhaps(fc.constantFrom("SMB", "Mid", "Ä"), 1, 6);

export type DataShape = { readonly weighted: boolean; readonly dated: "all" | "some" };

/** Moments differ, so that the order of answers does not hang on the order of rows; `some` leaves a few undated. */
const answersArbitrary = ({ weighted, dated }: DataShape): fc.Arbitrary<readonly DataRow[]> =>
  fc
    .array(
      fc.record({
        customer_id: perhaps(customer, 1, 8),
        day: dated === "all" ? day : perhaps(day, 1, 6),
        segment,
        nps: answer(0, 10),
        csat: answer(1, 5),
        ces: answer(1, 7),
        sat: answer(4, 5),
        recommend: answer(3, 5),
        repurchase: answer(4, 5),
        weight: perhaps(fc.constantFrom(0.5, 1, 1.7, 2.25, 0, -1)),
      }),
      { maxLength: 25 },
    )
    .map((rows) =>
      rows.map(({ day: on, weight, ...row }, at) => ({
        ...row,
        answered_at: on === null ? null : `${on} 00:${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`,
        ...(weighted ? { weight } : {}),
      })),
    );

const accountsArbitrary: fc.Arbitrary<readonly DataRow[]> = fc
  .uniqueArray(
    fc.record({
      customer_id: customer,
      segment,
      start_date: perhaps(day),
      length: perhaps(fc.integer({ min: 0, max: 800 }), 2, 2),
      churned: fc.boolean(),
      mrr: money(200),
      variable_cost: money(50),
      cac: money(300),
      usage_per_week: perhaps(fc.integer({ min: -1, max: 12 })),
      features_used: perhaps(fc.integer({ min: 0, max: 9 })),
      payment_delay_days: perhaps(fc.integer({ min: 0, max: 40 })),
    }),
    { selector: ({ customer_id }) => customer_id, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ length, ...row }) => {
      const from = row.start_date ?? "2024-01-01";
      const end = length === null ? null : new Date(Date.parse(`${from}T00:00:00Z`) + length * 86_400_000).toISOString().slice(0, 10);
      return { ...row, end_date: end };
    }),
  );

const outcomesArbitrary: fc.Arbitrary<readonly DataRow[]> = fc.array(
  fc.record({
    customer_id: perhaps(customer, 1, 6),
    segment,
    polarity: perhaps(fc.constantFrom(1, -1, 0, 2), 1, 12),
    reach: perhaps(fc.constantFrom(0.1, 0.5, 1, 1.5, 0), 1, 10),
    duration: perhaps(fc.constantFrom(5, 45, 90, 200, -3), 1, 10),
    intensity: perhaps(fc.constantFrom(1, 3, 5, 6), 1, 10),
  }),
  { maxLength: 12 },
);

/** Whole amounts, so that a sum of 0 is 0 in any order. */
const amount = perhaps(fc.integer({ min: -20, max: 500 }), 1, 6);
const cashflowsArbitrary: fc.Arbitrary<readonly DataRow[]> = fc.array(
  fc.record({ period: perhaps(fc.integer({ min: 0, max: 6 }), 1, 10), benefit: amount, cost: amount }),
  { maxLength: 8 },
);

/** Which of the columns that decide on methods are there: end dates, a churn status, or both. */
const lossColumns = fc.constantFrom<readonly string[]>(["end_date"], ["churned"], ["end_date", "churned"]);

/** Points to rank a component among: many of them values that the rows have, some several times. */
export const pointsArbitrary: fc.Arbitrary<readonly number[]> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -1, max: 12 }) },
      { weight: 1, arbitrary: fc.double({ min: -2, max: 40, noNaN: true }) },
    ),
    {
      minLength: 2,
      maxLength: 15,
    },
  )
  .map((points) => points.toSorted((a, b) => a - b));

/** Small random data sets with everything that may go wrong in them. */
export const dataArbitrary = (shape: DataShape): fc.Arbitrary<CanonicalData> =>
  fc
    .record({
      answers: answersArbitrary(shape),
      accounts: accountsArbitrary,
      outcomes: outcomesArbitrary,
      cashflows: cashflowsArbitrary,
      losses: lossColumns,
    })
    .map(({ answers, accounts, outcomes, cashflows, losses }) => ({
      answers,
      outcomes,
      cashflows,
      accounts: accounts.map((row) =>
        Object.fromEntries(Object.entries(row).filter(([field]) => !["end_date", "churned"].includes(field) || losses.includes(field))),
      ),
    }));
