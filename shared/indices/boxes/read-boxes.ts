import { BOX_CODES } from "../frame/boxes-frame.ts";
import type { IndexContext, Row } from "../index-definition.ts";
import type { Json } from "../index-result.ts";
import { ratio } from "../make-result.ts";
import { numberOf } from "../read-row.ts";

export type Box = {
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

export const BOX_NAMES = ["top", "middle", "bottom"] as const;
export type BoxName = (typeof BOX_NAMES)[number];

export const EMPTY_BOX: { readonly [key: string]: Json } = {
  customers: 0,
  revenue: 0,
  share: null,
  churn: null,
  expectedLoss: null,
  excess: null,
  lost: 0,
  followed: 0,
};

export type Boxes = Readonly<Record<BoxName, Box>>;

/** Whose money counts: customers active at asOf, or (by status) everybody with an account. */
export const holdsMoney = (row: Row, { choices }: IndexContext): boolean => choices.boxesFrom === "status" || row["active"] === true;

/** Whose churn counts in a box, and who is lost: in the window by the box at its start, by status by the box now. */
export function isFollowed(row: Row, code: number, { choices }: IndexContext): boolean {
  return choices.boxesFrom === "window" ? row["box_at_start"] === code && row["at_start"] === true : row["box"] === code;
}

export const isLost = (row: Row, { choices }: IndexContext): boolean => row[choices.boxesFrom === "window" ? "lost" : "ended"] === true;

export function readBoxes(rows: readonly Row[], context: IndexContext): Boxes {
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

export const isBetter = (box: Box, top: Box): boolean => box.churn !== null && box.churn < (top.churn ?? 0);

/** Σ over the lower boxes of max(0, customers·(mean money of the top − mean money of the box)); `null` without top. */
export function spendOpportunity({ top, middle, bottom }: Boxes): number | null {
  if (top.customers === 0) return null;
  const mean = top.revenue / top.customers;
  const gap = (box: Box): number => Math.max(0, box.customers * mean - box.revenue);
  return gap(middle) + gap(bottom);
}
