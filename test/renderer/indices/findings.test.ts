import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differing, findingsOf, MOST_FINDINGS } from "../../../renderer/indices/findings.ts";
import type { IndicesOutput, Slice } from "../../../shared/indices/index-result.ts";
import { sampleOutput } from "../harness/sample-output.ts";

const withP = (output: IndicesOutput, pHolm: number): IndicesOutput => {
  const slices = (list: readonly Slice[] | undefined) =>
    (list ?? []).map((slice) => ({ ...slice, tests: slice.tests.map((test) => ({ ...test, pHolm })) }));
  return { ...output, groups: slices(output.groups), waves: slices(output.waves) };
};

describe("findings", () => {
  it("are none when every difference is within noise, whatever its size", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 1, noNaN: true }), (p) => {
        expect(findingsOf(withP(sampleOutput(), p))).toEqual([]);
      }),
    );
  });

  it("are at most three, the move of the last wave first", () => {
    const findings = findingsOf(withP(sampleOutput(), 0.001));
    expect(findings).toHaveLength(MOST_FINDINGS);
    expect(findings[0]).toMatchObject({ kind: "moved", index: "nps", better: true });
  });

  it("name a group only where it differs from more than half of the others, all in one direction", () => {
    const output = withP(sampleOutput(), 0.001);
    expect(differing(output, "nps", "Small business", 0.05)).toEqual({
      better: [],
      worse: ["Enterprise", "Home office", "Mid-market"],
      tested: 3,
    });
    expect(differing(output, "nps", "Mid-market", 0.05)).toMatchObject({
      better: ["Small business"],
      worse: ["Enterprise", "Home office"],
    });
  });
});
