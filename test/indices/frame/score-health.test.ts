import { describe, expect, it } from "vitest";
import { scoreHealth } from "../../../shared/indices/frame/score-health.ts";
import { DEFAULT_SETTINGS, type HealthComponent, type Settings } from "../../../shared/indices/settings.ts";
import { near } from "../../statistics/near.ts";
import { type Account, accountRows } from "../support/frame-rows.ts";

const component = (change: Partial<HealthComponent> = {}): HealthComponent => ({
  ...{ field: "accounts.x", floor: 0, target: 10, weight: 1, critical: null, maxAgeDays: null, reference: null },
  ...change,
});

function scoresOf(
  accounts: readonly Account[],
  components: readonly HealthComponent[],
  change: Partial<Settings["health"]> = {},
): readonly { readonly score: number; readonly coverage: number; readonly band: number | undefined }[] {
  const { scores, coverage, bands } = scoreHealth(accountRows(accounts), components, { ...DEFAULT_SETTINGS.health, ...change });
  return [...scores].map((score, at) => ({
    score: score < 0 ? score : score / 1e9,
    coverage: (coverage[at] ?? 0) / 1e12,
    band: bands[at],
  }));
}

/** methods.md 5, Vectors: logins, features, tickets, answer, payment delay. */
const FIVE = [
  component({ target: 10, weight: 30 }),
  component({ target: 8, weight: 20 }),
  component({ floor: 10, target: 0, weight: 20 }),
  component({ target: 10, weight: 15 }),
  component({ floor: 30, target: 0, weight: 15 }),
];
const VECTOR = [6, 4, 3, 8, 5];

describe("the health score of an account", () => {
  it("is the 66.5 of methods.md 5, 64.117647 without an answer, and 65.440302 as a geometric mean", () => {
    const [whole, partly] = scoresOf([{ health: VECTOR }, { health: [6, 4, 3, null, 5] }], FIVE);
    near(whole?.score, 66.5);
    expect(whole).toMatchObject({ coverage: 1, band: 1 });
    near(partly?.score, 64.117647, 1e-8);
    near(partly?.coverage, 0.85, 1e-12);
    near(scoresOf([{ health: VECTOR }], FIVE, { aggregate: "geometric" })[0]?.score, 65.440302, 1e-8);
  });

  it("holds each component between 0 and 1, whichever way is good", () => {
    const components = [component(), component({ floor: 10, target: 0 })];
    const scores = scoresOf([{ health: [-5, 15] }, { health: [20, -1] }, { health: [10, 10] }, { health: [5, 2] }], components);
    expect(scores.map(({ score }) => score)).toEqual([0, 100, 50, 65]);
  });

  it("is as good as nothing where one component of a geometric mean is 0", () => {
    // exp((ln 1e-9 + ln 1)/2) = 3.16e-5, of 100.
    const [found] = scoresOf([{ health: [0, 10] }], [component(), component()], { aggregate: "geometric" });
    near(found?.score, 100 * Math.sqrt(1e-9), 1e-7);
  });

  it("is none below the least coverage, and there at it", () => {
    const components = [component({ weight: 0.6 }), component({ weight: 0.3 }), component({ weight: 0.1 })];
    const accounts = [{ health: [5, null, null] }, { health: [null, 5, 5] }, { health: [null, null, null] }];
    expect(scoresOf(accounts, components)).toEqual([
      { score: 50, coverage: 0.6, band: 1 },
      { score: -1, coverage: 0.4, band: 3 },
      { score: -1, coverage: 0, band: 3 },
    ]);
    expect(scoresOf(accounts, components, { minCoverage: 0.4 })[1]).toMatchObject({ score: 50, band: 1 });
    expect(scoresOf(accounts, components, { minCoverage: 0 })[2], "nothing to make one of").toMatchObject({ score: -1, band: 3 });
  });

  it("is none where nothing weighs", () => {
    expect(scoresOf([{ health: [5] }], [component({ weight: 0 })])).toEqual([{ score: -1, coverage: 0, band: 3 }]);
    expect(scoresOf([{ health: [5] }], [component({ weight: 0 })], { minCoverage: 0 })[0]).toMatchObject({ score: -1, coverage: 0 });
    expect(scoresOf([{}], [])).toEqual([{ score: -1, coverage: 0, band: 3 }]);
  });

  it("is amber and green from its bounds on", () => {
    const accounts = [4.99, 5, 7.49, 7.5, 0, 10].map((x) => ({ health: [x] }));
    expect(scoresOf(accounts, [component()]).map(({ band }) => band)).toEqual([0, 1, 1, 2, 0, 2]);
    expect(scoresOf(accounts, [component()], { amberFrom: 0, greenFrom: 50 }).map(({ band }) => band)).toEqual([1, 2, 2, 2, 1, 2]);
  });

  it("stays red where a component of the customer's own is below its critical level, whatever the score", () => {
    const components = [component({ critical: 0.3, weight: 1 }), component({ weight: 9 })];
    const scores = scoresOf([{ health: [2.9, 10] }, { health: [3, 10] }, { health: [null, 10] }], components);
    expect(scores.map(({ band }) => band)).toEqual([0, 2, 2]);
    near(scores[0]?.score, 92.9);
  });
});

describe("a component that a customer does not have", () => {
  const components = [component({ weight: 1, critical: 0.5 }), component({ weight: 3 })];
  const active = (segment: number, ...health: readonly (number | null)[]): Account => ({ segment, is: ["active"], health });
  const accounts = [
    active(0, 9, 10),
    active(0, 1, 10),
    active(0, 4, 10),
    { segment: 0, health: [0, 10] },
    active(0, null, 10),
    active(1, 8, 10),
    active(1, 6, 10),
    active(1, null, 10),
    active(2, null, 10),
  ];

  it("is the median of the active of its segment where that is asked for; coverage and critical levels are of its own", () => {
    const scores = scoresOf(accounts, components, { missing: "segmentMedian" });
    // Medians .4 of .1, .4, .9 (the inactive .0 takes no part), .7 of .8 and .6; segment 2 has none.
    near(scores[4]?.score, 85);
    expect(scores[4]).toMatchObject({ coverage: 0.75, band: 2 });
    near(scores[7]?.score, 92.5);
    near(scores[8]?.score, 100);
    near(scores[3]?.score, 75);
    expect(scores[3]?.band).toBe(0);
  });

  it("is left out otherwise", () => {
    const scores = scoresOf(accounts, components);
    expect(scores[4]).toMatchObject({ score: 100, coverage: 0.75, band: 2 });
    expect(scores[7]?.score).toBe(100);
  });

  it("is left out where segments are not told apart here", () => {
    const rows = { ...accountRows(accounts), segment: null };
    const { scores } = scoreHealth(rows, components, { ...DEFAULT_SETTINGS.health, missing: "segmentMedian" });
    expect(scores[4]).toBe(100e9);
  });
});

describe("a component by rank", () => {
  const reference = [1, 2, 2, 3, 10];
  const accounts = [0, 1, 2, 2.5, 10, 11, null].map((x) => ({ is: ["active" as const], health: [x, 5] }));
  const rankedOf = (change: Partial<HealthComponent>, health: Partial<Settings["health"]> = {}): readonly number[] =>
    scoresOf(accounts, [component({ reference, ...change }), component({ weight: 0 })], { minCoverage: 0, ...health }).map(
      ({ score }) => score,
    );

  it("is the share of the list that it beats, half of those it equals (rankAmong), and from the other end where low is good", () => {
    expect(rankedOf({})).toEqual([0, 10, 40, 60, 90, 100, -1]);
    expect(rankedOf({ floor: 10, target: 0 })).toEqual([100, 90, 60, 40, 10, 0, -1]);
  });

  it("ranks the median of the segment where one has none", () => {
    // Median of 0, 1, 2, 2.5, 10, 11 is 2.25: three of five below.
    expect(rankedOf({}, { missing: "segmentMedian" }).at(-1)).toBe(60);
    expect(rankedOf({ floor: 10, target: 0 }, { missing: "segmentMedian" }).at(-1)).toBe(40);
  });
});
