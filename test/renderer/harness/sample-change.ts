import type { ExplainedChange } from "../../../shared/ipc/contract.ts";

/** Why the invented company's Net Promoter Score moved. */
export const sampleChange = (): ExplainedChange => ({
  schema: "octad.change/1",
  id: "nps",
  unit: "points",
  by: "segment",
  waves: ["2025-Q2", "2025-Q3"],
  level: 0.95,
  split: {
    from: 20,
    to: 26.5,
    change: 6.5,
    mix: { value: 1.5, lo: 0.2, hi: 2.8 },
    own: { value: 5, lo: 1, hi: 9 },
    within: 4,
    noise: 1,
    weighting: 0,
    segments: [
      {
        key: "SMB",
        n: [300, 360],
        shares: [0.5, 0.55],
        means: [10, 18],
        mix: 0.5,
        own: { value: 4.2, lo: 1.5, hi: 6.9 },
        within: 3.6,
        noise: 0.6,
      },
      {
        key: "Mid",
        n: [300, 290],
        shares: [0.5, 0.45],
        means: [30, 31.7],
        mix: 1,
        own: { value: 0.8, lo: -1.9, hi: 3.5 },
        within: 0.4,
        noise: 0.4,
      },
    ],
  },
});
