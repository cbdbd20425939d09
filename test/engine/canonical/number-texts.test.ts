import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { decideDayOrder } from "../../../shared/table/day-order.ts";
import { decideNumberFormat, type NumberShapes } from "../../../shared/table/number-format.ts";
import { storeRaw } from "./raw-fixture.ts";

const NONE: NumberShapes = {
  total: 1,
  simple: 0,
  comma: 0,
  point: 0,
  commaThousand: 0,
  pointThousand: 0,
  ungrouped: 0,
  whole: 0,
  leadingZero: 0,
  grouped: 0,
  percent: 0,
  currency: 0,
};

describe("the decimal mark of a column", () => {
  it("is the one that most of its clear texts have", () => {
    expect(decideNumberFormat({ ...NONE, comma: 2, point: 1 }, null)).toMatchObject({ decimal: ",", guessed: false });
    expect(decideNumberFormat({ ...NONE, comma: 1, point: 2 }, ",")).toMatchObject({ decimal: ".", guessed: false });
  });
  it("is a guess where nothing is clear: from the other columns, else by what people write", () => {
    expect(decideNumberFormat({ ...NONE, pointThousand: 1 }, ",")).toMatchObject({ decimal: ",", guessed: true });
    expect(decideNumberFormat({ ...NONE, commaThousand: 1 }, null)).toMatchObject({ decimal: ".", guessed: true });
    expect(decideNumberFormat({ ...NONE, commaThousand: 1, ungrouped: 1 }, null)).toMatchObject({ decimal: ",", guessed: true });
  });
});

describe("the order of day and month", () => {
  const open = {
    total: 2,
    firstOver12: 0,
    secondOver12: 0,
    firsts: 2,
    seconds: 2,
    firstIsOne: false,
    secondIsOne: false,
    dotted: 0,
    twelveHour: 0,
  };
  it("follows a number over 12, then another column, then first days of months, then dots and clocks", () => {
    expect(decideDayOrder({ ...open, firstOver12: 1 }, false)).toEqual({ dayFirst: true, guessed: false });
    expect(decideDayOrder({ ...open, secondOver12: 1 }, true)).toEqual({ dayFirst: false, guessed: false });
    expect(decideDayOrder(open, false)).toEqual({ dayFirst: false, guessed: true });
    expect(decideDayOrder({ ...open, secondIsOne: true, seconds: 1 }, null)).toEqual({ dayFirst: false, guessed: true });
    expect(decideDayOrder({ ...open, firstIsOne: true, firsts: 1 }, null)).toEqual({ dayFirst: true, guessed: true });
    expect(decideDayOrder({ ...open, twelveHour: 1 }, null)).toEqual({ dayFirst: false, guessed: true });
    expect(decideDayOrder({ ...open, twelveHour: 1, dotted: 1 }, null)).toEqual({ dayFirst: true, guessed: true });
    expect(decideDayOrder(open, null)).toEqual({ dayFirst: true, guessed: true });
  });
});

describe("numbers as any of these countries writes them come back as they were", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
  });
  afterAll(() => store.close());

  it.each(["en-GB", "fr-FR", "it-IT", "ro-RO", "de-CH"])("%s, with two decimals and groups, plain or as euros", async (locale) => {
    const amount = fc.integer({ min: -900_000_000, max: 900_000_000 }).map((cents) => cents / 100);
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 6 }), fc.boolean(), async (amounts, euros) => {
        const style = euros ? ({ style: "currency", currency: "EUR" } as const) : {};
        const write = new Intl.NumberFormat(locale, { ...style, minimumFractionDigits: 2, maximumFractionDigits: 2 });
        await store.run("drop table if exists raw_1; drop table if exists raw_1_odd");
        const cells = amounts.map((value) => write.format(value));
        const raw = await storeRaw(store, { columns: [{ header: "amount", type: "text", cells }] });
        const built = await buildCanonical(store, [raw], { tables: [{ as: "transactions", columns: { amount: "amount" } }] }, QUIET_JOB);
        expect(built.ok).toBe(true);
        const read = await store.all<{ v: number }>("select amount as v from transactions order by row");
        expect(read.map(({ v }) => v)).toEqual(amounts.map((value) => value + 0));
      }),
      { numRuns: 12 },
    );
  });
});
