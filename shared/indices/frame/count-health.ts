import type { Row } from "../index-definition.ts";
import { WHOLE } from "../slice-sql.ts";
import type { AccountRows } from "./account-rows.ts";
import { type CountedCells, cellRows, groupCells } from "./cells.ts";
import { Counts } from "./counts.ts";
import { ExactSums } from "./exact-sums.ts";
import { HEALTH_BANDS, type HealthScores } from "./score-health.ts";
import { orderOf } from "./sort-whole.ts";

/** Customers, churners and scores by group, by whether they are active, and by band. */
export function bandCells({ group, active, ended }: AccountRows, { scores, coverage, bands }: HealthScores, slots: number): CountedCells {
  const width = 2 * HEALTH_BANDS.length;
  const size = slots * width;
  const [total, squares] = [new ExactSums(size, 9), new ExactSums(size, 18, { each: 5, bits: 13 })];
  const covered = new ExactSums(size, 12);
  const [n, churned] = [new Counts(size), new Counts(size)];
  for (let row = 0; row < group.length; row += 1) {
    const cell = ((group[row] ?? 0) * 2 + (active[row] ?? 0)) * HEALTH_BANDS.length + (bands[row] ?? 0);
    n.add(cell);
    churned.add(cell, ended[row]);
    covered.addWhole(cell, coverage[row] ?? 0);
    const score = scores[row] ?? -1;
    if (score < 0) continue;
    total.addWhole(cell, score);
    squares.addSquare(cell, score);
  }
  const columns = { n, churned, total, squares, coverage: covered };
  const keysOf = (value: number): Row => ({
    active: value >= HEALTH_BANDS.length,
    band: HEALTH_BANDS[value % HEALTH_BANDS.length] ?? null,
  });
  return groupCells(cellRows(columns, n, width, keysOf));
}

/** The rank sum of churners in each group and in all of them, mid-ranks from the highest score down. */
export function rankCells({ group, ended }: AccountRows, { scores }: HealthScores, slots: number): CountedCells {
  const order = orderOf(scores);
  const groups = Array.from({ length: slots }, () => new Ranks());
  const all = new Ranks();
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const row = order[place] ?? 0;
    const score = scores[row] ?? -1;
    if (score < 0) break;
    const churned = ended[row] ?? 0;
    groups[group[row] ?? 0]?.add(score, churned);
    all.add(score, churned);
  }
  return groupCells({ slices: groups.flatMap((ranks, code) => ranks.rows(code)), whole: all.rows(WHOLE) });
}

/** Scores come in falling order; equal ones share the mean of their ranks. */
class Ranks {
  #score = -1;
  #n = 0;
  #churned = 0;
  #nBefore = 0;
  #churnedBefore = 0;
  #sum = 0;

  add(score: number, churned: number): void {
    if (score !== this.#score) this.#close();
    this.#score = score;
    this.#n += 1;
    this.#churned += churned;
  }

  /** Ends a run of equal scores. */
  #close(): void {
    this.#sum += this.#churned * (this.#nBefore + (this.#n + 1) / 2);
    this.#nBefore += this.#n;
    this.#churnedBefore += this.#churned;
    this.#n = 0;
    this.#churned = 0;
  }

  rows(slice: number): readonly Row[] {
    this.#close();
    return this.#nBefore === 0 ? [] : [{ slice, n: this.#nBefore, churned: this.#churnedBefore, ranks: this.#sum }];
  }
}
