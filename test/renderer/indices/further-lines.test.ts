import { beforeAll, describe, expect, it } from "vitest";
import { furtherLines } from "../../../renderer/indices/panel/further-lines.ts";
import { INDEX_IDS, type IndicesOutput } from "../../../shared/indices/index-result.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { indicesOf } from "../../indices/support/indices-of.ts";
import { wordsOf } from "../harness/words-of.ts";

const SIZE = 80;
const customers = Array.from({ length: SIZE }, (_, at) => at);
const DATA = {
  answers: customers.map((at) => ({
    customer_id: `c${at}`,
    nps: at % 11,
    csat: 1 + (at % 5),
    sat: 3 + (at % 3),
    recommend: 4 + (at % 2),
    repurchase: 5 - (at % 2),
  })),
  accounts: customers.map((at) => ({
    customer_id: `c${at}`,
    segment: at % 2 === 0 ? "A" : "B",
    start_date: "2024-01-01",
    end_date: at % 5 === 0 ? "2026-03-01" : null,
    revenue: 100 + at,
    variable_cost: 20,
    usage_per_week: at % 10,
    features_used: at % 7,
  })),
  segment_costs: [{ segment: "A", fixed_cost: 300, period: 2026 }],
  outcomes: customers.map((at) => ({
    customer_id: `c${at}`,
    outcome: `o${at % 3}`,
    polarity: at % 4 === 0 ? -1 : 1,
    reach: 1,
    duration: 20,
    intensity: 3,
  })),
  cashflows: [
    { period: 0, benefit: 0, cost: 100 },
    { period: 1, benefit: 150, cost: 0 },
  ],
};

let output: IndicesOutput;
beforeAll(async () => {
  const settings = { asOf: "2026-12-31", roi: { benefitCv: 0.2 }, boxes: { movableShare: 0.1 } } as const;
  output = await indicesOf(DATA, { settings, simulate: true });
});

describe("the numbers beside an index in the panel", () => {
  it.each(LANGUAGES)("have words in %s, and no number is without its text", (language) => {
    const words = wordsOf(language, "EUR");
    for (const id of INDEX_IDS) {
      const lines = furtherLines(id, output.indices[id], words);
      if (id !== "nps") expect(lines.length, id).toBeGreaterThan(2);
      expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
      for (const { name, text } of lines) {
        expect(name).not.toContain("further.");
        expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    }
  });

  it("give each headline of satisfaction its interval", () => {
    const lines = furtherLines("csat", output.indices.csat, wordsOf("en", "EUR"));
    expect(lines.map(({ name }) => name)).toEqual([
      "Share of satisfied",
      "Mean on the scale",
      "Satisfied less dissatisfied",
      "Mean, 0–100",
    ]);
    for (const { text } of lines) expect(text).toMatch(/\(.+….+\)/);
  });

  it("are none where there is no value", () => {
    const none = { ...output.indices.roi, value: null };
    expect(furtherLines("roi", none, wordsOf("en", "EUR"))).toEqual([]);
  });
});
