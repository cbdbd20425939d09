import { describe, expect, it } from "vitest";
import { classEstimates } from "../../shared/scenario/links/class-estimates.ts";
import { scoreLink } from "../../shared/scenario/links/score-link.ts";
import { transitionEstimate } from "../../shared/scenario/links/transition-estimate.ts";
import { near, printed } from "../statistics/near.ts";

const counts = [
  [250, 62],
  [350, 35],
  [400, 20],
].map(([customers = 0, churned = 0], at) => ({ at, customers, churned, paying: 0, money: 0, squares: 0, cost: 0 }));

describe("methods.md 12.4, 1 (whatif_vectors.py): 62/250, 35/350 and 20/400 lost", () => {
  const classes = classEstimates("nps", counts, 12, 0.95);

  it("has the shares .25 .35 .40 and the Jeffreys limits of the vector", () => {
    expect(classes.map(({ key, share }) => [key, share])).toEqual([
      ["detractor", 0.25],
      ["passive", 0.35],
      ["promoter", 0.4],
    ]);
    const limits = [
      ["0.197577", "0.304219"],
      ["0.071865", "0.134714"],
      ["0.031795", "0.074678"],
    ];
    limits.forEach(([lo = "", hi = ""], at) => {
      printed(classes[at]?.churn?.lo, lo);
      printed(classes[at]?.churn?.hi, hi);
    });
  });

  it("gives churn .117 over all of them, 1 less the retention of the link", () => {
    const link = scoreLink("nps", counts, 12, "association");
    const churn = link?.classes.reduce((sum, { share, annualChurn }) => sum + share * annualChurn, 0);
    near(churn, 117 / 1000);
  });

  it("gains .95 points of retention by shares .44 .36 .20 and churn .05 .10 .25, half of it at attribution .5", () => {
    const before = [0.4, 0.35, 0.25];
    const churn = [0.05, 0.1, 0.25];
    const gain = [0.44, 0.36, 0.2].reduce((sum, share, at) => sum + ((before[at] ?? 0) - share) * (churn[at] ?? 0), 0);
    near(gain, 0.0095);
    near(0.5 * gain, 0.00475);
  });
});

describe("methods.md 12.4, 2 (index_vectors.py): the transition matrix from customers at both ends of the window", () => {
  /** A thousand of each class, so that counts are the shares of the vector. */
  const rows = [
    { key: "promoter", customers: 1000, churned: 30, again: [800, 140, 30] },
    { key: "passive", customers: 1000, churned: 80, again: [200, 600, 120] },
    { key: "detractor", customers: 1000, churned: 200, again: [60, 200, 540] },
  ];

  it("has the shares of the rows, and churn .03 .08 .20", () => {
    const found = transitionEstimate(rows, [60, 50, 40], 0.02);
    expect(found?.smoothed).toBe(false);
    expect(found?.rows.map(({ to }) => to)).toEqual([
      [0.8, 0.14, 0.03],
      [0.2, 0.6, 0.12],
      [0.06, 0.2, 0.54],
    ]);
    expect(found?.rows.map(({ churn }) => churn)).toEqual([0.03, 0.08, 0.2]);
  });

  it("expects 16.007905, 13.549901 and 10.153162 periods and values 697.098994, 570.476443 and 409.835892", () => {
    const found = transitionEstimate(rows, [60, 50, 40], 0.02);
    ["16.007905", "13.549901", "10.153162"].forEach((text, at) => {
      printed(found?.expectedPeriods?.[at], text);
    });
    ["697.098994", "570.476443", "409.835892"].forEach((text, at) => {
      printed(found?.clv?.[at], text);
    });
  });

  it("goes from shares .5 .3 .2 to .472 .290 .159, retained .921", () => {
    const sized = [5, 3, 2].map((times, at) => {
      const row = rows[at] ?? { key: "", customers: 0, churned: 0, again: [] };
      return { ...row, customers: row.customers * times, churned: row.churned * times, again: row.again.map((count) => count * times) };
    });
    const found = transitionEstimate(sized, null, 0);
    [0.472, 0.29, 0.159].forEach((share, at) => {
      near(found?.next[at], share);
    });
    near(found?.retained, 0.921);
  });

  it("adds ½ to every cell when a row has fewer than 30, and pools rows below 10", () => {
    const found = transitionEstimate(
      [
        { key: "a", customers: 20, churned: 2, again: [12, 6] },
        { key: "b", customers: 4, churned: 1, again: [1, 2] },
      ],
      null,
      0,
    );
    expect(found?.smoothed).toBe(true);
    expect(found?.rows[0]).toMatchObject({ pooled: false, to: [12.5 / 21.5, 6.5 / 21.5], churn: 2.5 / 21.5 });
    expect(found?.rows[1]).toMatchObject({ pooled: true, to: [13.5 / 25.5, 8.5 / 25.5], churn: 3.5 / 25.5 });
  });

  it("counts the churn of everybody, and takes those who did not answer again to stand as those who did", () => {
    const found = transitionEstimate(
      [
        { key: "a", customers: 100, churned: 10, again: [30, 15] },
        { key: "b", customers: 100, churned: 40, again: [20, 40] },
      ],
      null,
      0,
    );
    expect(found?.rows[0]).toMatchObject({ unanswered: 45, churn: 0.1 });
    near(found?.rows[0]?.to[0], 0.6);
    near(found?.rows[0]?.to[1], 0.3);
    expect(transitionEstimate([{ key: "a", customers: 20, churned: 2, again: [0] }], null, 0)).toBeNull();
  });
});
