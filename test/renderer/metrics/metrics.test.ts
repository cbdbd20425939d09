import { describe, expect, it } from "vitest";
import { cardModel } from "../../../renderer/indices/card-model.ts";
import { wavePoints } from "../../../renderer/indices/panel/wave-points.ts";
import { METRIC_GROUPS } from "../../../renderer/metrics/metric-groups.ts";
import { METRIC_IDS } from "../../../shared/indices/index-result.ts";
import { sampleOutput } from "../harness/sample-output.ts";
import { wordsOf } from "../harness/words-of.ts";

const words = wordsOf("en", "EUR");

describe("a supporting metric", () => {
  it("stands in one group of the screen", () => {
    expect(METRIC_GROUPS.flatMap(({ ids }) => ids).sort()).toEqual([...METRIC_IDS].sort());
  });

  it("has a card and a line over time just where a wave gives it a value", () => {
    const output = sampleOutput();
    for (const id of METRIC_IDS) {
      const model = cardModel(output, { kind: "all" }, undefined, id, words);
      const known = wavePoints(output, id, words).filter((point) => point.value !== null).length;
      expect(model, id).not.toBeNull();
      expect(model?.spark === null, id).toBe(known < 2);
    }
  });
});
