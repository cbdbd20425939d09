import { describe, expect, it } from "vitest";
import type { IndexContext } from "../../shared/indices/index-definition.ts";
import { themes } from "../../shared/metrics/themes.ts";
import { OUT_OF_RANGE } from "../../shared/table/canonical.ts";
import { askFrames, type WrittenFrame } from "../indices/support/ask-frames.ts";
import { contextOf } from "../indices/support/context-of.ts";

describe("comments of a frame", () => {
  const frame: WrittenFrame = {
    columns: "customer integer, ord integer, grp integer, wave integer, nps tinyint, comment varchar",
    rows: [
      "1, 0, 0, 1, 9, 'first'",
      "2, 3, 1, null, -128, 'fourth'",
      "1, 1, 0, null, null, ' '",
      "null, 2, 0, 0, 3, 'third'",
      "3, 4, 0, 1, 7, null",
    ],
  };
  const accounts: WrittenFrame = { columns: "customer integer, revenue decimal(38, 9)", rows: ["1, 120.5", "3, 7"] };
  const mapped = contextOf({ answers: ["comment", "nps", "customer_id"], accounts: ["customer_id", "revenue"] });
  const none = { slice: -1, nps: null, customer: null, revenue: null };

  it("are read in their order, with their score and who wrote them", () =>
    askFrames({ frame_comments: frame, frame_accounts: accounts }, async (ask) => {
      const { comments } = themes.queries(mapped, "overall");
      const first = { slice: 0, comment: "first", nps: 9, customer: 1, revenue: 120.5 };
      const third = { ...none, slice: 0, comment: "third", nps: 3 };
      const fourth = { slice: 1, comment: "fourth", nps: null, customer: 2, revenue: null };
      expect(await ask(comments, "group")).toEqual([first, third, fourth]);
      expect(await ask(comments, "all")).toEqual([first, third, fourth].map((row) => ({ ...row, slice: -1 })));
      expect(await ask(comments, "wave")).toEqual([third, { ...first, slice: 1 }]);
    }));

  it("have no score and no revenue where those are not mapped", () =>
    askFrames({ frame_comments: frame, frame_accounts: accounts }, async (ask) => {
      const rows = async (fields: IndexContext["fields"]) => ask(themes.queries(contextOf(fields), "overall").comments, "all");
      expect(await rows({ answers: ["comment", "customer_id"], accounts: ["customer_id"] })).toMatchObject([
        { comment: "first", nps: null, revenue: 120.5 },
        { comment: "third" },
        { comment: "fourth" },
      ]);
      const expected = [
        { ...none, comment: "first", nps: 9, customer: 1 },
        { ...none, comment: "third", nps: 3 },
        { ...none, comment: "fourth", customer: 2 },
      ];
      expect(await rows({ answers: ["comment", "nps", "customer_id"] })).toEqual(expected);
      expect(await rows({ answers: ["comment", "nps"], accounts: ["customer_id"] })).toEqual(expected);
    }));

  it("are counted with all answers by their score", () =>
    askFrames({ frame_comments: frame }, async (ask) => {
      const cells = async (context: IndexContext) =>
        (await ask(themes.queries(context, "overall").answers, "all")).toSorted((a, b) => Number(a["answer"]) - Number(b["answer"]));
      expect(await cells(mapped)).toEqual([
        { slice: -1, answer: OUT_OF_RANGE, answers: 1, comments: 1 },
        { slice: -1, answer: null, answers: 1, comments: 0 },
        { slice: -1, answer: 3, answers: 1, comments: 1 },
        { slice: -1, answer: 7, answers: 1, comments: 0 },
        { slice: -1, answer: 9, answers: 1, comments: 1 },
      ]);
      expect(await cells(contextOf({ answers: ["comment"] }))).toEqual([{ slice: -1, answer: null, answers: 5, comments: 3 }]);
    }));

  it("are the latest hundred thousand, of each slice", () => {
    const many = `select 1 as customer, cast(i as integer) as ord, cast(i % 2 as integer) as grp, cast(null as integer) as wave, 9 as nps, 'x' as comment from range(200002) r(i)`;
    return askFrames({}, async (ask) => {
      await ask(`create table frame_comments as ${many}`, "all");
      const { comments } = themes.queries(contextOf({ answers: ["comment", "nps"] }), "overall");
      if (typeof comments !== "function") throw new Error("comments");
      const counts = async (kind: "all" | "group") =>
        ask(`select slice, count(*) as n from (${comments(kind)}) c group by slice order by slice`, kind);
      expect(await counts("all")).toEqual([{ slice: -1, n: 100_000 }]);
      expect(await counts("group")).toEqual([
        { slice: 0, n: 100_000 },
        { slice: 1, n: 100_000 },
      ]);
    });
  });
});
