import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../electron/engine/store.ts";
import {
  beginsWith,
  createTable,
  createView,
  dayLiteral,
  dayNumberOf,
  daysBetween,
  divideWhole,
  exactMoney,
  exactProducts,
  exactSquares,
  exactSum,
  folded,
  foldText,
  identifier,
  literal,
  money,
  monthIndex,
  secondOfDay,
  secondsBetween,
  smallMoney,
  smallSquare,
  square,
  standaloneSql,
} from "../../shared/indices/dialect.ts";

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
});
afterAll(() => store.close());

const resultOf = async (expression: string, from = ""): Promise<unknown> =>
  (await store.one<{ v: unknown }>(`select ${expression} as v ${from}`)).v;
const moment = (text: string): string => `timestamp '${text}'`;

describe("SQL that only one store says so", () => {
  it.each([
    [divideWhole("3 + 8", 4), 2],
    [divideWhole("12", "4"), 3],
    [daysBetween(dayLiteral("2026-02-27"), dayLiteral("2026-03-02")), 3],
    [secondsBetween(moment("2026-03-01 23:59:59.25"), moment("2026-03-02 00:00:01")), 1.75],
    [dayNumberOf(moment("1970-01-03 23:59:59.999999")), 2],
    [secondOfDay(moment("1970-01-03 01:00:00.5")), 3_600.5],
    // 2026·12 + 3 − 1.
    [monthIndex(dayLiteral("2026-03-31")), 24_314],
    [folded("' ÉLAN '"), "elan"],
    [folded("12"), "12"],
    [foldText("'  Città '"), "citta"],
    [beginsWith("'reactivation'", ["new", "react"]), true],
    [beginsWith("'inreach'", ["new", "react", "each"]), false],
  ])("is %s = %s", async (expression, expected) => {
    expect(await resultOf(expression)).toBe(expected);
  });

  it("quotes names and texts so that no value can leave them", async () => {
    expect(await resultOf(identifier('a "b"'), `from (select 5 as ${identifier('a "b"')})`)).toBe(5);
    expect(await resultOf(literal("it's ''; --"))).toBe("it's ''; --");
    expect([identifier('"'), literal("'")]).toEqual(['""""', "''''"]);
  });

  it("adds up decimals, not doubles", async () => {
    const tenths = "from (values (0.1::double), (0.2::double), (1e16), (-1e16)) t(x)";
    expect(await resultOf(exactSum("x"), tenths)).toBe(0.3);
    expect(await resultOf(exactMoney("x"), tenths)).toBe(0.3);
    expect(await resultOf(exactSquares("x"), "from (values (0.5::double), (-3), (1e-4)) t(x)")).toBe(9.25);
    expect(await resultOf(exactProducts("x", "y"), "from (values (0.5::double, 4), (-3, 2)) t(x, y)")).toBe(-4);
    expect(await resultOf(square("x"), "from (values (1.5::double)) t(x)")).toBe(2.25);
    expect(await resultOf(smallSquare("x"), "from (values (1.5::double)) t(x)")).toBe(2.25);
    expect([await resultOf(money("1.0123456789")), await resultOf(smallMoney("1.0123456789"))]).toEqual([1.012345679, 1.012345679]);
  });
});

describe("a query on its own", () => {
  const statements = [
    createTable("rows_a", 'select 1 as x, 3 as "b  c"'),
    createView("a", "select *\n  from rows_a where length('it''s  a') > \"b  c\""),
    createView("b", "select 2 as y"),
    "drop table c",
  ];

  it("holds the relations that it reads, and those that they read, in their order", () => {
    expect(standaloneSql("select x\n  from a  where x = ' 1  2'", statements)).toBe(
      "with rows_a as (\n  select 1 as x, 3 as \"b  c\"\n),\na as (\n  select * from rows_a where length('it''s  a') > \"b  c\"\n)\nselect x from a where x = ' 1  2'",
    );
  });

  it("stands as it is where it reads none of them", () => {
    expect(standaloneSql("select  3\n", [createView("relation", "select 1")])).toBe("select 3 ");
    expect(standaloneSql("select 3", [])).toBe("select 3");
  });

  it("gives what it gave with them", async () => {
    expect(await store.all<object>(standaloneSql("select x, y from a, b", statements))).toEqual([{ x: 1, y: 2 }]);
  });
});
