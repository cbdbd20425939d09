/** Draws advanced together: a multiple of four, and so few that all months of a side stay near the processor. */
export const BLOCK = 40;

/** Totals of one side (baseline or scenario) of a block: month t of the i-th draw at `t · BLOCK + i`. */
export type BlockTotals = { readonly revenue: Float64Array; readonly margin: Float64Array };

export const createBlockTotals = (horizon: number): BlockTotals => ({
  revenue: new Float64Array(horizon * BLOCK),
  margin: new Float64Array(horizon * BLOCK),
});

/** Works out both sides of draws `from` to `from + count − 1`, count ≤ BLOCK. */
export type Kernel = (from: number, count: number, baseline: BlockTotals, scenario: BlockTotals) => void;
