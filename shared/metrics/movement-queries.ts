import { windowParams } from "../indices/common-params.ts";
import { type CellQuery, hasField, type IndexContext, missingFields, type Row } from "../indices/index-definition.ts";
import { noRows } from "../indices/slice-sql.ts";

export type MovementAggregate = {
  readonly movements: readonly Row[];
  readonly notCounted: readonly Row[];
  readonly strangers: readonly Row[];
  readonly accounts: readonly Row[];
};

const FIELDS = ["month", "type", "amount"] as const;

export const hasMovements = (context: IndexContext): boolean => FIELDS.every((field) => hasField(context, "movements", field));
export const movementNeeds = (context: IndexContext): readonly string[] => missingFields(context, "movements", FIELDS);
export const isAnchored = (context: IndexContext): boolean =>
  hasField(context, "accounts", "customer_id") && hasField(context, "accounts", "mrr");

export const movementParams = (context: IndexContext) => ({
  ...windowParams(context),
  anchor: isAnchored(context) ? "accounts" : "zero",
});

export const COUNTED = "state = 'counted'";
const count = (condition: string): string => `count(*) filter (where ${condition})`;

const BY_MONTH: CellQuery = {
  from: "frame_movements",
  where: COUNTED,
  keys: { month: "month_index", last: "last_index", kind: "kind" },
  sums: { amount: "sum(amount)", movements: "count(*)" },
};

const NOT_COUNTED: CellQuery = {
  from: "frame_movements",
  keys: {},
  sums: {
    missing: count("state = 'missing'"),
    out_of_range: count("state = 'out_of_range'"),
    negative: count("state = 'negative'"),
    absurd: count("state = 'absurd'"),
  },
};

/** Customers whose first movement does not bring them: they had revenue before the movements begin. */
const STRANGERS: CellQuery = {
  from: `(select grp, kind, row_number() over (partition by unit order by month_index, case when kind = 'new' then 0 else 1 end, source, row) as place
    from frame_movements where ${COUNTED}) f`,
  where: "place = 1",
  keys: {},
  sums: { strangers: count("kind <> 'new'") },
};

const PAYING: CellQuery = {
  from: "frame_accounts",
  where: "active",
  keys: {},
  sums: {
    paying: count("mrr > 0"),
    negative: count("mrr < 0"),
    total: "sum(mrr) filter (where mrr > 0)",
  },
};

export const movementQueries = (context: IndexContext) => ({
  movements: hasMovements(context) ? BY_MONTH : noRows,
  notCounted: hasMovements(context) ? NOT_COUNTED : noRows,
  strangers: hasMovements(context) ? STRANGERS : noRows,
  accounts: isAnchored(context) ? PAYING : noRows,
});
