import { describe, expect, it } from "vitest";
import { at, decimalsAt, placesThatPass } from "../../../shared/indices/frame/places.ts";
import { decimalsOf } from "./columns-by-hand.ts";

describe("what is at some places of a column", () => {
  it("comes in the order of the places, in a column of the same kind", () => {
    expect(at(Int16Array.of(4, 5, 6), Int32Array.of(2, 0))).toEqual(Int16Array.of(6, 4));
    expect(at(Float64Array.of(0.5, Number.NaN, 2.5), Int32Array.of(1, 2))).toEqual(Float64Array.of(Number.NaN, 2.5));
    expect(at(Uint8Array.of(4, 5), new Int32Array(0))).toEqual(new Uint8Array(0));
  });

  it("is the column itself at all of them", () => {
    const column = Int32Array.of(1, 2);
    expect(at(column, null)).toBe(column);
  });

  it("is both words of a decimal, and whether it is known", () => {
    const column = decimalsOf(2, 1, null, -3, 2 ** 40 + 7);
    expect(decimalsAt(column, Int32Array.of(3, 1, 2))).toEqual(decimalsOf(2, 2 ** 40 + 7, null, -3));
  });
});

describe("placesThatPass", () => {
  it("are those of customers who pass; who is nobody's passes nowhere", () => {
    const customer = Int32Array.of(2, -1, 0, 1, 2, 3);
    expect(placesThatPass(customer, Uint8Array.of(0, 1, 1))).toEqual(Int32Array.of(0, 3, 4));
    expect(placesThatPass(customer, new Uint8Array(3))).toEqual(new Int32Array(0));
  });
});
