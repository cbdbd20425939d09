import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../../electron/engine/store.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import {
  keptAnswers,
  keptView,
  lastAnswers,
  lastAtStartView,
  lastOfCustomer,
  lastOfCustomerOn,
  lastOfCustomerView,
  lastOfWaves,
  lastQuestions,
  lastTable,
  type Span,
} from "../../../shared/indices/frame/last-answers.ts";
import { givenFrame, rowsOf, storeOfGiven } from "./answers-in-store.ts";

let store: Store;
beforeAll(async () => {
  store = await storeOfGiven();
});
afterAll(() => store.close());

async function kept(input: FrameInput, span: Span, columns = ""): Promise<readonly (readonly unknown[])[]> {
  for (const statement of lastAnswers(input, span, ["nps"], true, false)) await store.run(statement);
  await store.run(keptAnswers(input, "nps", span));
  return rowsOf(store, keptView("nps", span), `customer, ${span === "overall" ? "grp" : "wave"}, answer${columns}`);
}

describe("last answers", () => {
  it("are the last valid ones of each customer, with their group; nobody's are each their own", async () => {
    expect(await kept(givenFrame("lastPerCustomer", false), "overall")).toEqual([
      [0, 2, 10],
      [1, 0, 8],
      [null, 0, 2],
      [null, 2, 4],
    ]);
  });

  it("are the last ones in each wave", async () => {
    expect(await kept(givenFrame("lastPerCustomer", false), "by_wave")).toEqual([
      [0, 7, -1],
      [0, 8, 10],
      [1, 7, 6],
      [1, 8, 8],
      [null, 8, 4],
    ]);
  });

  it("have their weight, and none has weight 0", async () => {
    expect(await kept(givenFrame("lastPerCustomer", true), "overall", ", weight")).toEqual([
      [0, 2, 10, 0.5],
      [1, 1, 6, 3],
      [null, 0, 2, 1],
      [null, 2, 4, 5],
    ]);
    expect(await kept(givenFrame("lastPerCustomer", true), "by_wave", ", weight")).toEqual([
      [0, 7, -1, 4],
      [0, 8, 10, 0.5],
      [1, 7, 6, 3],
      [null, 8, 4, 5],
    ]);
  });

  it("of everything are the last ones of the waves", async () => {
    for (const weighted of [false, true]) {
      const input = givenFrame("lastPerCustomer", weighted);
      for (const statement of lastAnswers(input, "by_wave", ["nps"], true, true)) await store.run(statement);
      for (const statement of lastAnswers(input, "overall", ["nps"], true, true)) await store.run(statement);
      const once = await rowsOf(store, lastTable("overall"), "customer, nps, secure");
      for (const statement of lastOfWaves(["nps"], true)) await store.run(statement);
      expect(await rowsOf(store, lastTable("overall"), "customer, nps, secure")).toEqual(once);
      expect(once).toHaveLength(5);
      expect(lastOfWaves(["nps"], true)[0]).toMatch(/^create or replace temp table /);
      for (const statement of lastAnswers(input, "by_wave", ["nps"], false, true)) await store.run(statement);
      for (const statement of lastOfWaves(["nps"], false)) await store.run(statement);
      expect(await rowsOf(store, lastTable("overall"), "*")).toEqual(once.map(([customer, nps]) => [customer, nps]).toSorted(byCustomer));
    }
  });

  it("are kept of the questions that count one by one", () => {
    expect(lastQuestions({ fields: { answers: ["sat", "ces", "nps", "comment"] } })).toEqual(["nps", "ces"]);
    expect(lastQuestions({ fields: { answers: ["csat"] } })).toEqual(["csat"]);
  });
});

const byCustomer = (a: readonly unknown[], b: readonly unknown[]): number =>
  Number(a[0] ?? 99) - Number(b[0] ?? 99) || Number(a[1] ?? 1e12) - Number(b[1] ?? 1e12);

describe("all answers", () => {
  it("are the valid ones of every row", async () => {
    const rows = await kept(givenFrame("all", false), "overall", ", ord");
    expect(rows).toEqual([
      [0, 0, -1, 13],
      [0, 0, 1, 10],
      [0, 1, 9, 11],
      [0, 2, 10, 16],
      [1, 0, 8, 17],
      [1, 1, 6, 12],
      [null, 0, 2, 18],
      [null, 2, 4, 15],
    ]);
  });

  it("are those in a wave, and of a weight above 0", async () => {
    expect(await kept(givenFrame("all", true), "by_wave", ", weight, grp")).toEqual([
      [0, 7, -1, 4, 0],
      [0, 7, 9, 1, 1],
      [0, 8, 10, 0.5, 2],
      [1, 7, 6, 3, 1],
      [null, 8, 4, 5, 2],
    ]);
  });
});

describe("means of a customer's answers", () => {
  it("are of the valid ones, in the group of the last", async () => {
    // (1 + 9 − 1 + 10)/4 and (6 + 8)/2.
    expect(await kept(givenFrame("meanPerCustomer", false), "overall")).toEqual([
      [0, 2, 4.75],
      [1, 0, 7],
      [null, 0, 2],
      [null, 2, 4],
    ]);
    expect(await kept(givenFrame("meanPerCustomer", false), "by_wave")).toEqual([
      [0, 7, 4],
      [0, 8, 10],
      [1, 7, 6],
      [1, 8, 8],
      [null, 8, 4],
    ]);
  });

  it("have the mean of the weights", async () => {
    // (2 + 1 + 4 + 0.5)/4; in the first wave (1 + 4)/2.
    expect(await kept(givenFrame("meanPerCustomer", true), "overall", ", weight")).toEqual([
      [0, 2, 4.75, 1.875],
      [1, 1, 6, 3],
      [null, 0, 2, 1],
      [null, 2, 4, 5],
    ]);
    expect(await kept(givenFrame("meanPerCustomer", true), "by_wave", ", weight")).toEqual([
      [0, 7, 4, 2.5],
      [0, 8, 10, 0.5],
      [1, 7, 6, 3],
      [null, 8, 4, 5],
    ]);
  });
});

describe("the last answer of a customer for boxes and health", () => {
  it("is the last valid one, whatever its weight", async () => {
    await store.run(lastOfCustomer(givenFrame("all", true), "nps"));
    expect(await rowsOf(store, lastOfCustomerView("nps"), "customer, answer, ord")).toEqual([
      [0, 10, 16],
      [1, 8, 17],
    ]);
  });

  it("is the last one up to a day; undated ones had none", async () => {
    await store.run(lastOfCustomerOn(givenFrame("lastPerCustomer", false), "nps", "date '2026-01-06'"));
    expect(await rowsOf(store, lastAtStartView("nps"), "customer, answer, ord")).toEqual([
      [0, 9, 11],
      [1, 6, 12],
    ]);
  });
});
