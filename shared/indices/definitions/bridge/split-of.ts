import type { Json } from "../../index-result.ts";
import type { NumberId } from "../definition.ts";
import type { Split } from "./split.ts";
import { splitChurn } from "./split-churn.ts";
import { splitClv } from "./split-clv.ts";
import { splitCsat } from "./split-csat.ts";

const SPLITS: { readonly [Id in NumberId]?: { readonly setting: string; readonly of: (from: Json, to: Json) => Split | null } } = {
  churn: { setting: "churn", of: splitChurn },
  csat: { setting: "csat.headline", of: splitCsat },
  clv: { setting: "clv.method", of: splitClv },
};

/** How a setting of a number comes apart; `null` = not at all. */
export const splitOf = (id: NumberId, setting: string, from: Json, to: Json): Split | null => {
  const known = SPLITS[id];
  return known?.setting === setting ? known.of(from, to) : null;
};
