/** Customers of one class of a score and what became of them. */
export type ClassCounts = {
  /** Place among the classes of the score, from worst to best. */
  readonly at: number;
  /** Customers who were followed, and those of them lost. */
  readonly customers: number;
  readonly churned: number;
  /** Of them active at the data date with known money: how many, the sum of their money a month, and of its squares. */
  readonly paying: number;
  readonly money: number;
  readonly squares: number;
  /** Their variable cost a month; 0 where none is mapped. */
  readonly cost: number;
};

/** Counts by segment added up class by class, one entry for each of `classes` classes. Sums in the order of the cells. */
export function addCounts(cells: readonly ClassCounts[], classes: number): readonly ClassCounts[] {
  const fields = ["customers", "churned", "paying", "money", "squares", "cost"] as const;
  return Array.from({ length: classes }, (_, at) => {
    const sums = { at, customers: 0, churned: 0, paying: 0, money: 0, squares: 0, cost: 0 };
    for (const cell of cells) if (cell.at === at) for (const field of fields) sums[field] += cell[field];
    return sums;
  });
}
