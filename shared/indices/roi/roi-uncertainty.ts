import { type NpvProject, simulateNpv } from "../../statistics/simulate-npv.ts";
import { SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { compareKeys } from "../compare-keys.ts";
import type { IndexContext, Row } from "../index-definition.ts";
import type { Json } from "../index-result.ts";
import { textOrNull } from "../read-row.ts";
import type { Spread } from "../settings.ts";
import { periodRates, presentValue } from "./roi-flows.ts";

/** methods.md 12.6. */
const DRAWS = 10_000;

/** Whether an input is said to be uncertain. */
export const isUncertain = ({ settings }: Pick<IndexContext, "settings">): boolean => {
  const { benefitCv, costCv, spreads } = settings.roi;
  return benefitCv !== null || costCv !== null || spreads !== null;
};

/**
 * The net present value when benefits and costs are not sure: every project's benefit and cost are the planned ones times a factor of
 * its own, drawn independently (methods.md 6, 12.6). `null` when nothing is said to be uncertain.
 */
export function npvUncertainty(rows: readonly Row[], context: IndexContext): Json {
  if (!isUncertain(context) || rows.length === 0) return null;
  const { discount } = periodRates(context);
  const keys = [...new Set(rows.map((row) => textOrNull(row, "project")))].sort(compareKeys);
  const projects = keys.map((key): NpvProject => {
    const own = rows.filter((row) => textOrNull(row, "project") === key);
    return {
      benefit: presentValue(own, "benefit", discount),
      cost: presentValue(own, "cost", discount),
      benefitSpread: spreadOf(key, "benefit", context),
      costSpread: spreadOf(key, "cost", context),
    };
  });
  return { ...simulateNpv(projects, { draws: DRAWS, seed: SIMULATION_SEED }), draws: DRAWS, seed: SIMULATION_SEED };
}

/** What is said of the project, else what is said of all of them. */
function spreadOf(project: string | null, side: "benefit" | "cost", { settings }: IndexContext): Spread | null {
  const { spreads, benefitCv, costCv } = settings.roi;
  const key = project ?? "";
  if (spreads !== null && Object.hasOwn(spreads, key)) return spreads[key]?.[side] ?? null;
  const cv = side === "benefit" ? benefitCv : costCv;
  return cv === null ? null : { cv };
}
