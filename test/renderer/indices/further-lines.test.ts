import { beforeAll, describe, expect, it } from "vitest";
import { furtherLines } from "../../../renderer/indices/panel/further-lines.ts";
import { INDEX_IDS, type IndicesOutput } from "../../../shared/indices/index-result.ts";
import { LANGUAGES } from "../../../shared/messages/languages.ts";
import { createRandom } from "../../../shared/random.ts";
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
  it.each(LANGUAGES)("say in %s how a model of purchases did in the time that was held out, small classes left away", async (language) => {
    // The model itself: 600 customers who buy at their own rate until one day they do not come back.
    const random = createRandom(3);
    const transactions = Array.from({ length: 600 }, (_, at) => at).flatMap((at) => {
      const [rate, leaves] = [random.gamma(0.8) / 40, 0.15 + 0.3 * random.uniform()];
      const days = [at % 90];
      while (random.uniform() > leaves) days.push((days.at(-1) ?? 0) + 1 + Math.floor(-Math.log(random.uniform()) / rate));
      return days
        .filter((day) => day < 365)
        .map((day) => ({
          customer_id: `c${at}`,
          date: new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
          amount: 10 + 20 * random.gamma(2 + (at % 3)),
        }));
    });
    const { clv } = (await indicesOf({ transactions }, { settings: { asOf: "2025-12-31", clv: { method: "bgnbd" } } })).indices;
    const words = wordsOf(language, "EUR");
    const lines = furtherLines("clv", clv, words);
    const named = (key: string, values: object) => lines.find(({ name }) => name === words.t(`cards:further.clv.${key}`, { ...values }));
    expect(named("held", { weeks: "26" })?.text).toMatch(/%\)$/);
    expect(named("tracked", { weeks: words.plain(52, 1) })).toBeDefined();
    expect(named("errors", {})?.text.split(";")).toHaveLength(4);
    expect(lines.some(({ name }) => name.includes("further."))).toBe(false);
  });

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
