/** Shares 0–1; `kappa` is at most 1, 0 = agreement by chance. */
export type Agreement = { readonly observed: number; readonly expected: number; readonly kappa: number };

/**
 * Cohen's kappa of two coders, from their square table of counts: κ = (po − pe)/(1 − pe). `null` when the table is empty or chance
 * alone explains everything (pe = 1).
 * Source: Cohen 1960. methods.md 11.9.
 * @example cohenKappa([[20, 5], [10, 15]]) // { observed: 0.7, expected: 0.5, kappa: 0.4 }
 */
export function cohenKappa(table: readonly (readonly number[])[]): Agreement | null {
  const rowSums = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = rowSums.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) {
    return null;
  }
  const observed = table.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / total;
  const expected = rowSums.reduce((sum, rowSum, i) => {
    const columnSum = table.reduce((column, row) => column + (row[i] ?? 0), 0);
    return sum + (rowSum / total) * (columnSum / total);
  }, 0);
  return expected < 1 ? { observed, expected, kappa: (observed - expected) / (1 - expected) } : null;
}
