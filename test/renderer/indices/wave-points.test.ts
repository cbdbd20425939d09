import { describe, expect, it } from "vitest";
import { waveData, wavePoints, waveSummary } from "../../../renderer/indices/panel/wave-points.ts";
import type { IndexResult, IndicesOutput } from "../../../shared/indices/index-result.ts";
import { sampleOutput } from "../harness/sample-output.ts";
import { wordsOf } from "../harness/words-of.ts";

const words = wordsOf("en", "EUR");

/** The invented output with three waves, whose NPS results are changed. */
function output(...changes: readonly Partial<IndexResult>[]): IndicesOutput {
  const given = sampleOutput();
  const [wave] = given.waves ?? [];
  if (wave === undefined) throw new Error("the invented output must have waves");
  const ci = { method: "wald", level: 0.95, lo: 10, hi: 30 };
  const waves = changes.map((change, at) => ({
    ...wave,
    key: `2024-Q${at + 1}`,
    indices: { ...wave.indices, nps: { ...wave.indices.nps, value: 20 + at, ci, n: 120, flags: [], reason: null, ...change } },
  }));
  return { ...given, waves };
}

describe("wavePoints", () => {
  it("say the value with its interval and count", () => {
    const [point] = wavePoints(output({}), "nps", words);
    expect(point).toMatchObject({ name: "Q1 2024", state: "value", value: 20, lo: 10, hi: 30, count: "n 120", indicative: false });
    expect(point?.lines).toEqual(["+20.0", "95\u00a0% interval +10.0…+30.0", "n 120"]);
  });

  it("hold nothing of a wave below n = 10 but its count (methods.md 0.3.5)", () => {
    const points = wavePoints(output({}, { n: 7, value: 99, flags: ["SUPPRESSED"] }, {}), "nps", words);
    expect(points[1]).toMatchObject({ state: "hidden", value: null, lo: null, hi: null, n: 7, lines: ["hidden, n 7"] });
    expect(JSON.stringify(points)).not.toContain("99");
    expect(JSON.stringify(waveData(points, "nps", words))).not.toContain("99");
    expect(waveSummary(points, "nps", "points", words)).toContain("1 wave is hidden");
    expect(waveSummary(points, "nps", "points", words)).not.toContain("99");
  });

  it("mark a wave below n = 30 as indicative", () => {
    const [point] = wavePoints(output({ n: 22, flags: ["INDICATIVE"] }), "nps", words);
    expect(point?.indicative).toBe(true);
    expect(point?.lines.at(-1)).toBe("n 22, indicative");
  });

  it("say why a wave has no value", () => {
    const [point] = wavePoints(output({ value: null, ci: null, n: 0, reason: "EMPTY" }), "nps", words);
    expect(point).toMatchObject({ state: "none", value: null });
    expect(point?.lines[0]).toBe(words.t("indices:reason.EMPTY"));
  });
});

describe("waveSummary", () => {
  it("tells the ends, the lowest and the highest, in every language", () => {
    const given = output({ value: 5 }, { value: -3 }, { value: 12 });
    const text = waveSummary(wavePoints(given, "nps", words), "nps", "points", words);
    expect(text).toContain("+5.0 in Q1 2024, +12.0 in Q3 2024; lowest −3.0 in Q2 2024, highest +12.0 in Q3 2024");
    for (const language of ["fr", "it", "ro"] as const) {
      const own = wordsOf(language, "EUR");
      const summary = waveSummary(wavePoints(given, "nps", own), "nps", "points", own);
      expect(summary).toContain("+12,0");
      expect(summary).not.toMatch(/cards:|\{\{/);
    }
  });
});

describe("waveData", () => {
  it("is a row a wave, gaps empty and hidden waves named", () => {
    const points = wavePoints(output({}, { flags: ["SUPPRESSED"], n: 4 }, { value: null, ci: null, n: 0, reason: "EMPTY" }), "nps", words);
    expect(waveData(points, "nps", words).rows).toEqual([
      ["Q1 2024", 20, 10, 30, 120],
      ["Q2 2024", "hidden", null, null, 4],
      ["Q3 2024", null, null, null, 0],
    ]);
  });
});
