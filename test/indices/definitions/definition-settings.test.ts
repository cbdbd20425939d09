import { describe, expect, it } from "vitest";
import { fitsScale, savedSettings, withPreset, withSaved } from "../../../shared/indices/definitions/apply-definition.ts";
import {
  ALL_PATHS,
  isSame,
  ownPaths,
  savedPaths,
  settingAt,
  valuePaths,
  withSettingAt,
} from "../../../shared/indices/definitions/definition-settings.ts";
import { ALL_PRESETS } from "../../../shared/indices/definitions/presets.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";

const presetOf = (id: string) => {
  const found = ALL_PRESETS.find((preset) => preset.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe("the settings of a number", () => {
  it.each([
    ["nps", ["nps.interval", "nps.weightBy", "nps.detractorsUpTo", "nps.promotersFrom"]],
    ["secure", ["secure.top.sat", "secure.top.recommend", "secure.top.repurchase"]],
    ["churn", ["churn"]],
    ["retention", []],
    ["fcr", ["metrics.fcrRepeatDays", "metrics.fcrChannels"]],
    ["funnel", ["metrics.funnel.stages", "metrics.funnel.followUpDays"]],
    // A list under names that people give is one setting.
    ["themes", ["metrics.themes.dictionary"]],
    ["firstResponse", ["metrics.firstResponseTarget", "metrics.businessHours"]],
  ] as const)("%s are its own: %j", (id, paths) => expect(ownPaths(id)).toEqual(paths));

  it("are saved with the window of losses where it goes by one", () => {
    expect(savedPaths("churn")).toEqual(["churn", "churnWindowMonths"]);
    expect(savedPaths("retention")).toEqual(["churnWindowMonths"]);
    expect(savedPaths("csat")).toEqual(["csat.headline", "csat.satisfiedFrom", "csat.dissatisfiedUpTo"]);
    expect(savedPaths("roi")).toEqual(ownPaths("roi"));
  });

  it.each([
    ["nps", ["nps.weightBy", "nps.detractorsUpTo", "nps.promotersFrom", "duplicates", "asOf"]],
    // Rates, spreads and labels act beside the number, not on it.
    ["roi", ["roi.hourlyRate", "asOf"]],
    ["churn", ["churn", "churnWindowMonths", "asOf"]],
    ["handleTime", ["asOf"]],
    ["resolutionTime", ["metrics.businessHours", "asOf"]],
    ["ticketTrend", ["metrics.period", "asOf"]],
  ] as const)("%s change its value: %j", (id, paths) => expect(valuePaths(id).toSorted()).toEqual(paths.toSorted()));

  it("are with the boxes those of what makes the boxes too", () => {
    const paths = valuePaths("boxes");
    for (const group of ["nps", "csat", "health"] as const)
      for (const path of ownPaths(group)) expect(paths.includes(path), path).toBe(path !== "nps.interval");
    expect(paths).toContain("churnWindowMonths");
    expect(paths).not.toContain("boxes.movableShare");
    expect(paths).not.toContain("duplicates");
  });

  it("are all settings there are, once each", () => {
    expect(new Set(ALL_PATHS).size).toBe(ALL_PATHS.length);
    expect(ALL_PATHS).toContain("population.groups");
    expect(ALL_PATHS).toContain("cvq.exponents");
  });
});

describe("a setting at its path", () => {
  it("is read at any depth, and null where nothing stands", () => {
    expect(settingAt(DEFAULT_SETTINGS, "confidence")).toBe(0.95);
    expect(settingAt({ metrics: { ...DEFAULT_SETTINGS.metrics, period: "week" } }, "metrics.period")).toBe("week");
    expect(settingAt({ churn: "A" }, "churn.length")).toBeNull();
    expect(settingAt({}, "secure.top.sat")).toBeNull();
  });

  it("is put with the rest of its group, as it stands or at first", () => {
    expect(withSettingAt({ churn: "A", currency: "CHF" }, "churn", "B")).toEqual({ churn: "B", currency: "CHF" });
    expect(withSettingAt({ currency: "CHF" }, "secure.top.sat", 4)).toEqual({
      currency: "CHF",
      secure: { top: { sat: 4, recommend: null, repurchase: null } },
    });
    const nps = { ...DEFAULT_SETTINGS.nps, promotersFrom: 8 };
    expect(withSettingAt({ nps }, "nps.weightBy", "revenue")).toEqual({ nps: { ...nps, weightBy: "revenue" } });
    const top = { sat: 3, recommend: 4, repurchase: 5 };
    expect(withSettingAt({ secure: { top } }, "secure.top.sat", null)).toEqual({ secure: { top: { ...top, sat: null } } });
    expect(withSettingAt({}, "population.groups", { SMB: 9 })).toEqual({ population: { whole: null, groups: { SMB: 9 } } });
  });

  it("says the same as another where both are written alike", () => {
    expect([isSame([1, 2], [1, 2]), isSame(null, null), isSame("1", 1), isSame({ a: 1 }, { a: 2 })]).toEqual([true, true, false, false]);
  });
});

describe("a definition in the place of another", () => {
  it("of a preset sets what it says and the rest of its number to what stands at first, but for the interval", () => {
    const cvq = { ...DEFAULT_SETTINGS.cvq, blend: 0.5, durationRef: 30, interval: "wilson" } as const;
    const expected = { ...DEFAULT_SETTINGS.cvq, lambda: 2.25 };
    expect(withPreset({ churn: "A", cvq }, "cvq", presetOf("cvq.lossAversion"))).toEqual({
      churn: "A",
      cvq: { ...expected, interval: "wilson" },
    });
    expect(withPreset({}, "cvq", presetOf("cvq.lossAversion"))).toEqual({ cvq: { ...expected, interval: "linearised" } });
    const csat = { headline: "net", satisfiedFrom: 5, dissatisfiedUpTo: 1 } as const;
    expect(withPreset({ csat }, "csat", presetOf("csat.mean"))).toEqual({
      csat: { headline: "mean", satisfiedFrom: null, dissatisfiedUpTo: null },
    });
  });

  it("of a person's own sets all that it holds, and what it does not hold to what stands at first", () => {
    const csat = { headline: "mean", satisfiedFrom: 5, dissatisfiedUpTo: 1 } as const;
    const settings = { csat, churn: "A", churnWindowMonths: 3 } as const;
    expect(savedSettings("csat", settings)).toEqual({ csat });
    expect(savedSettings("churn", settings)).toEqual({ churn: "A", churnWindowMonths: 3 });
    expect(savedSettings("churn", {})).toEqual({ churn: "C", churnWindowMonths: 12 });
    const own = { number: "churn", name: "House", version: 1, settings: { churn: "B" } } as const;
    expect(withSaved({ ...settings, currency: "CHF" }, own)).toEqual({ csat, churn: "B", churnWindowMonths: 12, currency: "CHF" });
  });
});

describe("the scale of a definition", () => {
  const fits = (id: string, scales: Partial<typeof DEFAULT_SCALES>) => fitsScale(presetOf(id), { ...DEFAULT_SCALES, ...scales });

  it("has both ends and the direction of the answers", () => {
    expect(fits("nps.standard", {})).toBe(true);
    expect(fits("nps.tenPoint", {})).toBe(false);
    expect(fits("nps.tenPoint", { nps: { min: 1, max: 10 } })).toBe(true);
    expect(fits("nps.standard", { nps: { min: 0, max: 9 } })).toBe(false);
    expect(fits("nps.byRevenue", { nps: { min: 1, max: 3 } })).toBe(true);
    expect(fits("ces.two", {})).toBe(true);
    expect(fits("ces.two", { ces: { min: 1, max: 7 } })).toBe(true);
    expect(fits("ces.two", { ces: { min: 1, max: 7, highIs: "hard" } })).toBe(false);
    expect(fits("ces.one", { ces: { min: 1, max: 5 } })).toBe(false);
    expect(fits("ces.one", { ces: { min: 1, max: 5, highIs: "hard" } })).toBe(true);
  });
});
