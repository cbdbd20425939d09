import { describe, expect, it } from "vitest";
import { drawScaled } from "../../shared/indices/boxes/scale-draws.ts";
import { simulateBoxes } from "../../shared/indices/boxes/simulate-boxes.ts";
import type { Columns } from "../../shared/indices/index-definition.ts";
import type { IndexResult, Json } from "../../shared/indices/index-result.ts";
import { makeResult } from "../../shared/indices/make-result.ts";
import { near } from "../statistics/near.ts";
import { boxesWith, STATUS } from "./support/box-rows.ts";

/** Customers by box (bottom 0, middle 1, top 2, none −1), money of each and segment. */
const columnsOf = (rows: readonly (readonly [box: number, money: number, customers: number, stratum: number | null])[]): Columns => ({
  box: rows.map(([box]) => box),
  money: rows.map(([, money]) => money),
  customers: rows.map(([, , customers]) => customers),
  stratum: rows.map(([, , , stratum]) => stratum),
});

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const sdOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
};

describe("draws of the excess of everybody", () => {
  it("give the unknown of a segment to the only box that is known there, and leave out segments of which nothing is", () => {
    const columns = columnsOf([
      ...[[0, 10, 3, 1] as const, [0, 40, 1, 1] as const, [-1, 5, 4, 1] as const],
      ...[[1, 20, 2, 2] as const, [-1, 100, 1, 2] as const],
      ...[[2, 7, 9, 3] as const, [-1, 9, 9, 3] as const],
      [-1, 1_000, 1, 4] as const,
      [0, 6, 5, 5] as const,
      [0, 1_000, 1, null] as const,
    ]);
    // Bottom 70 + 20 + 30 at .3, middle 40 + 100 at .1, over half a year.
    for (const value of drawScaled(columns, 0.5, 20, () => [0.4, 0.2, 0.1])) near(value, 0.5 * (120 * 0.3 + 140 * 0.1));
    for (const value of drawScaled(columns, 2, 20, () => [0.05, 0.2, 0.1])) near(value, 2 * 140 * 0.1);
    for (const value of drawScaled(columns, 2, 20, () => [0.4, 0, 0.1])) near(value, 2 * 120 * 0.3);
  });

  it("have the share of each box among who answered as their mean, and the doubt of drawing them twice", () => {
    const columns = columnsOf([
      [0, 10, 40, 1],
      [2, 10, 60, 1],
      [-1, 10, 100, 1],
    ]);
    const draws = drawScaled(columns, 1, 4_000, () => [1, 0, 0]);
    // 400 known and 1,000·p, p of 100 drawn from 100 drawn at .4: sd √(.24/100 + .24·.99/100).
    const sd = 1_000 * Math.sqrt(0.0024 + 0.24 * 0.0099);
    expect(Math.abs(meanOf(draws) - 800)).toBeLessThan((4 * sd) / Math.sqrt(4_000));
    expect(Math.abs(sdOf(draws) / sd - 1)).toBeLessThan(0.045);
  });

  it("doubt the money of who is drawn too", () => {
    const columns = columnsOf([
      [1, 0, 20, 1],
      [1, 20, 20, 1],
      [2, 10, 60, 1],
      [-1, 10, 100, 1],
    ]);
    const draws = drawScaled(columns, 1, 4_000, () => [0, 1, 0]);
    // As before, and the sum over 40 of mean 10 and sd 10 moves its share of 1,000 by .6·√40·10/1,000.
    const sd = 1_000 * Math.sqrt(0.0024 + 0.24 * 0.0099 + (0.6 * Math.sqrt(40) * 0.01) ** 2);
    expect(Math.abs(meanOf(draws) - 800)).toBeLessThan(8);
    expect(Math.abs(sdOf(draws) / sd - 1)).toBeLessThan(0.05);
  });

  it("never make money where who answered has none, nor below 0", () => {
    const poor = columnsOf([
      [0, 0, 5, 1],
      [-1, 100, 5, 1],
    ]);
    expect(drawScaled(poor, 1, 5, () => [1, 0, 0])).toEqual([0, 0, 0, 0, 0]);
    // One customer of 99 in a hundred has all the money: a sum of them by chance would often be below 0.
    const skewed = columnsOf([
      [0, 0, 99, 1],
      [0, 100, 1, 1],
      [2, 1, 100, 1],
      [-1, 1, 10, 1],
    ]);
    for (const value of drawScaled(skewed, 1, 200, () => [1, 0, 0])) {
      expect(value).toBeGreaterThanOrEqual(100);
      expect(value).toBeLessThanOrEqual(110);
    }
  });

  it("do not hang on the order in which segments come, and are as many as asked for without any", () => {
    const rows = [
      [0, 10, 40, 1],
      [2, 10, 60, 1],
      [-1, 10, 100, 1],
      [1, 30, 5, 2],
      [2, 20, 5, 2],
      [-1, 10, 9, 2],
    ] as const;
    const churns = () => [0.5, 0.3, 0.1];
    expect(drawScaled(columnsOf(rows.toReversed()), 1, 10, churns)).toEqual(drawScaled(columnsOf(rows), 1, 10, churns));
    expect(drawScaled({}, 1, 3, churns)).toEqual([0, 0, 0]);
  });
});

describe("the simulated interval of money boxes", () => {
  const followed = (lost: number, customers: number): Json => ({ lost, followed: customers });
  const resultOf = (bottom: Json, middle: Json, top: Json, scaled: Json = null): IndexResult =>
    makeResult({ value: 1, unit: "money", n: 40, params: { by: "nps" }, parts: { bottom, middle, top, scaled } });
  const NOBODY_LEFT = followed(0, 1e9);
  const EVERYBODY_LEFT = followed(1e9, 1e9);

  it("draws customers with replacement within their box", () => {
    // Two customers, 0 and 100, all lost: 0, 100 or 200 by ¼, ½ and ¼; of 0 and 10 a tenth of it.
    const columns = columnsOf([
      [0, 0, 1, 1],
      [0, 100, 1, 1],
      [2, 5_000, 3, 1],
    ]);
    const wide = simulateBoxes(columns, resultOf(EVERYBODY_LEFT, NOBODY_LEFT, NOBODY_LEFT), STATUS);
    expect(wide.ci).toMatchObject({ method: "bootstrap", level: 0.95 });
    near(wide.ci?.lo, 0, 1e-3);
    near(wide.ci?.hi, 200, 1e-3);
    expect(wide.params).toEqual({ by: "nps", resamples: 2_000, seed: 1 });
    expect(wide.parts["scaled"]).toBeNull();
    const half = boxesWith({ ...STATUS, settings: { ...STATUS.settings, confidence: 0.4 } }, { horizonMonths: 6 });
    const narrow = simulateBoxes(columns, resultOf(EVERYBODY_LEFT, NOBODY_LEFT, NOBODY_LEFT), half);
    expect(narrow.ci).toMatchObject({ level: 0.4 });
    near(narrow.ci?.lo, 50, 1e-3);
    near(narrow.ci?.hi, 50, 1e-3);
  });

  it("draws from each amount as often as there are customers with it", () => {
    const columns = columnsOf([
      [0, 10, 2, 1],
      [0, 40, 1, 1],
    ]);
    // Three of 10, 10 and 40: 30 in 8 of 27, 120 in one of 27.
    const { ci } = simulateBoxes(columns, resultOf(EVERYBODY_LEFT, NOBODY_LEFT, NOBODY_LEFT), STATUS);
    near(ci?.lo, 30, 1e-3);
    near(ci?.hi, 120, 1e-3);
  });

  it("counts equal amounts as often as there are customers, and each box by its own churn", () => {
    const columns = columnsOf([
      [0, 10, 5, 1],
      [1, 30, 7, 1],
      [2, 99, 9, 1],
    ]);
    const of = (bottom: Json, middle: Json, top: Json) => simulateBoxes(columns, resultOf(bottom, middle, top), STATUS).ci;
    const [some, less, few] = [followed(4e8, 1e9), followed(3e8, 1e9), followed(1e8, 1e9)];
    near(of(some, less, few)?.lo, 50 * 0.3 + 210 * 0.2, 1e-3);
    near(of(some, less, few)?.hi, 50 * 0.3 + 210 * 0.2, 1e-3);
    near(of(less, some, few)?.hi, 50 * 0.2 + 210 * 0.3, 1e-3);
    // What behaves better than the top counts nothing, and takes nothing away.
    near(of(few, some, less)?.hi, 210 * 0.1, 1e-3);
    near(of(some, few, less)?.lo, 50 * 0.1, 1e-3);
  });

  it("draws churn from Beta(x + ½, n − x + ½), whose limits at ½, ½ are those of the arcsine law", () => {
    const columns = columnsOf([[1, 1_000, 1, 1]]);
    const { ci } = simulateBoxes(columns, resultOf(NOBODY_LEFT, followed(0, 0), NOBODY_LEFT), STATUS);
    near(ci?.lo, 1_000 * Math.sin(0.0125 * Math.PI) ** 2, 1);
    near(ci?.hi, 1_000 * Math.sin(0.4875 * Math.PI) ** 2, 1e-3);
    // One of one lost: Beta(1½, ½) has its mean at ¾, F(x) = (2/π)(asin √x − √(x(1 − x))); 1 of 3: Beta(1½, 2½).
    const median = boxesWith({ ...STATUS, settings: { ...STATUS.settings, confidence: 0.001 } }, {});
    const { ci: one } = simulateBoxes(columns, resultOf(NOBODY_LEFT, followed(1, 1), NOBODY_LEFT), median);
    const share = (one?.lo ?? 0) / 1_000;
    expect((2 / Math.PI) * (Math.asin(Math.sqrt(share)) - Math.sqrt(share * (1 - share)))).toBeCloseTo(0.5, 1);
    const { ci: third } = simulateBoxes(columns, resultOf(NOBODY_LEFT, followed(1, 3), NOBODY_LEFT), median);
    expect((third?.lo ?? 0) / 1_000).toBeGreaterThan(0.32);
    expect((third?.lo ?? 0) / 1_000).toBeLessThan(0.4);
  });

  it("gives the excess of everybody limits of its own", () => {
    const columns = columnsOf([
      [0, 10, 5, 1],
      [-1, 50, 2, 1],
    ]);
    const scaled = { excess: 60, uncovered: 4 };
    const found = simulateBoxes(columns, resultOf(EVERYBODY_LEFT, NOBODY_LEFT, NOBODY_LEFT, scaled), STATUS);
    const limits = found.parts["scaled"];
    expect(limits).toEqual({ ...scaled, lo: expect.closeTo(150, 3), hi: expect.closeTo(150, 3) });
    expect(found.parts).toMatchObject({ bottom: EVERYBODY_LEFT, middle: NOBODY_LEFT });
    expect(found).toMatchObject({ value: 1, n: 40 });
  });

  it("leaves a result without a value alone", () => {
    const none = { ...resultOf(EVERYBODY_LEFT, NOBODY_LEFT, NOBODY_LEFT), value: null };
    expect(simulateBoxes({}, none, STATUS)).toBe(none);
    expect(simulateBoxes({}, resultOf(EVERYBODY_LEFT, NOBODY_LEFT, NOBODY_LEFT), STATUS).ci).toMatchObject({ lo: 0, hi: 0 });
  });
});
