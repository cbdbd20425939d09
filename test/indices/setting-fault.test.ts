import { describe, expect, it } from "vitest";
import { settingFault } from "../../shared/indices/setting-fault.ts";

const component = { field: "tickets", floor: 10, target: 0, weight: 1, critical: null, maxAgeDays: null, reference: null };

describe("why a setting cannot have a value", () => {
  it.each([
    ["churnWindowMonths", 0, "least"],
    ["churnWindowMonths", 1_201, "most"],
    ["churnWindowMonths", 1.5, "type"],
    ["churnWindowMonths", "soon", "type"],
    ["churnWindowMonths", null, "type"],
    ["roi.discountRate", -1, "least"],
    ["asOf", "30.9.2026", "day"],
    ["currency", "euro", "format"],
    ["clv.method", "guess", "choice"],
    ["health.greenFrom", 40, "order"],
    ["health.components", [{ ...component, target: 10 }], "floorIsTarget"],
    ["health.components", [{ ...component, weight: -1 }], "format"],
    ["health.components", [component, { ...component, reference: [3, 1] }], "reference"],
    ["cvq.exponents", [1, 11, 1], "most"],
    ["no.such", 1, "choice"],
  ] as const)("%s as %j: %s", (path, value, cause) => expect(settingFault({}, path, value)?.cause).toBe(cause));

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
