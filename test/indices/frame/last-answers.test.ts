import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import {
  holdsTriples,
  itemsOfTriple,
  keptAnswers,
  keptSecure,
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
import { DEFAULT_SETTINGS, type Settings } from "../../../shared/indices/settings.ts";
import { bad } from "../support/canonical-data.ts";
import { frameOf } from "./frame-of.ts";

type Given = {
  readonly customer: number | null;
  readonly day: string | null;
  readonly grp: number;
  readonly wave: number | null;
  readonly weight: number;
  readonly nps: number | null;
  readonly sat: number | null;
  readonly recommend: number | null;
  readonly repurchase: number | null;
};
type Items = readonly [number | null, number | null, number | null];
const given = (
  customer: number | null,
  day: string | null,
  [grp, wave, weight]: readonly [number, number | null, number],
  nps: number | null,
  [sat, recommend, repurchase]: Items,
): Given => ({ customer, day, grp, wave, weight, nps, sat, recommend, repurchase });

const NONE: Items = [null, null, null];
/**
 * The `ord` of a row is ten more than its place. Customer 0 answers in both waves and in none; the last valid answer of 1 has weight
 * 0; 2 never gave a valid one; two rows are nobody's.
 */
const GIVEN: readonly Given[] = [
  given(0, null, [0, null, 2], 1, [5, 5, 5]),
  given(0, "2026-01-05", [1, 7, 1], 9, [5, 4, null]),
  given(1, "2026-01-06", [1, 7, 3], 6, [5, 5, 5]),
  given(0, "2026-01-07", [0, 7, 4], -1, [5, 5, null]),
  given(2, "2026-01-08", [2, 7, 1], bad, [bad, null, 5]),
  given(null, "2026-01-09", [2, 8, 5], 4, [3, null, null]),
  given(0, "2026-02-01", [2, 8, 0.5], 10, [bad, 5, 2]),
  given(1, "2026-02-02", [0, 8, 0], 8, [1, 1, 1]),
  given(null, "2026-02-03", [0, null, 1], 2, [5, 5, 5]),
  given(0, "2026-02-04", [1, 8, 2], bad, NONE),
];

let store: Store;
beforeAll(async () => {
  store = await Store.open({ threads: 1 });
  await store.run(`create table frame_answers (customer integer, ord integer, day date, grp smallint, wave integer, weight double,
    nps tinyint, sat tinyint, recommend tinyint, repurchase tinyint)`);
  const rows = GIVEN.map(({ customer, day, grp, wave, weight, nps, sat, recommend, repurchase }, at) => {
    const dated = day === null ? "null" : `date '${day}'`;
    return `(${[customer, at + 10, dated, grp, wave, weight, nps, sat, recommend, repurchase].map(String).join(", ")})`;
  });
  await store.run(`insert into frame_answers values ${rows.join(", ")}`);
});
afterAll(() => store.close());

/** Three groups; items of secure are at the top from 5. */
const frame = (duplicates: Settings["duplicates"], weighted: boolean): FrameInput => {
  const scale = { min: 1, max: 5 };
  const base = frameOf({ answers: ["customer_id", "nps", "sat", "recommend", "repurchase", ...(weighted ? ["weight"] : [])] });
  return {
    ...base,
    groups: 3,
    scales: { ...base.scales, sat: scale, recommend: scale, repurchase: scale },
    settings: { ...DEFAULT_SETTINGS, duplicates },
  };
};

type Kept = Readonly<Record<string, unknown>>;
const NPS = "answer";
const SECURE = "sat, recommend, repurchase";

/** Rows of a view of answers that count, as lists of columns, in the order of customers and then of what they say. */
async function rowsOf(view: string, columns: string): Promise<readonly (readonly unknown[])[]> {
  const rows = await store.all<Kept>(`select ${columns} from ${view} order by all nulls last`);
  return rows.map((row) => Object.values(row));
}

async function kept(input: FrameInput, span: Span, columns = ""): Promise<readonly (readonly unknown[])[]> {
  for (const statement of lastAnswers(input, span, ["nps"], true, false)) await store.run(statement);
  await store.run(keptAnswers(input, "nps", span));
  return rowsOf(keptView("nps", span), `customer, ${span === "overall" ? "grp" : "wave"}, ${NPS}${columns}`);
}

async function keptCases(input: FrameInput, span: Span, columns = SECURE): Promise<readonly (readonly unknown[])[]> {
  for (const statement of lastAnswers(input, span, [], true, false)) await store.run(statement);
  await store.run(keptSecure(input, span));
  return rowsOf(keptView("secure", span), `customer, ${span === "overall" ? "grp" : "wave"}, ${columns}`);
}

/** A triple as it is packed: 127 = not answered. */
const packed = (...items: readonly (number | null)[]): number => items.reduce<number>((all, item) => all * 256 + (item ?? 127) + 128, 0);

describe("last answers", () => {
  it("are the last valid ones of each customer, with their group; nobody's are each their own", async () => {
    expect(await kept(frame("lastPerCustomer", false), "overall")).toEqual([
      [0, 2, 10],
      [1, 0, 8],
      [null, 0, 2],
      [null, 2, 4],
    ]);
  });

  it("are the last ones in each wave", async () => {
    expect(await kept(frame("lastPerCustomer", false), "by_wave")).toEqual([
      [0, 7, -1],
      [0, 8, 10],
      [1, 7, 6],
      [1, 8, 8],
      [null, 8, 4],
    ]);
  });

  it("have their weight, and none has weight 0", async () => {
    expect(await kept(frame("lastPerCustomer", true), "overall", ", weight")).toEqual([
      [0, 2, 10, 0.5],
      [1, 1, 6, 3],
      [null, 0, 2, 1],
      [null, 2, 4, 5],
    ]);
    expect(await kept(frame("lastPerCustomer", true), "by_wave", ", weight")).toEqual([
      [0, 7, -1, 4],
      [0, 8, 10, 0.5],
      [1, 7, 6, 3],
      [null, 8, 4, 5],
    ]);
  });

  it("of everything are the last ones of the waves", async () => {
    for (const weighted of [false, true]) {
      const input = frame("lastPerCustomer", weighted);
      for (const statement of lastAnswers(input, "by_wave", ["nps"], true, true)) await store.run(statement);
      for (const statement of lastAnswers(input, "overall", ["nps"], true, true)) await store.run(statement);
      const once = await rowsOf(lastTable("overall"), "customer, nps, secure");
      for (const statement of lastOfWaves(["nps"], true)) await store.run(statement);
      expect(await rowsOf(lastTable("overall"), "customer, nps, secure")).toEqual(once);
      expect(once).toHaveLength(5);
      expect(lastOfWaves(["nps"], true)[0]).toMatch(/^create or replace temp table /);
      for (const statement of lastAnswers(input, "by_wave", ["nps"], false, true)) await store.run(statement);
      for (const statement of lastOfWaves(["nps"], false)) await store.run(statement);
      expect(await rowsOf(lastTable("overall"), "*")).toEqual(once.map(([customer, nps]) => [customer, nps]).toSorted(byCustomer));
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
    const rows = await kept(frame("all", false), "overall", ", ord");
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
    expect(await kept(frame("all", true), "by_wave", ", weight, grp")).toEqual([
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
    expect(await kept(frame("meanPerCustomer", false), "overall")).toEqual([
      [0, 2, 4.75],
      [1, 0, 7],
      [null, 0, 2],
      [null, 2, 4],
    ]);
    expect(await kept(frame("meanPerCustomer", false), "by_wave")).toEqual([
      [0, 7, 4],
      [0, 8, 10],
      [1, 7, 6],
      [1, 8, 8],
      [null, 8, 4],
    ]);
  });

  it("have the mean of the weights", async () => {
    // (2 + 1 + 4 + 0.5)/4; in the first wave (1 + 4)/2.
    expect(await kept(frame("meanPerCustomer", true), "overall", ", weight")).toEqual([
      [0, 2, 4.75, 1.875],
      [1, 1, 6, 3],
      [null, 0, 2, 1],
      [null, 2, 4, 5],
    ]);
    expect(await kept(frame("meanPerCustomer", true), "by_wave", ", weight")).toEqual([
      [0, 7, 4, 2.5],
      [0, 8, 10, 0.5],
      [1, 7, 6, 3],
      [null, 8, 4, 5],
    ]);
  });
});

describe("secure cases", () => {
  it("are the last settled ones, their answers in one number", async () => {
    const columns = "triple, is_top";
    expect(await keptCases(frame("lastPerCustomer", false), "overall", columns)).toEqual([
      [0, 2, packed(bad, 5, 2), false],
      [1, 0, packed(1, 1, 1), false],
      [null, 0, packed(5, 5, 5), true],
      [null, 2, packed(3, null, null), false],
    ]);
    expect(await keptCases(frame("lastPerCustomer", true), "by_wave", `${columns}, weight`)).toEqual([
      [0, 7, packed(5, 4, null), false, 1],
      [0, 8, packed(bad, 5, 2), false, 0.5],
      [1, 7, packed(5, 5, 5), true, 3],
      [null, 8, packed(3, null, null), false, 5],
    ]);
  });

  it("hold items instead where not only the last counts", async () => {
    expect(holdsTriples(frame("lastPerCustomer", false))).toBe(true);
    expect(holdsTriples(frame("all", false))).toBe(false);
    expect(holdsTriples(frame("meanPerCustomer", false))).toBe(false);
    expect(await keptCases(frame("all", true), "overall", `${SECURE}, ord, weight`)).toEqual([
      [0, 0, 5, 5, 5, 10, 2],
      [0, 1, 5, 4, null, 11, 1],
      [0, 2, null, 5, 2, 16, 0.5],
      [1, 1, 5, 5, 5, 12, 3],
      [null, 0, 5, 5, 5, 18, 1],
      [null, 2, 3, null, null, 15, 5],
    ]);
    expect(await keptCases(frame("all", false), "by_wave")).toEqual([
      [0, 7, 5, 4, null],
      [0, 8, null, 5, 2],
      [1, 7, 5, 5, 5],
      [1, 8, 1, 1, 1],
      [null, 8, 3, null, null],
    ]);
  });

  it("hold means of each item over the settled rows", async () => {
    // Items of 0: 5, 5; 5, 4, 5; 5, 2. Weights: 2, 1, 0.5.
    expect(await keptCases(frame("meanPerCustomer", true), "overall", `${SECURE}, round(weight, 9)`)).toEqual([
      [0, 2, 5, 14 / 3, 3.5, 1.166666667],
      [1, 1, 5, 5, 5, 3],
      [null, 0, 5, 5, 5, 1],
      [null, 2, 3, null, null, 5],
    ]);
    expect(await keptCases(frame("meanPerCustomer", false), "by_wave")).toEqual([
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

describe("the last answer of a customer for boxes and health", () => {
  it("is the last valid one, whatever its weight", async () => {
    await store.run(lastOfCustomer(frame("all", true), "nps"));
    expect(await rowsOf(lastOfCustomerView("nps"), "customer, answer, ord")).toEqual([
      [0, 10, 16],
      [1, 8, 17],
    ]);
  });

  it("is the last one up to a day; undated ones had none", async () => {
    await store.run(lastOfCustomerOn(frame("lastPerCustomer", false), "nps", "date '2026-01-06'"));
    expect(await rowsOf(lastAtStartView("nps"), "customer, answer, ord")).toEqual([
      [0, 9, 11],
      [1, 6, 12],
    ]);
  });
});
