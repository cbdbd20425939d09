import { describe, expect, it } from "vitest";
import { settingFault } from "../../shared/indices/setting-fault.ts";
import { componentFault } from "../../shared/indices/setting-parts.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";

const component = { field: "tickets", floor: 10, target: 0, weight: 1, critical: null, maxAgeDays: null, reference: null };

describe("why a setting cannot have a value", () => {
  it.each([
    ["churnWindowMonths", 0, "least"],
    ["churnWindowMonths", 1_201, "most"],
    ["churnWindowMonths", 1.5, "type"],
    ["churnWindowMonths", "soon", "type"],
    ["churnWindowMonths", null, "type"],
    ["churnWindowMonths", Number.NaN, "type"],
    ["churnWindowMonths", Number.POSITIVE_INFINITY, "type"],
    ["roi.discountRate", -1, "least"],
    ["asOf", "30.9.2026", "day"],
    ["currency", "euro", "format"],
    ["clv.method", "guess", "choice"],
    ["health.greenFrom", 40, "order"],
    ["health.components", [{ ...component, target: 10 }], "floorIsTarget"],
    ["health.components", [{ ...component, weight: -1 }], "format"],
    ["health.components", [component, { ...component, reference: [3, 1] }], "reference"],
    ["health.components", [{ ...component, colour: "red" }], "format"],
    ["health.components", Array.from({ length: 101 }, () => component), "format"],
    ["health.components", "all", "format"],
    ["health.missing", "zero", "choice"],
    ["cvq.exponents", [1, 11, 1], "most"],
    ["cvq.exponents", [0, 10, 11], "most"],
    ["cvq.exponents", [10, 0, -1], "least"],
    ["cvq.exponents", [1, "1", 1], "type"],
    ["cvq.exponents", [1, 1], "format"],
    ["cvq.exponents", "1, 1, 1", "format"],
    ["clv.subtractCac", "yes", "format"],
    ["metrics.fcrChannels", [], "format"],
    ["population.groups", { SMB: 0 }, "format"],
    ["custom", [{}], "format"],
    ["no.such", 1, "choice"],
  ] as const)("%s as %j: %s", (path, value, cause) => expect(settingFault({}, path, value)?.cause).toBe(cause));

  it("tells the range that was missed, where there is one", () => {
    expect(settingFault({}, "churnWindowMonths", 0)).toEqual({ cause: "least", range: { min: 1, max: 1_200 } });
    expect(settingFault({}, "cvq.exponents", [1, 11, 1])).toEqual({ cause: "most", range: { min: 0, max: 10 } });
    expect(settingFault({}, "no.such", 1)).toEqual({ cause: "choice", range: null });
    expect(settingFault({}, "health.components", [{ ...component, colour: "red" }])).toEqual({ cause: "format", range: null });
    expect(settingFault({}, "health.components", [{ ...component, target: 10 }])).toEqual({ cause: "floorIsTarget", range: null });
  });

  it("counts the other settings as they stand, not as they are at first", () => {
    const health = { ...DEFAULT_SETTINGS.health, amberFrom: 80, greenFrom: 90 };
    expect(settingFault({ health }, "health.greenFrom", 78)).toEqual({ cause: "order", range: null });
    expect(settingFault({}, "health.greenFrom", 78)).toBeNull();
  });

  it("is nothing where it can, even beside settings that clash already", () => {
    expect(settingFault({}, "health.greenFrom", 60)).toBeNull();
    expect(settingFault({}, "health.components", [component])).toBeNull();
    const crossed = {
      boxes: { by: null, horizonMonths: 12, churnFrom: null, movableShare: null, moveFrom: "middle", moveTo: "middle", silentLosses: 1 },
    } as const;
    expect(settingFault(crossed, "confidence", 0.9)).toBeNull();
    expect(settingFault(crossed, "boxes.moveTo", "top")).toBeNull();
  });
});

describe("why a part of the health score cannot stand", () => {
  it.each([
    ["tickets", [], "format"],
    [{ ...component, colour: "red" }, ["colour"], "unknownKey"],
    [{ ...component, field: "answers.weight" }, ["field"], "format"],
    [{ ...component, floor: null }, ["floor"], "format"],
    [{ ...component, target: 2e12 }, ["target"], "format"],
    [{ ...component, weight: -1, critical: 2 }, ["weight"], "format"],
    [{ ...component, critical: 2 }, ["critical"], "format"],
    [{ ...component, maxAgeDays: -1 }, ["maxAgeDays"], "format"],
    [{ ...component, reference: [3, 1] }, ["reference"], "reference"],
    [{ ...component, target: 10 }, [], "floorIsTarget"],
  ])("%j: its entry at fault and the cause", (value, path, cause) => expect(componentFault(value)).toEqual({ path, cause }));

  it("is nothing where it can", () => expect(componentFault(component)).toBeNull());
});
