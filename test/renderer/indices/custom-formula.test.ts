import { describe, expect, it } from "vitest";
import { candidates, inserted, matching, wordBefore } from "../../../renderer/indices/custom/candidates.ts";
import { filledFormula } from "../../../renderer/indices/custom/custom-formula.ts";
import { formulaFields } from "../../../renderer/indices/custom/formula-fields.ts";
import { makeResult } from "../../../shared/indices/make-result.ts";
import { wordsOf } from "../harness/words-of.ts";

const words = wordsOf("en", "EUR");

describe("filledFormula", () => {
  it("puts the value of every part in its place", () => {
    const terms = [
      { text: "share(answers.nps >= 9)", value: 0.40731, n: 100 },
      { text: "index.clv", value: 15229.4, n: 90 },
    ];
    const parts = { steps: ["100 * ", 0, " / ", 1], terms };
    const result = makeResult({ value: 1, unit: "score", n: 90, params: {}, parts });
    expect(filledFormula(result, words)).toBe("100 * 0.4073 / 15,229.4");
  });
});

describe("formulaFields", () => {
  it("finds the mapped fields behind the names of a formula, labels and headers with signs too", () => {
    const mapping = { tables: [{ as: "accounts" as const, columns: { mrr: "MRR", segment: "Segment", "Usage / week": "Usage / week" } }] };
    expect(formulaFields("mean(when(accounts.segment_is_SMB, accounts.Usage_week)) + mean(accounts.active)", mapping)).toEqual([
      ["accounts", "segment"],
      ["accounts", "Usage / week"],
    ]);
  });
});

describe("completion", () => {
  const names = [
    { name: "answers.nps", kind: "answer", of: "answers.nps" },
    { name: "index.nps", kind: "index", of: "nps" },
    { name: "accounts.segment_is_SMB", kind: "label", of: "accounts.segment", label: "SMB" },
  ] as const;
  const all = candidates(names, words.t);

  it("says of every name what it means", () => {
    expect(all.find(({ name }) => name === "index.nps")?.meaning).toBe("index: Net Promoter Score");
    expect(all.find(({ name }) => name === "accounts.segment_is_SMB")?.meaning).toContain("“SMB”");
    expect(all.every(({ meaning }) => meaning !== "" && !meaning.startsWith("does."))).toBe(true);
  });

  it("offers what begins with the word before what holds it, and puts it in the word's place", () => {
    const text = "100 * me + 1";
    expect(wordBefore(text, 8)).toBe("me");
    expect(matching(all, "me")[0]?.name).toBe("mean( )");
    expect(matching(all, "nps").map(({ name }) => name)).toEqual(["answers.nps", "index.nps"]);
    expect(inserted(text, 8, "mean(")).toEqual({ text: "100 * mean( + 1", caret: 11 });
  });
});
