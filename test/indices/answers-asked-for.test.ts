import { describe, expect, it } from "vitest";
import { accountParams, answerParams, windowParams } from "../../shared/indices/common-params.ts";
import { csat } from "../../shared/indices/csat.ts";
import { answerQueries, readDistribution } from "../../shared/indices/distribution.ts";
import { hasField, isThere, missingFields } from "../../shared/indices/index-definition.ts";
import { emptyReason, unavailable } from "../../shared/indices/make-result.ts";
import { nps } from "../../shared/indices/nps.ts";
import { revenueNeeds } from "../../shared/indices/nps-revenue.ts";
import { OUT_OF_RANGE } from "../../shared/table/canonical.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsOf } from "./support/settings-of.ts";

describe("what is mapped", () => {
  const context = contextOf({ answers: ["nps", "weight"] });

  it("is a table, or a field of one", () => {
    expect([isThere(context, "answers"), isThere(context, "accounts")]).toEqual([true, false]);
    expect([hasField(context, "answers", "nps"), hasField(context, "answers", "csat"), hasField(context, "accounts", "nps")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(missingFields(context, "answers", ["nps", "csat", "ces"])).toEqual(["answers.csat", "answers.ces"]);
  });

  it("is what an index needs and has not", () => {
    expect(nps.needs(context)).toEqual([]);
    expect(nps.needs(contextOf({ answers: ["csat"] }))).toEqual(["answers.nps"]);
    expect(csat.needs(context)).toEqual(["answers.csat"]);
    expect(csat.needs(contextOf({ answers: ["csat"] }))).toEqual([]);
    expect(revenueNeeds(context)).toEqual(["answers.customer_id", "accounts.customer_id", "accounts.revenue"]);
    const [one, other] = (["revenue", "mrr"] as const).map((field) =>
      contextOf({ answers: ["customer_id"], accounts: ["customer_id", field] }),
    );
    expect([one && revenueNeeds(one), other && revenueNeeds(other)]).toEqual([[], []]);
  });
});

describe("the settings that a result shows", () => {
  const context = contextOf({ answers: ["nps"] }, { settings: settingsOf({ confidence: 0.9, duplicates: "all" }), population: 500 });
  const common = { asOf: "2026-01-31", confidence: 0.9 };

  it("are those it goes by, and whether answers are weighted", () => {
    expect(answerParams(context)).toEqual({ ...common, duplicates: "all", weighted: false });
    expect(answerParams({ ...context, fields: { answers: ["nps", "weight"] } })["weighted"]).toBe(true);
    expect(answerParams({ ...context, fields: {} })["weighted"]).toBe(false);
    expect(accountParams(context)).toEqual(common);
    expect(windowParams(context)).toEqual({ ...common, windowStart: "2025-01-31", churnWindowMonths: 12 });
  });

  it("are with NPS and CSAT their cuts and scales too", () => {
    const answers = { ...common, duplicates: "all", weighted: false, population: 500 };
    expect(nps.params(context)).toEqual({
      ...answers,
      interval: "adjustedWald",
      weightBy: "weight",
      scaleMin: 0,
      scaleMax: 10,
      detractorsUpTo: 6,
      promotersFrom: 9,
    });
    expect(csat.params(context)).toEqual({
      ...answers,
      headline: "share",
      scaleMin: 1,
      scaleMax: 5,
      satisfiedFrom: 4,
      dissatisfiedUpTo: 2,
    });
  });

  it("stand with a result that cannot be computed, beside its unit and why", () => {
    expect(unavailable(nps, context, "MISSING_COLUMNS", ["answers.nps"])).toEqual({
      value: null,
      unit: "points",
      n: 0,
      nEff: 0,
      ci: null,
      reason: "MISSING_COLUMNS",
      needs: ["answers.nps"],
      excluded: { missing: 0, outOfRange: 0, duplicate: 0 },
      flags: [],
      params: nps.params(context),
      parts: nps.emptyParts,
    });
    expect(unavailable(csat, context, "NOT_BY_GROUP")).not.toHaveProperty("needs");
    const units = (["share", "mean", "net", "rescaled"] as const).map((headline) =>
      csat.unit({ ...context, settings: settingsOf({ csat: { headline } }) }),
    );
    expect(units).toEqual(["percent", "score", "points", "percent"]);
  });
});

describe("cells of a question", () => {
  it("count rows by value, and answers that count with their weights", () => {
    expect(answerQueries("csat", contextOf({ answers: ["csat"] }), "by_wave")).toEqual({
      rows: { from: "frame_answers", keys: { answer: "csat" }, sums: { answers: "count(*)" }, counted: "rows csat" },
      kept: { from: "kept_csat_by_wave", keys: { answer: "answer" }, sums: { answers: "count(*)" }, counted: "kept csat" },
    });
    for (const index of [nps, csat])
      expect(index.queries(contextOf({}), "overall")).toEqual(answerQueries(index.id, contextOf({}), "overall"));
    const weighted = answerQueries("nps", contextOf({ answers: ["nps", "weight"] }), "overall");
    expect(Object.keys(weighted.rows.sums)).toEqual(["answers", "unweighted", "unread"]);
    expect(Object.keys(weighted.kept.sums)).toEqual(["answers", "weight", "squares"]);
    expect([nps.table(contextOf({})), csat.table(contextOf({}))]).toEqual(["answers", "answers"]);
  });

  it("without an answer are empty, out of range only where no other was given", () => {
    expect([emptyReason(0, 3), emptyReason(2, 3), emptyReason(0, 0)]).toEqual(["OUT_OF_RANGE_ALL", "EMPTY", "EMPTY"]);
    const rows = [{ answer: OUT_OF_RANGE, answers: 2 }];
    expect(readDistribution({ rows: [...rows, { answer: 4, answers: 1 }], kept: [] }, false).reason).toBe("EMPTY");
  });
});
