import type { IndexResult, Json } from "../../../shared/indices/index-result.ts";
import type { Settings } from "../../../shared/indices/settings.ts";
import type { ScenarioResponse } from "../../../shared/scenario/scenario.ts";

type Response = NonNullable<ScenarioResponse["clv"]>;

/**
 * What lifetime value under levers is worked out from; `null` where the method's own parameters are not known. `byChurnCut` is that from
 * purchases at other churn.
 */
export function clvResponse(
  { value, parts }: IndexResult,
  { clv }: Settings,
  byChurnCut: NonNullable<Response["byChurnCut"]>,
): Response | null {
  const { method, parameters } = parts;
  if (value === null || typeof method !== "string") return null;
  const held = (name: string): number | null => {
    const inside = typeof parameters === "object" && parameters !== null && !Array.isArray(parameters) ? parameters : {};
    const found = (inside as { readonly [key: string]: Json })[name];
    return typeof found === "number" ? found : null;
  };
  const [margin, alpha, beta] = [held("margin"), held("alpha"), held("beta")];
  const common = {
    method,
    retention: held("retention") ?? 1 - (held("meanChurn") ?? 1),
    discount: clv.discountRate,
    cac: clv.subtractCac ? (held("cac") ?? 0) : 0,
    convention: clv.convention,
    horizonMonths: clv.horizonMonths,
  } as const;
  // A factor of 1 is the margin of today.
  if (method === "bgnbd") return { ...common, margin: 1, byChurnCut };
  if (margin === null) return null;
  if (method !== "sbg") return { ...common, margin };
  return alpha === null || beta === null ? null : { ...common, margin, sbg: { alpha, beta, growth: clv.growth } };
}
