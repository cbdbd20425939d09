/** Customers of one score x, and those of them lost. */
export type ScoreCell = { readonly x: number; readonly n: number; readonly hits: number };

/** Least share of customers in a band. */
const LEAST_SHARE = 0.1;
/** Bounds are looked for at this many quantiles of the scores. */
const STEPS = 100;

export type SuggestedBand = { readonly n: number; readonly churned: number };
export type SuggestedBands = { readonly amberFrom: number; readonly greenFrom: number; readonly bands: readonly SuggestedBand[] };

/**
 * The bounds of red, amber and green that tell churn apart best: those that maximise Σ n·(churn − mean)², the separation of the band
 * table, with at least a tenth of the customers in each band. Cells by score in ascending order. `null` where there are no such bounds.
 * methods.md 5 (data-driven bands); found and told on one snapshot, so to be tried on the next.
 */
export function searchBands(cells: readonly ScoreCell[]): SuggestedBands | null {
  const total = cells.reduce((sum, { n }) => sum + n, 0);
  const churned = cells.reduce((sum, { hits }) => sum + hits, 0);
  if (churned === 0 || churned === total) return null;
  const bounds = boundsOf(cells, total);
  const mean = churned / total;
  const part = (n: number, hits: number): number => n * (hits / n - mean) ** 2;
  const least = LEAST_SHARE * total;
  let best: SuggestedBands | null = null;
  let most = Number.NEGATIVE_INFINITY;
  bounds.forEach((amber, at) => {
    for (const green of bounds.slice(at + 1)) {
      const sizes = [amber.n, green.n - amber.n, total - green.n];
      if (sizes.some((size) => size < least)) continue;
      const hits = [amber.hits, green.hits - amber.hits, churned - green.hits];
      const separation = sizes.reduce((sum, size, band) => sum + part(size, hits[band] ?? 0), 0);
      if (separation <= most) continue;
      most = separation;
      best = { amberFrom: amber.score, greenFrom: green.score, bands: sizes.map((n, band) => ({ n, churned: hits[band] ?? 0 })) };
    }
  });
  return best;
}

/** Scores that part the customers at about every hundredth, with the customers and churners below. */
function boundsOf(cells: readonly ScoreCell[], total: number) {
  const bounds: { readonly score: number; readonly n: number; readonly hits: number }[] = [];
  let [n, hits, step] = [0, 0, 1];
  for (const cell of cells) {
    if (n >= (step * total) / STEPS) {
      bounds.push({ score: cell.x, n, hits });
      while ((step * total) / STEPS <= n) step += 1;
    }
    n += cell.n;
    hits += cell.hits;
  }
  return bounds;
}
