import type { Scale } from "../table/scale.ts";

/** Tiers from best to worst; a customer is in the worst tier of the three items. */
export const SECURE_TIERS = ["secure", "favourable", "vulnerable", "atRisk"] as const;
export type SecureTier = (typeof SECURE_TIERS)[number];

/**
 * The tier of one answer: secure from `top`, below it by the scale (methods.md 8): 5 points favourable 4, vulnerable 3; 7 points 6
 * and 4; 0–10 and 1–10 8 and 6; another scale by the same shares of its length, ¾ and ½.
 */
export function tierOf(answer: number, top: number, scale: Scale): SecureTier {
  const [favourable, vulnerable] = tierCuts(scale);
  if (answer >= top) return "secure";
  if (answer >= favourable) return "favourable";
  return answer >= vulnerable ? "vulnerable" : "atRisk";
}

function tierCuts({ min, max }: Scale): readonly [number, number] {
  // The shares of 1–10 are 8 and 6 too; those of 0–10 would be 8 and 5.
  if (min === 0 && max === 10) return [8, 6];
  return [Math.ceil(min + 0.75 * (max - min)), Math.ceil(min + 0.5 * (max - min))];
}
