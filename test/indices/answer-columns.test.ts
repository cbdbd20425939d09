import { describe, expect, it } from "vitest";
import { orderByCustomer, placesOf } from "../../shared/indices/frame/answer-columns.ts";

describe("the order of answers beside the store", () => {
  it("puts those of a customer together, as they were given, and those of nobody first", () => {
    const customer = Int32Array.of(2, -1, 0, 2, 1, -1, 0);
    const ord = orderByCustomer(customer);
    expect([...(ord ?? [])]).toEqual([1, 5, 2, 6, 4, 0, 3]);
  });

  it("is that of the store where nobody answers twice, also with many of nobody", () => {
    expect(orderByCustomer(Int32Array.of(3, -1, 0, -1, 2))).toBeNull();
    expect(orderByCustomer(new Int32Array(0))).toBeNull();
  });

  it("keeps its order for the answers that a filter leaves, whatever theirs is", () => {
    const ord = Int32Array.of(1, 5, 2, 6, 4, 0, 3);
    expect([...placesOf({ ord }, Int32Array.of(6, 0, 1, 2))]).toEqual([0, 2, 3, 5]);
    expect([...placesOf({ ord: null }, Int32Array.of(1, 3))]).toEqual([1, 3]);
  });
});
