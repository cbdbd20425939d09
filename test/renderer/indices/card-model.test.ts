import { describe, expect, it } from "vitest";
import { cardModel } from "../../../renderer/indices/card-model.ts";
import { changeOf, comparedKey, differenceOf, overWaves } from "../../../renderer/indices/compare.ts";
import { shownResult } from "../../../renderer/indices/select-slice.ts";
import { verdictOf } from "../../../renderer/ui/verdict.ts";
import { INDEX_IDS } from "../../../shared/indices/index-result.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { sampleOutput, sampleResult } from "../harness/sample-output.ts";
import { wordsOf } from "../harness/words-of.ts";

const OUTPUT = sampleOutput();
const WORDS = wordsOf("en", "EUR");
const ALL = { kind: "all" } as const;

describe("what a card shows", () => {
  it("is the overall number of the command line when nothing is filtered", () => {
    for (const id of INDEX_IDS) expect(shownResult(OUTPUT, ALL, id)?.result).toBe(OUTPUT.indices[id]);
  });

  it("is the number of the chosen group or wave, or the overall one marked as such where they do not cut it", () => {
    const group = shownResult(OUTPUT, { kind: "group", key: "Enterprise" }, "nps");
    expect(group).toMatchObject({ whole: false, result: { value: 46.9 } });
    expect(shownResult(OUTPUT, { kind: "group", key: "Enterprise" }, "roi")).toEqual({ result: OUTPUT.indices.roi, whole: true });
    expect(shownResult(OUTPUT, { kind: "wave", key: "2025-Q3" }, "health")).toEqual({ result: OUTPUT.indices.health, whole: true });
  });

  it("carries value, unit, verdict in words, limits and definition", () => {
    const card = cardModel(OUTPUT, { kind: "wave", key: "2025-Q3" }, undefined, "nps", WORDS);
    expect(card).toMatchObject({ name: "Net Promoter Score", number: "+26.5", unit: "points", state: "value" });
    expect(card?.change).toMatchObject({ text: "+8.8", since: "since Q2 2025" });
    expect(card?.whisker?.compared).toEqual({ value: 17.7, name: "Q2 2025" });
    expect(card?.definition).toBe("0–10, promoters 9–10");
    expect(card?.details).toHaveLength(2);
  });

  it("hides a value that rests on fewer than ten, and says which columns are needed", () => {
    const few = sampleOutput({ indices: { ...OUTPUT.indices, nps: sampleResult({ n: 8, flags: ["SUPPRESSED"] }) } });
    const hidden = cardModel(few, ALL, undefined, "nps", WORDS);
    expect(hidden).toMatchObject({ state: "hidden", number: "–", whisker: null, change: null, details: [] });
    expect(cardModel(OUTPUT, ALL, undefined, "cvq", WORDS)?.state).toBe("needs");
  });

  it("never prints a key in place of words, NaN or undefined, in any language and focus", () => {
    const foci = [ALL, { kind: "group", key: "Enterprise" }, { kind: "wave", key: "2025-Q3" }] as const;
    for (const language of LANGUAGES) {
      for (const focus of foci) {
        for (const id of [...INDEX_IDS, "ces", "churn", "retention", "arpa", "fcr"] as const) {
          const card = cardModel(OUTPUT, focus, undefined, id, wordsOf(language, "EUR"));
          const texts = [card?.name, card?.unit, card?.definition, card?.count, card?.noChange, card?.noSpark, ...(card?.details ?? [])];
          for (const text of texts) expect(text).not.toMatch(/NaN|undefined|\{\{|^(unit|definition|detail|noChange|noWaves|count)\./);
        }
      }
    }
  });
});

describe("comparisons", () => {
  it("have no difference from a hidden number, which would give it away", () => {
    const waves = (OUTPUT.waves ?? []).map((wave) =>
      wave.key === "2025-Q2" ? { ...wave, indices: { ...wave.indices, nps: { ...wave.indices.nps, flags: ["SUPPRESSED"] } } } : wave,
    );
    expect(differenceOf(waves, "nps", "2025-Q2", "2025-Q3")).toBeNull();
    expect(cardModel({ ...OUTPUT, waves }, { kind: "wave", key: "2025-Q3" }, undefined, "nps", WORDS)).toMatchObject({
      change: null,
      whisker: expect.not.objectContaining({ compared: expect.anything() }),
    });
  });

  it("take the wave before, the largest other group, or what was chosen", () => {
    expect(comparedKey(OUTPUT, ALL, undefined)).toBe("2025-Q2");
    expect(comparedKey(OUTPUT, { kind: "wave", key: "2023-Q4" }, undefined)).toBeUndefined();
    expect(comparedKey(OUTPUT, { kind: "group", key: "Enterprise" }, undefined)).toBe("Small business");
    expect(comparedKey(OUTPUT, { kind: "group", key: "Enterprise" }, "Mid-market")).toBe("Mid-market");
  });

  it("turn the test of a pair round when it stands the other way in the array", () => {
    const groups = OUTPUT.groups ?? [];
    const forth = differenceOf(groups, "nps", "Enterprise", "Small business");
    const back = differenceOf(groups, "nps", "Small business", "Enterprise");
    expect(forth?.difference).toBeCloseTo(-33, 9);
    expect(back?.difference).toBeCloseTo(33, 9);
    expect(back?.test?.lo).toBe(-(forth?.test?.hi ?? 0));
    expect(back?.test?.pHolm).toBe(forth?.test?.pHolm);
  });

  it("say that an index without a test was not tested", () => {
    const change = changeOf(OUTPUT, ALL, undefined, "secure");
    expect(change?.test).toBeNull();
    expect(verdictOf("secure", change?.difference ?? 0, null, 0.05)).toBe("untested");
  });

  it("follow the index, not the sign: less money at risk is better", () => {
    expect(verdictOf("boxes", -5, 0.01, 0.05)).toBe("better");
    expect(verdictOf("nps", -5, 0.01, 0.05)).toBe("worse");
    expect(verdictOf("nps", 5, 0.05, 0.05)).toBe("noise");
  });

  it("give the waves in their order", () => {
    expect(overWaves(OUTPUT, "nps").map((point) => point.value)).toEqual([14.8, 16.1, 15.2, 18.9, 17.6, 20.4, 17.7, 26.5]);
    expect(overWaves(OUTPUT, "health").every((point) => point.value === null)).toBe(true);
  });
});
