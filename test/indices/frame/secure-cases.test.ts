import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../../electron/engine/store.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { holdsTriples, itemsOfTriple, keptSecure, keptView, lastAnswers, type Span } from "../../../shared/indices/frame/last-answers.ts";
import { bad } from "../support/canonical-data.ts";
import { givenFrame, rowsOf, storeOfGiven } from "./answers-in-store.ts";

let store: Store;
beforeAll(async () => {
  store = await storeOfGiven();
});
afterAll(() => store.close());

const SECURE = "sat, recommend, repurchase";

async function keptCases(input: FrameInput, span: Span, columns = SECURE): Promise<readonly (readonly unknown[])[]> {
  for (const statement of lastAnswers(input, span, [], true, false)) await store.run(statement);
  await store.run(keptSecure(input, span));
  return rowsOf(store, keptView("secure", span), `customer, ${span === "overall" ? "grp" : "wave"}, ${columns}`);
}

/** A triple as it is packed: 127 = not answered. */
const packed = (...items: readonly (number | null)[]): number => items.reduce<number>((all, item) => all * 256 + (item ?? 127) + 128, 0);

describe("secure cases", () => {
  it("are the last settled ones, their answers in one number", async () => {
    const columns = "triple, is_top";
    expect(await keptCases(givenFrame("lastPerCustomer", false), "overall", columns)).toEqual([
      [0, 2, packed(bad, 5, 2), false],
      [1, 0, packed(1, 1, 1), false],
      [null, 0, packed(5, 5, 5), true],
      [null, 2, packed(3, null, null), false],
    ]);
    expect(await keptCases(givenFrame("lastPerCustomer", true), "by_wave", `${columns}, weight`)).toEqual([
      [0, 7, packed(5, 4, null), false, 1],
      [0, 8, packed(bad, 5, 2), false, 0.5],
      [1, 7, packed(5, 5, 5), true, 3],
      [null, 8, packed(3, null, null), false, 5],
    ]);
  });

  it("hold items instead where not only the last counts", async () => {
    expect(holdsTriples(givenFrame("lastPerCustomer", false))).toBe(true);
    expect(holdsTriples(givenFrame("all", false))).toBe(false);
    expect(holdsTriples(givenFrame("meanPerCustomer", false))).toBe(false);
    expect(await keptCases(givenFrame("all", true), "overall", `${SECURE}, ord, weight`)).toEqual([
      [0, 0, 5, 5, 5, 10, 2],
      [0, 1, 5, 4, null, 11, 1],
      [0, 2, null, 5, 2, 16, 0.5],
      [1, 1, 5, 5, 5, 12, 3],
      [null, 0, 5, 5, 5, 18, 1],
      [null, 2, 3, null, null, 15, 5],
    ]);
    expect(await keptCases(givenFrame("all", false), "by_wave")).toEqual([
      [0, 7, 5, 4, null],
      [0, 8, null, 5, 2],
      [1, 7, 5, 5, 5],
      [1, 8, 1, 1, 1],
      [null, 8, 3, null, null],
    ]);
  });

  it("hold means of each item over the settled rows", async () => {
    // Items of 0: 5, 5; 5, 4, 5; 5, 2. Weights: 2, 1, 0.5.
    expect(await keptCases(givenFrame("meanPerCustomer", true), "overall", `${SECURE}, round(weight, 9)`)).toEqual([
      [0, 2, 5, 14 / 3, 3.5, 1.166666667],
      [1, 1, 5, 5, 5, 3],
      [null, 0, 5, 5, 5, 1],
      [null, 2, 3, null, null, 5],
    ]);
    expect(await keptCases(givenFrame("meanPerCustomer", false), "by_wave")).toEqual([
      [0, 7, 5, 4, null],
      [0, 8, null, 5, 2],
      [1, 7, 5, 5, 5],
      [1, 8, 1, 1, 1],
      [null, 8, 3, null, null],
    ]);
  });

  it("are unpacked into their items", () => {
    expect(itemsOfTriple(packed(5, 4, -1))).toEqual([5, 4, -1]);
    expect(itemsOfTriple(packed(null, bad, 10))).toEqual([null, null, 10]);
  });
});
