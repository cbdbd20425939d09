import type { BgnbdParameters } from "../../statistics/bgnbd-parameters.ts";
import type { GammaGammaParameters } from "../../statistics/gamma-gamma-parameters.ts";
import type { Json } from "../index-result.ts";
import { isGroup } from "../setting-parts.ts";

/** How customers buy, and what they spend. */
export type PurchaseModels = { readonly purchases: BgnbdParameters; readonly spend: GammaGammaParameters };

/** The fitted models as `parts.parameters` of the index holds them; `null` where they were not found. */
export function purchaseModelsIn(part: Json | undefined): PurchaseModels | null {
  if (!isGroup(part)) return null;
  const at = (name: string): number => {
    const value = part[name];
    return typeof value === "number" ? value : Number.NaN;
  };
  const purchases = { r: at("r"), alpha: at("alpha"), a: at("a"), b: at("b") };
  const spend = { p: at("p"), q: at("q"), v: at("v") };
  return [...Object.values(purchases), ...Object.values(spend)].every(Number.isFinite) ? { purchases, spend } : null;
}
