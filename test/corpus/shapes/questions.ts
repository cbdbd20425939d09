import { dayFromNumber, dayNumber } from "../../../shared/calendar.ts";
import { dateCell, textCell } from "../cells.ts";
import type { Maker } from "../makers.ts";
import { flags, labels, numbers } from "../makers.ts";
import { tableOf, want, withCustomer } from "../sheets.ts";
import { numberText } from "../writing.ts";
import { type Shape, sheetName } from "./shape.ts";

/** Days of which every one can be read in two ways: none lies behind the twelfth of its month. */
const undecidableDays: Maker = (context) => ({
  ask: "dayOrder",
  cells: context.people.map(() => {
    const month = 1 + context.draw.below(12);
    const day = `2024-${String(month).padStart(2, "0")}-${String(1 + context.draw.below(12)).padStart(2, "0")}`;
    return dateCell(context, day, "dmySlash", false);
  }),
});

/** `1.234` and nothing but such: thousands to one writer, three places to the other. */
const undecidableNumbers: Maker = (context) => ({
  ask: "decimalMark",
  cells: context.people.map(() => {
    const value = 1_001 + context.draw.below(8_000);
    return textCell(numberText(value, { decimal: ",", group: ".", date: "iso" }, { places: 0, grouped: true }), { value });
  }),
});

const dates: Shape = {
  name: "days in two readings",
  rows: [50, 90],
  make: (context) => {
    const wanted = [
      withCustomer("transactions"),
      want("boughtOn", undecidableDays, "transactions.date"),
      want("amount", numbers(3, 900, { holes: 0 }), "transactions.amount"),
    ];
    return [tableOf(context, sheetName(context, "transactions"), "transactions", wanted)];
  },
};

const marks: Shape = {
  name: "numbers in two readings",
  rows: [50, 90],
  make: (context) => {
    const isoDays: Maker = (own) => ({
      cells: own.people.map((_, index) => dateCell(own, dayFromNumber(dayNumber("2020-01-03") + index * 11), "iso", false)),
    });
    const wanted = [
      withCustomer("accounts"),
      want("mrr", undecidableNumbers, "accounts.mrr"),
      want("startDate", isoDays, "accounts.start_date"),
      want("churned", flags(0.2), "accounts.churned"),
      want("segment", labels("segments"), "accounts.segment"),
    ];
    return [tableOf(context, sheetName(context, "accounts"), "accounts", wanted)];
  },
};

export const QUESTIONABLE: readonly Shape[] = [dates, marks];
