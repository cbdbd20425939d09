import { churnModel } from "../../../shared/scenario/links/churn-model.ts";
import { classEffects } from "../../../shared/scenario/links/class-effects.ts";
import { classEstimates } from "../../../shared/scenario/links/class-estimates.ts";
import type { LinkEstimate, LinksEstimate } from "../../../shared/scenario/links/links-output.ts";
import { transitionEstimate } from "../../../shared/scenario/links/transition-estimate.ts";
import { LINKED_SCORES } from "../../../shared/scenario/scenario.ts";
import { SCORE_CLASSES } from "../../../shared/scenario/score-classes.ts";

const COUNTS = [
  { at: 0, customers: 250, churned: 62, paying: 188, money: 188 * 40, squares: 188 * 1700, cost: 0 },
  { at: 1, customers: 350, churned: 35, paying: 315, money: 315 * 50, squares: 315 * 2600, cost: 0 },
  { at: 2, customers: 400, churned: 20, paying: 380, money: 380 * 60, squares: 380 * 3700, cost: 0 },
];

/** The vector of methods.md 12.4 as the engine would answer it, with a model of class and tenure; only nps is there. */
export function sampleLinks(change: Partial<LinkEstimate> = {}): LinksEstimate {
  const keys = SCORE_CLASSES.nps;
  const columns = [
    { kind: "class", key: "detractor", base: "promoter" },
    { kind: "class", key: "passive", base: "promoter" },
    { kind: "tenure", key: null, base: null },
  ] as const;
  const rows = COUNTS.flatMap(({ at, customers, churned }) =>
    [0, 1].map((half) => ({
      x: [at === 0 ? 1 : 0, at === 1 ? 1 : 0, 1 + 2 * half],
      n: customers / 2,
      hits: Math.round(churned * (half === 0 ? 0.6 : 0.4)),
    })),
  );
  const fitted = churnModel(columns, rows, keys.length, 0, 0.95);
  const nps: LinkEstimate = {
    score: "nps",
    reason: null,
    needs: [],
    basis: "window",
    classes: classEstimates("nps", COUNTS, 12, 0.95),
    segments: [],
    unanswered: { customers: 200, churned: 30 },
    effects: classEffects(keys, COUNTS, fitted, 0.95),
    transitions: transitionEstimate(
      [
        { key: "detractor", customers: 250, churned: 62, again: [90, 60, 20] },
        { key: "passive", customers: 350, churned: 35, again: [30, 200, 60] },
        { key: "promoter", customers: 400, churned: 20, again: [10, 60, 280] },
      ],
      [480, 600, 720],
      0.1,
    ),
    model: fitted?.model ?? null,
    experiment: null,
    flags: ["REGRESSION_TO_MEAN", "SURVIVOR_BIAS"],
    ...change,
  };
  const others = LINKED_SCORES.filter((score) => score !== "nps").map(
    (score): LinkEstimate => ({
      ...nps,
      score,
      reason: "MISSING_COLUMNS",
      needs: [`answers.${score}`],
      classes: [],
      effects: [],
      transitions: null,
      model: null,
      flags: [],
    }),
  );
  return {
    asOf: "2026-01-01",
    from: "2025-01-01",
    months: 12,
    level: 0.95,
    netOfCost: false,
    discountRate: 0.1,
    followed: { customers: 1200, churned: 147 },
    treatments: [],
    scores: [nps, ...others],
  };
}
