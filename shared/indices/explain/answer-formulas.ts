import { csatCuts, npsCuts } from "../cuts.ts";
import { type AnswerGroup, readDistribution } from "../distribution.ts";
import { itemsOfTriple } from "../frame/last-answers.ts";
import { SECURE_ITEMS, secureItems } from "../frame/secure-items.ts";
import { type Aggregate, hasField, type IndexContext } from "../index-definition.ts";
import { npsDistribution } from "../nps-revenue.ts";
import { numberOf, numberOrNull } from "../read-row.ts";
import type { FilledFormula } from "./explanation.ts";
import { plain } from "./formula-values.ts";

/** Sums of weights; without weights, counts. What did not count is in no formula. */
const groupsOf = ({ kept = [] }: Aggregate, context: IndexContext): readonly AnswerGroup[] =>
  readDistribution({ rows: [], kept }, hasField(context, "answers", "weight")).groups;

const weightOf = (groups: readonly AnswerGroup[], holds: (answer: number) => boolean = () => true): number =>
  groups.reduce((sum, { answer, weight }) => sum + (holds(answer) ? weight : 0), 0);
const sumOf = (groups: readonly AnswerGroup[], code: (answer: number) => number): number =>
  groups.reduce((sum, { answer, weight }) => sum + weight * code(answer), 0);

export function npsFormula({ kept = [] }: Aggregate, context: IndexContext): FilledFormula {
  // By revenue the weight of an answer is its customer's money.
  const { groups } = npsDistribution({ rows: [], kept }, context).distribution;
  const [low, high] = npsCuts(context);
  return {
    expression: "100 * (promoters - detractors) / answers",
    values: plain({
      promoters: weightOf(groups, (answer) => answer >= high),
      detractors: weightOf(groups, (answer) => answer <= low),
      answers: weightOf(groups),
    }),
  };
}

export function csatFormula(aggregate: Aggregate, context: IndexContext): FilledFormula {
  const groups = groupsOf(aggregate, context);
  const [low, high] = csatCuts(context);
  const answers = weightOf(groups);
  const satisfied = weightOf(groups, (answer) => answer >= high);
  const { min, max } = context.scales.csat;
  switch (context.settings.csat.headline) {
    case "share":
      return { expression: "100 * satisfied / answers", values: plain({ satisfied, answers }) };
    case "net": {
      const dissatisfied = weightOf(groups, (answer) => answer <= low);
      return { expression: "100 * (satisfied - dissatisfied) / answers", values: plain({ satisfied, dissatisfied, answers }) };
    }
    case "mean":
      return { expression: "total / answers", values: plain({ total: sumOf(groups, (answer) => answer), answers }) };
    case "rescaled":
      return {
        expression: "100 * (total / answers - lowest) / (highest - lowest)",
        values: plain({ total: sumOf(groups, (answer) => answer), answers, lowest: min, highest: max }),
      };
  }
}

export function cesFormula(aggregate: Aggregate, context: IndexContext): FilledFormula {
  const groups = groupsOf(aggregate, context);
  const { min, max, highIs } = context.scales.ces;
  const ease = (answer: number): number => (highIs === "hard" ? min + max - answer : answer);
  return { expression: "total / answers", values: plain({ total: sumOf(groups, ease), answers: weightOf(groups) }) };
}

export function secureFormula({ kept = [] }: Aggregate, context: IndexContext): FilledFormula {
  const weight = hasField(context, "answers", "weight") ? "weight" : "answers";
  const items = secureItems(context);
  const top = kept.filter((row) => {
    const values = "triple" in row ? itemsOfTriple(numberOf(row, "triple")) : SECURE_ITEMS.map((name) => numberOrNull(row, name));
    return items.every((item, at) => (values[at] ?? Number.NEGATIVE_INFINITY) >= item.top);
  });
  const sum = (rows: typeof kept): number => rows.reduce((total, row) => total + numberOf(row, weight), 0);
  return { expression: "100 * secure / customers", values: plain({ secure: sum(top), customers: sum(kept) }) };
}
