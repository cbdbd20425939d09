import { describe, expect, it } from "vitest";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { createTranslator } from "../../shared/messages/translator.ts";
import { DEFAULT_THEME } from "../../shared/report/default-theme.ts";
import { groupGap, proportionsDiffer, waveChange } from "../../shared/report/findings.ts";
import type { ReportContext } from "../../shared/report/report-context.ts";
import { auroraOutput, nps, slice, test } from "./sample-output.ts";

const contextOf = (over: Partial<IndicesOutput>): ReportContext => ({
  t: createTranslator("en"),
  language: "en",
  currency: "EUR",
  theme: DEFAULT_THEME,
  output: auroraOutput(over),
});

describe("waveChange", () => {
  it("compares the last two waves and calls the change a finding when Holm's p is below the level", () => {
    const change = waveChange(contextOf({}), "nps");
    expect(change).toMatchObject({ isFinding: true, from: { key: "2025-Q2" }, to: { key: "2025-Q3" }, test: { difference: 8.8 } });
  });

  it("calls no change within noise a finding", () => {
    const waves = [
      slice("2025-Q2", 90, { nps: nps(10, 90, -5, 25) }),
      slice("2025-Q3", 90, { nps: nps(20, 90, 5, 35) }, [test("2025-Q2", "2025-Q3", 10, -11, 31, 0.35)]),
    ];
    expect(waveChange(contextOf({ waves }), "nps")?.isFinding).toBe(false);
  });

  it("passes over a wave that is hidden for its size", () => {
    const hidden = nps(90, 5, 40, 100, { flags: ["SUPPRESSED"] });
    const waves = [
      slice("2025-Q2", 90, { nps: nps(10, 90, -5, 25) }),
      slice("2025-Q3", 5, { nps: hidden }, [test("2025-Q2", "2025-Q3", 80, 30, 95, 0.001)]),
    ];
    expect(waveChange(contextOf({ waves }), "nps")).toBeNull();
  });
});

describe("groupGap", () => {
  it("names the group that trails every other by more than noise, against its nearest neighbour", () => {
    expect(groupGap(contextOf({}), "nps")).toMatchObject({
      kind: "trailsAll",
      group: { key: "Small business" },
      other: { key: "Mid-market" },
      difference: -17,
      lo: -31,
      hi: -2,
    });
  });

  it("names only the two ends when no group stands apart from all", () => {
    const groups = [
      slice("A", 100, { nps: nps(40, 100, 30, 50) }),
      slice("B", 100, { nps: nps(20, 100, 10, 30) }, [test("A", "B", -20, -35, -5, 0.06)]),
      slice("C", 100, { nps: nps(10, 100, 0, 20) }, [test("A", "C", -30, -45, -15, 0.001), test("B", "C", -10, -25, 5, 0.4)]),
    ];
    expect(groupGap(contextOf({ groups }), "nps")).toMatchObject({
      kind: "endsDiffer",
      group: { key: "C" },
      other: { key: "A" },
      difference: -30,
    });
  });

  it("finds nothing where no pair differs by more than noise, and nothing without tests", () => {
    const groups = [
      slice("A", 100, { nps: nps(40, 100, 30, 50) }),
      slice("B", 100, { nps: nps(30, 100, 20, 40) }, [test("A", "B", -10, -25, 5, 0.2)]),
    ];
    expect(groupGap(contextOf({ groups }), "nps")).toBeNull();
    expect(groupGap(contextOf({}), "csat")).toBeNull();
  });
});

describe("proportionsDiffer", () => {
  // Newcombe 1998, 56/70 against 48/80: difference 0.2 (0.0524 … 0.3339), Wilson limits computed from the counts (methods.md 0.4).
  it("sees the published difference of 56/70 and 48/80", () => {
    expect(proportionsDiffer({ value: 0.8, lo: 0.6918, hi: 0.8767 }, { value: 0.6, lo: 0.4904, hi: 0.7003 })).toBe(true);
  });

  it("sees none where the interval of the difference holds 0, either way round", () => {
    const a = { value: 0.5, lo: 0.4, hi: 0.6 };
    const b = { value: 0.45, lo: 0.35, hi: 0.55 };
    expect([proportionsDiffer(a, b), proportionsDiffer(b, a), proportionsDiffer(a, a)]).toEqual([false, false, false]);
  });
});
