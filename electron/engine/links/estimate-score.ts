import { has } from "../../../shared/indices/frame/frame-input.ts";
import { CHURNERS_PER_TERM, churnModel } from "../../../shared/scenario/links/churn-model.ts";
import { addCounts, type ClassCounts } from "../../../shared/scenario/links/class-counts.ts";
import { classEffects } from "../../../shared/scenario/links/class-effects.ts";
import { classEstimates } from "../../../shared/scenario/links/class-estimates.ts";
import type { LinkEstimate, LinksEstimate, ModelEstimate } from "../../../shared/scenario/links/links-output.ts";
import { transitionEstimate } from "../../../shared/scenario/links/transition-estimate.ts";
import type { LinkedScore } from "../../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../../shared/scenario/score-classes.ts";
import { fieldsMissing, type LinkBasis } from "./class-sql.ts";
import { countClasses, type LinkFrame, type SegmentCounts } from "./count-classes.ts";
import { countTransitions } from "./count-transitions.ts";
import { readModel } from "./read-model.ts";
import { estimateExperiment } from "./treatments.ts";

type Asked = {
  readonly followed: LinksEstimate["followed"];
  readonly months: number;
  readonly level: number;
  /** Discount rate of one window. */
  readonly discount: number;
  readonly treatment: string | null;
};

/** Losses of the worst class below which its churn says little. */
const FEW_LOSSES = 10;

/** Everything that is said of one score. A score that the data do not have says what it needs. */
export async function estimateScore(frame: LinkFrame, score: LinkedScore, asked: Asked): Promise<LinkEstimate> {
  const needs = fieldsMissing(score, frame);
  if (needs.length > 0) return nothing(score, "MISSING_COLUMNS", needs, asked);
  const { basis, cells } = await countClasses(frame, score);
  if (cells.length === 0) return nothing(score, "EMPTY", [], asked);
  const { months, level } = asked;
  const keys: readonly string[] = SCORE_CLASSES[score];
  const counts = addCounts(cells, keys.length);
  const classes = classEstimates(score, counts, months, level);
  const transitions =
    basis === "snapshot" ? null : transitionEstimate(await countTransitions(frame, score), marginsOf(counts, months), asked.discount);
  const { columns, rows, excluded } = await readModel(frame, score, basis);
  const fitted = churnModel(columns, rows, keys.length, excluded, level);
  const experiment = asked.treatment === null ? null : await estimateExperiment(frame, score, basis, asked.treatment, level);
  const answered = classes.reduce((sum, { customers }) => sum + customers, 0);
  return {
    score,
    reason: null,
    needs: [],
    basis,
    classes,
    segments: segmentKeys(cells).map((key) => ({
      key,
      classes: classEstimates(
        score,
        addCounts(
          cells.filter(({ segment }) => segment === key),
          keys.length,
        ),
        months,
        level,
      ),
    })),
    unanswered: {
      customers: asked.followed.customers - answered,
      churned: asked.followed.churned - classes.reduce((sum, { churned }) => sum + churned, 0),
    },
    effects: classEffects(keys, counts, fitted === null || isSeparated(fitted.model) ? null : fitted, level),
    transitions,
    model: fitted?.model ?? null,
    experiment,
    flags: [
      ...(score === "fcr" && !has(frame.input, "tickets", "fcr") ? ["FCR_DERIVED"] : []),
      ...flagsOf(frame, basis, counts, fitted?.model ?? null),
      ...(transitions === null ? ["NO_TRANSITIONS"] : []),
      ...(asked.treatment !== null && experiment === null ? ["EXPERIMENT_TOO_SMALL"] : []),
    ],
  };
}

const nothing = (score: LinkedScore, reason: LinkEstimate["reason"], needs: readonly string[], { followed }: Asked): LinkEstimate => ({
  score,
  reason,
  needs,
  basis: "snapshot",
  classes: [],
  segments: [],
  unanswered: followed,
  effects: [],
  transitions: null,
  model: null,
  experiment: null,
  flags: [],
});

/** Segments in the order of the keys, those without one last; none where all customers are of one. */
function segmentKeys(cells: readonly SegmentCounts[]): readonly (string | null)[] {
  const keys = [...new Set(cells.map(({ segment }) => segment))];
  return keys.length < 2 ? [] : keys;
}

/** Money of a window by class, net of variable cost; `null` where a class has none known. */
function marginsOf(counts: readonly ClassCounts[], months: number): readonly number[] | null {
  if (counts.some(({ paying }) => paying === 0)) return null;
  return counts.map(({ money, cost, paying }) => (months * (money - cost)) / paying);
}

/** The ridge stands in not for want of churners but because a column tells who left without exception: ratios then say nothing. */
const isSeparated = ({ ridge, churnersPerTerm }: ModelEstimate): boolean => ridge > 0 && churnersPerTerm >= CHURNERS_PER_TERM;

function flagsOf({ input }: LinkFrame, basis: LinkBasis, counts: readonly ClassCounts[], model: ModelEstimate | null): readonly string[] {
  const churn = counts.filter(({ customers }) => customers > 0).map(({ churned, customers }) => churned / customers);
  const ordered = churn.every((own, at) => at === 0 || own <= (churn[at - 1] ?? 1));
  return [
    ...(basis === "snapshot" ? ["SAME_SNAPSHOT"] : []),
    ...(has(input, "accounts", "end_date") ? [] : ["CHURN_FROM_STATUS"]),
    "REGRESSION_TO_MEAN",
    "SURVIVOR_BIAS",
    ...((counts[0]?.churned ?? 0) < FEW_LOSSES ? ["FEW_LOSSES"] : []),
    ...(ordered ? [] : ["CLASSES_NOT_ORDERED"]),
    ...(model === null ? ["NO_MODEL"] : []),
    ...(model === null || model.ridge === 0 ? [] : [isSeparated(model) ? "RIDGE_SEPARATED" : "RIDGE"]),
    ...(model?.terms.every(({ kind }) => kind === "class") === true ? ["NO_CONTROLS"] : []),
  ];
}
