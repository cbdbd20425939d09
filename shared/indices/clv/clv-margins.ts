import { compareKeys } from "../compare-keys.ts";
import { exactMoney } from "../dialect.ts";
import { type CellQuery, hasField, type IndexContext, type Row } from "../index-definition.ts";
import { numberOf, textOrNull } from "../read-row.ts";

/** Sums over customers from which margins and retention are made. */
export type MarginSums = {
  readonly key: string | null;
  /** Active customers with a margin. */
  readonly n: number;
  readonly margin: number;
  readonly cac: number;
  readonly withCac: number;
  readonly atStart: number;
  readonly lostOfStart: number;
  readonly candidates: number;
  readonly negative: number;
};

/** Variable cost counts where it is mapped; then it must be known. */
const costKnown = (context: IndexContext): string => (hasField(context, "accounts", "variable_cost") ? "cost is not null" : "true");
export const marginKnown = (context: IndexContext, money: "money" | "revenue"): string => `${money} is not null and ${costKnown(context)}`;
export const marginSql = (context: IndexContext, money: "money" | "revenue"): string =>
  hasField(context, "accounts", "variable_cost") ? `${money} - cost` : money;

/** Sums by segment. `who` are the customers whose margin counts. */
export function marginCells(context: IndexContext, who: "active" | "true", money: "money" | "revenue"): CellQuery {
  const counted = `${who} and ${marginKnown(context, money)}`;
  return {
    from: "frame_accounts",
    keys: { segment: "segment" },
    sums: {
      n: `count(*) filter (where ${counted})`,
      margin: `${exactMoney(marginSql(context, money))} filter (where ${counted})`,
      cac: `sum(cac) filter (where ${counted})`,
      with_cac: `count(cac) filter (where ${counted})`,
      at_start: "count(*) filter (where at_start)",
      lost_of_start: "count(*) filter (where at_start and lost)",
      candidates: `count(*) filter (where ${who})`,
      negative: `count(*) filter (where ${who} and negative_${money})`,
    },
  };
}

/** All segments together, and each in the order of its key; none where accounts have no segment. */
export function readMargins(
  rows: readonly Row[],
  context: IndexContext,
): { readonly whole: MarginSums; readonly segments: readonly MarginSums[] } {
  const segments = rows.map(readSums).toSorted((a, b) => compareKeys(a.key, b.key));
  const sum = (of: (sums: MarginSums) => number): number => segments.reduce((total, segment) => total + of(segment), 0);
  const whole: MarginSums = {
    key: null,
    n: sum(({ n }) => n),
    margin: sum(({ margin }) => margin),
    cac: sum(({ cac }) => cac),
    withCac: sum(({ withCac }) => withCac),
    atStart: sum(({ atStart }) => atStart),
    lostOfStart: sum(({ lostOfStart }) => lostOfStart),
    candidates: sum(({ candidates }) => candidates),
    negative: sum(({ negative }) => negative),
  };
  return { whole, segments: hasField(context, "accounts", "segment") ? segments : [] };
}

const readSums = (row: Row): MarginSums => ({
  key: textOrNull(row, "segment"),
  n: numberOf(row, "n"),
  margin: numberOf(row, "margin"),
  cac: numberOf(row, "cac"),
  withCac: numberOf(row, "with_cac"),
  atStart: numberOf(row, "at_start"),
  lostOfStart: numberOf(row, "lost_of_start"),
  candidates: numberOf(row, "candidates"),
  negative: numberOf(row, "negative"),
});
