import { describe, expect, it } from "vitest";
import { fitsScale, savedSettings, withPreset, withSaved } from "../../../shared/indices/definitions/apply-definition.ts";
import type { NumberId, Preset } from "../../../shared/indices/definitions/definition.ts";
import { ALL_PRESETS, presetsOf } from "../../../shared/indices/definitions/presets.ts";
import { INDEX_IDS, type IndexResult, METRIC_IDS } from "../../../shared/indices/index-result.ts";
import { CATALOGS, LANGUAGES } from "../../../shared/messages/translator.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { indicesOf, type TestQuery } from "../support/indices-of.ts";
import { answersOf, BASE_OF_1000, EXAMPLES } from "./examples.ts";

const NUMBERS: readonly NumberId[] = [...INDEX_IDS, ...METRIC_IDS];
const numberOf = (preset: Preset): NumberId => {
  const number = NUMBERS.find((id) => presetsOf(id).includes(preset));
  if (number === undefined) throw new Error(preset.id);
  return number;
};

async function resultOf(id: NumberId, data: Parameters<typeof indicesOf>[0], query: TestQuery, options = {}): Promise<IndexResult> {
  const output = await indicesOf(data, query, options);
  const result = Object.entries({ ...output.indices, ...output.metrics }).find(([name]) => name === id)?.[1];
  if (result === undefined) throw new Error(id);
  return result;
}

/** Models whose worked example is a fit: golden-cdnow.test.ts and golden/sbg.test.ts hold it. */
const FITTED = new Set(["clv.sbg", "clv.bgnbd"]);

describe("presets", () => {
  it.each(ALL_PRESETS.filter(({ id }) => !FITTED.has(id)).map((preset) => [preset.id, preset] as const))(
    "%s gives the worked example of its source and stands there by its name",
    async (id, preset) => {
      const example = EXAMPLES[id];
      if (example === undefined) throw new Error(`no example of ${id}`);
      const { asOf, windowMonths } = example;
      const dates = {
        ...(asOf === undefined ? {} : { asOf }),
        ...(windowMonths === undefined ? {} : { churnWindowMonths: windowMonths }),
      };
      const number = numberOf(preset);
      const result = await resultOf(number, example.data, { settings: withPreset(dates, number, preset) }, example.options);
      expect(result.value).toBeCloseTo(example.value, example.digits);
      expect(result.params["definition"]).toEqual({ id, version: preset.version });
    },
  );

  it("are there for every number", () => {
    for (const id of NUMBERS) expect(presetsOf(id).length, id).toBeGreaterThan(0);
  });

  it("have ids of their own, a reference, and a name and a note in every language", () => {
    expect(new Set(ALL_PRESETS.map(({ id }) => id)).size).toBe(ALL_PRESETS.length);
    for (const preset of ALL_PRESETS) {
      expect(preset.id.startsWith(`${numberOf(preset)}.`)).toBe(true);
      expect(preset.source).not.toBe("");
      for (const language of LANGUAGES) {
        for (const part of ["name", "note"]) expect(CATALOGS[language]["definitions"]?.[`${preset.id}.${part}`], preset.id).toBeTruthy();
      }
    }
  });

  it("belong to a scale where they have cuts of one", () => {
    const fitting = presetsOf("csat").filter((preset) => fitsScale(preset, { ...DEFAULT_SCALES, csat: { min: 1, max: 10 } }));
    expect(fitting.map(({ id }) => id)).toEqual(["csat.top3of10", "csat.top2of10", "csat.mean", "csat.net", "csat.rescaled"]);
  });

  it("leave other numbers' settings, and the NPS its interval, as they stand", () => {
    const before = { churnWindowMonths: 6, csat: { headline: "mean", satisfiedFrom: null, dissatisfiedUpTo: null } } as const;
    const [churnC] = presetsOf("churn");
    if (churnC === undefined) throw new Error("churn has presets");
    expect(withPreset(before, "churn", churnC)).toEqual({ ...before, churn: "C" });
    const [nps] = presetsOf("nps");
    if (nps === undefined) throw new Error("nps has presets");
    const score = { nps: { interval: "score", weightBy: "revenue", detractorsUpTo: 4, promotersFrom: 8 } } as const;
    expect(withPreset(score, "nps", nps)).toEqual({ nps: { interval: "score", weightBy: "weight", detractorsUpTo: 6, promotersFrom: 9 } });
  });
});

describe("the definition in force", () => {
  it("has a name by default: what is left to the data is named by what they say", async () => {
    const output = await indicesOf({ answers: answersOf("csat", [5, 4, 1]) });
    expect(output.indices.csat.params["definition"]).toEqual({ id: "csat.top2of5", version: 1 });
    expect(output.metrics?.churn.params["definition"]).toEqual({ id: "churn.C", version: 1 });
    const seven = await indicesOf({ answers: answersOf("csat", [5, 4, 1]) }, {}, { scales: { csat: { min: 1, max: 7 } } });
    expect(seven.indices.csat.params["definition"]).toEqual({ id: "csat.top2of7", version: 1 });
  });

  it("has none where settings are nobody's", async () => {
    const output = await indicesOf({ answers: answersOf("nps", [9, 1]) }, { settings: { nps: { promotersFrom: 8 } } });
    expect(output.indices.nps.params["definition"]).toBeNull();
  });

  it("has none where the parts of the health score are a person's own", async () => {
    const data = { accounts: [{ customer_id: "a", usage_per_week: 4, features_used: 2 }] };
    expect((await indicesOf(data)).indices.health.params["definition"]).toEqual({ id: "health.standard", version: 1 });
    const components = [
      { field: "accounts.usage_per_week", floor: 0, target: 8, weight: 1, critical: null, maxAgeDays: null, reference: null },
    ];
    const own = await indicesOf(data, { settings: { health: { components } } });
    expect(own.indices.health.value).toBe(50);
    expect(own.indices.health.params["definition"]).toBeNull();
  });

  it("is a person's own before a preset, and the newest version that says the same", async () => {
    const settings = { churn: "Cserved", churnWindowMonths: 12 } as const;
    const own = (version: number, churn: "A" | "Cserved") =>
      ({ number: "churn", name: "House churn", version, settings: savedSettings("churn", { ...settings, churn }) }) as const;
    const definitions = [own(1, "A"), own(2, "Cserved"), own(3, "Cserved"), own(4, "A")];
    const query = { settings: { ...settings, asOf: "2026-01-01" }, definitions };
    const { metrics } = await indicesOf(BASE_OF_1000, query);
    expect(metrics?.churn.params["definition"]).toEqual({ id: "own", name: "House churn", version: 3 });
    expect(withSaved({ currency: "CHF" }, own(1, "A"))).toEqual({ currency: "CHF", churn: "A", churnWindowMonths: 12 });
  });
});
