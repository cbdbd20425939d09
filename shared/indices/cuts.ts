import type { Scales } from "../table/scale.ts";
import type { Settings } from "./settings.ts";

type Definitions = { readonly scales: Scales; readonly settings: Settings };

/** The highest detractor and the lowest promoter (methods.md 1). */
export const npsCuts = ({ settings }: Definitions): readonly [number, number] => [
  settings.nps.detractorsUpTo ?? 6,
  settings.nps.promotersFrom ?? 9,
];

/**
 * The highest dissatisfied and the lowest satisfied answer. Cuts of methods.md 2: 1–5 4–5 and 1–2, 1–7 6–7 and 1–2, 1–10 8–10
 * and 1–3, 0–10 8–10 and 0–2; on another scale as many boxes from each end as a scale of its length has there.
 */
export function csatCuts({ scales, settings }: Definitions): readonly [number, number] {
  const { min, max } = scales.csat;
  const boxes = boxesAtEachEnd(max - min + 1);
  return [settings.csat.dissatisfiedUpTo ?? min + boxes - 1, settings.csat.satisfiedFrom ?? max - boxes + 1];
}

function boxesAtEachEnd(length: number): number {
  if (length <= 3) return 1;
  if (length <= 7) return 2;
  if (length <= 11) return 3;
  return Math.floor(0.3 * length);
}
