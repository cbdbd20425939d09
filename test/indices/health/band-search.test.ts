import { describe, expect, it } from "vitest";
import { type ScoreCell, type SuggestedBands, searchBands } from "../../../shared/indices/health/band-search.ts";
import { createRandom } from "../../../shared/random.ts";

/** Every pair of bounds tried, by the words of methods.md 5: bounds lie where so many customers are below. */
function tried(hits: readonly number[], below: readonly number[]): SuggestedBands | null {
  const mean = hits.reduce((sum, hit) => sum + hit, 0) / hits.length;
  let [best, most]: [SuggestedBands | null, number] = [null, -1];
  for (const amber of below) {
    for (const green of below.filter((other) => other > amber)) {
      const bands = [hits.slice(0, amber), hits.slice(amber, green), hits.slice(green)].map((band) => ({
        n: band.length,
        churned: band.reduce((sum, hit) => sum + hit, 0),
      }));
      if (bands.some(({ n }) => n < hits.length / 10)) continue;
      const separation = bands.reduce((sum, { n, churned }) => sum + n * (churned / n - mean) ** 2, 0);
      if (separation > most + 1e-12) [best, most] = [{ amberFrom: amber, greenFrom: green, bands }, separation];
    }
  }
  return best;
}

/** One customer a score, the score being the number of customers below. */
const single = (hits: readonly number[]): readonly ScoreCell[] => hits.map((hit, x) => ({ x, n: 1, hits: hit }));

describe("bands from the data", () => {
  it("are those that tell churn apart best, of all with a tenth of the customers in each", () => {
    const random = createRandom(11);
    for (const size of [10, 17, 40, 100]) {
      const hits = Array.from({ length: size }, (_, at) => (random.uniform() < 0.9 - at / size ? 1 : 0));
      const everywhere = hits.map((_, at) => at).slice(1);
      expect(searchBands(single(hits)), `${size} customers`).toEqual(tried(hits, everywhere));
    }
  });

  it("are looked for at every hundredth of many customers", () => {
    const hits = Array.from({ length: 250 }, (_, at) => (at < 77 || (at < 166 && at % 2 === 0) ? 1 : 0));
    const hundredths = Array.from({ length: 99 }, (_, at) => Math.ceil((at + 1) * 2.5));
    const found = searchBands(single(hits));
    expect(found).toEqual(tried(hits, hundredths));
    // 77 and 166 would be better, but only 75 and 165 lie at hundredths.
    expect([found?.amberFrom, found?.greenFrom]).toEqual([75, 165]);
  });

  it("may have just a tenth in a band, and keep customers of one score together", () => {
    const cells = [
      { x: 10, n: 2, hits: 2 },
      { x: 50, n: 16, hits: 4 },
      { x: 90.5, n: 2, hits: 0 },
    ];
    expect(searchBands(cells)).toEqual({
      amberFrom: 50,
      greenFrom: 90.5,
      bands: [
        { n: 2, churned: 2 },
        { n: 16, churned: 4 },
        { n: 2, churned: 0 },
      ],
    });
    expect(searchBands(cells.map((cell) => (cell.x === 50 ? { ...cell, n: 17 } : cell)))).toBeNull();
  });

  it("are the lowest of those that do equally well", () => {
    // Nobody above 0 leaves: amber from 1 keeps the churners apart, wherever green begins.
    const cells = [2, 0, 0, 0].map((hits, x) => ({ x, n: 2, hits }));
    expect(searchBands(cells)).toMatchObject({ amberFrom: 1, greenFrom: 2 });
  });

  it("are none where nobody left, everybody did, or there are too few scores", () => {
    expect(searchBands([])).toBeNull();
    expect(searchBands(single([0, 0, 0, 0]))).toBeNull();
    expect(searchBands(single([1, 1, 1, 1]))).toBeNull();
    expect(searchBands(single([1, 0]))).toBeNull();
    expect(searchBands(single([1, 0, 0]))).not.toBeNull();
  });
});
