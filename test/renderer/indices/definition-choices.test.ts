import { describe, expect, it } from "vitest";
import { bridgeModel } from "../../../renderer/indices/panel/bridge-model.ts";
import { definitionChoices, keyInForce, nextVersion } from "../../../renderer/indices/panel/definition-choices.ts";
import type { DefinitionBridge } from "../../../shared/indices/definitions/bridge/bridge.ts";
import type { SavedDefinition } from "../../../shared/indices/definitions/definition.ts";
import { INDEX_IDS, type IndexResult, METRIC_IDS } from "../../../shared/indices/index-result.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { wholeSettingsSchema as settingsSchema } from "../../../shared/project/settings-schema.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { wordsOf } from "../harness/words-of.ts";

const words = wordsOf("en", "EUR");
const own = (name: string, version: number): SavedDefinition => ({ number: "churn", name, version, settings: { churn: "A" } });

describe("the choice of a definition", () => {
  it("lists those that ship, then a person's own with the newest version first", () => {
    const choices = definitionChoices("churn", [own("House", 1), own("Board", 1), own("House", 2)], DEFAULT_SCALES, words);
    expect(choices.map(({ key }) => key)).toEqual([
      "churn.C",
      "churn.A",
      "churn.B",
      "churn.Caverage",
      "churn.Cserved",
      "own 1 Board",
      "own 2 House",
      "own 1 House",
    ]);
    expect(definitionChoices("nps", [own("House", 1)], DEFAULT_SCALES, words).some((choice) => choice.own)).toBe(false);
  });

  it("says of which scale a definition is that cannot be picked", () => {
    const [, ten] = definitionChoices("nps", [], DEFAULT_SCALES, words);
    expect(ten).toMatchObject({ fits: false, label: "NPS of ten points (for answers on 1–10)" });
  });

  it("gives settings that the channel takes, whatever is chosen", () => {
    for (const id of [...INDEX_IDS, ...METRIC_IDS]) {
      for (const choice of definitionChoices(id, [own("House", 1)], DEFAULT_SCALES, words)) {
        expect(settingsSchema.safeParse(choice.apply({ currency: "CHF" })).success, choice.key).toBe(true);
        expect(choice.apply({ currency: "CHF" }).currency).toBe("CHF");
      }
    }
  });

  it("knows the one in force from the result, and the version that comes next", () => {
    expect(keyInForce({ params: { definition: { id: "churn.A", version: 1 } } })).toBe("churn.A");
    expect(keyInForce({ params: { definition: { id: "own", name: "House", version: 2 } } })).toBe("own 2 House");
    expect(keyInForce({ params: { definition: null } })).toBeNull();
    expect(nextVersion("churn", "House", [own("House", 1), own("House", 2), own("Board", 7)])).toBe(3);
    expect(nextVersion("nps", "House", [own("House", 1)])).toBe(1);
  });
});

describe("the bridge as text", () => {
  const end = (value: number | null, change: Partial<IndexResult> = {}): IndexResult => ({
    ...makeResult({ value, unit: "percent", n: 100, params: { definition: { id: "csat.top2of5", version: 1 } }, parts: {} }),
    ...change,
  });
  const bridge = (change: Partial<DefinitionBridge> = {}): DefinitionBridge => ({
    schema: "octad.bridge/1",
    number: "csat",
    from: end(80),
    to: end(4.1, { unit: "score", params: { definition: { id: "csat.mean", version: 1 } } }),
    difference: -75.9,
    reason: null,
    method: "shapley",
    rescaled: true,
    items: [
      { differences: [{ setting: "csat.headline", part: "satisfied", from: "share", to: "mean" }], value: -10.004 },
      { differences: [{ setting: "csat.satisfiedFrom", part: null, from: 4, to: 5 }], value: 7.504 },
      { differences: [], value: -73.4 },
    ],
    missing: [],
    ...change,
  });

  it("adds up as it stands, with both ends in their own units", () => {
    const model = bridgeModel(bridge(), words);
    expect(model.sentence).toBe(
      "Top two of five, version 1 gives 80.00\u00a0%, Mean answer, version 1 gives 4.10: −75.90 on the same data. Most of it comes from: Change of unit (−73.40).",
    );
    expect(model.steps.map(({ label }) => label)).toEqual([
      "Top two of five, version 1",
      "Satisfied answers",
      "Satisfied from",
      "Change of unit",
      "Mean answer, version 1",
    ]);
    const [from = 0, ...rest] = model.steps.map(({ value }) => Math.round(value * 100));
    expect(rest.slice(0, -1).reduce((sum, value) => sum + value, from)).toBe(rest.at(-1));
  });

  it("hides what rests on fewer than ten", () => {
    const model = bridgeModel(bridge({ from: end(80, { flags: ["SUPPRESSED"] }) }), words);
    expect(model).toMatchObject({ steps: [], sentence: "Hidden: fewer than 10 stand behind one of the two." });
  });

  it("has words for every state in every language", () => {
    const states = [
      bridge(),
      bridge({ items: [], difference: 0, to: end(80) }),
      bridge({ method: "together" }),
      bridge({ method: "ordered", missing: [{ settings: ["churn.lost", "nps.promotersFrom"], reason: "SETTINGS_INVALID" }] }),
      bridge({ difference: null, reason: "noCommonUnit" }),
      bridge({ difference: null, reason: "toHasNoValue", to: end(null, { reason: "MISSING_COLUMNS", needs: ["accounts.end_date"] }) }),
    ];
    for (const language of LANGUAGES) {
      for (const state of states) {
        const { sentence, steps, notes } = bridgeModel(state, wordsOf(language, "EUR"));
        for (const text of [sentence, ...notes, ...steps.flatMap(({ label, detail }) => [label, detail])]) {
          expect(text).not.toMatch(/NaN|undefined|\{\{|(?:part|value|bridge|setting|option|reason)\.\w/);
        }
      }
    }
  });
});
