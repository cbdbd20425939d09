import fc from "fast-check";
import type { CanonicalData, DataRow } from "../../indices/support/canonical-data.ts";

export type JourneyData = CanonicalData;

const day = fc.integer({ min: 0, max: 80 }).map((days) => new Date(Date.UTC(2025, 11, 1 + days)).toISOString().slice(0, 10));
const customer = fc.constantFrom("a", "b", "c", "d", "e", "f");
const perhaps = <T>(value: fc.Arbitrary<T>, values = 6): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: values, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
const flag = perhaps(fc.boolean(), 8);
const touchpoint = perhaps(fc.constantFrom("web", "shop", "app"), 5);
const stage = perhaps(fc.constantFrom("Awareness", "awareness", "Achat", "fidelizzazione", "other"), 8);

/** Moments differ, so that the order of rows says nothing. */
const stamped = (field: string, rows: readonly (DataRow & { readonly on: string | null })[]): readonly DataRow[] =>
  rows.map(({ on, ...row }, at) => ({
    ...row,
    [field]: on === null ? null : `${on} ${String(at % 24).padStart(2, "0")}:${String(Math.floor(at / 24)).padStart(2, "0")}:00`,
  }));

const invitation = fc.record({
  customer_id: perhaps(customer, 8),
  on: day,
  delivered: flag,
  started: flag,
  completed: flag,
  channel: perhaps(fc.constantFrom("email", "sms")),
  wave: perhaps(fc.constantFrom("W1", "W2")),
});
const event = fc.record({
  customer_id: perhaps(customer, 8),
  on: perhaps(day, 8),
  type: perhaps(fc.constantFrom("visit", "call")),
  stage,
  touchpoint,
});
const answer = fc.record({
  customer_id: perhaps(customer, 8),
  on: day,
  touchpoint,
  stage,
  nps: perhaps(fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 10 }) }, { weight: 1, arbitrary: fc.constant(-128) }), 8),
  csat: perhaps(fc.integer({ min: 1, max: 5 })),
  comment: perhaps(fc.constantFrom("Third call about the bill", "Slow line", "Great", " ", "facture", "not expensive"), 3),
});
const task = fc.record({
  participant_id: fc.constant(null),
  task_id: perhaps(fc.constantFrom("pay", "move")),
  completed: flag,
  seconds: perhaps(fc.integer({ min: 1, max: 120 })),
});

/** Small random data sets of everything that the journey metrics read. */
export const journeyArbitrary: fc.Arbitrary<JourneyData> = fc
  .record({
    accounts: fc.uniqueArray(
      fc.record({
        customer_id: customer,
        segment: perhaps(fc.constantFrom("A", "B")),
        start_date: day,
        revenue: perhaps(fc.integer({ min: 0, max: 9_999 }).map((cents) => cents / 100)),
      }),
      { selector: ({ customer_id }) => customer_id, maxLength: 6 },
    ),
    invitations: fc.array(invitation, { maxLength: 20 }),
    events: fc.array(event, { maxLength: 30 }),
    answers: fc.array(answer, { maxLength: 40 }),
    tasks: fc.array(task, { maxLength: 15 }),
    transactions: fc.array(fc.record({ customer_id: customer, date: day, amount: fc.constant(1) }), { maxLength: 6 }),
  })
  .map(({ accounts, invitations, events, answers, tasks, transactions }) => ({
    accounts,
    tasks,
    transactions,
    invitations: stamped("sent_at", invitations),
    events: stamped("at", events),
    answers: stamped("answered_at", answers),
  }));
