import { cohortsOf, FEWEST_RENEWING, renewalsRelation } from "../../../shared/indices/clv/renewals.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { sbgFit } from "../../../shared/statistics/sbg-fit.ts";
import type { Relations } from "./relations.ts";

type Renewals = { readonly key: string | null; readonly seen: number; readonly survived: number; readonly customers: number };

/** Churn by tenure of a segment, and from how many customers it was fitted; `own` is false where those of all segments stand in. */
export type Tenure = {
  readonly segment: string | null;
  readonly alpha: number;
  readonly beta: number;
  readonly customers: number;
  readonly own: boolean;
};

/**
 * The shifted beta-geometric of yearly renewals for each segment (methods.md 10.3). A segment with fewer than 200 customers or three
 * renewals, or whose fit is not found, takes that of the whole; where that is not found either, nothing is said.
 */
export async function estimateTenure(
  relations: Relations,
  asOf: FrameInput["asOf"],
  keys: readonly (string | null)[],
  split: boolean,
): Promise<readonly Tenure[]> {
  const rows = await relations.all<Renewals>(
    `select segment as key, seen, survived, count(*) as customers from ${renewalsRelation(asOf, "segment")} r
     where seen >= 0 group by segment, seen, survived order by segment nulls last, seen, survived`,
  );
  const whole = fitRenewals(rows);
  return keys.flatMap((segment): readonly Tenure[] => {
    const own = split ? fitRenewals(rows.filter(({ key }) => key === segment)) : whole;
    const found = own ?? whole;
    return found === null ? [] : [{ segment, ...found, own: own !== null }];
  });
}

function fitRenewals(rows: readonly Renewals[]): Pick<Tenure, "alpha" | "beta" | "customers"> | null {
  const cohorts = cohortsOf(rows);
  const customers = cohorts.reduce((sum, cohort) => sum + (cohort[0] ?? 0), 0);
  const longest = cohorts.reduce((most, cohort) => Math.max(most, cohort.length - 1), 0);
  if (customers < FEWEST_RENEWING.customers || longest < FEWEST_RENEWING.renewals) return null;
  const fitted = sbgFit(cohorts);
  return fitted.ok ? { alpha: fitted.model.alpha, beta: fitted.model.beta, customers } : null;
}
