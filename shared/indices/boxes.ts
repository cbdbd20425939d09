import { createRandom } from "../random.ts";
import { bootstrapInterval } from "../statistics/percentile-bootstrap.ts";
import { resamplesFor, SIMULATION_SEED } from "./cluster-bootstrap.ts";
import { windowParams } from "./common-params.ts";
import { csatCuts, npsCuts } from "./cuts.ts";
import { BOX_CODES } from "./frame/boxes-frame.ts";
import { health } from "./health.ts";
import {
  type CellQuery,
  type Columns,
  hasField,
  type IndexContext,
  type IndexDefinition,
  missingFields,
  type Row,
  type SliceKind,
} from "./index-definition.ts";
import type { IndexResult, Json } from "./index-result.ts";
import { interval, makeResult, ratio } from "./make-result.ts";
import { numberOf } from "./read-row.ts";
import { groupBy, sliceColumn } from "./slice-sql.ts";

type BoxesAggregate = { readonly customers: readonly Row[] };

type Box = {
  readonly customers: number;
  /** Money over the horizon. */
  readonly revenue: number;
  readonly share: number | null;
  readonly churn: number | null;
  readonly expectedLoss: number | null;
  readonly excess: number | null;
  readonly lost: number;
  readonly followed: number;
};

const NAMES = ["top", "middle", "bottom"] as const;
type BoxName = (typeof NAMES)[number];

const EMPTY_BOX: { readonly [key: string]: Json } = {
  customers: 0,
  revenue: 0,
  share: null,
  churn: null,
  expectedLoss: null,
  excess: null,
  lost: 0,
  followed: 0,
};

/**
 * Money boxes: excess revenue at risk, Σ over the middle and the bottom box of revenue·max(0, c − c_top), money over the horizon (12
 * months), c the observed churn of a box (promoter/passive/detractor, satisfied/rest/dissatisfied, green/amber/red). Says how much
 * money would stay if the lower boxes behaved as the top one. Money, 0 and up, lower is better. `spendOpportunity` is what the lower
 * boxes would spend more at the mean of the top. Customers without a box or without money are missing. Churn from the window before
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
  emptyParts: { top: EMPTY_BOX, middle: EMPTY_BOX, bottom: EMPTY_BOX, netMoneyBox: null, spendOpportunity: null },
  queries: () => ({ customers: CUSTOMERS }),
  compute({ customers }, context) {
    const found = readBoxes(customers, context);
    const candidates = customers.filter((row) => holdsMoney(row, context));
    const marked = (name: string): number => candidates.reduce((total, row) => total + numberOf(row, name), 0);
    const n = NAMES.reduce((sum, name) => sum + found[name].customers, 0);
    const { top, middle, bottom } = found;
    const total = top.revenue + middle.revenue + bottom.revenue;
    const parts = {
      top: { ...top },
      middle: { ...middle },
      bottom: { ...bottom },
      netMoneyBox: ratio(top.revenue - bottom.revenue, total),
      spendOpportunity: spendOpportunity(found),
      total,
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
    const excess = [middle, bottom].map((box) => (box.revenue === 0 ? (box.excess ?? (top.churn === null ? null : 0)) : box.excess));
    const value = excess.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
    return makeResult({ ...common, value, reason: value === null ? "ZERO_DENOMINATOR" : null });
  },
  simulation: {
    query: (context, kind) => moneyQuery(context, kind),
    interval: simulate,
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
    money: hasField(context, "accounts", "mrr") ? "mrr" : "revenue",
    ...(boxesBy === null ? {} : cuts),
  };
}

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

/** Whose money counts: customers active at asOf, or (by status) everybody with an account. */
const holdsMoney = (row: Row, { choices }: IndexContext): boolean => choices.boxesFrom === "status" || row["active"] === true;

/** Whose churn counts in a box, and who is lost: in the window by the box at its start, by status by the box now. */
function isFollowed(row: Row, code: number, { choices }: IndexContext): boolean {
  return choices.boxesFrom === "window" ? row["box_at_start"] === code && row["at_start"] === true : row["box"] === code;
}

const isLost = (row: Row, { choices }: IndexContext): boolean => row[choices.boxesFrom === "window" ? "lost" : "ended"] === true;

function readBoxes(rows: readonly Row[], context: IndexContext): Readonly<Record<BoxName, Box>> {
  const years = context.settings.boxes.horizonMonths / 12;
  const sum = (column: string, holds: (row: Row) => boolean): number =>
    rows.filter(holds).reduce((total, row) => total + numberOf(row, column), 0);
  const inBox =
    (name: BoxName) =>
    (row: Row): boolean =>
      row["box"] === BOX_CODES[name] && holdsMoney(row, context);
  const followedIn =
    (name: BoxName) =>
    (row: Row): boolean =>
      isFollowed(row, BOX_CODES[name], context);
  const counts = (name: BoxName) => ({
    customers: sum("valued", inBox(name)),
    revenue: sum("revenue", inBox(name)) * years,
    followed: sum("customers", followedIn(name)),
    lost: sum("customers", (row) => followedIn(name)(row) && isLost(row, context)),
  });
  const all = { top: counts("top"), middle: counts("middle"), bottom: counts("bottom") };
  const total = all.top.revenue + all.middle.revenue + all.bottom.revenue;
  const topChurn = ratio(all.top.lost, all.top.followed);
  const box = (name: BoxName): Box => {
    const { customers, revenue, followed, lost } = all[name];
    const churn = ratio(lost, followed);
    return {
      customers,
      revenue,
      share: ratio(revenue, total),
      churn,
      expectedLoss: churn === null ? null : revenue * churn,
      excess: churn === null || topChurn === null ? null : Math.max(0, revenue * (churn - topChurn)),
      lost,
      followed,
    };
  };
  return { top: box("top"), middle: box("middle"), bottom: box("bottom") };
}

const isBetter = (box: Box, top: Box): boolean => box.churn !== null && top.churn !== null && box.churn < top.churn;

/** Σ over the lower boxes of max(0, customers·(mean money of the top − mean money of the box)); `null` without top. */
function spendOpportunity({ top, middle, bottom }: Readonly<Record<BoxName, Box>>): number | null {
  if (top.customers === 0) return null;
  const mean = top.revenue / top.customers;
  const gap = (box: Box): number => (box.customers === 0 ? 0 : Math.max(0, box.customers * mean - box.revenue));
  return gap(middle) + gap(bottom);
}

/** Money of the customers in the lower boxes, equal amounts together, in the order of the amounts. */
function moneyQuery(context: IndexContext, kind: SliceKind): string {
  const slice = sliceColumn(kind);
  return `select ${slice} as slice, cast(box as double) as box, cast(money as double) as money, cast(count(*) as double) as customers from frame_boxes
    where box < ${BOX_CODES.top} and ${context.choices.boxesFrom === "window" ? "active" : "true"} and money is not null${groupBy(kind, ["box", "money"])} order by slice, box, money`;
}

/** Customers are drawn within boxes; churn of every box is drawn from Beta(x + ½, n − x + ½), jointly. */
function simulate(columns: Columns, result: IndexResult, context: IndexContext): IndexResult {
  if (result.value === null) return result;
  const amounts = [BOX_CODES.bottom, BOX_CODES.middle].map((code) => amountsOf(columns, code));
  const followed = [result.parts["bottom"], result.parts["middle"], result.parts["top"]].map(followedOf);
  const draws = resamplesFor(amounts.reduce((sum, list) => sum + list.length, 0));
  const random = createRandom(SIMULATION_SEED);
  const years = context.settings.boxes.horizonMonths / 12;
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const [bottom = 0, middle = 0, top = 0] = followed.map(({ lost, customers }) => random.beta(lost + 0.5, customers - lost + 0.5));
    let value = 0;
    amounts.forEach((list, at) => {
      let revenue = 0;
      for (let customer = 0; customer < list.length; customer += 1) revenue += list[random.below(list.length)] ?? 0;
      value += Math.max(0, revenue * years * ((at === 0 ? bottom : middle) - top));
    });
    values.push(value);
  }
  const limits = bootstrapInterval(values, draws, context.settings.confidence);
  return {
    ...result,
    ci: interval("bootstrap", context.settings.confidence, limits),
    params: { ...result.params, resamples: draws, seed: SIMULATION_SEED },
  };
}

function amountsOf({ box = [], money = [], customers = [] }: Columns, code: number): Float64Array {
  const rows = box.flatMap((value, row) => (value === code ? [row] : []));
  const list = new Float64Array(rows.reduce((sum, row) => sum + (customers[row] ?? 0), 0));
  let at = 0;
  for (const row of rows) {
    list.fill(money[row] ?? 0, at, at + (customers[row] ?? 0));
    at += customers[row] ?? 0;
  }
  return list;
}

function followedOf(part: Json | undefined): { readonly lost: number; readonly customers: number } {
  const box = typeof part === "object" && part !== null && !Array.isArray(part) ? (part as { readonly [key: string]: Json }) : {};
  const { lost, followed } = box;
  return { lost: typeof lost === "number" ? lost : 0, customers: typeof followed === "number" ? followed : 0 };
}
