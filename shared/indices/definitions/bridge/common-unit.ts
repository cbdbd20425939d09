import type { IndexResult } from "../../index-result.ts";
import type { NumberId } from "../definition.ts";

const text = (result: IndexResult, name: string): string | null => {
  const value = result.params[name];
  return typeof value === "string" ? value : null;
};
const number = (result: IndexResult, name: string): number | null => {
  const value = result.params[name];
  return typeof value === "number" ? value : null;
};

/** Two results are counted in the same unit, so that their difference means something as it stands. */
export const haveOneUnit = (a: IndexResult, b: IndexResult): boolean => a.unit === b.unit && text(a, "headline") === text(b, "headline");

/**
 * The value of a result on 0–100, where headlines of one number have that in common (methods.md 2, 3, 9.2): a share stands there
 * already, a net −100…100 is moved and halved, a mean is rescaled from its scale, odds o are the share o/(1 + o). `null` = not known
 * how, or no value.
 */
export function onHundred(id: NumberId, result: IndexResult): number | null {
  const { value, unit } = result;
  if (value === null) return null;
  if (id === "csat" || id === "ces") {
    if (unit === "percent") return value;
    if (unit === "points") return (value + 100) / 2;
    const min = number(result, "scaleMin");
    const max = number(result, "scaleMax");
    return min === null || max === null ? null : (100 * (value - min)) / (max - min);
  }
  // Three shares and a score of 0–100.
  if (id === "engagement") return value;
  if (id !== "cvq") return null;
  const headline = text(result, "headline") ?? "share";
  if (headline === "share") return value;
  if (headline === "net") return 50 * (value + 1);
  return headline === "odds" ? (100 * value) / (1 + value) : null;
}
