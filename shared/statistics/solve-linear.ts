/**
 * Solution x of the square system matrix · x = right by elimination with row exchanges. `null` when the matrix is singular (a pivot
 * below 1e−14 of the largest entry).
 * @example solveLinear([[2, 0], [0, 4]], [2, 2]) // [1, 0.5]
 */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | null {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const largest = Math.max(...rows.flat().map(Math.abs));
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let i = column + 1; i < size; i += 1) {
      if (Math.abs(rows[i]?.[column] ?? 0) > Math.abs(rows[pivot]?.[column] ?? 0)) pivot = i;
    }
    const pivotRow = rows[pivot];
    const swapped = rows[column];
    const head = pivotRow?.[column] ?? 0;
    if (pivotRow === undefined || swapped === undefined || !(Math.abs(head) > 1e-14 * largest)) {
      return null;
    }
    rows[pivot] = swapped;
    rows[column] = pivotRow;
    for (let i = column + 1; i < size; i += 1) {
      const row = rows[i] ?? [];
      const factor = (row[column] ?? 0) / head;
      for (let j = column; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? [];
    let rest = row[size] ?? 0;
    for (let j = i + 1; j < size; j += 1) rest -= (row[j] ?? 0) * (solution[j] ?? 0);
    solution[i] = rest / (row[i] ?? 1);
  }
  return solution.every(Number.isFinite) ? solution : null;
}
