import { describe, expect, it } from "vitest";
import { SIMULATION_SEED } from "../../../shared/indices/cluster-bootstrap.ts";
import { scoresQuery, validateScores } from "../../../shared/indices/health/validate-scores.ts";
import type { Columns } from "../../../shared/indices/index-definition.ts";
import type { Json } from "../../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS, type HealthComponent, type Settings } from "../../../shared/indices/settings.ts";
import { createRandom } from "../../../shared/random.ts";
import { wilsonInterval } from "../../../shared/statistics/wilson-interval.ts";
import { resultOf } from "../../cli/fake-workbench.ts";
import { near } from "../../statistics/near.ts";
import { contextOf } from "../support/context-of.ts";

const component = (weight: number): HealthComponent => ({
  ...{ field: "accounts.x", floor: 0, target: 1, weight, critical: null, maxAgeDays: null, reference: null },
});
const ENDING = { accounts: ["customer_id", "end_date"] };

function partsOf(
  columns: Columns,
  weights: readonly number[] = [1],
  health: Partial<Settings["health"]> = {},
  fields: Readonly<Record<string, readonly string[]>> = ENDING,
): Readonly<Record<string, Json>> {
  const choices = { health: weights.map(component), boxesBy: null, boxesFrom: "window", clvMethod: null } as const;
  const settings = { ...DEFAULT_SETTINGS, health: { ...DEFAULT_SETTINGS.health, ...health } };
  return validateScores(columns, resultOf({ parts: { auc: 0.7 } }), contextOf(fields, { settings, choices })).parts;
}

type Line = { readonly from: number; readonly to: number; readonly n: number; readonly churned: number; readonly predicted: number };

describe("calibration of the health score", () => {
  const columns: Columns = {
    score: [0, 0, 1, 1, null],
    active: [1, 0, 1, 0, 1],
    ended: [0, 1, 0, 1, 1],
    critical: [0, 0, 0, 0, 0],
    customers: [8, 2, 5, 5, 7],
    u0: [0, 0, 1, 1, 1],
  };

  it("is the logistic regression of churn on the score, with what was seen in each tenth beside it", () => {
    const calibration = partsOf(columns)["calibration"];
    // 2 of 10 and 5 of 10: odds 1 to 4 and 1 to 1; the error of the logarithm of their ratio is √(1/2 + 1/8 + 1/5 + 1/5).
    const { intercept, slope, slopeSe, deciles } = calibration as { intercept: number; slope: number; slopeSe: number; deciles: Line[] };
    near(intercept, Math.log(0.25));
    near(slope, Math.log(4));
    near(slopeSe, Math.sqrt(1.025));
    const [low, high] = [wilsonInterval(2, 10, 0.95), wilsonInterval(5, 10, 0.95)];
    expect(deciles).toMatchObject([
      { from: 0, to: 0, n: 10, churned: 2, observed: 0.2, lo: low?.lo, hi: low?.hi },
      { from: 1, to: 1, n: 10, churned: 5, observed: 0.5, lo: high?.lo, hi: high?.hi },
    ]);
    near(deciles[0]?.predicted, 0.2);
    near(deciles[1]?.predicted, 0.5);
  });

  it("has ten tenths of the customers in the order of their scores, those of one score in the tenth of their middle", () => {
    const score = Array.from({ length: 36 }, (_, at) => at);
    // Four customers of score 0, one of each other: 39 in all.
    const many = {
      score,
      active: score.map(() => 1),
      ended: score.map((x) => (x % 3 === 0 ? 1 : 0)),
      critical: score.map(() => 0),
      customers: score.map((x) => (x === 0 ? 4 : 1)),
      u0: score.map(() => 1),
    };
    const { deciles, intercept, slope } = partsOf(many)["calibration"] as { deciles: Line[]; intercept: number; slope: number };
    // The middle of score x > 0 is x + 3.5, of 0 it is 2: tenth ⌊middle·10/39⌋.
    const tenth = (x: number): number => Math.floor(((x === 0 ? 2 : x + 3.5) * 10) / 39);
    const expected = Array.from({ length: 10 }, (_, at) => {
      const own = score.filter((x) => tenth(x) === at);
      const customers = own.flatMap((x) => Array.from({ length: x === 0 ? 4 : 1 }, () => x));
      const n = customers.length;
      return {
        from: own[0],
        to: own.at(-1),
        n,
        churned: customers.filter((x) => x % 3 === 0).length,
        predicted: customers.reduce((sum, x) => sum + 1 / (1 + Math.exp(-intercept - slope * x)), 0) / n,
      };
    });
    expect(deciles.map(({ from, to, n, churned }) => ({ from, to, n, churned }))).toEqual(
      expected.map(({ from, to, n, churned }) => ({ from, to, n, churned })),
    );
    for (const [at, { predicted }] of expected.entries()) near(deciles[at]?.predicted, predicted);
  });

  it("is none where churn is not known or nobody left, nor are bands from the data", () => {
    for (const fields of [{}, { accounts: ["customer_id"] }])
      expect(partsOf(columns, [1], {}, fields)).toMatchObject({
        calibration: null,
        suggestedBands: null,
        robustness: { changed: 0 },
        auc: 0.7,
      });
    expect(partsOf(columns, [1], {}, { accounts: ["churned"] })["calibration"]).not.toBeNull();
    expect(partsOf({ ...columns, ended: [0, 0, 0, 0, 0] })).toMatchObject({ calibration: null, suggestedBands: null });
    expect(partsOf({})).toEqual({ auc: 0.7, calibration: null, suggestedBands: null, robustness: null });
  });

  it("has the bands from the data with their churn", () => {
    const three = { score: [10, 50, 50, 90], active: [0, 0, 1, 1], ended: [1, 1, 0, 0], critical: [], customers: [4, 2, 8, 6], u0: [] };
    expect(partsOf(three)["suggestedBands"]).toEqual({
      amberFrom: 50,
      greenFrom: 90,
      red: { n: 4, churn: 1 },
      amber: { n: 10, churn: 0.2 },
      green: { n: 6, churn: 0 },
    });
  });
});

describe("robustness of the bands to the weights", () => {
  /** Of the draws of two weights between three and five quarters, the shares in which the first is the smaller, or the larger. */
  const random = createRandom(SIMULATION_SEED);
  const draws = Array.from({ length: 1_000 }, () => [0.75 + 0.5 * random.uniform(), 0.75 + 0.5 * random.uniform()] as const);
  const smaller = draws.filter(([first, second]) => first < second).length / 1_000;

  const columns = (
    customers: readonly (readonly [n: number, active: number, critical: number, u0: number | null, u1: number | null])[],
  ) => ({
    score: customers.map(() => 1),
    ended: customers.map(() => 0),
    customers: customers.map(([n]) => n),
    active: customers.map(([, active]) => active),
    critical: customers.map(([, , critical]) => critical),
    u0: customers.map(([, , , u0]) => u0),
    u1: customers.map(([, , , , u1]) => u1),
  });

  it("is the share of the active who change band when weights move by up to a quarter", () => {
    const customers = columns([
      // At 50, which is amber: red where the first weight is the smaller.
      [3, 1, 0, 1, 0],
      [1, 1, 0, 0.6, 0.4],
      // Amber, red where the first is the larger.
      [2, 1, 0, 0, 1],
      // One component alone is what it is, a critical one is red, and who is gone does not count.
      [1, 1, 0, null, 0.5],
      [3, 1, 1, 1, 0],
      [9, 0, 0, 1, 0],
    ]);
    const { draws: n, seed, changed, p95 } = partsOf(customers, [1, 1])["robustness"] as Record<string, number>;
    expect([n, seed]).toEqual([1_000, SIMULATION_SEED]);
    near(changed, (smaller * 4 + (1 - smaller) * 2) / 10);
    near(p95, 0.4);
  });

  it("looks at the bound of green too, and at the bounds that are set", () => {
    // 75 at equal weights: below green where the first is the smaller.
    const at75 = columns([[1, 1, 0, 1, 0.5]]);
    near((partsOf(at75, [1, 1])["robustness"] as Record<string, number>)["changed"], smaller);
    near((partsOf(at75, [1, 1], { greenFrom: 90 })["robustness"] as Record<string, number>)["changed"], 0);
    near((partsOf(at75, [1, 1], { amberFrom: 75, greenFrom: 90 })["robustness"] as Record<string, number>)["changed"], smaller);
  });

  it("takes weights that differ as they are", () => {
    // 200·first/(2·first + second), 66.7 at equal factors and between 54.5 and 76.9: green from first = 1.5·second on.
    const share = draws.filter(([first, second]) => (200 * first) / (2 * first + second) >= 75).length / 1_000;
    near((partsOf(columns([[1, 1, 0, 1, 0]]), [2, 1])["robustness"] as Record<string, number>)["changed"], share);
    expect(share).toBeGreaterThan(0);
  });

  it("goes by the geometric mean where the score does", () => {
    // √(.25·1) = .5, red where the first weight is the larger; 0 counts as 10⁻⁹ and stays red.
    const customers = columns([
      [1, 1, 0, 0.25, 1],
      [3, 1, 0, 0, 1],
    ]);
    near((partsOf(customers, [1, 1], { aggregate: "geometric" })["robustness"] as Record<string, number>)["changed"], (1 - smaller) / 4);
  });

  it("goes by the components that a customer has", () => {
    const three = { ...columns([[1, 1, 0, null, 1]]), u2: [0] };
    const uniform = createRandom(SIMULATION_SEED).uniform;
    const triples = Array.from({ length: 1_000 }, () => [uniform(), uniform(), uniform()] as const);
    const share = triples.filter(([, second, third]) => second < third).length / 1_000;
    near((partsOf(three, [1, 1, 1])["robustness"] as Record<string, number>)["changed"], share);
  });

  it("is nobody's where nobody is active, or all are critical", () => {
    expect(partsOf(columns([[1, 0, 0, 1, 0]]), [1, 1])["robustness"]).toBeNull();
    expect(partsOf(columns([[1, 1, 1, 1, 0]]), [1, 1])["robustness"]).toBeNull();
  });
});

describe("the scores that this is made of", () => {
  it("are read for the whole only, equal customers together", () => {
    const context = contextOf(ENDING, {
      choices: { health: [component(1), component(1)], boxesBy: null, boxesFrom: "window", clvMethod: null },
    });
    expect(scoresQuery(context, "group")).toBeNull();
    expect(scoresQuery(context, "wave")).toBeNull();
    expect(scoresQuery(context, "all")).toContain(
      "group by score, active, ended, critical, u0, u1 order by score, active, ended, critical, u0, u1",
    );
  });
});
