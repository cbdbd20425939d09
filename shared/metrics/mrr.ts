import { type IndexDefinition, missingFields } from "../indices/index-definition.ts";
import { makeResult, ratio } from "../indices/make-result.ts";
import { hasMovements, isAnchored, type MovementAggregate, movementNeeds, movementParams, movementQueries } from "./movement-queries.ts";
import { bridgePart, EMPTY_BRIDGE, readMovements } from "./mrr-bridge.ts";

/**
 * Monthly recurring revenue at the end of the last month. Money, 0 and up, higher is better. From the accounts active at asOf where
 * their amount is known, else the sum of all movements. `bridge` leads there over the churn window: end = start + new + expansion +
 * reactivation − contraction − churned; `months` month by month. `seed` is seed 004's product of paying accounts and their mean, the
 * same number by another way; `ledger` what the movements alone add up to. No interval: it counts everybody. Source: methods.md 4.
 * Example: 100,000 + 8,000 + 5,000 − 2,000 − 4,000 = 107,000.
 */
export const mrr: IndexDefinition<"mrr", MovementAggregate> = {
  id: "mrr",
  byWave: false,
  table: (context) => (hasMovements(context) ? "movements" : "accounts"),
  unit: () => "money",
  needs: (context) =>
    hasMovements(context) || isAnchored(context)
      ? []
      : [...movementNeeds(context), ...missingFields(context, "accounts", ["customer_id", "mrr"])],
  params: movementParams,
  emptyParts: { bridge: EMPTY_BRIDGE, months: [], movements: 0, ledger: null, seed: null },
  queries: movementQueries,
  compute(aggregate, context) {
    const facts = readMovements(aggregate, context);
    const { accounts, window, months, counted } = facts;
    const n = accounts === null ? counted : accounts.paying;
    const isEmpty = counted === 0 && (accounts?.paying ?? 0) === 0;
    const first = months[0];
    return makeResult({
      value: isEmpty ? null : window.end,
      unit: "money",
      n,
      reason: isEmpty ? "EMPTY" : null,
      excluded: facts.excluded,
      flags: facts.flags,
      params: movementParams(context),
      parts: {
        bridge: bridgePart(window),
        months: months.map((month) => ({ ...month })),
        movements: counted,
        ledger: first === undefined ? null : window.end - first.start,
        seed: accounts === null ? null : { accounts: accounts.paying, arpa: ratio(accounts.mrr, accounts.paying), product: accounts.mrr },
      },
    });
  },
};
