import { createRandom, type Random } from "../../random.ts";
import { sbgFit } from "../../statistics/sbg-fit.ts";
import { type SbgParameters, sbgSurvival } from "../../statistics/sbg-survival.ts";
import { resamplesFor, SIMULATION_SEED } from "../cluster-bootstrap.ts";
import type { Columns, IndexContext, SliceKind } from "../index-definition.ts";
import type { IndexResult, Json } from "../index-result.ts";
import { groupBy, sliceColumn } from "../slice-sql.ts";
import { marginKnown, marginSql } from "./clv-margins.ts";
import type { Resampled } from "./clv-method.ts";
import { lifetimes } from "./sbg-lifetimes.ts";

/** methods.md 10.3. */
const REFITS = 500;

/** Margins and acquisition costs of the active customers, equal ones together, in an order of their own. */
export function marginsQuery(context: IndexContext, kind: SliceKind): string {
  const margin = marginSql(context, "money");
  return `select ${sliceColumn(kind)} as slice, ${margin} as margin, cac, cast(count(*) as double) as customers from frame_accounts
    where active and ${marginKnown(context, "money")}${groupBy(kind, [margin, "cac"])} order by slice, margin, cac nulls last`;
}

/** Losses drawn from the fitted model and fitted anew, margins and acquisition costs from customers drawn with replacement. */
export function refits({ margin = [], cac = [], customers = [] }: Columns, result: IndexResult, context: IndexContext): Resampled | null {
  const cohorts = cohortsIn(result.parts["cohorts"]);
  const fitted = parametersIn(result.parts["parameters"]);
  const rows = customers.flatMap((many, row) => new Array<number>(many ?? 0).fill(row));
  if (fitted === null || cohorts.length === 0 || rows.length < 2) return null;
  const draws = Math.min(REFITS, resamplesFor(rows.length));
  const random = createRandom(SIMULATION_SEED);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const again = sbgFit(
      cohorts.map((cohort) => drawCohort(cohort, fitted, random)),
      fitted,
    );
    let [sum, cost, withCost] = [0, 0, 0];
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[random.below(rows.length)] ?? 0;
      const own = cac[row] ?? null;
      sum += margin[row] ?? 0;
      if (own !== null) {
        cost += own;
        withCost += 1;
      }
    }
    const worth = again.ok ? lifetimes(again.model, context) : null;
    const taken = context.settings.clv.subtractCac && withCost > 0 ? cost / withCost : 0;
    if (worth !== null) values.push((sum / rows.length) * worth - taken);
  }
  return { values, draws };
}

/** Survivors of a cohort of the same size, renewal by renewal. */
function drawCohort(cohort: readonly number[], fitted: SbgParameters, random: Random): readonly number[] {
  const survival = sbgSurvival(fitted, cohort.length - 1);
  let left = cohort[0] ?? 0;
  return cohort.map((_, t) => {
    if (t > 0) left = random.binomial(left, (survival[t] ?? 0) / (survival[t - 1] ?? 1));
    return left;
  });
}

function cohortsIn(part: Json | undefined): readonly (readonly number[])[] {
  const isNumber = (value: Json): value is number => typeof value === "number";
  return Array.isArray(part) ? part.flatMap((cohort: Json) => (Array.isArray(cohort) ? [cohort.filter(isNumber)] : [])) : [];
}

function parametersIn(part: Json | undefined): SbgParameters | null {
  if (typeof part !== "object" || part === null || !("alpha" in part) || !("beta" in part)) return null;
  const { alpha, beta } = part;
  return typeof alpha === "number" && typeof beta === "number" ? { alpha, beta } : null;
}
