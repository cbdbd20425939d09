import type { Row } from "./index-definition.ts";

/** A number of an aggregate's row; null counts as 0, as sums over no rows do. */
export function numberOf(row: Row | undefined, name: string): number {
  const value = row?.[name];
  return typeof value === "number" ? value : 0;
}

/** A number of an aggregate's row, where null means "none". */
export function numberOrNull(row: Row | undefined, name: string): number | null {
  const value = row?.[name];
  return typeof value === "number" ? value : null;
}

export function textOrNull(row: Row | undefined, name: string): string | null {
  const value = row?.[name];
  return typeof value === "string" ? value : null;
}
