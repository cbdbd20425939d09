import { describe, expect, it } from "vitest";
import { savedSettings } from "../../../shared/indices/definitions/apply-definition.ts";
import type { NumberId, SavedDefinition } from "../../../shared/indices/definitions/definition.ts";
import { definitionInForce } from "../../../shared/indices/definitions/definition-in-force.ts";
import { type DataFacts, effectiveSettings, isRead } from "../../../shared/indices/definitions/effective-settings.ts";
import { INDEX_IDS, METRIC_IDS } from "../../../shared/indices/index-result.ts";
import type { PartialSettings } from "../../../shared/indices/resolve-settings.ts";
import { DEFAULT_SETTINGS, type HealthComponent } from "../../../shared/indices/settings.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";
import { settingsOf } from "../support/settings-of.ts";

const component: HealthComponent = {
  field: "accounts.usage_per_week",
  floor: 0,
  target: 8,
  weight: 1,
  critical: null,
  maxAgeDays: null,
  reference: null,
};
const facts: DataFacts = {
  scales: DEFAULT_SCALES,
  choices: { health: [component], boxesBy: "csat", boxesFrom: "status", clvMethod: "retention" },
};
const nothing: DataFacts = { ...facts, choices: { health: [], boxesBy: null, boxesFrom: "window", clvMethod: null } };

describe("settings as they act on data", () => {
  it("are filled in with what the data say where nothing is said", () => {
    expect(effectiveSettings(DEFAULT_SETTINGS, facts)).toEqual({
      ...DEFAULT_SETTINGS,
      nps: { ...DEFAULT_SETTINGS.nps, detractorsUpTo: 6, promotersFrom: 9 },
      csat: { ...DEFAULT_SETTINGS.csat, dissatisfiedUpTo: 2, satisfiedFrom: 4 },
      health: { ...DEFAULT_SETTINGS.health, components: [component] },
      boxes: { ...DEFAULT_SETTINGS.boxes, by: "csat", churnFrom: "status" },
      clv: { ...DEFAULT_SETTINGS.clv, method: "retention" },
    });
    expect(effectiveSettings(DEFAULT_SETTINGS, nothing).health.components).toBeNull();
  });

  it("stand as they are where something is said", () => {
    const said = settingsOf({
      nps: { detractorsUpTo: 5, promotersFrom: 8 },
      csat: { dissatisfiedUpTo: 1, satisfiedFrom: 5 },
      health: { components: [{ ...component, weight: 3 }] },
      boxes: { by: "nps", churnFrom: "window" },
      clv: { method: "seed" },
    });
    expect(effectiveSettings(said, facts)).toEqual(said);
  });
});

describe("whether a number goes by a setting", () => {
  const goesBy = (id: NumberId, change: PartialSettings, paths: readonly string[]) =>
    paths.filter((path) => isRead(id, path, settingsOf(change)));

  it("is a matter of the method of CLV", () => {
    const paths = ["clv.convention", "clv.discountRate", "clv.horizonMonths", "clv.growth", "clv.subtractCac", "churnWindowMonths"];
    expect(goesBy("clv", { clv: { method: "seed" } }, paths)).toEqual(["clv.subtractCac"]);
    expect(goesBy("clv", { clv: { method: "retention" } }, paths)).toEqual(paths);
    expect(goesBy("clv", { clv: { method: "sbg" } }, paths)).toEqual(paths.slice(0, -1));
    expect(goesBy("clv", { clv: { method: "bgnbd" } }, paths)).toEqual(["clv.discountRate", "clv.horizonMonths"]);
    expect(goesBy("clv", {}, paths)).toEqual(paths);
    expect(goesBy("churn", { clv: { method: "seed" } }, ["churnWindowMonths"])).toEqual(["churnWindowMonths"]);
  });

  it("is a matter of what makes the boxes, and of whose losses are counted", () => {
    const paths = ["nps.promotersFrom", "csat.satisfiedFrom", "csat.headline", "health.greenFrom", "boxes.horizonMonths"];
    expect(goesBy("boxes", { boxes: { by: "nps" } }, paths)).toEqual(["nps.promotersFrom", "boxes.horizonMonths"]);
    expect(goesBy("boxes", { boxes: { by: "csat" } }, paths)).toEqual(["csat.satisfiedFrom", "boxes.horizonMonths"]);
    expect(goesBy("boxes", { boxes: { by: "health" } }, paths)).toEqual(["health.greenFrom", "boxes.horizonMonths"]);
    expect(goesBy("boxes", {}, paths)).toEqual(["boxes.horizonMonths"]);
    expect(goesBy("csat", {}, paths)).toEqual(paths);
    const window = ["churnWindowMonths"];
    expect(goesBy("boxes", { boxes: { churnFrom: "window" } }, window)).toEqual(window);
    expect(goesBy("boxes", { boxes: { churnFrom: "status" } }, window)).toEqual([]);
  });

  it("is so of periods where they make the number, not where they cut its chart", () => {
    expect(goesBy("contactVolume", {}, ["metrics.period", "metrics.contacts"])).toEqual(["metrics.contacts"]);
    expect(goesBy("ticketTrend", {}, ["metrics.period"])).toEqual(["metrics.period"]);
  });
});

describe("the name of the definition in force", () => {
  const nameOf = (id: NumberId, change: PartialSettings, of = facts, saved?: readonly SavedDefinition[]) =>
    definitionInForce(id, settingsOf(change), of, saved);

  it("is by default that of the usual one, by what the data say", () => {
    const names = [...INDEX_IDS, ...METRIC_IDS].map((id) => nameOf(id, {})?.id ?? null);
    expect(names).toEqual([
      "nps.standard",
      "csat.top2of5",
      "health.standard",
      "roi.standard",
      "boxes.csat",
      "secure.burke",
      "cvq.workbench",
      "clv.retentionA",
      "ces.two",
      "churn.C",
      "retention.crr",
      "arpa.seed",
      "mrr.accounts",
      "expansion.standard",
      "nrr.standard",
      "grr.standard",
      "quickRatio.standard",
      "fcr.firstContacts",
      "contactVolume.contacts",
      "ticketTrend.monthly",
      "firstResponse.median",
      "handleTime.mean",
      "resolutionTime.median",
      "responseRate.delivered",
      "taskCompletion.attempts",
      "engagement.active",
      "funnel.followed90",
      "touchpoints.pain",
      "themes.builtIn",
    ]);
  });

  it("is that of the scale, and none where no definition has it", () => {
    const on = (min: number, max: number) => ({ ...facts, scales: { ...DEFAULT_SCALES, nps: { min, max }, csat: { min, max } } });
    expect([nameOf("nps", {}, on(1, 10)), nameOf("csat", {}, on(1, 10))]).toEqual([
      { id: "nps.tenPoint", version: 1 },
      { id: "csat.top3of10", version: 1 },
    ]);
    expect(nameOf("csat", { csat: { satisfiedFrom: 9 } }, on(1, 10))).toEqual({ id: "csat.top2of10", version: 1 });
    expect(nameOf("csat", {}, on(1, 4))).toBeNull();
  });

  it.each([
    ["nps", { nps: { weightBy: "revenue" } }, "nps.byRevenue"],
    ["nps", { nps: { promotersFrom: 8 } }, null],
    // How a number is hedged is not what it says.
    ["nps", { nps: { interval: "score" } }, "nps.standard"],
    ["churn", { churn: "Cserved", churnWindowMonths: 3 }, "churn.Cserved"],
    ["clv", { clv: { method: "retention", convention: "b" } }, "clv.retentionB"],
    ["clv", { clv: { method: "seed", convention: "b" } }, "clv.seed"],
    ["clv", { clv: { method: "retention", growth: 0.1 } }, null],
    ["cvq", { cvq: { exponents: [0, 0, 0] } }, "cvq.counted"],
    ["cvq", { cvq: { exponents: [0, 0, 1] } }, null],
    ["arpa", { metrics: { zeroPaying: true } }, "arpa.allAccounts"],
    ["contactVolume", { metrics: { period: "week" } }, "contactVolume.contacts"],
    ["ticketTrend", { metrics: { period: "week" } }, "ticketTrend.weekly"],
    ["engagement", { metrics: { engagement: { headline: "stickiness", windowDays: 30 } } }, "engagement.stickiness"],
    ["engagement", { metrics: { engagement: { headline: "stickiness" } } }, null],
  ] as const)("of %s with %j is %s", (id, change, name) => expect(nameOf(id, change)?.id ?? null).toBe(name));

  it("is none where the parts of the health score are a person's own, even those the data would choose", () => {
    expect(nameOf("health", { health: { components: [component] } })).toBeNull();
    expect(nameOf("health", {}, nothing)).toEqual({ id: "health.standard", version: 1 });
  });

  it("is a person's own before a preset: the newest that says the same of the same number", () => {
    const own = (version: number, change: PartialSettings, number: NumberId = "churn"): SavedDefinition => ({
      number,
      name: "House",
      version,
      settings: savedSettings(number, settingsOf(change)),
    });
    const saved = [
      own(1, { churn: "C" }),
      own(2, { churn: "C" }),
      own(3, { churn: "C", churnWindowMonths: 6 }),
      own(4, { churn: "A" }),
      own(5, {}, "csat"),
    ];
    expect(nameOf("churn", {}, facts, saved)).toEqual({ id: "own", name: "House", version: 2 });
    expect(nameOf("churn", { churnWindowMonths: 6 }, facts, saved)).toEqual({ id: "own", name: "House", version: 3 });
    expect(nameOf("churn", { churn: "B" }, facts, saved)).toEqual({ id: "churn.B", version: 1 });
    expect(nameOf("retention", {}, facts, saved)).toEqual({ id: "retention.crr", version: 1 });
    const health = { health: { components: [component] } };
    expect(nameOf("health", health, facts, [own(1, health, "health")])).toEqual({ id: "own", name: "House", version: 1 });
  });
});
