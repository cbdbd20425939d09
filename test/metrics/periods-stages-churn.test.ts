import { describe, expect, it } from "vitest";
import { dayNumber } from "../../shared/calendar.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { parseBusinessHours } from "../../shared/metrics/business-hours.ts";
import { besideNps } from "../../shared/metrics/ces-beside-nps.ts";
import { churnForms, readChurnCounts } from "../../shared/metrics/churn-counts.ts";
import { fold } from "../../shared/metrics/fold.ts";
import { orderStages } from "../../shared/metrics/order-stages.ts";
import { lengthOf, periodsOf, sumByPeriod } from "../../shared/metrics/periods.ts";
import { near } from "../statistics/near.ts";

describe("calendar periods", () => {
  const keys = (from: string, to: string, kind: "month" | "week") => periodsOf(dayNumber(from), dayNumber(to), kind).map(({ key }) => key);

  it("are the months from the first day's to the last day's, over a year's end and a leap day", () => {
    expect(keys("2023-12-31", "2024-03-01", "month")).toEqual(["2023-12", "2024-01", "2024-02", "2024-03"]);
    expect(periodsOf(dayNumber("2023-12-31"), dayNumber("2024-03-01"), "month").map(lengthOf)).toEqual([31, 31, 29, 31]);
    expect(keys("2024-02-10", "2024-02-10", "month")).toEqual(["2024-02"]);
    expect(keys("2024-02-11", "2024-01-10", "month")).toEqual([]);
  });

  it("are weeks from their Monday, before 1970 too", () => {
    expect(keys("2026-01-04", "2026-01-05", "week")).toEqual(["2025-12-29", "2026-01-05"]);
    expect(keys("1969-12-28", "1970-01-01", "week")).toEqual(["1969-12-22", "1969-12-29"]);
    expect(periodsOf(dayNumber("2026-01-04"), dayNumber("2026-01-05"), "week").map(lengthOf)).toEqual([7, 7]);
  });

  it("are 600 at most, the last ones", () => {
    const long = periodsOf(dayNumber("1900-01-01"), dayNumber("2026-06-15"), "month");
    expect(long).toHaveLength(600);
    expect([long[0]?.key, long.at(-1)?.key]).toEqual(["1976-07", "2026-06"]);
  });

  it("sum what lies in them, inside the days given, whatever its order", () => {
    const periods = periodsOf(dayNumber("2024-01-15"), dayNumber("2024-03-10"), "month");
    const day = (text: string, value: number): readonly [number, number] => [dayNumber(text), value];
    const values = new Map([
      day("2024-03-31", 32),
      day("2024-01-01", 1),
      day("2024-02-29", 16),
      day("2023-12-31", 64),
      day("2024-01-31", 2),
      day("2024-02-01", 4),
      day("2024-04-01", 128),
      day("2024-02-02", 8),
    ]);
    expect(sumByPeriod(values, periods)).toEqual([3, 28, 32]);
    expect(sumByPeriod(values, periods, dayNumber("2024-01-31"), dayNumber("2024-02-29"))).toEqual([2, 28, 0]);
    expect(sumByPeriod(values, periods, dayNumber("2024-02-01"), dayNumber("2024-02-28"))).toEqual([0, 12, 0]);
    expect(sumByPeriod(new Map(), periods)).toEqual([0, 0, 0]);
  });
});

describe("stages of a funnel", () => {
  const seen = (name: string, n: number, first = 0) => ({ name, n, first });

  it("stand in the order of the settings, with 0 where nobody was, and name what is left out", () => {
    expect(orderStages([seen("z", 2), seen("trial", 9), seen("a", 4)], ["signup", "trial"])).toEqual({
      counts: [
        { name: "signup", n: 0 },
        { name: "trial", n: 9 },
      ],
      leftOut: ["a", "z"],
      order: "settings",
    });
  });

  it("stand alone where the settings name one", () => {
    expect(orderStages([seen("b", 2), seen("a", 9)], ["a"])).toMatchObject({
      counts: [{ name: "a", n: 9 }],
      leftOut: ["b"],
      order: "settings",
    });
  });

  it("stand in the order of the journey where two of its stages are there", () => {
    expect(orderStages([seen("advocacy", 1, 1), seen("other", 5, 2), seen("awareness", 9, 3)], null)).toEqual({
      counts: [
        { name: "awareness", n: 9 },
        { name: "advocacy", n: 1 },
      ],
      leftOut: ["other"],
      order: "named",
    });
  });

  it("else stand as they were first seen, and by name on the same day", () => {
    expect(orderStages([seen("b", 1, 5), seen("awareness", 7, 9), seen("a", 2, 5), seen("c", 3, 1)], null)).toEqual({
      counts: [
        { name: "c", n: 3 },
        { name: "a", n: 2 },
        { name: "b", n: 1 },
        { name: "awareness", n: 7 },
      ],
      leftOut: [],
      order: "firstSeen",
    });
  });

  it("that nobody can tell apart by day stand by name, whatever the order of the rows", () => {
    const names = (order: string) =>
      orderStages(
        [...order].map((name) => seen(name, 1)),
        null,
      )
        .counts.map(({ name }) => name)
        .join("");
    for (const order of ["abc", "acb", "bac", "bca", "cab", "cba"]) expect(names(order)).toBe("abc");
  });

  it("are compared in small letters without accents and blanks at their ends", () =>
    expect(fold("  Fidélisation ȘI Più ")).toBe("fidelisation si piu"));
});

describe("churn in its five forms", () => {
  it("of 1,000 at the start, 200 acquired, 150 lost of whom 80 at the start, 1,050 at the end", () => {
    const forms = churnForms({ start: 1000, acquired: 200, lost: 150, lostOfStart: 80, end: 1050, customers: 1200 });
    near(forms.A, 75);
    near(forms.B, -5);
    near(forms.C, 8);
    near(forms.Caverage, 15_000 / 1025);
    near(forms.Cserved, 12.5);
  });

  it("none exists without what stands below its line", () => {
    expect(churnForms(readChurnCounts({ counts: [] }))).toEqual({ A: null, B: null, C: null, Caverage: null, Cserved: null });
    expect(churnForms({ start: 0, acquired: 4, lost: 1, lostOfStart: 0, end: 3, customers: 4 })).toMatchObject({ A: 25, B: null, C: null });
  });

  it("reads each count from its column", () => {
    const row = { at_start: 1, acquired: 2, lost: 3, lost_of_start: 4, at_end: 5, customers: 6 };
    expect(readChurnCounts({ counts: [row] })).toEqual({ start: 1, acquired: 2, lost: 3, lostOfStart: 4, end: 5, customers: 6 });
  });
});

describe("effort beside recommendation", () => {
  const context = { settings: DEFAULT_SETTINGS } as Parameters<typeof besideNps>[2];

  it("gives each class of ease its own score, and none to an empty one", () => {
    const rows = [
      { effort: 1, nps: 6, customers: 3 },
      { effort: 1, nps: 9, customers: 1 },
      { effort: 7, nps: 9, customers: 2 },
      { effort: 7, nps: 7, customers: 5 },
      { effort: 7, nps: 8, customers: 1 },
    ];
    expect(besideNps(rows, (answer) => (answer < 4 ? "difficult" : "easy"), context)).toEqual([
      { ease: "difficult", customers: 4, detractors: 3, passives: 0, promoters: 1, nps: -50 },
      { ease: "neither", customers: 0, detractors: 0, passives: 0, promoters: 0, nps: null },
      { ease: "easy", customers: 8, detractors: 0, passives: 6, promoters: 2, nps: 25 },
    ]);
    expect(besideNps([], () => "easy", context)).toBeNull();
  });
});

describe("business hours", () => {
  it.each([
    ["1 00:00-00:01", [true, false, false, false, false, false, false], 0, 60],
    ["7 23:59-24:00", [false, false, false, false, false, false, true], 86_340, 86_400],
    ["2-2,6-7 12:30-13:00", [false, true, false, false, false, true, true], 45_000, 46_800],
  ])("reads %s", (text, days, from, to) => expect(parseBusinessHours(text)).toEqual({ days, from, to }));

  it.each([
    "8 09:00-17:00",
    "1-5 9:00-17:00",
    "1-5 09:00-09:00",
    "1-5 09:60-17:00",
    "1-5 24:01-24:02",
    "1-5 25:00-26:00",
    " 1 09:00-17:00",
    "1 09:00-17:00 ",
    "1, 2 09:00-17:00",
    "1-5",
  ])("does not read %s", (text) => expect(parseBusinessHours(text)).toBeNull());
});
