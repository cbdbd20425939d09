import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Store } from "../../../electron/engine/store.ts";
import {
  type SecureState,
  secureItems,
  secureOutside,
  secureSettled,
  secureState,
  secureTop,
  stateOfCase,
} from "../../../shared/indices/frame/secure-items.ts";
import { DEFAULT_SETTINGS } from "../../../shared/indices/settings.ts";
import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";

const BAD = OUT_OF_RANGE;
const input = { scales: DEFAULT_SCALES, settings: { ...DEFAULT_SETTINGS, secure: { top: { sat: null, recommend: 4, repurchase: null } } } };
const items = [
  { name: "sat", top: 5 },
  { name: "recommend", top: 4 },
  { name: "repurchase", top: 5 },
] as const;

/** By methods.md 8, Missing: top is 5, 4 and 5. */
const CASES: readonly (readonly [answers: readonly (number | null)[], state: SecureState, isTop: boolean])[] = [
  [[5, 4, 5], "settled", true],
  [[5, 5, 5], "settled", true],
  [[5, 3, 5], "settled", false],
  [[4, 5, 5], "settled", false],
  [[5, 5, 4], "settled", false],
  [[null, 3, null], "settled", false],
  [[BAD, null, 1], "settled", false],
  [[4, null, BAD], "settled", false],
  [[5, 4, null], "missing", false],
  [[null, null, 5], "missing", false],
  [[null, 4, null], "missing", false],
  [[5, BAD, null], "out_of_range", false],
  [[BAD, 4, 5], "out_of_range", false],
  [[5, 4, BAD], "out_of_range", false],
  [[BAD, BAD, BAD], "none_valid", false],
  [[null, null, BAD], "none_valid", false],
  [[null, BAD, null], "none_valid", false],
  [[BAD, null, null], "none_valid", false],
  [[null, null, null], "empty", false],
];

describe("the three items", () => {
  it("are top at the end of their scale, or where it is set", () => {
    expect(secureItems(input)).toEqual(items);
  });

  it.each(CASES)("%j are %s", (answers, state) => {
    expect(stateOfCase(answers, items)).toBe(state);
  });
});

describe("the same in the store", () => {
  let store: Store;
  beforeAll(async () => {
    store = await Store.open({ threads: 1 });
  });
  afterAll(() => store.close());

  it("says what each row settles, and whether it is at the top or has one out of range", async () => {
    const values = CASES.map(([answers], at) => `(${[at, ...answers.map((answer) => answer ?? "null")].join(", ")})`);
    const rows = await store.all<{ state: string; top: boolean; plain: boolean; settled: boolean | null; outside: boolean }>(
      `select ${secureState(items)} as state, ${secureTop(items, "t.")} as top, ${secureTop(items)} as plain, ${secureSettled(items)} as settled, ${secureOutside("t.")} as outside
       from (values ${values.join(", ")}) t(place, sat, recommend, repurchase) order by place`,
    );
    expect(rows.map(({ state }) => state)).toEqual(CASES.map(([, state]) => state));
    expect(rows.map(({ top }) => top)).toEqual(CASES.map(([, , isTop]) => isTop));
    expect(rows.map(({ plain }) => plain)).toEqual(CASES.map(([, , isTop]) => isTop));
    expect(rows.map(({ settled }) => settled === true)).toEqual(CASES.map(([, state]) => state === "settled"));
    expect(rows.map(({ outside }) => outside)).toEqual(CASES.map(([answers]) => answers.includes(BAD)));
  });
});
