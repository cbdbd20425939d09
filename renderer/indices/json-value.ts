import type { IndexResult, Json } from "../../shared/indices/index-result.ts";

type Values = IndexResult["parts"];

/** A value of `parts` or `params` at a path of keys; `null` where it is not there. */
export function valueAt(values: Values, ...path: readonly string[]): Json {
  let current: Json = values;
  for (const key of path) {
    if (current === null || typeof current !== "object" || Array.isArray(current)) return null;
    // `Array.isArray` does not narrow readonly arrays; what is left is an object.
    current = (current as Values)[key] ?? null;
  }
  return current;
}

export function numberAt(values: Values, ...path: readonly string[]): number | null {
  const value = valueAt(values, ...path);
  return typeof value === "number" ? value : null;
}

export function textAt(values: Values, ...path: readonly string[]): string | null {
  const value = valueAt(values, ...path);
  return typeof value === "string" ? value : null;
}

/** A list of objects, such as `perSegment` or `bands`. */
export function listAt(values: Values, ...path: readonly string[]): readonly Values[] {
  const value = valueAt(values, ...path);
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is Values => entry !== null && typeof entry === "object" && !Array.isArray(entry));
}
