import type { IndexAnswer } from "./answer-clv.ts";
import type { ScoreMove } from "./move-scores.ts";
import { quantityUnder } from "./quantity-under.ts";
import type { Baseline, Lever, MoneyBox, ScenarioResponse } from "./scenario.ts";
import { SCORE_CLASSES } from "./score-classes.ts";

/** Boxes in the order of the classes of their score, worst first. */
const BOXES = ["bottom", "middle", "top"] as const;

/**
 * Money at risk when customers change their box (methods.md 7, 12.7): their money goes with them and is at risk as that of the box they
 * enter, Σ over the lower boxes of revenue·max(0, c − c_top). A changed price moves all of it in proportion. The shift is added to the value
 * computed from the data.
 */
export function answerBoxes(
  baseline: Baseline,
  levers: readonly Lever[],
  horizon: number,
  moves: readonly ScoreMove[],
  boxes: ScenarioResponse["boxes"],
  value: number | null,
): IndexAnswer {
  if (value === null) return { baseline: value, scenario: value, affected: false };
  const move = boxes === undefined ? undefined : moves.find(({ score }) => score === boxes.by);
  const shift = boxes === undefined || move === undefined ? 0 : moved(boxes, move);
  const scenario = Math.max(0, value + shift) * priceFactor(baseline, levers, horizon);
  return { baseline: value, scenario, affected: scenario !== value };
}

function moved(boxes: NonNullable<ScenarioResponse["boxes"]>, { score, flows }: ScoreMove): number {
  const keys: readonly string[] = SCORE_CLASSES[score];
  const rates = BOXES.map((name) => excessRate(boxes[name], boxes.top));
  const revenue = BOXES.map((name) => boxes[name].revenue);
  const before = atRisk(revenue, rates);
  for (const { from, to, part } of flows) {
    const [left, entered] = [keys.indexOf(from), keys.indexOf(to)];
    const money = (revenue[left] ?? 0) * part;
    revenue[left] = (revenue[left] ?? 0) - money;
    revenue[entered] = (revenue[entered] ?? 0) + money;
  }
  return atRisk(revenue, rates) - before;
}

const excessRate = ({ churn }: MoneyBox, top: MoneyBox): number =>
  churn === null || top.churn === null ? 0 : Math.max(0, churn - top.churn);

const atRisk = (revenue: readonly number[], rates: readonly number[]): number =>
  revenue.reduce((sum, money, box) => sum + money * (rates[box] ?? 0), 0);

/** What all customers of today pay in the last month, against what they pay without levers. */
function priceFactor({ segments }: Baseline, levers: readonly Lever[], horizon: number): number {
  const before = segments.reduce((sum, { customers, arpa }) => sum + customers * arpa, 0);
  const after = segments.reduce((sum, segment) => sum + segment.customers * quantityUnder(segment, "arpa", levers, horizon - 1), 0);
  return before > 0 ? after / before : 1;
}
