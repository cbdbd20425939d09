import { describe, expect, it } from "vitest";
import { questionChannel, secureChannel } from "../../../shared/indices/frame/answer-channel.ts";
import { NO_ANSWER, validAnswer } from "../../../shared/indices/frame/answer-rows.ts";
import { type AnswerCounts, countAnswers, prepareCounts } from "../../../shared/indices/frame/count-answers.ts";
import { caseMoney } from "../../../shared/indices/frame/count-secure-money.ts";
import type { SecureItem } from "../../../shared/indices/frame/secure-items.ts";
import type { Question } from "../../../shared/table/fields.ts";
import {
  type Answer,
  cellsOf,
  codeOf,
  GIVEN,
  type Given,
  ITEMS,
  isSettled,
  itemsOf,
  QUESTIONS,
  rowsOf,
  STATES,
  stateOf,
} from "./answers-by-hand.ts";
import { codesOf, decimalsOf } from "./columns-by-hand.ts";

const SLOTS = 3;

/** Money of customers 0, 1 and 3 in cents, with squares; 1 owes money, and of 2 no revenue is known. */
const ACCOUNTS = {
  customer: Int32Array.of(3, 0, 1, 2),
  group: new Int16Array(4),
  segment: null,
  segments: [],
  active: new Uint8Array(4),
  atStart: new Uint8Array(4),
  lost: new Uint8Array(4),
  ended: new Uint8Array(4),
  negativeMoney: new Uint8Array(4),
  absurdMoney: new Uint8Array(4),
  negativeRevenue: Uint8Array.of(0, 0, 1, 0),
  money: decimalsOf(2, 0, 0, 0, 0),
  revenue: decimalsOf(2, 400, 250, -50, null),
  revenueSquare: decimalsOf(4, 160_000, 62_500, 2_500, null),
  cost: decimalsOf(2, 0, 0, 0, 0),
  cac: decimalsOf(2, 0, 0, 0, 0),
  health: [],
};

const expectedOf = (given: readonly Given[], question: "nps" | "csat" | "ces") => {
  const answer = (row: Given): Answer => row[4 + QUESTIONS.indexOf(question)] ?? null;
  const keysOf = (row: Given) => ({ keys: { answer: answer(row) }, order: codeOf(answer(row)) });
  return { rows: cellsOf(given, null, keysOf), kept: cellsOf(given, (row) => !Number.isNaN(validAnswer(codeOf(answer(row)))), keysOf) };
};

const count = (
  given: readonly Given[],
  questions: readonly Question[],
  secure: readonly SecureItem[] | null = null,
  accounts: typeof ACCOUNTS | null = null,
): Promise<AnswerCounts> => countAnswers(rowsOf(given), { questions, secure, slots: SLOTS, accounts: Promise.resolve(accounts) });

describe("counting answers", () => {
  it.each([[["nps", "csat", "ces"]], [["ces", "nps"]], [["csat"]]] as const)(
    "finds rows and last answers of %s in each slice",
    async (questions) => {
      const { cells } = await count(GIVEN, questions);
      expect([...cells.keys()]).toEqual(questions.flatMap((question) => [`${question} rows`, `${question} kept`]));
      for (const question of questions) {
        const { rows, kept } = expectedOf(GIVEN, question);
        expect(cells.get(`${question} rows`)).toEqual(rows);
        expect(cells.get(`${question} kept`)).toEqual(kept);
      }
    },
  );

  it("finds the last answer of each customer, also as it stood at the start of the window", async () => {
    const { last, atStart } = await count(GIVEN, ["nps", "csat", "ces"], ITEMS);
    expect(Object.fromEntries(last)).toEqual({ nps: codesOf(3, 7, null, 0), csat: codesOf(2, 5, null, 1), ces: codesOf(6, 1, null, 2) });
    expect(Object.fromEntries(atStart)).toEqual({
      nps: codesOf(3, null, null, 0),
      csat: codesOf(5, 5, null, null),
      ces: codesOf(3, null, null, 2),
    });
  });

  it("finds the customers of each wave, nobody's rows being each its own", async () => {
    const expected = [
      // Nobody's one, and 0, 1, 3.
      [40, 4],
      [43, 3],
    ];
    expect([...(await count(GIVEN, ["nps", "csat", "ces"])).byWave]).toEqual(expected);
    expect([...(await count(GIVEN, [])).byWave]).toEqual(expected);
  });

  it("finds secure cases by what can be made of them, and those that count by their answers", async () => {
    const { cells } = await count(GIVEN, ["nps", "csat", "ces"], ITEMS);
    const rows = cellsOf(GIVEN, null, (row) => ({ keys: { state: stateOf(row) }, order: STATES.indexOf(stateOf(row)) }));
    const packed = (numbers: readonly number[]): number => numbers.reduce((all, number) => all * 256 + number, 0);
    const kept = cellsOf(
      GIVEN,
      (row) => isSettled(itemsOf(row)),
      (row) => ({
        keys: { triple: packed(itemsOf(row).map((answer) => (answer ?? NO_ANSWER) + 128)) },
        order: packed(itemsOf(row).map(codeOf)),
      }),
    );
    expect(cells.get("secure rows")).toEqual(rows);
    expect(cells.get("secure kept")).toEqual(kept);
    expect(cells.has("secure money")).toBe(false);
  });

  it("does not wait for accounts that nothing is asked of", async () => {
    const never = new Promise<null>(() => {});
    const { cells } = await countAnswers(rowsOf(GIVEN), { questions: ["nps"], secure: null, slots: SLOTS, accounts: never });
    expect(cells.size).toBe(2);
  });

  it("counts secure cases where no question is mapped", async () => {
    const [own, withQuestions] = [await count(GIVEN, [], ITEMS), await count(GIVEN, ["nps", "csat"], ITEMS)];
    expect([...own.cells.keys()]).toEqual(["secure rows", "secure kept"]);
    for (const [name, counted] of own.cells) expect(counted).toEqual(withQuestions.cells.get(name));
  });

  it("adds up the money behind the secure cases that count", async () => {
    const { cells } = await count(GIVEN, ["nps", "csat", "ces"], ITEMS, ACCOUNTS);
    // The last case of 0 is below (group 0), that of 1 too (group 0), that of 3 at the top (group 1); nobody has no money.
    const below = { is_top: false, customers: 2, revenue: 2, squares: 6.5, negative: 1 };
    const top = { is_top: true, customers: 1, revenue: 4, squares: 16, negative: 0 };
    const all = [
      { slice: -1, ...below },
      { slice: -1, ...top },
    ];
    expect(cells.get("secure money")).toEqual({
      all,
      group: [{ slice: 0, ...below }, { slice: 1, ...top }, ...all],
      wave: [
        { slice: 40, ...below },
        // In the later wave 1 is at the top as well.
        { slice: 43, is_top: true, customers: 2, revenue: 3.5, squares: 16.25, negative: 1 },
      ],
    });
  });

  it("counts two questions with many different answers as it counts each", async () => {
    // 65 answers to each: 4,225 combinations.
    const many = Array.from({ length: 130 }, (_, at): Given => [at >> 1, 0, at % 2, 0, at % 65, (at * 3) % 65, at % 7, null, null, null]);
    const { cells, last, atStart } = await count(many, ["nps", "csat", "ces"]);
    for (const question of ["nps", "csat", "ces"] as const) {
      const { rows, kept } = expectedOf(many, question);
      expect(cells.get(`${question} rows`)).toEqual(rows);
      expect(cells.get(`${question} kept`)).toEqual(kept);
    }
    expect(last.get("csat")?.slice(0, 3)).toEqual(codesOf(3, 9, 15));
    expect(last.get("ces")?.slice(0, 3)).toEqual(codesOf(1, 3, 5));
    expect(atStart.get("ces")).toEqual(codesOf(...Array.from({ length: 65 }, () => null)));
  });

  it("counts nothing where there are no answers", async () => {
    const none = { all: [], group: [], wave: [] };
    const { cells, byWave } = await count([], ["nps"], ITEMS, ACCOUNTS);
    for (const counted of cells.values()) expect(counted).toEqual(none);
    expect([...cells.keys()]).toEqual(["nps rows", "nps kept", "secure rows", "secure kept", "secure money"]);
    expect([...byWave]).toEqual([
      [40, 0],
      [43, 0],
    ]);
  });

  it("finds the same when its columns were prepared", async () => {
    const rows = rowsOf(GIVEN);
    const plan = { questions: ["nps", "csat", "ces"], secure: ITEMS } as const;
    prepareCounts(rows, plan, ACCOUNTS);
    const prepared = await countAnswers(rows, { ...plan, slots: SLOTS, accounts: Promise.resolve(ACCOUNTS) });
    expect(prepared).toEqual(await count(GIVEN, plan.questions, ITEMS, ACCOUNTS));
  });
});

describe("preparing the columns of answers", () => {
  const columnOf = (rows: ReturnType<typeof rowsOf>, question: Question) => rows.questions.get(question) ?? new Uint8Array(0);
  const four = ["nps", "csat", "ces", "sat"] as const;

  it("numbers two questions at a time, and the items of secure: what is written into them later is not seen", () => {
    const [rows, untouched] = [rowsOf(GIVEN), rowsOf(GIVEN)];
    prepareCounts(rows, { questions: four, secure: ITEMS }, null);
    for (const column of rows.questions.values()) column.fill(0);
    const numbers = (of: typeof rows) => [
      questionChannel([columnOf(of, "nps"), columnOf(of, "csat")]).numbers,
      questionChannel([columnOf(of, "ces"), columnOf(of, "sat")]).numbers,
      secureChannel(
        ITEMS.map(({ name }) => columnOf(of, name)),
        ITEMS,
      ).numbers,
    ];
    expect(numbers(rows)).toEqual(numbers(untouched));
  });

  it("puts the money of customers side by side, where secure is counted", () => {
    const accounts = () => ({ ...ACCOUNTS, revenue: decimalsOf(2, 400, 250, -50, null) });
    const prepared = (secure: readonly SecureItem[] | null) => {
      const own = accounts();
      prepareCounts(rowsOf(GIVEN), { questions: [], secure }, own);
      own.revenue.words.fill(0);
      return caseMoney(own);
    };
    expect(prepared(ITEMS)).toEqual(caseMoney(accounts()));
    expect(prepared(null)).not.toEqual(caseMoney(accounts()));
  });
});
