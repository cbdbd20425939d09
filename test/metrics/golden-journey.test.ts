import { describe, expect, it } from "vitest";
import type { Json } from "../../shared/indices/index-result.ts";
import type { DataRow } from "../indices/support/canonical-data.ts";
import { indicesOf } from "../indices/support/indices-of.ts";

const repeat = (count: number, row: (at: number) => DataRow): readonly DataRow[] => Array.from({ length: count }, (_, at) => row(at));

/** A value deep inside the parts of a result. */
const at = (value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (current, key) => (current === null || typeof current !== "object" ? undefined : (current as Readonly<Record<string, Json>>)[key]),
    value,
  );

describe("response rate through the metric (methods.md 11.7)", () => {
  const invitations = repeat(1_200, (index) => ({
    customer_id: `c${index}`,
    sent_at: "2026-01-05 09:00:00",
    delivered: true,
    started: index < 168,
    completed: index < 156,
  }));

  it("gives 156 of 1,200: 13 %, Wilson .112147…0.150215, and the same as RR1", async () => {
    const result = (await indicesOf({ invitations })).metrics?.responseRate;
    expect(result).toMatchObject({ n: 1_200, reason: null });
    expect(result?.value).toBeCloseTo(13, 9);
    expect(result?.ci?.lo).toBeCloseTo(11.2147, 4);
    expect(result?.ci?.hi).toBeCloseTo(15.0215, 4);
    expect(result?.parts["rr1"]).toBeCloseTo(13, 9);
    expect(result?.parts["startRate"]).toBeCloseTo(14, 9);
    expect(result?.parts["completionRate"]).toBeCloseTo((100 * 156) / 168, 9);
  });

  it("leaves bounces out of the rate and keeps them in RR1", async () => {
    const bounced = repeat(300, (index) => ({ customer_id: `b${index}`, delivered: false, started: false, completed: false }));
    const result = (await indicesOf({ invitations: [...invitations, ...bounced] })).metrics?.responseRate;
    expect(result?.value).toBeCloseTo(13, 9);
    expect(result?.parts["rr1"]).toBeCloseTo((100 * 156) / 1_500, 9);
  });

  it("counts reminders to a customer in one wave once, and an answer to any of them", async () => {
    const row = (id: string, sent: string, completed: boolean, wave = "W1") => ({
      customer_id: id,
      sent_at: `${sent} 08:00:00`,
      delivered: true,
      started: completed,
      completed,
      channel: sent === "2026-01-01" ? "email" : "sms",
      wave,
    });
    const rows = [
      row("a", "2026-01-01", false),
      row("a", "2026-01-08", true),
      row("b", "2026-01-01", false),
      row("b", "2026-01-08", false),
      row("a", "2026-04-01", false, "W2"),
    ];
    const result = (await indicesOf({ invitations: rows })).metrics?.responseRate;
    expect(result).toMatchObject({ n: 3, parts: { completed: 1, reminders: 2 }, excluded: { duplicate: 2 } });
    // The first invitation says how people were asked.
    expect(at(result?.parts["byChannel"], 0)).toMatchObject({ key: "email", n: 2, x: 1 });
  });

  it("has nothing to divide by when nothing was delivered", async () => {
    const result = (await indicesOf({ invitations: [{ customer_id: "a", delivered: false, started: false, completed: false }] })).metrics
      ?.responseRate;
    expect(result).toMatchObject({ value: null, reason: "ZERO_DENOMINATOR" });
  });

  it("weighs a segment that answers less by (N_h/N)/(n_h/n), no more than 5", async () => {
    const accounts = repeat(200, (index) => ({ customer_id: `c${index}`, segment: index < 100 ? "A" : "B", start_date: "2020-01-01" }));
    const asked = repeat(200, (index) => ({
      customer_id: `c${index}`,
      delivered: true,
      started: true,
      completed: index < 50 || index >= 195,
    }));
    const result = (await indicesOf({ accounts, invitations: asked })).metrics?.responseRate;
    const weights = at(result?.parts["nonResponse"], "weights");
    expect(at(weights, 0)).toMatchObject({ key: "A", invited: 100, responded: 50, trimmed: false });
    expect(at(weights, 0, "weight")).toBeCloseTo(0.5 / (50 / 55), 9);
    expect(at(weights, 1)).toMatchObject({ key: "B", responded: 5, weight: 5, trimmed: true });
    expect(result?.flags).toContain("RESPONDENTS_DIFFER");
  });
});

describe("task completion through the metric (methods.md 11.5)", () => {
  const tasks = repeat(10, (index) => ({ participant_id: `p${index}`, task_id: "pay", completed: index < 9, seconds: 60 + 10 * index }));

  it("gives 9 of 10: 90 %, adjusted Wald .574032…1", async () => {
    const result = (await indicesOf({ tasks })).metrics?.taskCompletion;
    expect(result).toMatchObject({ n: 10, parts: { estimator: "plain" } });
    expect(result?.value).toBeCloseTo(90, 9);
    expect(result?.ci?.lo).toBeCloseTo(57.4032, 4);
    expect(result?.ci?.hi).toBe(100);
  });

  it("takes Laplace's estimate above 90 %", async () => {
    const result = (await indicesOf({ tasks: tasks.map((row) => ({ ...row, completed: true })) })).metrics?.taskCompletion;
    expect(result?.value).toBeCloseTo((100 * 11) / 12, 9);
    expect(result?.parts).toMatchObject({ rate: 100, estimator: "laplace" });
  });

  it("does not count an attempt as completed that took longer than the limit", async () => {
    const query = { settings: { metrics: { taskCompletion: { timeLimitSeconds: 100 } } } } as const;
    const result = (await indicesOf({ tasks }, query)).metrics?.taskCompletion;
    expect(result?.parts).toMatchObject({ completed: 5, timedOut: 4 });
  });
});

describe("the funnel through the metric (methods.md 11.8)", () => {
  const reached = [1_000, 400, 120, 90, 18];
  const names = ["Awareness", "Considération", "Acquisto", "Fidelizare", "advocacy"];
  const events = reached.flatMap((count, stage) =>
    repeat(count, (index) => ({ customer_id: `c${index}`, at: `2026-01-0${stage + 1} 10:00:00`, stage: names[stage] ?? null })),
  );
  const query = { settings: { asOf: "2026-12-31" } } as const;

  it("gives the steps .4, .3, .75, .2 with Wilson limits and .018 in all, whatever language names the stages", async () => {
    const result = (await indicesOf({ events }, query)).metrics?.funnel;
    expect(result?.value).toBeCloseTo(1.8, 9);
    const stages = result?.parts["stages"];
    for (const [stage, step] of [40, 30, 75, 20].entries()) expect(at(stages, stage + 1, "step")).toBeCloseTo(step, 9);
    expect(at(stages, 4, "stage")).toBe("advocacy");
    expect(result?.params["order"]).toBe("named");
  });

  it("has the published limits at ten times the size", async () => {
    const many = reached.flatMap((count, stage) =>
      repeat(10 * count, (index) => ({ customer_id: `c${index}`, stage: names[stage] ?? null })),
    );
    const stages = (await indicesOf({ events: many })).metrics?.funnel.parts["stages"];
    const limits = [
      [39.04, 40.96],
      [28.6, 31.44],
      [72.47, 77.37],
      [17.52, 22.74],
    ];
    for (const [stage, [lo = 0, hi = 0]] of limits.entries()) {
      expect(at(stages, stage + 1, "lo")).toBeCloseTo(lo, 2);
      expect(at(stages, stage + 1, "hi")).toBeCloseTo(hi, 2);
    }
  });

  it("follows every customer equally long: late stages do not count, late customers are left out", async () => {
    const row = (id: string, day: string, stage: string) => ({ customer_id: id, at: `${day} 10:00:00`, stage });
    const rows = [
      row("a", "2026-01-01", "awareness"),
      row("a", "2026-01-31", "decision"),
      row("b", "2026-01-01", "awareness"),
      row("b", "2026-02-01", "decision"),
      row("late", "2026-03-20", "awareness"),
    ];
    const own = { settings: { asOf: "2026-04-01", metrics: { funnel: { followUpDays: 30 } } } } as const;
    const result = (await indicesOf({ events: rows }, own)).metrics?.funnel;
    expect(result).toMatchObject({ value: 50, n: 2, parts: { customers: 3, tooLate: 1 } });
  });

  it("flags a stage with more customers than the one before, and gives that step no interval", async () => {
    const rows = [...repeat(3, (index) => ({ customer_id: `c${index}`, stage: "decision" })), { customer_id: "c0", stage: "awareness" }];
    const result = (await indicesOf({ events: rows })).metrics?.funnel;
    expect(result?.flags).toEqual(expect.arrayContaining(["STAGES_SKIPPED", "EVENTS_UNDATED"]));
    expect(result?.ci).toBeNull();
  });

  it("takes stages that it does not know in the order in which they were first seen, and those of the settings in theirs", async () => {
    const rows = [
      { customer_id: "a", at: "2026-01-01 00:00:00", stage: "Zulu" },
      { customer_id: "a", at: "2026-01-02 00:00:00", stage: "Alpha" },
    ];
    const seen = (await indicesOf({ events: rows }, query)).metrics?.funnel;
    expect([at(seen?.parts["stages"], 0, "stage"), at(seen?.parts["stages"], 1, "stage")]).toEqual(["Zulu", "Alpha"]);
    const own = { settings: { asOf: "2026-12-31", metrics: { funnel: { stages: ["alpha", "zulu"] } } } };
    expect(at((await indicesOf({ events: rows }, own)).metrics?.funnel.parts["stages"], 0, "stage")).toBe("alpha");
  });
});

describe("themes through the metric (methods.md 11.9)", () => {
  it("give 200 answers of NPS 20 with a theme in 40: −50 with it, 37.5 without, impact −17.5, prevalence 20 %", async () => {
    const scores = (promoters: number, passives: number, detractors: number) => [
      ...Array(promoters).fill(10),
      ...Array(passives).fill(8),
      ...Array(detractors).fill(3),
    ];
    const withTheme = scores(5, 10, 25).map((nps) => ({ nps, comment: "The invoice was wrong" }));
    const rest = scores(85, 50, 25).map((nps) => ({ nps, comment: "Hello there" }));
    const answers = [...withTheme, ...rest].map((row, index) => ({ customer_id: `c${index}`, ...row }));
    const result = (await indicesOf({ answers })).metrics?.themes;
    const billing = at(result?.parts["themes"], 0);
    expect(billing).toMatchObject({ theme: "billing", comments: 40, nps: -50, npsWithout: 37.5, impact: -17.5, share: 20, ofAnswers: 20 });
    expect(result?.parts["topPain"]).toMatchObject({ theme: "billing" });
    expect(result).toMatchObject({ n: 200, value: 20 });
  });

  it("take a theme of the settings in place of a built-in one, and leave out one without words", async () => {
    const answers = [{ customer_id: "a", nps: 1, comment: "The invoice mentions a zebra" }];
    const query = { settings: { metrics: { themes: { dictionary: { animals: ["zebra*"], billing: [] } } } } };
    const result = (await indicesOf({ answers }, query)).metrics?.themes;
    expect(at(result?.parts["themes"], 0, "theme")).toBe("animals");
    expect(at(result?.parts["themes"], 1)).toBeUndefined();
  });

  it("count the revenue of a customer once, however many comments there are", async () => {
    const accounts = [
      { customer_id: "a", revenue: 100 },
      { customer_id: "b", revenue: 40 },
    ];
    const answers = ["a", "a", "b"].map((customer_id) => ({ customer_id, nps: 3, comment: "invoice" }));
    const result = (await indicesOf({ accounts, answers })).metrics?.themes;
    expect(at(result?.parts["themes"], 0)).toMatchObject({ customers: 2, revenue: 140, comments: 3 });
  });
});

describe("touchpoints through the metric (methods.md 11.8)", () => {
  it("rank pain: share of customers through it × (score of all − score there)", async () => {
    const answers = [
      ...repeat(20, (index) => ({ customer_id: `s${index}`, touchpoint: "shop", nps: 10 })),
      ...repeat(10, (index) => ({ customer_id: `b${index}`, touchpoint: "bill", nps: index < 5 ? 10 : 0 })),
    ];
    const result = (await indicesOf({ answers })).metrics?.touchpoints;
    // All: (25 − 5)/30; bill: 0 with a third of the customers.
    expect(result?.parts["worst"]).toBe("bill");
    expect(result?.value).toBeCloseTo((10 / 30) * ((100 * 20) / 30), 9);
    expect(at(result?.parts["touchpoints"], 1, "pain")).toBeCloseTo((20 / 30) * ((100 * 20) / 30 - 100), 9);
  });

  it("count different touchpoints since the purchase before, and say how many purchases had more than four", async () => {
    const event = (touchpoint: string, day: string) => ({ customer_id: "a", at: `2026-01-${day} 09:00:00`, touchpoint });
    const events = [
      event("web", "01"),
      event("web", "02"),
      event("shop", "03"),
      ...["1", "2", "3", "4", "5"].map((name) => event(name, "10")),
    ];
    const transactions = ["2026-01-03", "2026-01-10", "2026-01-11"].map((date) => ({ customer_id: "a", date, amount: 1 }));
    const answers = [{ customer_id: "a", touchpoint: "web", nps: 3 }];
    const result = (await indicesOf({ answers, events, transactions })).metrics?.touchpoints;
    expect(result?.parts["perPurchase"]).toMatchObject({ purchases: 2, withoutTouch: 1, mean: 3.5, median: 3.5, shareMany: 50 });
    expect(result).toMatchObject({ value: null, reason: "INSUFFICIENT_COVERAGE" });
  });

  it("show the ways that at least five went", async () => {
    const events = [0, 1, 2, 3, 4].flatMap((index) =>
      ["web", "shop", ...(index < 4 ? ["app"] : [])].map((touchpoint, step) => ({
        customer_id: `c${index}`,
        at: `2026-01-0${step + 1} 09:00:00`,
        touchpoint,
      })),
    );
    const answers = [{ customer_id: "c0", touchpoint: "web", nps: 3 }];
    const result = (await indicesOf({ answers, events })).metrics?.touchpoints;
    expect(result?.parts["transitions"]).toEqual([{ from: "web", to: "shop", n: 5 }]);
  });
});

describe("engagement through the metric (methods.md 11.6)", () => {
  it("gives the active share, stickiness, the fully engaged and the score of the window", async () => {
    const accounts = repeat(4, (index) => ({ customer_id: `c${index}`, start_date: "2020-01-01" }));
    const event = (id: string, day: string, touchpoint: string) => ({ customer_id: id, at: `${day} 09:00:00`, touchpoint });
    const events = [
      event("c0", "2026-01-28", "web"),
      event("c0", "2026-01-29", "app"),
      event("c0", "2026-01-30", "shop"),
      event("c0", "2026-01-30", "web"),
      event("c1", "2026-01-30", "web"),
      event("c2", "2026-01-20", "web"),
    ];
    const settings = { asOf: "2026-01-31", metrics: { engagement: { windowDays: 10 } } } as const;
    const result = (await indicesOf({ accounts, events }, { settings })).metrics?.engagement;
    expect(result).toMatchObject({ value: 50, n: 4, parts: { active: 2, interactions: 5, fullyEngaged: 25 } });
    // Four active days of two active customers in ten days; c1 reaches a quarter, a third and a third.
    expect(result?.parts["stickiness"]).toBeCloseTo((100 * 4) / 20, 9);
    expect(result?.parts["score"]).toBeCloseTo((100 + (100 * (1 / 4 + 1 / 3 + 1 / 3)) / 3) / 4, 9);
  });
});
