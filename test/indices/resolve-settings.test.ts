import { describe, expect, it } from "vitest";
import { resolveSettings } from "../../shared/indices/resolve-settings.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";

describe("resolveSettings", () => {
  it("fills every default in, at every depth", () => {
    expect(resolveSettings({})).toEqual({ ok: true, value: DEFAULT_SETTINGS });
    const resolved = resolveSettings({ nps: { interval: "wald" }, secure: { top: { sat: 4 } } });
    expect(resolved.ok && resolved.value.nps).toEqual({ ...DEFAULT_SETTINGS.nps, interval: "wald" });
    expect(resolved.ok && resolved.value.secure.top).toEqual({ sat: 4, recommend: null, repurchase: null });
  });

  it("completes a component of the health score", () => {
    const resolved = resolveSettings({ health: { components: [{ field: "accounts.logins", floor: 0, target: 5, weight: 1 }] } });
    expect(resolved.ok && resolved.value.health.components).toEqual([
      { field: "accounts.logins", floor: 0, target: 5, weight: 1, critical: null, maxAgeDays: null, reference: null },
    ]);
  });

  it.each([
    [{ confidence: 2 }, "confidence"],
    [{ confidence: "0.95" }, "confidence"],
    [{ colour: "blue" }, "colour"],
    [{ colour: {} }, "colour"],
    [{ nps: { cut: 3 } }, "nps.cut"],
    [{ nps: "wald" }, "nps"],
    [{ nps: { detractorsUpTo: 9, promotersFrom: 9 } }, "nps.promotersFrom"],
    [{ asOf: "2026-02-30" }, "asOf"],
    [{ clv: { method: "guess" } }, "clv.method"],
    [{ health: { components: [{ field: "accounts.x", floor: 3, target: 3, weight: 1 }] } }, "health.components"],
    [{ health: { amberFrom: 80 } }, "health.greenFrom"],
    [{ cvq: { exponents: [1, 1] } }, "cvq.exponents"],
    [{ churnWindowMonths: 0 }, "churnWindowMonths"],
    [[], ""],
    [null, ""],
  ])("refuses %j and names %s", (settings, setting) => {
    expect(resolveSettings(settings)).toMatchObject({ ok: false, problem: { code: "SETTINGS_INVALID", detail: { setting } } });
  });

  it("does not let a key reach the prototype", () => {
    const resolved = resolveSettings(JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(resolved.ok).toBe(false);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(resolveSettings(JSON.parse('{"__proto__": {}}'))).toMatchObject({ ok: false, problem: { detail: { setting: "__proto__" } } });
  });
});
