import type { IndexId, Unit } from "../indices/index-result.ts";

/** The unit of each of the eight where no result of the data says another. */
export const INDEX_UNITS: Readonly<Record<IndexId, Unit>> = {
  nps: "points",
  csat: "percent",
  health: "score",
  roi: "percent",
  boxes: "money",
  secure: "percent",
  cvq: "percent",
  clv: "money",
};
