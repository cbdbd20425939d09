import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildCanonical } from "../../../electron/engine/canonical/build-canonical.ts";
import { inferFromStore } from "../../../electron/engine/canonical/infer-from-store.ts";
import { Store } from "../../../electron/engine/store.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import type { InferredMapping, Mapping } from "../../../shared/table/mapping.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { type FixtureColumn, storeRaw } from "./raw-fixture.ts";

let store: Store;
beforeEach(async () => {
  store = await Store.open({ threads: 1 });
});
afterEach(() => store.close());

const ROWS = 60;
const column = (header: string, cell: (i: number) => number | string | null, type?: FixtureColumn["type"]): FixtureColumn => ({
  header,
  ...(type === undefined ? {} : { type }),
  cells: Array.from({ length: ROWS }, (_, i) => cell(i)),
});
/** The columns of the public data set Online Retail II; the 11th row is a cancelled invoice, the 12th has no quantity. */
const retail = (price: string): readonly FixtureColumn[] => [
  column("Invoice", (i) => `${i === 10 ? "C" : ""}${489_434 + Math.floor(i / 4)}`, "text"),
  column("StockCode", (i) => `8${5_000 + (i % 7)}`, "text"),
  column("Quantity", (i) => (i === 10 ? -3 : i === 11 ? null : 1 + (i % 12))),
  column("InvoiceDate", (i) => `2010-0${1 + (i % 9)}-0${1 + (i % 9)}`, "day"),
  column(price, (i) => 2.5 + (i % 5)),
  column("Customer ID", (i) => 13_000 + (i % 20)),
];

async function infer(columns: readonly FixtureColumn[]): Promise<{ readonly raw: RawTable; readonly inferred: InferredMapping }> {
  const raw = await storeRaw(store, { columns });
  return { raw, inferred: await inferFromStore(store, [raw]) };
}

async function amounts(
  raw: RawTable,
  mapping: Mapping,
): Promise<{ readonly values: readonly unknown[]; readonly codes: readonly string[] }> {
  const built = await buildCanonical(store, [raw], mapping, QUIET_JOB);
  if (!built.ok) throw new Error(JSON.stringify(built.problem));
  const rows = await store.all<{ amount: unknown }>("select amount from transactions order by row");
  return { values: rows.map(({ amount }) => amount), codes: built.value.readings.map(({ code }) => code) };
}

describe("a price beside a quantity", () => {
  it("is taken times the quantity, said as a reading and asked about; no quantity is no amount", async () => {
    for (const price of ["Price", "UnitPrice", "Prix unitaire", "Prezzo"]) {
      const { raw, inferred } = await infer(retail(price));
      expect(inferred.mapping.tables[0]).toMatchObject({
        as: "transactions",
        columns: { customer_id: "Customer ID", date: "InvoiceDate", amount: price },
      });
      expect(inferred.questions).toMatchObject([{ kind: "unitPrice", field: "amount", header: price, chosen: "eachUnit" }]);
      const { values, codes } = await amounts(raw, inferred.mapping);
      expect(values.slice(0, 3)).toEqual([2.5, 7, 13.5]);
      expect(values.slice(10, 12)).toEqual([-7.5, null]);
      expect(codes).toContain("unitPrice");
      await store.run(`drop table ${raw.id}; drop table ${raw.id}_odd`);
    }
  });

  it("is the amount of the row where a person says so, and where the mapping names no quantity", async () => {
    const { raw, inferred } = await infer(retail("Price"));
    const [table] = inferred.mapping.tables;
    if (table === undefined) throw new Error("nothing inferred");
    const whole = { tables: [{ ...table, readings: { amount: "wholeRow" as const } }] };
    expect((await amounts(raw, whole)).values.slice(0, 3)).toEqual([2.5, 3.5, 4.5]);
    const { Quantity: _quantity, ...columns } = table.columns;
    expect((await amounts(raw, { tables: [{ ...table, columns }] })).values.slice(0, 3)).toEqual([2.5, 3.5, 4.5]);
  });

  it("is no amount where an amount of the row stands beside them", async () => {
    const { raw, inferred } = await infer([...retail("Unit price"), column("Line total", (i) => 10 + i)]);
    expect(inferred.mapping.tables[0]?.columns["amount"]).toBe("Line total");
    expect(inferred.questions).toEqual([]);
    expect((await amounts(raw, inferred.mapping)).values.slice(0, 2)).toEqual([10, 11]);
  });
});
