import type { Question } from "./fields.ts";

/** An answer scale: whole numbers from `min` to `max`, both allowed. `highIs` stands only with `ces`. */
export type Scale = {
  readonly min: number;
  readonly max: number;
  readonly highIs?: "easy" | "hard";
};

export type Scales = Readonly<Record<Question, Scale>>;

/** Scales when the mapping gives none (cli.md, Reading cells). */
export const DEFAULT_SCALES: Scales = {
  nps: { min: 0, max: 10 },
  csat: { min: 1, max: 5 },
  ces: { min: 1, max: 7, highIs: "easy" },
  sat: { min: 1, max: 5 },
  recommend: { min: 1, max: 5 },
  repurchase: { min: 1, max: 5 },
};
