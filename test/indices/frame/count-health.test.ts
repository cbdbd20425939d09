import { describe, expect, it } from "vitest";
import type { CountedCells } from "../../../shared/indices/frame/cells.ts";
import { bandCells, rankCells } from "../../../shared/indices/frame/count-health.ts";
import type { HealthScores } from "../../../shared/indices/frame/score-health.ts";
import { type Account, accountRows } from "../support/frame-rows.ts";

type Scored = Account & { readonly score: number | null; readonly band: number; readonly coverage?: number };

function scored(accounts: readonly Scored[]) {
  const scores: HealthScores = {
    scores: Float64Array.from(accounts, ({ score }) => (score === null ? -1 : score * 1e9)),
    coverage: Float64Array.from(accounts, ({ coverage = 1 }) => coverage * 1e12),
    bands: Uint8Array.from(accounts, ({ band }) => band),
  };
  return { accounts: accountRows(accounts), scores };
}

const ACCOUNTS: readonly Scored[] = [
  { group: 0, is: ["active"], score: 80, band: 2 },
  { group: 0, is: ["active"], score: 90, band: 2, coverage: 0.75 },
  { group: 1, is: ["active", "ended"], score: 60, band: 1 },
  { group: 1, is: ["ended"], score: 0, band: 0, coverage: 0.5 },
  { group: 1, is: ["active"], score: null, band: 3, coverage: 0.25 },
  { group: 0, is: ["ended"], score: null, band: 3, coverage: 0 },
  { group: 2, is: ["active"], score: 10, band: 0 },
];

describe("customers by band", () => {
  const cellsOf = (): CountedCells => {
    const { accounts, scores } = scored(ACCOUNTS);
    return bandCells(accounts, scores, 3);
  };

  it("are counted by group with churners, sums and squares of scores, and coverage; without a score under no band", () => {
    const cells = cellsOf();
    const none = { churned: 0, total: 0, squares: 0, coverage: 1 };
    expect(cells.group.filter(({ slice }) => slice !== -1)).toEqual([
      { ...none, slice: 0, active: false, band: null, n: 1, churned: 1, coverage: 0 },
      { ...none, slice: 0, active: true, band: "green", n: 2, total: 170, squares: 14_500, coverage: 1.75 },
      { ...none, slice: 1, active: false, band: "red", n: 1, churned: 1, coverage: 0.5 },
      { ...none, slice: 1, active: true, band: "amber", n: 1, churned: 1, total: 60, squares: 3_600 },
      { ...none, slice: 1, active: true, band: null, n: 1, coverage: 0.25 },
      { ...none, slice: 2, active: true, band: "red", n: 1, total: 10, squares: 100 },
    ]);
  });

  it("are the same over all groups, and of no wave", () => {
    const cells = cellsOf();
    expect(cells.all).toHaveLength(6);
    expect(cells.all[0]).toMatchObject({ slice: -1, active: false, band: "red", n: 1 });
    expect(cells.group.slice(6)).toEqual(cells.all);
    expect(cells.wave).toEqual([]);
  });

  it("keeps what no decimal fraction of a score is lost of, with a thousand customers", () => {
    const many = scored(Array.from({ length: 1_000 }, () => ({ is: ["active" as const], score: 33.333333333, band: 0 })));
    const [cell] = bandCells(many.accounts, many.scores, 1).all;
    expect(cell).toMatchObject({ n: 1_000, total: 33_333.333333, squares: 1_111_111.111088889 });
  });
});

describe("the ranks of churners", () => {
  it("count from the highest score, equal scores at the mean of theirs, in each group and in all of them", () => {
    const { accounts, scores } = scored([
      { group: 0, score: 50, band: 1, is: ["ended"] },
      { group: 1, score: 70, band: 1 },
      { group: 0, score: 50, band: 1 },
      { group: 1, score: 50, band: 1, is: ["ended"] },
      { group: 0, score: 20, band: 0, is: ["ended"] },
      { group: 1, score: null, band: 3, is: ["ended"] },
      { group: 1, score: 0, band: 0, is: ["ended"] },
    ]);
    const cells = rankCells(accounts, scores, 3);
    expect(cells.all).toEqual([
      // 70 | 50 50 50 | 20 | 0: two churners of rank 3, one of 5, one of 6.
      { slice: -1, n: 6, churned: 4, ranks: 17 },
    ]);
    expect(cells.group).toEqual([
      // 50 50 | 20
      { slice: 0, n: 3, churned: 2, ranks: 4.5 },
      // 70 | 50 | 0
      { slice: 1, n: 3, churned: 2, ranks: 5 },
      ...cells.all,
    ]);
  });

  it("has the lowest of all scores, where everybody has one", () => {
    const { accounts, scores } = scored([
      { score: 0, band: 0, is: ["ended"] },
      { score: 10, band: 0 },
    ]);
    expect(rankCells(accounts, scores, 1).all).toEqual([{ slice: -1, n: 2, churned: 1, ranks: 2 }]);
  });

  it("is of nobody where nobody has a score", () => {
    const { accounts, scores } = scored([{ score: null, band: 3, is: ["ended"] }]);
    expect(rankCells(accounts, scores, 1)).toEqual({ all: [], group: [], wave: [] });
  });
});
