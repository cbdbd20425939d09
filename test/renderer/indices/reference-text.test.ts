import { describe, expect, it } from "vitest";
import { pointsOf, referenceText } from "../../../renderer/indices/panel/controls/reference-text.ts";
import { bridgeItemWords } from "../../../shared/messages/bridge-words.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { wordsOf } from "../harness/words-of.ts";

const points = Array.from({ length: 101 }, (_, at) => at * 0.42);

describe("a component that goes by rank, in words", () => {
  it("is said by how many points, the lowest, the middle and the highest, never point by point", () => {
    const text = referenceText(points, wordsOf("en", "EUR"));
    expect(text).toContain("101 fixed points: lowest 0, middle 21, highest 42.");
    expect(referenceText([0.125, 1, 12.25], wordsOf("en", "EUR"))).toContain("lowest 0.13, middle 1, highest 12.3.");
    for (const language of LANGUAGES) expect(referenceText(points, wordsOf(language, "EUR")).length).toBeLessThan(220);
  });

  it("stands in a bridge by how many of the components do", () => {
    const plain = { field: "accounts.mrr", floor: 0, target: 1, weight: 1, critical: null, maxAgeDays: null, reference: null };
    const difference = { setting: "health.components", part: null, from: [plain, plain], to: [plain, { ...plain, reference: points }] };
    const { detail } = bridgeItemWords({ differences: [difference], value: 1 }, wordsOf("en", "EUR"));
    expect(detail).toMatch(/2 components .*2 components, 1 by rank/);
  });

  it("is none where it goes by floor and target", () => {
    expect([pointsOf(undefined), pointsOf(null), pointsOf([1, 2])]).toEqual([null, null, [1, 2]]);
  });
});
