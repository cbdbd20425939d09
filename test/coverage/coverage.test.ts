import { describe, expect, it } from "vitest";
import { INDEX_IDS } from "../../shared/indices/index-result.ts";
import { countCoverage, shareOf } from "./count-coverage.ts";

describe("the intervals of every index", { timeout: 120_000 }, () => {
  it("hold the value of the population in most samples, of every index that has one", async () => {
    const found = await countCoverage([{ n: 100, isWeighted: false }], 80, 7);
    const ids = found.map(({ id }) => id);
    expect(INDEX_IDS.filter((id) => id !== "roi" && !ids.includes(id))).toEqual([]);
    // A share of 80 samples is off by up to 7 points; a wrong formula by more.
    expect(found.filter((one) => shareOf(one).share < 0.87).map(({ id }) => id)).toEqual([]);
  });

  it("hold it where answers are weighted, the same for the same seed", async () => {
    const cases = [{ n: 60, isWeighted: true }];
    const found = await countCoverage(cases, 40, 3);
    expect(found.map(({ id }) => id).sort()).toEqual(["ces", "csat", "nps", "secure"]);
    expect(found.filter((one) => shareOf(one).share < 0.84).map(({ id }) => id)).toEqual([]);
    expect(await countCoverage(cases, 40, 3)).toEqual(found);
  });
});
