import { describe, expect, it } from "vitest";
import type { FrameInput } from "../../../shared/indices/frame/frame-input.ts";
import { componentQuestion, healthComponents, isLastAnswer, isOwnValue } from "../../../shared/indices/frame/health-frame.ts";
import { frameInput } from "../support/frame-in.ts";
import { component, health } from "../support/health-settings.ts";

describe("the components of the health score (cli.md, health)", () => {
  const NUMBERS = ["usage_per_week", "features_used", "tickets_per_month", "payment_delay_days"];
  const types = { accounts: Object.fromEntries(NUMBERS.map((name) => [name, "DOUBLE"])) };
  const fieldsOf = (fields: FrameInput["fields"], change: Partial<FrameInput> = {}): readonly string[] =>
    healthComponents(frameInput(fields, { types, ...change })).map(({ field }) => field);
  const tickets = ["customer_id", "created_at"];

  it("are those whose columns are mapped, with the floors, targets and weights of methods.md 5", () => {
    const fields = { accounts: NUMBERS, answers: ["customer_id", "nps", "csat"], tickets };
    const plain = { critical: null, maxAgeDays: null, reference: null };
    expect(healthComponents(frameInput(fields, { types }))).toEqual([
      { field: "accounts.usage_per_week", floor: 0, target: 10, weight: 30, ...plain },
      { field: "accounts.features_used", floor: 0, target: 8, weight: 20, ...plain },
      { field: "accounts.tickets_per_month", floor: 10, target: 0, weight: 20, ...plain },
      { field: "accounts.payment_delay_days", floor: 30, target: 0, weight: 15, ...plain },
      { field: "answers.nps", floor: 0, target: 10, weight: 15, ...plain },
    ]);
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ accounts: ["usage_per_week"] }, { types: { accounts: { usage_per_week: "VARCHAR" } } })).toEqual([]);
  });

  it("have satisfaction in place of an answer that is not mapped, from end to end of its scale", () => {
    const found = healthComponents(frameInput({ accounts: [], answers: ["customer_id", "csat"] }, { types }));
    expect(found).toMatchObject([{ field: "answers.csat", floor: 1, target: 5, weight: 15 }]);
    expect(fieldsOf({ answers: ["csat", "nps"] }), "nobody's answers").toEqual([]);
  });

  it("have the tickets of the last month in place of a number of tickets", () => {
    const found = healthComponents(frameInput({ accounts: [], tickets }, { types }));
    expect(found).toMatchObject([{ field: "tickets", floor: 10, target: 0, weight: 20 }]);
    expect(fieldsOf({ accounts: ["tickets_per_month"], tickets })).toEqual(["accounts.tickets_per_month"]);
    expect(fieldsOf({ tickets: ["customer_id"] })).toEqual([]);
    expect(fieldsOf({ tickets: ["created_at"] })).toEqual([]);
    expect(fieldsOf({ tickets }, { asOf: null })).toEqual([]);
  });

  it("are those of the setting that can be read, where it names some", () => {
    const names = ["accounts.features_used", "accounts.usage_per_week", "answers.csat", "answers.nps", "tickets"];
    const settings = health({ components: names.map((field) => component({ field })) });
    const fields = { accounts: ["usage_per_week"], answers: ["customer_id", "nps"], tickets };
    expect(fieldsOf(fields, { settings })).toEqual(["accounts.usage_per_week", "answers.nps", "tickets"]);
    expect(fieldsOf({ ...fields, answers: ["nps"] }, { settings })).toEqual(["accounts.usage_per_week", "tickets"]);
    expect(fieldsOf(fields, { settings: health({ components: [] }) })).toEqual([]);
  });

  it("are answers, tickets, or columns of the account", () => {
    expect(["answers.nps", "answers.csat", "answers.toString", "accounts.nps", "tickets"].map(componentQuestion)).toEqual([
      ...["nps", "csat", null, null, null],
    ]);
    const kinds = [
      component(),
      component({ maxAgeDays: 5 }),
      component({ field: "answers.nps" }),
      component({ field: "answers.nps", maxAgeDays: 90 }),
      component({ field: "tickets" }),
    ];
    expect(kinds.map(isLastAnswer)).toEqual([false, false, true, false, false]);
    expect(kinds.map(isOwnValue)).toEqual([true, true, true, false, false]);
  });
});
