import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { languageOf, repairPreferences } from "../../electron/storage/preferences.ts";
import { FIRST, fitWindowState, repairWindowState, SMALLEST } from "../../electron/storage/window-state.ts";

describe("repairPreferences", () => {
  it("takes the language of the machine where none was chosen", () => {
    expect(repairPreferences(undefined, "ro-RO")).toEqual({ language: "ro", colorScheme: "auto" });
    expect(languageOf("fr_CA")).toBe("fr");
    expect(languageOf("de-DE")).toBe("en");
    expect(languageOf("")).toBe("en");
  });

  it("keeps what was chosen", () => {
    expect(repairPreferences({ language: "it", colorScheme: "dark" }, "en")).toEqual({ language: "it", colorScheme: "dark" });
  });

  it("makes sound preferences of anything", () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (read, locale) => {
        const { language, colorScheme } = repairPreferences(read, locale);
        expect(["en", "fr", "it", "ro"]).toContain(language);
        expect(["light", "dark", "auto"]).toContain(colorScheme);
      }),
    );
  });
});

describe("repairWindowState", () => {
  it("makes a sound state of anything", () => {
    fc.assert(
      fc.property(fc.anything(), (read) => {
        const state = repairWindowState(read);
        expect(state.width).toBeGreaterThanOrEqual(SMALLEST.width);
        expect(state.height).toBeGreaterThanOrEqual(SMALLEST.height);
        expect(Object.values(state).every((value) => typeof value === "boolean" || Number.isInteger(value))).toBe(true);
      }),
    );
  });

  it("keeps a place only when both of its numbers are there", () => {
    expect(repairWindowState({ width: 1200, height: 800, x: 5, y: 6, maximized: true })).toEqual({
      width: 1200,
      height: 800,
      x: 5,
      y: 6,
      maximized: true,
    });
    expect(repairWindowState({ width: 1200, height: 800, x: 5 })).toEqual({ width: 1200, height: 800, maximized: false });
    expect(repairWindowState(null)).toBe(FIRST);
  });
});

describe("fitWindowState", () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1080 },
    { x: 1920, y: 0, width: 1280, height: 720 },
  ];

  it("forgets a place on a screen that is gone", () => {
    expect(fitWindowState({ width: 1200, height: 800, x: 4000, y: 10, maximized: false }, screens)).toEqual({
      width: 1200,
      height: 800,
      maximized: false,
    });
  });

  it("is never larger than the screen it opens on", () => {
    expect(fitWindowState({ width: 1600, height: 900, x: 1950, y: 20, maximized: false }, screens)).toEqual({
      width: 1280,
      height: 720,
      x: 1950,
      y: 20,
      maximized: false,
    });
  });
});
