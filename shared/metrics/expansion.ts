import { windowParams } from "../indices/common-params.ts";
import { dayLiteral, exactMoney } from "../indices/dialect.ts";
import { MONEY_LIMIT } from "../indices/frame/accounts-frame.ts";
import {
  type CellQuery,
  hasField,
  type IndexContext,
  type IndexDefinition,
  isThere,
  missingFields,
  type Row,
} from "../indices/index-definition.ts";
import { makeResult } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { noRows } from "../indices/slice-sql.ts";
import { hasMovements, type MovementAggregate, movementNeeds, movementQueries } from "./movement-queries.ts";
import { readMovements } from "./mrr-bridge.ts";

type ExpansionAggregate = MovementAggregate & { readonly purchases: readonly Row[] };

const PURCHASE_FIELDS = ["amount", "date", "is_recurring"] as const;
const hasPurchases = (context: IndexContext): boolean => PURCHASE_FIELDS.every((field) => hasField(context, "transactions", field));

/**
 * Expansion revenue of the churn window, by setting: `standard` = what existing subscribers added to what they pay a month (movements
 * of that kind), or `seed004` = purchases of customers without a subscription and one-off purchases of the others (by
 * `transactions.is_recurring`; subscribed: an account there on the day, with revenue a month where that is mapped). Both stand in
 * `parts`, as far as their columns are mapped; they measure different things and do not add. Money, higher is better. No interval: it
 * counts everybody. Source: methods.md 4 and 0.1. Example: movements of 2,000 and 3,000 give 5,000.
 */
export const expansion: IndexDefinition<"expansion", ExpansionAggregate> = {
  id: "expansion",
  byWave: false,
  table: ({ settings }) => (settings.metrics.expansion === "standard" ? "movements" : "transactions"),
  unit: () => "money",
  needs: (context) =>
    context.settings.metrics.expansion === "standard"
      ? movementNeeds(context)
      : missingFields(context, "transactions", [...PURCHASE_FIELDS, "customer_id"]),
  params,
  emptyParts: { standard: null, seed004: null },
  queries: (context) => ({ ...movementQueries(context), purchases: hasPurchases(context) ? purchases(context) : noRows }),
  compute(aggregate, context) {
    const facts = readMovements(aggregate, context);
    const bought = purchasesOf(aggregate.purchases[0]);
    const standard = hasMovements(context) ? { total: facts.window.expansion, movements: facts.expansions } : null;
    const isStandard = context.settings.metrics.expansion === "standard";
    const n = isStandard ? facts.expansions : bought.purchases;
    const isEmpty = isStandard ? facts.counted === 0 : bought.rows === 0;
    return makeResult({
      value: isEmpty ? null : isStandard ? facts.window.expansion : bought.total,
      unit: "money",
      n,
      reason: isEmpty ? "EMPTY" : null,
      excluded: isStandard ? facts.excluded : bought.excluded,
      flags: isStandard
        ? facts.flags.filter((flag) => !flag.startsWith("OPENING"))
        : isThere(context, "accounts")
          ? []
          : ["SUBSCRIBERS_UNKNOWN"],
      params: params(context),
      parts: {
        standard,
        seed004: hasPurchases(context)
          ? { total: bought.total, nonSubscribed: bought.stranger, oneOff: bought.oneOff, purchases: bought.purchases }
          : null,
      },
      // Money of everybody: few purchases are no small sample.
      sampled: false,
    });
  },
};

function params(context: IndexContext) {
  return { ...windowParams(context), expansion: context.settings.metrics.expansion };
}

function purchasesOf(row: Row | undefined) {
  const of = (name: string): number => numberOf(row, name);
  return {
    rows: of("bought"),
    purchases: of("strangers") + of("one_offs"),
    stranger: of("stranger"),
    oneOff: of("one_off"),
    total: of("stranger") + of("one_off"),
    excluded: { missing: of("missing"), outOfRange: of("absurd"), duplicate: 0 },
  };
}

/** Purchases of the window, with whether the customer had a subscription on the day; returns count with their sign. */
function purchases(context: IndexContext): CellQuery {
  const { windowStart } = context;
  const accounts = isThere(context, "accounts") && hasField(context, "transactions", "customer_id");
  const paying = hasField(context, "accounts", "mrr") ? " and a.mrr > 0" : "";
  const subscribed = accounts
    ? `coalesce(a.customer is not null and (a.start_date is null or a.start_date <= t.date) and (a.end_date is null or a.end_date > t.date)${paying}, false)`
    : "true";
  const rows = `select t.grp, t.amount, t.is_recurring, ${subscribed} as subscribed, t.date is null or t.amount is null as empty
    from frame_transactions t ${accounts ? "left join frame_accounts a on a.customer = t.customer" : ""}
    where ${windowStart === null ? "true" : `(t.date is null or t.date > ${dayLiteral(windowStart)})`}`;
  const isUsed = `not empty and abs(amount) < ${MONEY_LIMIT}`;
  const stranger = `${isUsed} and not subscribed`;
  const oneOff = `${isUsed} and subscribed and is_recurring = false`;
  const count = (condition: string): string => `count(*) filter (where ${condition})`;
  return {
    from: `(${rows}) p`,
    keys: {},
    sums: {
      bought: count(isUsed),
      strangers: count(stranger),
      one_offs: count(oneOff),
      stranger: `${exactMoney("amount")} filter (where ${stranger})`,
      one_off: `${exactMoney("amount")} filter (where ${oneOff})`,
      missing: count(`empty or (${isUsed} and subscribed and is_recurring is null)`),
      absurd: count(`abs(amount) >= ${MONEY_LIMIT}`),
    },
  };
}
