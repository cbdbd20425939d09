import { describe, expect, it } from "vitest";
import type { Row } from "../../shared/indices/index-definition.ts";
import { isUncertain, npvUncertainty } from "../../shared/indices/roi/roi-uncertainty.ts";
import type { Settings } from "../../shared/indices/settings.ts";
import { near } from "../statistics/near.ts";
import { roiWith } from "./support/roi-with.ts";

describe("the net present value of uncertain projects", () => {
  const row = (project: string | null, at: number, benefit: number, cost: number): Row => ({ project, period: at, benefit, cost });
  const rows = [row("b", 1, 220, 0), row("b", 0, 0, 100), row(null, 0, 30, 50), row("a", 0, 7, 5), row("a", 1, 11, 0)];
  const sure = (factor: number) => ({ low: factor, mode: factor, high: factor });
  const of = (part: Partial<Settings["roi"]>, given: readonly Row[] = rows) =>
    Object.fromEntries(Object.entries(npvUncertainty(given, roiWith(part)) ?? {}));

  it("takes what is said of each project, of its benefits and of its costs", () => {
    const spreads = {
      a: { benefit: sure(2), cost: sure(3) },
      b: { benefit: null, cost: sure(0.5) },
      "": { benefit: sure(10), cost: null },
    };
    const found = of({ spreads });
    // a: 17 · 2 − 5 · 3, b: 220/1.1 − 50, without a project: 300 − 50.
    for (const name of ["p5", "p50", "p95", "mean"]) near(Number(found[name]), 19 + 150 + 250);
    expect(found).toMatchObject({ probabilityPositive: 1, mcse: 0, draws: 10_000, seed: 1 });
  });

  it("takes what is said of all of them only where nothing is said of one", () => {
    const rest = { benefit: null, cost: null };
    const own = of({ benefitCv: 0.5, costCv: 0.5, spreads: { a: rest, b: rest, "": rest } });
    near(Number(own["p5"]), 12 + 100 - 20);
    near(Number(own["p95"]), 12 + 100 - 20);
    // One project, benefit 200 ± 50 %, cost sure: median 200/√1.25.
    const one = rows.slice(0, 2);
    const benefit = of({ benefitCv: 0.5, spreads: { a: rest } }, one);
    expect(Math.abs(Number(benefit["p50"]) - (200 / Math.sqrt(1.25) - 100))).toBeLessThan(5);
    const cost = of({ costCv: 0.5 }, one);
    expect(Math.abs(Number(cost["p50"]) - (200 - 100 / Math.sqrt(1.25)))).toBeLessThan(2.5);
    expect(Number(cost["p95"])).toBeLessThan(200);
  });

  it("takes nothing from a project that only sounds as if something was said of it", () => {
    const found = of({ spreads: { a: { benefit: null, cost: null } } }, [row("toString", 0, 7, 5)]);
    expect(found).toMatchObject({ p5: 2, p95: 2 });
  });

  it("has the same digits whatever the order of rows", () => {
    expect(of({ benefitCv: 0.3 }, rows.toReversed())).toEqual(of({ benefitCv: 0.3 }));
  });

  it("is there only where something is said to be uncertain, and something is known", () => {
    const one = { a: { benefit: null, cost: null } };
    expect([{}, { benefitCv: 0.1 }, { costCv: 0.1 }, { spreads: one }].map((part) => isUncertain(roiWith(part)))).toEqual([
      false,
      true,
      true,
      true,
    ]);
    expect(npvUncertainty(rows, roiWith({}))).toBeNull();
    expect(npvUncertainty([], roiWith({ benefitCv: 0.1 }))).toBeNull();
  });
});
