import type { IndexResult } from "../../shared/indices/index-result.ts";
import { numberAt } from "./json-value.ts";

/** "0–10": the scale that a number on answers was read on; empty for other numbers. */
export function scaleText({ params }: IndexResult): string {
  const [min, max] = [numberAt(params, "scaleMin"), numberAt(params, "scaleMax")];
  return min === null || max === null ? "" : `${min}–${max}`;
}

/** "9–10", or "10" where it is one answer. */
export const spanText = (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`);
