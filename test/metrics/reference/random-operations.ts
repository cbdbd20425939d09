import fc from "fast-check";
import type { CanonicalData, DataRow } from "../../indices/support/canonical-data.ts";

const customer = fc.constantFrom("a", "b", "c", "d", "e", "f");
const perhaps = <T>(value: fc.Arbitrary<T>, nulls = 1, values = 5): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: values, arbitrary: value }, { weight: nulls, arbitrary: fc.constant(null) });
const FIRST = Date.UTC(2025, 0, 1);
const dayText = (day: number): string => new Date(FIRST + day * 86_400_000).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 200 }).map(dayText);
const segment = perhaps(fc.constantFrom("SMB", "Mid"), 1, 6);
/** Cents, some of them below zero. */
const money = fc.integer({ min: -3_000, max: 50_000 }).map((cents) => cents / 100);

const accounts: fc.Arbitrary<readonly DataRow[]> = fc
  .uniqueArray(
    fc.record({
      customer_id: customer,
      segment,
      start_date: perhaps(day),
      length: perhaps(fc.integer({ min: 1, max: 150 }), 2, 2),
      mrr: perhaps(money),
    }),
    { selector: ({ customer_id }) => customer_id, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ length, ...row }) => {
      const from = row.start_date ?? dayText(0);
      const end = length === null ? null : new Date(Date.parse(`${from}T00:00:00Z`) + length * 86_400_000).toISOString().slice(0, 10);
      return { ...row, end_date: end };
    }),
  );

const movements: fc.Arbitrary<readonly DataRow[]> = fc.array(
  fc.record({
    customer_id: perhaps(customer, 1, 8),
    segment,
    month: perhaps(
      fc.integer({ min: 0, max: 7 }).map((month) => `2025-0${month + 1}-01`),
      1,
      12,
    ),
    type: perhaps(fc.constantFrom("New", "Expansion", "Riduzione", "Churned", "Réactivation", "???"), 1, 20),
    amount: perhaps(money, 1, 12),
  }),
  { maxLength: 25 },
);

const transactions: fc.Arbitrary<readonly DataRow[]> = fc.array(
  fc.record({
    customer_id: perhaps(customer, 1, 8),
    segment,
    date: perhaps(day, 1, 12),
    amount: perhaps(money, 1, 12),
    is_recurring: perhaps(fc.boolean(), 1, 6),
  }),
  { maxLength: 15 },
);

const moment = (days: number, seconds: number): string =>
  new Date(FIRST + days * 86_400_000 + seconds * 1_000).toISOString().slice(0, 19).replace("T", " ");

const tickets: fc.Arbitrary<readonly DataRow[]> = fc.array(
  fc
    .record({
      customer_id: perhaps(customer, 1, 8),
      segment,
      day: perhaps(fc.integer({ min: 0, max: 200 }), 1, 15),
      second: fc.integer({ min: 0, max: 86_399 }),
      response: perhaps(fc.integer({ min: -500, max: 20_000 }), 1, 4),
      resolution: perhaps(fc.integer({ min: -500, max: 500_000 }), 1, 4),
      handle_seconds: perhaps(fc.integer({ min: -10, max: 2_000 }), 1, 5),
      contacts: perhaps(fc.constantFrom(1, 2, 5, 0, 1.5), 1, 5),
      channel: perhaps(fc.constantFrom("phone", "chat"), 1, 6),
      category: perhaps(fc.constantFrom("billing", "line", "other", "rare"), 1, 8),
    })
    .map(({ day: on, second, response, resolution, ...row }) => ({
      ...row,
      created_at: on === null ? null : moment(on, second),
      first_response_at: on === null || response === null ? null : moment(on, second + response),
      resolved_at: on === null || resolution === null ? null : moment(on, second + resolution),
    })),
  { maxLength: 40 },
);

/** Small random data of movements, purchases, tickets and accounts with everything that may go wrong in them. */
export const operationsArbitrary: fc.Arbitrary<CanonicalData> = fc.record({ accounts, movements, transactions, tickets });

const ACCOUNTS = ["customer_id", "segment", "start_date", "end_date", "mrr"];
export const OPERATION_FIELDS: Readonly<Record<"accounts" | "movements" | "transactions" | "tickets", readonly string[]>> = {
  accounts: ACCOUNTS,
  movements: ["customer_id", "segment", "month", "type", "amount"],
  transactions: ["customer_id", "segment", "date", "amount", "is_recurring"],
  tickets: [
    ...["customer_id", "segment", "created_at", "first_response_at", "resolved_at", "handle_seconds", "contacts"],
    ...["channel", "category"],
  ],
};
