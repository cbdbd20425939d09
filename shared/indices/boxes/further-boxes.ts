import { BOX_CODES } from "../frame/boxes-frame.ts";
import type { IndexContext, Row } from "../index-definition.ts";
import type { Json } from "../index-result.ts";
import { numberOf } from "../read-row.ts";
import { excessBounds } from "./excess-bounds.ts";
import { BOX_NAMES, type Box, type Boxes, type BoxName, holdsMoney, isLost } from "./read-boxes.ts";

const LOWER = ["middle", "bottom"] as const;

const sumOf = (rows: readonly Row[], column: string, holds: (row: Row) => boolean): number =>
  rows.filter(holds).reduce((total, row) => total + numberOf(row, column), 0);

const mean = ({ revenue, customers }: Box): number => revenue / customers;

/**
 * What moving a share m of a lower box to a better one would bring: m·n·(c − c_to)·mean kept at the old spend, and
 * m·n·(1 − c_to)·(mean_to − mean) spent more by those kept (methods.md 7). An assumption, not a forecast; `null` where none is made.
 */
export function movedShare(boxes: Boxes, { settings }: IndexContext): Json {
  const { movableShare, moveFrom, moveTo } = settings.boxes;
  if (movableShare === null) return null;
  const [from, to] = [boxes[moveFrom], boxes[moveTo]];
  if (from.churn === null || to.churn === null || from.customers === 0 || to.customers === 0) return null;
  const customers = movableShare * from.customers;
  const retentionGain = customers * (from.churn - to.churn) * mean(from);
  const spendGain = customers * (1 - to.churn) * (mean(to) - mean(from));
  return { from: moveFrom, to: moveTo, share: movableShare, customers, retentionGain, spendGain, total: retentionGain + spendGain };
}

/** Σ over the lower boxes of max(0, customers·(mean cost of the box − mean cost of the top)); `null` where no cost is known. */
export function costGap(strata: readonly Row[], boxes: Boxes, context: IndexContext): number | null {
  const years = context.settings.boxes.horizonMonths / 12;
  const meanCost = (name: BoxName): number | null => {
    const inside = (row: Row): boolean => row["box"] === BOX_CODES[name] && holdsMoney(row, context);
    const costed = sumOf(strata, "costed", inside);
    return costed === 0 ? null : (years * sumOf(strata, "cost", inside)) / costed;
  };
  const top = meanCost("top");
  if (top === null) return null;
  return LOWER.reduce((sum, name) => sum + boxes[name].customers * Math.max(0, (meanCost(name) ?? top) - top), 0);
}

/** Money of customers without a box, never assumed to be average: how many, how much, and what became of them. */
export function unknownBox(rows: readonly Row[], context: IndexContext) {
  const years = context.settings.boxes.horizonMonths / 12;
  const column = context.choices.boxesFrom === "window" ? "box_at_start" : "box";
  const isFollowed = (row: Row): boolean => row[column] === null && (column === "box" || row["at_start"] === true);
  const holds = (row: Row): boolean => row["box"] === null && holdsMoney(row, context);
  return {
    customers: sumOf(rows, "valued", holds),
    revenue: years * sumOf(rows, "revenue", holds),
    followed: sumOf(rows, "customers", isFollowed),
    lost: sumOf(rows, "customers", (row) => isFollowed(row) && isLost(row, context)),
  };
}

/**
 * The excess of everybody if those without a box were as those with one in their segment: the money of each box is scaled by the
 * segment's known money over the money of its respondents (post-stratification). `uncovered` is the money of segments where nobody
 * answered, which no box can stand for.
 */
export function scaledExcess(strata: readonly Row[], boxes: Boxes, context: IndexContext): Json {
  const years = context.settings.boxes.horizonMonths / 12;
  const money = { top: 0, middle: 0, bottom: 0 };
  let uncovered = 0;
  for (const segment of [...new Set(strata.map((row) => row["segment"]))].sort(byText)) {
    const own = strata.filter((row) => row["segment"] === segment && holdsMoney(row, context));
    const inBox = BOX_NAMES.map((name) => sumOf(own, "revenue", (row) => row["box"] === BOX_CODES[name]));
    const known = inBox.reduce((sum, part) => sum + part, 0);
    const unknown = sumOf(own, "revenue", (row) => row["box"] === null);
    if (known === 0) uncovered += years * unknown;
    else for (const [at, name] of BOX_NAMES.entries()) money[name] += years * (inBox[at] ?? 0) * (1 + unknown / known);
  }
  const { top, middle, bottom } = boxes;
  const gap = (box: Box): number | null => (box.churn === null || top.churn === null ? null : box.churn - top.churn);
  const parts = [
    { gap: gap(middle), money: money.middle },
    { gap: gap(bottom), money: money.bottom },
  ];
  const isKnown = top.churn !== null && parts.every((part) => part.gap !== null || part.money === 0);
  const excess = isKnown ? parts.reduce((sum, part) => sum + Math.max(0, part.money * (part.gap ?? 0)), 0) : null;
  return { excess, ...money, uncovered, lo: null, hi: null };
}

/** No two are alike. */
const byText = (a: Row[string] | undefined, b: Row[string] | undefined): number => (String(a) < String(b) ? -1 : 1);

/** Where the excess of everybody must lie, whatever box those without an answer are in (peers.md M12). */
export function honestBounds(boxes: Boxes, unknown: ReturnType<typeof unknownBox>, { settings }: IndexContext): Json {
  const of = ({ revenue, followed, lost }: Box) => ({ money: revenue, followed, lost });
  const { revenue: money, followed, lost } = unknown;
  const top = of(boxes.top);
  const lower = LOWER.map((name) => of(boxes[name]));
  const { silentLosses } = settings.boxes;
  return { ...excessBounds({ top, lower, unknown: { money, followed, lost } }, silentLosses), silentLosses };
}
