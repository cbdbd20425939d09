import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import { resolveSettings } from "../../shared/indices/resolve-settings.ts";
import { type BusinessHours, parseBusinessHours } from "../../shared/metrics/business-hours.ts";
import { numberIn } from "./support/number-in.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 2 });
});
afterAll(() => store.close());

const WEEKDAYS = "1-5 09:00-17:00";
const timesOf = async (created: string, answered: string | null, businessHours: string | null, asOf = "2026-01-31") => {
  const tickets = [{ ticket_id: "t", created_at: created, first_response_at: answered }];
  return numberIn(store, "firstResponse", { tickets }, { settings: { asOf, metrics: { businessHours } } });
};

describe("business hours", () => {
  it("are weekdays from Monday 1, single or from–to, and a time of day", () => {
    expect(parseBusinessHours(WEEKDAYS)).toEqual({ days: [true, true, true, true, true, false, false], from: 32_400, to: 61_200 });
    expect(parseBusinessHours("1,3-4,7 00:00-24:00")?.days).toEqual([true, false, true, true, false, false, true]);
    for (const wrong of ["", "0-5 09:00-17:00", "5-1 09:00-17:00", "1-5 17:00-09:00", "1-5 09:00-24:30", "Mon 9-5"]) {
      expect(parseBusinessHours(wrong), wrong).toBeNull();
      expect(resolveSettings({ metrics: { businessHours: wrong } }).ok, wrong).toBe(false);
    }
  });

  it("run two hours from Friday at four to Monday at ten, and the time by the clock stays beside them", async () => {
    // 2 January 2026 was a Friday.
    const result = await timesOf("2026-01-02 16:00:00", "2026-01-05 10:00:00", WEEKDAYS);
    expect(result.value).toBe(120);
    expect(result.parts).toMatchObject({ median: 120, clockMedian: 66 * 60 });
    expect(result.params["businessHours"]).toBe(WEEKDAYS);
    expect((await timesOf("2026-01-02 16:00:00", "2026-01-05 10:00:00", null)).parts).toMatchObject({
      median: 66 * 60,
      clockMedian: null,
    });
  });

  it("give nothing over a weekend, and still call a time below zero by its name", async () => {
    expect((await timesOf("2026-01-03 08:00:00", "2026-01-04 20:00:00", WEEKDAYS)).value).toBe(0);
    expect((await timesOf("2026-01-04 20:00:00", "2026-01-03 08:00:00", WEEKDAYS)).excluded.outOfRange).toBe(1);
  });

  it("agree with counting minute by minute", async () => {
    const hours = fc.constantFrom(WEEKDAYS, "1-7 00:00-24:00", "6,7 10:30-12:00", "2 00:00-06:15");
    await fc.assert(
      fc.asyncProperty(hours, fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), async (text, start, length) => {
        const first = Date.UTC(2026, 0, 1) / 60_000 + start;
        const moment = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 19).replace("T", " ");
        const result = await timesOf(moment(first), moment(first + length), text, "2026-03-31");
        expect(result.value).toBeCloseTo(minutesOf(first, first + length, parseBusinessHours(text)), 9);
      }),
      { numRuns: 25 },
    );
  });
});

function minutesOf(from: number, to: number, hours: BusinessHours | null): number {
  let count = 0;
  for (let minute = from; minute < to; minute += 1) {
    const date = new Date(minute * 60_000);
    const second = date.getUTCHours() * 3_600 + date.getUTCMinutes() * 60;
    const weekday = (date.getUTCDay() + 6) % 7;
    if (hours?.days[weekday] === true && second >= hours.from && second < hours.to) count += 1;
  }
  return count;
}
