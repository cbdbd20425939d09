import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLeverAlone } from "../../shared/scenario/lever-alone.ts";
import { project } from "../../shared/scenario/project.ts";
import { createWhatif, whatif } from "../../shared/scenario/whatif.ts";
import { anyBaseline, anyLever } from "./arbitraries.ts";

const context = { indices: {}, response: { clv: null, roi: null } };

describe("what is kept from one move to the next", () => {
  it("gives a lever alone the digits of its own projection, whatever came before it", () => {
    fc.assert(
      fc.property(
        anyBaseline,
        fc.array(anyLever, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (baseline, levers, horizon) => {
          const alone = createLeverAlone(baseline, horizon);
          const base = project(baseline, [], horizon);
          for (const lever of [...levers, ...levers]) {
            const moved = project(baseline, [lever], horizon);
            expect(alone(lever)).toEqual({ revenue: moved.revenue - base.revenue, net: moved.margin - base.margin });
          }
        },
      ),
    );
  });

  it("gives every scenario the answer that it would have had alone, and leaves earlier answers as they were", () => {
    fc.assert(
      fc.property(anyBaseline, fc.array(fc.array(anyLever, { maxLength: 4 }), { minLength: 2, maxLength: 4 }), (baseline, scenarios) => {
        const answer = createWhatif(baseline, 24, context);
        const answers = scenarios.map((levers) => answer(levers));
        expect(answers).toEqual(scenarios.map((levers) => whatif(baseline, levers, 24, context)));
      }),
    );
  });
});
