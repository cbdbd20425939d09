import { kishEffectiveSize } from "../statistics/kish-effective-size.ts";
import { OUT_OF_RANGE } from "../table/canonical.ts";
import type { Question } from "../table/fields.ts";
import { exactSum } from "./dialect.ts";
import { keptView, type Span } from "./frame/last-answers.ts";
import { type CellQuery, hasField, type IndexContext, type Row } from "./index-definition.ts";
import { emptyReason } from "./make-result.ts";
import { numberOf, numberOrNull } from "./read-row.ts";

/** What indices on one question read: the rows as they came, and the answers that count. */
export type AnswerAggregate = { readonly rows: readonly Row[]; readonly kept: readonly Row[] };

/**
 * Cells of a question: `rows` counts the answers of rows by value (null = missing, out-of-range as coded), `kept` counts the answers
 * that count after the duplicates rule, with the sums of weights and of their squares. Everything else (cuts, shares, means,
 * deviations) is computed from these few numbers.
 */
export function answerQueries(
  question: Question,
  context: IndexContext,
  span: Span,
): { readonly rows: CellQuery; readonly kept: CellQuery } {
  const weighted = hasField(context, "answers", "weight");
  return {
    rows: { from: "frame_answers", keys: { answer: question }, sums: rowCounts(context), counted: `rows ${question}` },
    kept: {
      from: keptView(question, span),
      keys: { answer: "answer" },
      sums: { answers: "count(*)", ...(weighted ? weightSums : {}) },
      counted: `kept ${question}`,
    },
  };
}

/** Rows that count, and those of zero or negative weight, which are set aside before. */
export const rowCounts = (context: IndexContext): CellQuery["sums"] =>
  hasField(context, "answers", "weight")
    ? {
        answers: "count(*) filter (where weight > 0)",
        unweighted: "count(*) filter (where weight <= 0)",
        unread: "count(*) filter (where weight_unread)",
      }
    : { answers: "count(*)" };

export const weightSums: CellQuery["sums"] = { weight: exactSum("weight"), squares: exactSum("weight * weight") };

/** Answers of one value: how many, and their weights (each 1 without weights). */
export type AnswerGroup = { readonly answer: number; readonly answers: number; readonly weight: number; readonly squares: number };

export type Distribution = {
  /** In ascending order of the answer. */
  readonly groups: readonly AnswerGroup[];
  readonly n: number;
  readonly weight: number;
  /** Kish's effective size; n without weights. */
  readonly nEff: number;
  readonly excluded: { readonly missing: number; readonly outOfRange: number; readonly duplicate: number };
  /** Rows of zero or negative weight, set aside before everything. */
  readonly unweighted: number;
  /** Rows whose weight could not be read; they count 1. */
  readonly unreadWeights: number;
  readonly reason: "EMPTY" | "OUT_OF_RANGE_ALL" | null;
  /** True where a counted answer has a weight other than 1. */
  readonly weighted: boolean;
};

export function readDistribution({ rows, kept }: AnswerAggregate, hasWeights: boolean): Distribution {
  const total = (select: (row: Row) => boolean): number => rows.filter(select).reduce((sum, row) => sum + numberOf(row, "answers"), 0);
  const missing = total((row) => numberOrNull(row, "answer") === null);
  const outOfRange = total((row) => numberOrNull(row, "answer") === OUT_OF_RANGE);
  const valid = total(() => true) - missing - outOfRange;
  const groups = kept
    .map((row): AnswerGroup => {
      const answers = numberOf(row, "answers");
      const [weight, squares] = hasWeights ? [numberOf(row, "weight"), numberOf(row, "squares")] : [answers, answers];
      return { answer: numberOf(row, "answer"), answers, weight, squares };
    })
    .sort((a, b) => a.answer - b.answer);
  const sum = (of: (group: AnswerGroup) => number): number => groups.reduce((total, group) => total + of(group), 0);
  const n = sum(({ answers }) => answers);
  const weight = sum((group) => group.weight);
  const squares = sum((group) => group.squares);
  // Weights that are all 1 are no weights, also in a group or wave of a weighted survey: Σ(w − 1)² = 0.
  const weighted = hasWeights && squares - 2 * weight + n !== 0;
  return {
    groups,
    n,
    weight,
    nEff: weighted ? effective(weight, squares, n) : n,
    excluded: { missing, outOfRange, duplicate: Math.max(0, valid - n) },
    unweighted: rows.reduce((total, row) => total + numberOf(row, "unweighted"), 0),
    unreadWeights: rows.reduce((total, row) => total + numberOf(row, "unread"), 0),
    reason: n === 0 ? emptyReason(valid, outOfRange) : null,
    weighted,
  };
}

const effective = (weight: number, squares: number, n: number): number => Math.min(n, kishEffectiveSize(weight, squares));

/** Weighted mean of a code of the answers, and its linearised standard error √Σw²(y − mean)²/Σw (methods.md 0.3.6). */
export function weightedCode(
  { groups, weight }: Distribution,
  code: (answer: number) => number,
): { readonly mean: number; readonly se: number } {
  const mean = groups.reduce((sum, group) => sum + group.weight * code(group.answer), 0) / weight;
  const squares = groups.reduce((sum, group) => sum + group.squares * (code(group.answer) - mean) ** 2, 0);
  return { mean, se: Math.sqrt(squares) / weight };
}

/** Answers (not weights) for which the condition holds. */
export const countAnswers = ({ groups }: Distribution, holds: (answer: number) => boolean): number =>
  groups.reduce((sum, { answer, answers }) => sum + (holds(answer) ? answers : 0), 0);

/** Weighted share of the answers for which the condition holds, 0–1. */
export const shareOf = ({ groups, weight }: Distribution, holds: (answer: number) => boolean): number =>
  groups.reduce((sum, group) => sum + (holds(group.answer) ? group.weight : 0), 0) / weight;

/** The distribution as numbers for a chart: answer, count, and the weight where weights act. */
export const distributionPart = ({ groups, weighted }: Distribution): readonly { readonly [key: string]: number }[] =>
  groups.map(({ answer, answers, weight }) => (weighted ? { answer, n: answers, weight } : { answer, n: answers }));

export const answerFlags = ({ unweighted, unreadWeights, weighted, groups }: Distribution): readonly string[] => [
  ...(weighted ? ["WEIGHTED"] : []),
  ...(unweighted > 0 ? ["NON_POSITIVE_WEIGHTS"] : []),
  ...(unreadWeights > 0 ? ["UNREADABLE_WEIGHTS"] : []),
  ...(groups.length === 1 ? ["ONE_ANSWER"] : []),
];
