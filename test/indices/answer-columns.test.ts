import { describe, expect, it } from "vitest";
import { dayNumber } from "../../shared/calendar.ts";
import {
  calendarCodes,
  groupOfRows,
  orderByCustomer,
  placesOf,
  placesUpTo,
  UNDATED,
  upTo,
  wavesOf,
} from "../../shared/indices/frame/answer-columns.ts";

describe("the order of answers beside the store", () => {
  it("puts those of a customer together, as they were given, and those of nobody first", () => {
    const customer = Int32Array.of(2, -1, 0, 2, 1, -1, 0);
    const ord = orderByCustomer(customer);
    expect([...(ord ?? [])]).toEqual([1, 5, 2, 6, 4, 0, 3]);
  });

  it("is that of the store where nobody answers twice, also with many of nobody", () => {
    expect(orderByCustomer(Int32Array.of(3, -1, 0, -1, 2))).toBeNull();
    expect(orderByCustomer(Int32Array.of(0, 1, 0))).toEqual(Int32Array.of(0, 2, 1));
    expect(orderByCustomer(Int32Array.of(2, 1, 2))).toEqual(Int32Array.of(1, 0, 2));
    expect(orderByCustomer(new Int32Array(0))).toBeNull();
  });

  it("keeps its order for the answers that a filter leaves, whatever theirs is", () => {
    const ord = Int32Array.of(1, 5, 2, 6, 4, 0, 3);
    expect([...placesOf({ ord }, Int32Array.of(6, 0, 1, 2))]).toEqual([0, 2, 3, 5]);
    expect([...placesOf({ ord: null }, Int32Array.of(1, 3))]).toEqual([1, 3]);
  });
});

/** Days of 2026, as they are stored; null = undated. */
const daysOf = (...days: readonly (string | null)[]): Int32Array =>
  Int32Array.from(days, (day) => (day === null ? UNDATED : dayNumber(`2026-${day}`)));

describe("answers up to a day", () => {
  /** Read anew each time, as the latest day of a column is looked for once. */
  const columnsOf = (...days: readonly (string | null)[]) => ({
    ord: null,
    customer: new Int32Array(4),
    day: daysOf(...days),
    questions: new Map(),
  });
  const days = ["03-02", null, "03-01", "02-28"];

  it("are those dated on it or before, and undated ones", () => {
    expect(placesUpTo(columnsOf(...days), "2026-03-01")).toEqual(Int32Array.of(1, 2, 3));
    expect(placesUpTo(columnsOf(...days), "2026-02-01")).toEqual(Int32Array.of(1));
    expect(placesUpTo(columnsOf("02-28", "03-02"), "2026-03-01")).toEqual(Int32Array.of(0));
  });

  it("are all where none is later, where none is dated, and where no day is asked for", () => {
    expect(placesUpTo(columnsOf(...days), "2026-03-02")).toBeNull();
    expect(placesUpTo({ ...columnsOf(), day: null }, "2026-03-01")).toBeNull();
    expect(placesUpTo(columnsOf(...days), null)).toBeNull();
  });

  it("do not have undated ones among them at the start of a window", () => {
    expect(upTo(daysOf(...days), 4, "2026-03-01")).toEqual(Uint8Array.of(0, 0, 1, 1));
    expect(upTo(daysOf(...days), 4, null)).toEqual(new Uint8Array(4));
    expect(upTo(null, 4, "2026-03-01")).toEqual(new Uint8Array(4));
  });
});

describe("waves of answers", () => {
  it("are numbered by the calendar, undated ones by −1", () => {
    const day = daysOf("01-01", "06-30", null, "07-01", "12-31", "06-30");
    expect(calendarCodes(day, "month")).toEqual(Int32Array.of(24_312, 24_317, -1, 24_318, 24_323, 24_317));
    expect(calendarCodes(day, "quarter")).toEqual(Int32Array.of(8_104, 8_105, -1, 8_106, 8_107, 8_105));
    expect(calendarCodes(day, "year")).toEqual(Int32Array.of(2026, 2026, -1, 2026, 2026, 2026));
  });

  it("are those that occur, in the order of their codes", () => {
    expect(wavesOf(Int32Array.of(7, -1, 3, 7, 0))).toEqual({ wave: Int16Array.of(2, -1, 1, 2, 0), waveCodes: [0, 3, 7] });
    expect(wavesOf(Int16Array.of(-1, 5))).toEqual({ wave: Int16Array.of(-1, 0), waveCodes: [5] });
    expect(wavesOf(Int16Array.of(-1))).toEqual({ wave: Int16Array.of(-1), waveCodes: [] });
    expect(wavesOf(new Int16Array(0))).toEqual({ wave: new Int16Array(0), waveCodes: [] });
  });
});

describe("the group of an answer", () => {
  const customer = Int32Array.of(0, 1, 2, 3, -1);
  const own = Int16Array.of(1, 0, 1, -1, 0);

  it("is its customer's, else its own, else none", () => {
    // Customer 2 has an account without a group, customer 3 none.
    const members = Int16Array.of(0, 1, -1);
    const groupsOf = (...args: [Int16Array | null, Int16Array | null]) => groupOfRows({ by: "segment", groups: 2 }, customer, ...args);
    expect(groupsOf(members, own)).toEqual(Int16Array.of(0, 1, 1, 2, 0));
    expect(groupsOf(members, null)).toEqual(Int16Array.of(0, 1, 2, 2, 2));
    expect(groupsOf(null, own)).toEqual(Int16Array.of(1, 0, 1, 2, 0));
  });

  it("is one for all without groups", () => {
    expect(groupOfRows({ by: null, groups: 2 }, customer, Int16Array.of(1, 1), own)).toEqual(new Int16Array(5));
  });
});
