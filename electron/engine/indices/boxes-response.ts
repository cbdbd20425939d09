import type { IndexResult, Json } from "../../../shared/indices/index-result.ts";
import type { MoneyBox, ScenarioResponse } from "../../../shared/scenario/scenario.ts";

/** The money boxes between which a lever on their score moves customers; nothing where there are none. */
export function boxesResponse({ value, parts, params }: IndexResult): Pick<ScenarioResponse, "boxes"> {
  const { by } = params;
  const [top, middle, bottom] = [boxOf(parts["top"]), boxOf(parts["middle"]), boxOf(parts["bottom"])];
  if (value === null || typeof by !== "string" || top === null || middle === null || bottom === null) return {};
  return { boxes: { by, top, middle, bottom } };
}

function boxOf(part: Json | undefined): MoneyBox | null {
  if (typeof part !== "object" || part === null || Array.isArray(part)) return null;
  const { revenue, churn } = part as { readonly [key: string]: Json };
  return typeof revenue === "number" ? { revenue, churn: typeof churn === "number" ? churn : null } : null;
}
