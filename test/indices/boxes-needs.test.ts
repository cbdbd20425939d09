import { describe, expect, it } from "vitest";
import { boxes } from "../../shared/indices/boxes.ts";
import type { IndexContext } from "../../shared/indices/index-definition.ts";
import { customersIn, LEFT, STAYED, WINDOW } from "./support/box-rows.ts";
import { contextOf } from "./support/context-of.ts";
import { settingsWith } from "./support/settings-with.ts";

describe("what money boxes need and go by", () => {
  const by = (boxesBy: "nps" | "csat" | "health" | null, churnFrom: "window" | "status" | null, fields: IndexContext["fields"]) => {
    const choices = { health: [], boxesBy, boxesFrom: "status", clvMethod: null } as const;
    return contextOf(fields, { choices, settings: settingsWith("boxes", { churnFrom }) });
  };
  const needs = (...given: Parameters<typeof by>) => boxes.needs(by(...given));
  const whole = { accounts: ["customer_id", "mrr", "end_date"], answers: ["nps", "customer_id", "answered_at"] };

  it("is first of all an account for each customer", () => {
    expect(needs("nps", null, {})).toEqual(["accounts.customer_id"]);
    expect(needs("nps", null, whole)).toEqual([]);
  });

  it("is something to make boxes from", () => {
    const accounts = ["customer_id", "revenue", "churned"];
    expect(needs(null, null, { accounts })).toEqual(["answers.nps"]);
    expect(needs("csat", null, { accounts, answers: ["nps"] })).toEqual(["answers.csat", "answers.customer_id"]);
    expect(needs("health", null, { accounts })).toEqual([
      ...["accounts.usage_per_week", "accounts.features_used", "accounts.tickets_per_month", "accounts.payment_delay_days"],
    ]);
  });

  it("is money and a sign of losses, dated where a window is asked for", () => {
    const answers = ["nps", "customer_id"];
    expect(needs("nps", null, { accounts: ["customer_id"], answers })).toEqual(["accounts.mrr", "accounts.end_date"]);
    expect(needs("nps", "status", { accounts: ["customer_id", "revenue", "churned"], answers })).toEqual([]);
    expect(needs("nps", "window", { accounts: ["customer_id", "mrr", "churned"], answers })).toEqual([
      "accounts.end_date",
      "answers.answered_at",
    ]);
    const health = { ...by("health", "window", { accounts: ["customer_id", "mrr", "churned"] }) };
    const component = { field: "accounts.usage", floor: 0, target: 1, weight: 1, critical: null, maxAgeDays: null, reference: null };
    expect(boxes.needs({ ...health, choices: { ...health.choices, health: [component] } })).toEqual([]);
  });

  it("is said with the cuts of what makes the boxes", () => {
    const accounts = ["customer_id", "revenue", "churned", "segment"];
    expect(boxes.params(by("csat", null, { accounts }))).toMatchObject({
      ...{ by: "csat", bottomUpTo: 2, topFrom: 4, money: "revenue", strata: "segment", churnFrom: "status" },
    });
    const health = boxes.params(by("health", null, { accounts }));
    expect(health).toMatchObject({ by: "health", bottomBelow: 50, topFrom: 75 });
    expect(health).not.toHaveProperty("bottomUpTo");
    expect(boxes.params(by(null, null, { accounts }))).not.toHaveProperty("topFrom");
  });

  it("is flagged where it comes from the same day as the losses", () => {
    const context = by("health", null, whole);
    const rows = [customersIn(2, 2, STAYED, 5, 5, 5), customersIn(0, 0, LEFT, 10, 10, 5)];
    expect(boxes.compute({ customers: rows, strata: [] }, context).flags).toEqual(["ASSOCIATION_NOT_CAUSE", "INDICATIVE", "SAME_SNAPSHOT"]);
  });

  it("is a number of accounts in money, and of no wave", () => {
    expect([boxes.id, boxes.byWave, boxes.table(WINDOW), boxes.unit(WINDOW)]).toEqual(["boxes", false, "accounts", "money"]);
  });
});
