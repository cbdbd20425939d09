import { describe, expect, it } from "vitest";
import { AT_TOP, FIRST, questionChannel, SECOND, SECURE, secureChannel } from "../../../shared/indices/frame/answer-channel.ts";
import { answerOf, NO_ANSWER, validAnswer } from "../../../shared/indices/frame/answer-rows.ts";
import { OUT_OF_RANGE } from "../../../shared/table/canonical.ts";
import { codesOf } from "./columns-by-hand.ts";

describe("codes of answers", () => {
  it("hold whole numbers of one byte, and none", () => {
    expect([0, 10, 255, 128, NO_ANSWER].map(answerOf)).toEqual([0, 10, -1, OUT_OF_RANGE, null]);
  });

  it("hold an answer that counts unless it is out of range or none", () => {
    expect([0, 10, 255, 128, NO_ANSWER].map(validAnswer)).toEqual([0, 10, -1, Number.NaN, Number.NaN]);
  });
});

describe("questionChannel", () => {
  it("numbers every combination of the answers that occur and says which of the two is valid", () => {
    const channel = questionChannel([codesOf(9, null, OUT_OF_RANGE, 3), codesOf(null, 5, 5, OUT_OF_RANGE)]);
    // 3, 9, none, out of range; times 5, none, out of range.
    expect([...channel.numbers]).toEqual([4, 6, 9, 2]);
    expect(channel.codes.map((column) => [...column])).toEqual([
      [3, 3, 3, 9, 9, 9, 127, 127, 127, 128, 128, 128],
      [5, 127, 128, 5, 127, 128, 5, 127, 128, 5, 127, 128],
    ]);
    const both = FIRST | SECOND;
    expect([...channel.marks]).toEqual([both, FIRST, FIRST, both, FIRST, FIRST, SECOND, 0, 0, SECOND, 0, 0]);
  });

  it("numbers the rows of the same columns once", () => {
    const [nps, csat] = [codesOf(9, 3), codesOf(1, 2)];
    const { numbers } = questionChannel([nps, csat]);
    expect(questionChannel([nps, csat]).numbers).toBe(numbers);
    expect([...questionChannel([csat, nps]).numbers]).toEqual([1, 2]);
    expect([...numbers]).toEqual([2, 1]);
  });

  it("has no rows where there are no columns", () => {
    expect(questionChannel([]).numbers).toHaveLength(0);
  });
});

describe("secureChannel", () => {
  const items = [
    { name: "sat", top: 5 },
    { name: "recommend", top: 9 },
    { name: "repurchase", top: 4 },
  ] as const;

  /** The marks of one row. */
  const marksOf = (...answers: readonly (number | null)[]): number | undefined => {
    const { numbers, marks } = secureChannel(
      answers.map((answer) => codesOf(answer)),
      items,
    );
    return marks[numbers[0] ?? -1];
  };

  it("settles a case that has all three answers, at the top when each reaches its own top", () => {
    expect(marksOf(5, 9, 4)).toBe(SECURE | AT_TOP);
    expect(marksOf(6, 10, 5)).toBe(SECURE | AT_TOP);
    expect(marksOf(5, 8, 4)).toBe(SECURE);
    expect(marksOf(4, 9, 4)).toBe(SECURE);
  });

  it("settles a case of one answer below its top, and no other that lacks an answer", () => {
    expect(marksOf(null, 8, OUT_OF_RANGE)).toBe(SECURE);
    expect(marksOf(null, null, 3)).toBe(SECURE);
    expect(marksOf(5, 9, null)).toBe(0);
    expect(marksOf(5, OUT_OF_RANGE, 4)).toBe(0);
    expect(marksOf(null, null, null)).toBe(0);
  });

  it("settles nothing where there are no items", () => {
    expect([...secureChannel([codesOf(null), codesOf(null), codesOf(null)], []).marks]).toEqual([0]);
  });
});
