import { costGap, honestBounds, movedShare, scaledExcess, unknownBox } from "./boxes/further-boxes.ts";
import { BOX_NAMES, EMPTY_BOX, holdsMoney, isBetter, readBoxes, spendOpportunity } from "./boxes/read-boxes.ts";
import { moneyQuery, simulateBoxes } from "./boxes/simulate-boxes.ts";
import { windowParams } from "./common-params.ts";
import { csatCuts, npsCuts } from "./cuts.ts";
import { exactMoney } from "./dialect.ts";
import { health } from "./health.ts";
import { type CellQuery, hasField, type IndexContext, type IndexDefinition, missingFields, type Row } from "./index-definition.ts";
import { makeResult, ratio } from "./make-result.ts";
import { numberOf } from "./read-row.ts";

type BoxesAggregate = { readonly customers: readonly Row[]; readonly strata: readonly Row[] };

const NO_FURTHER = { unknown: null, costGap: null, move: null, scaled: null, bounds: null } as const;

/**
 * Money boxes: excess revenue at risk, Σ over the middle and the bottom box of revenue·max(0, c − c_top), money over the horizon (12
 * months), c the observed churn of a box (promoter/passive/detractor, satisfied/rest/dissatisfied, green/amber/red). Says how much
 * money would stay if the lower boxes behaved as the top one. Money, 0 and up, lower is better. `spendOpportunity` is what the lower
 * boxes would spend more at the mean of the top; beside it what moving a share of a box would bring, the gap in cost to serve, the
 * excess of everybody (scaled by segment), and bounds that hold whatever box the unknown are in. Customers without a box or without money are missing. Churn from the window before
 * asOf, or from the status. Interval: bootstrap of customers within boxes with Beta(x + ½, n − x + ½) churn. Association, not proven
 * cause. Source: methods.md 7. Example: 480,000, 350,000, 225,000 at 5, 10 and 25 % churn give 62,500.
 */
export const boxes: IndexDefinition<"boxes", BoxesAggregate> = {
  id: "boxes",
  byWave: false,
  table: () => "accounts",
  unit: () => "money",
  needs(context) {
    const id = missingFields(context, "accounts", ["customer_id"]);
    if (id.length > 0) return id;
    const { boxesBy } = context.choices;
    const source =
      boxesBy === null
        ? ["answers.nps"]
        : boxesBy === "health"
          ? health.needs(context)
          : missingFields(context, "answers", [boxesBy, "customer_id"]);
    const isMoneyMapped = hasField(context, "accounts", "mrr") || hasField(context, "accounts", "revenue");
    const chosenWindow = context.settings.boxes.churnFrom === "window" && boxesBy !== "health";
    const losses = chosenWindow
      ? [...missingFields(context, "accounts", ["end_date"]), ...missingFields(context, "answers", ["answered_at"])]
      : hasField(context, "accounts", "end_date") || hasField(context, "accounts", "churned")
        ? []
        : ["accounts.end_date"];
    return [...source, ...(isMoneyMapped ? [] : ["accounts.mrr"]), ...losses];
  },
  params,
  emptyParts: { top: EMPTY_BOX, middle: EMPTY_BOX, bottom: EMPTY_BOX, netMoneyBox: null, spendOpportunity: null, ...NO_FURTHER },
  queries: () => ({ customers: CUSTOMERS, strata: STRATA }),
  compute({ customers, strata }, context) {
    const found = readBoxes(customers, context);
    const candidates = customers.filter((row) => holdsMoney(row, context));
    const marked = (name: string): number => candidates.reduce((total, row) => total + numberOf(row, name), 0);
    const n = BOX_NAMES.reduce((sum, name) => sum + found[name].customers, 0);
    const { top, middle, bottom } = found;
    const total = top.revenue + middle.revenue + bottom.revenue;
    const unknown = unknownBox(customers, context);
    const parts = {
      top: { ...top },
      middle: { ...middle },
      bottom: { ...bottom },
      netMoneyBox: ratio(top.revenue - bottom.revenue, total),
      spendOpportunity: spendOpportunity(found),
      total,
      unknown,
      costGap: costGap(strata, found, context),
      move: movedShare(found, context),
      scaled: scaledExcess(strata, found, context),
      bounds: honestBounds(found, unknown, context),
    };
    const flags = [
      "ASSOCIATION_NOT_CAUSE",
      ...(marked("negative") > 0 ? ["NEGATIVE_MONEY"] : []),
      ...(marked("absurd") > 0 ? ["ABSURD_MONEY"] : []),
      ...([middle, bottom].some((box) => isBetter(box, top)) ? ["BOX_BETTER_THAN_TOP"] : []),
      ...(hasField(context, "accounts", "end_date") ? [] : ["CHURN_FROM_STATUS"]),
      ...(context.choices.boxesBy === "health" ? ["SAME_SNAPSHOT"] : []),
      ...(bottom.lost < 10 && n > 0 ? ["FEW_LOSSES"] : []),
    ];
    const excluded = { missing: marked("customers") - n, outOfRange: 0, duplicate: 0 };
    const common = { unit: "money", n, excluded, flags, params: params(context), parts } as const;
    if (n === 0) return makeResult({ ...common, value: null, reason: "EMPTY" });
    const excess = [middle, bottom].map((box) => (box.revenue === 0 && top.churn !== null ? 0 : box.excess));
    const value = excess.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
    return makeResult({ ...common, value, reason: value === null ? "ZERO_DENOMINATOR" : null });
  },
  simulation: {
    query: moneyQuery,
    interval: simulateBoxes,
  },
};

function params(context: IndexContext) {
  const { boxesBy, boxesFrom } = context.choices;
  const [low, high] = boxesBy === "csat" ? csatCuts(context) : npsCuts(context);
  const { amberFrom, greenFrom } = context.settings.health;
  const cuts = boxesBy === "health" ? { bottomBelow: amberFrom, topFrom: greenFrom } : { bottomUpTo: low, topFrom: high };
  return {
    ...windowParams(context),
    by: boxesBy,
    churnFrom: boxesFrom,
    horizonMonths: context.settings.boxes.horizonMonths,
    movableShare: context.settings.boxes.movableShare,
    moveFrom: context.settings.boxes.moveFrom,
    moveTo: context.settings.boxes.moveTo,
    silentLosses: context.settings.boxes.silentLosses,
    strata: hasField(context, "accounts", "segment") ? "segment" : null,
    money: hasField(context, "accounts", "mrr") ? "mrr" : "revenue",
    ...(boxesBy === null ? {} : cuts),
  };
}

/** Money and cost to serve by segment and box; null = no box. */
const STRATA: CellQuery = {
  from: "frame_boxes",
  keys: { segment: "segment", box: "box", active: "active" },
  sums: { customers: "count(money)", revenue: "sum(money)", cost: exactMoney("cost"), costed: "count(cost)" },
};

/** Customers by box now, box at the start of the window, and what became of them. */
const CUSTOMERS: CellQuery = {
  from: "frame_boxes",
  keys: Object.fromEntries(["box", "box_at_start", "active", "at_start", "lost", "ended"].map((name) => [name, name])),
  sums: {
    customers: "count(*)",
    valued: "count(money)",
    revenue: "sum(money)",
    negative: "count(*) filter (where negative_money)",
    absurd: "count(*) filter (where absurd_money)",
  },
};
