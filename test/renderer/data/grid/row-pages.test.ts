import { describe, expect, it } from "vitest";
import { PAGE, type Row, RowPages } from "../../../../renderer/data/grid/row-pages.ts";

const COUNT = 1_000_000;
const pageOf = (page: number): readonly Row[] => Array.from({ length: PAGE }, (_, index) => ({ row: page * PAGE + index + 2, cells: [] }));

/** Pages whose questions are answered by hand. */
function byHand() {
  const open = new Map<number, (rows: readonly Row[] | null) => void>();
  const asked: number[] = [];
  let told = 0;
  const pages = new RowPages(
    (page) => {
      asked.push(page);
      return new Promise((done) => open.set(page, done));
    },
    () => {
      told += 1;
    },
  );
  const answer = async (page: number, rows: readonly Row[] | null = pageOf(page)) => {
    open.get(page)?.(rows);
    open.delete(page);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { pages, asked, answer, told: () => told };
}

describe("pages of rows", () => {
  it("are asked for where they are looked at, then beside it", async () => {
    const { pages, asked, answer } = byHand();
    pages.want(250, 280, COUNT);
    expect(asked).toEqual([2, 3]);
    await answer(2);
    expect(asked).toEqual([2, 3, 1]);
    expect(pages.rowAt(250)?.row).toBe(252);
    expect(pages.rowAt(350)).toBeNull();
  });

  it("that were passed on the way are never asked for", async () => {
    const { pages, asked, answer } = byHand();
    for (let place = 0; place <= 900_000; place += 3_000) pages.want(place, place + 20, COUNT);
    expect(asked).toEqual([0, 1]);
    await answer(0);
    expect(asked.at(-1)).toBe(9_000);
    await answer(1);
    expect(asked).toEqual([0, 1, 9_000, 9_001]);
  });

  it("do not go beyond either end", async () => {
    const { pages, asked, answer } = byHand();
    pages.want(0, 9, 10);
    await answer(0);
    expect(asked).toEqual([0]);
  });

  it("that could not be had are not asked for again until somebody says so", async () => {
    const { pages, asked, answer, told } = byHand();
    pages.want(0, 9, 50);
    await answer(0, null);
    expect(told()).toBe(1);
    pages.want(0, 9, 50);
    expect(asked).toEqual([0]);
    pages.again();
    expect(asked).toEqual([0, 0]);
  });

  it("are let go when there are many, but never those in sight", async () => {
    const { pages, answer, asked } = byHand();
    for (let page = 0; page < 200; page += 2) {
      pages.want(page * PAGE, page * PAGE + 10, COUNT);
      while (asked.length > 0) {
        const next = asked.shift();
        if (next !== undefined) await answer(next);
      }
      expect(pages.rowAt(page * PAGE)?.row).toBe(page * PAGE + 2);
    }
    expect(pages.rowAt(0)).toBeNull();
  });

  it("that come after the end are dropped", async () => {
    const { pages, answer, told } = byHand();
    pages.want(0, 9, COUNT);
    pages.end();
    await answer(0);
    expect(told()).toBe(0);
    expect(pages.rowAt(0)).toBeNull();
  });
});
