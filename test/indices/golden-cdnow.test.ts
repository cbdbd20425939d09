import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { patience } from "../support/patience.ts";
import { PUBLIC_DATA } from "../support/public-data.ts";
import { indicesOf } from "./support/indices-of.ts";

const FILE = join(PUBLIC_DATA, "cdnow_transactions.csv");

describe.skipIf(!existsSync(FILE))("CLV of CDNOW purchases (methods.md 10.4; skipped where ../shared/data is absent)", () => {
  it("reaches the parameters recomputed there to 1e-3 and the log-likelihood to 1e-2", async () => {
    const [head = "", ...lines] = readFileSync(FILE, "utf8").trim().split(/\r?\n/);
    const columns = head.split(",");
    const transactions = lines.map((line) => {
      const cells = line.split(",");
      const cell = (name: string): string => cells[columns.indexOf(name)] ?? "";
      return { customer_id: cell("customer_id"), date: cell("date"), amount: Number(cell("amount")) };
    });
    const settings = { asOf: "1997-09-30", clv: { method: "bgnbd" } } as const;
    const { indices, sources } = await indicesOf({ transactions }, { settings });
    const parameters = indices.clv.parts["parameters"] as Readonly<Record<string, number>>;
    expect(indices.clv.n).toBe(2357);
    expect(parameters["repeaters"]).toBe(946);
    const published = { r: 0.242593, alpha: 4.413531, a: 0.792886, b: 2.425753, p: 6.2488, q: 3.74459, v: 15.44774 };
    for (const [name, value] of Object.entries(published)) expect(Math.abs((parameters[name] ?? 0) / value - 1)).toBeLessThan(1e-3);
    expect(Math.abs((parameters["logLikelihood"] ?? 0) + 9582.4256)).toBeLessThan(1e-2);
    expect(Math.abs((parameters["spendLogLikelihood"] ?? 0) + 4055.923)).toBeLessThan(1e-2);
    const errors = indices.clv.parts["standardErrors"] as Readonly<Record<string, number>>;
    for (const [name, value] of Object.entries({ r: 0.01256, alpha: 0.37822, a: 0.18572, b: 0.70534 })) {
      expect(Math.abs((errors[name] ?? 0) / value - 1)).toBeLessThan(2e-3);
    }
    expect(indices.clv.ci).toBeNull();
    expect((indices.clv.parts["expectedPurchases"] as { weeks: number }).weeks).toBe(52);
    const frequency = indices.clv.parts["frequency"] as readonly { purchases: number; actual: number; expected: number }[];
    expect(frequency.reduce((sum, { actual }) => sum + actual, 0)).toBe(2357);
    expect(frequency.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(2357, 6);
    // 1,411 never came back; the model expects as many to within its own noise (Fader, Hardie & Lee 2005, figure 1).
    expect(frequency[0]?.actual).toBe(1411);
    expect(Math.abs((frequency[0]?.expected ?? 0) - 1411)).toBeLessThan(3 * Math.sqrt(1411 * (1 - 1411 / 2357)));
    const [source] = sources;
    expect(source?.excluded).toEqual([
      expect.objectContaining({ reason: "AFTER_AS_OF", field: "date", count: lines.length - (source?.used ?? 0) }),
    ]);
  });

  it("tracks the repeat purchases of 39 weeks as a plain implementation does", async () => {
    const [, ...lines] = readFileSync(FILE, "utf8").trim().split(/\r?\n/);
    const transactions = lines.map((line) => {
      const [customer_id = "", date = "", ...rest] = line.split(",");
      return { customer_id, date, amount: Number(rest.at(-1)) };
    });
    const { clv } = (await indicesOf({ transactions }, { settings: { asOf: "1997-09-30", clv: { method: "bgnbd" } } })).indices;
    const tracking = clv.parts["tracking"] as readonly { readonly weeks: number; readonly actual: number; readonly expected: number }[];
    const repeats = (until: string): number => {
      const days = new Set(transactions.filter(({ date }) => date <= until).map(({ customer_id, date }) => `${customer_id} ${date}`));
      return days.size - new Set([...days].map((one) => one.split(" ")[0])).size;
    };
    expect(tracking).toHaveLength(12);
    expect(tracking.at(-1)).toMatchObject({ weeks: 272 / 7, actual: repeats("1997-09-30") });
    // Half the time: 136 days after 1 January.
    expect(tracking[5]).toMatchObject({ weeks: 136 / 7, actual: repeats("1997-05-17") });
    const starts = firstDays(transactions);
    for (const { weeks, expected } of tracking) {
      const plain = starts.reduce((sum, start) => sum + plainExpected(weeks - start / 7), 0);
      expect(Math.abs(expected / plain - 1)).toBeLessThan(1e-3);
    }
    // What Fader, Hardie & Lee 2005 draw: the curve ends within a few percent of the purchases.
    const last = tracking.at(-1);
    expect(Math.abs((last?.expected ?? 0) / (last?.actual ?? 1) - 1)).toBeLessThan(0.05);
  });

  it("has an interval of 200 refits, the same digits each time", { timeout: patience(60_000) }, async () => {
    const [, ...lines] = readFileSync(FILE, "utf8").trim().split(/\r?\n/);
    const transactions = lines.map((line) => {
      const [customer_id = "", date = "", ...rest] = line.split(",");
      return { customer_id, date, amount: Number(rest.at(-1)) };
    });
    const query = { settings: { asOf: "1997-09-30", clv: { method: "bgnbd" } }, simulate: true } as const;
    const { clv } = (await indicesOf({ transactions }, query)).indices;
    expect(clv.params).toMatchObject({ resamples: 200, seed: 1 });
    expect(clv.ci?.method).toBe("bootstrap");
    expect(clv.ci?.lo).toBeLessThan(clv.value ?? 0);
    expect(clv.ci?.hi).toBeGreaterThan(clv.value ?? 0);
    const again = (await indicesOf({ transactions: transactions.toReversed() }, query)).indices.clv;
    expect(again.ci).toEqual(clv.ci);
  });

  it("foretells the 39 weeks after the first 39 as a plain implementation does: 1,653.42 purchases in all (methods.md 10.4)", async () => {
    const [, ...lines] = readFileSync(FILE, "utf8").trim().split(/\r?\n/);
    const transactions = lines.map((line) => {
      const [customer_id = "", date = "", ...rest] = line.split(",");
      return { customer_id, date, amount: Number(rest.at(-1)) };
    });
    const query = { settings: { asOf: "1998-06-30", clv: { method: "bgnbd" } } } as const;
    const { clv } = (await indicesOf({ transactions }, query)).indices;
    const held = clv.parts["holdOutPurchases"] as HeldOut;
    expect(held).toMatchObject({ weeks: 39, customers: 2357 });
    for (const [name, value] of Object.entries(PUBLISHED)) expect(Math.abs((held.parameters[name] ?? 0) / value - 1)).toBeLessThan(1e-3);
    expect(Math.abs(held.expected / 1653.42 - 1)).toBeLessThan(1e-3);
    const plain = plainHoldOut(transactions);
    expect(held.actual).toBe(plain.reduce((sum, { after }) => sum + after, 0));
    expect(held.error).toBeCloseTo(held.expected / held.actual - 1, 12);
    for (const { purchases, customers, actual, expected } of held.classes) {
      const own = plain.filter(({ x }) => Math.min(x, 7) === purchases);
      const mean = (of: (one: Plain) => number): number => own.reduce((sum, one) => sum + of(one), 0) / own.length;
      expect(customers).toBe(own.length);
      expect(actual).toBeCloseTo(
        mean(({ after }) => after),
        9,
      );
      expect(Math.abs(expected / mean(({ expected: foretold }) => foretold) - 1)).toBeLessThan(2e-3);
    }
  });

  it("has no hold-out where half the time cannot be fitted", async () => {
    const transactions = ["a", "b"].flatMap((customer_id) =>
      ["2026-01-01", "2026-01-09"].map((date) => ({ customer_id, date, amount: 1 })),
    );
    const { clv } = (await indicesOf({ transactions }, { settings: { asOf: "2026-01-10", clv: { method: "bgnbd" } } })).indices;
    expect(clv.parts["holdOutPurchases"] ?? null).toBeNull();
  });
});

type HeldOut = {
  readonly weeks: number;
  readonly customers: number;
  readonly actual: number;
  readonly expected: number;
  readonly error: number;
  readonly parameters: Readonly<Record<string, number>>;
  readonly classes: readonly {
    readonly purchases: number;
    readonly customers: number;
    readonly actual: number;
    readonly expected: number;
  }[];
};
type Plain = { readonly x: number; readonly after: number; readonly expected: number };

/** Recomputed in methods.md 10.4. */
const PUBLISHED = { r: 0.242593, alpha: 4.413531, a: 0.792886, b: 2.425753 };

/** The check row by row: dates of each customer, cut after 30 September 1997, and E[Y(39)] by the formula with its series term by term. */
function plainHoldOut(transactions: readonly { readonly customer_id: string; readonly date: string }[]): readonly Plain[] {
  const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  const cut = day("1997-09-30");
  const byCustomer = new Map<string, Set<number>>();
  for (const { customer_id, date } of transactions) byCustomer.set(customer_id, (byCustomer.get(customer_id) ?? new Set()).add(day(date)));
  const { r, alpha, a, b } = PUBLISHED;
  return [...byCustomer.values()].map((own) => {
    const days = [...own].sort((one, other) => one - other);
    const before = days.filter((at) => at <= cut);
    const [first = 0, x] = [before[0], before.length - 1];
    const [tx, T, t] = [((before.at(-1) ?? 0) - first) / 7, (cut - first) / 7, 39];
    const z = t / (alpha + T + t);
    let [term, series] = [1, 1];
    for (let k = 0; k < 5_000; k += 1) {
      term *= (((r + x + k) * (b + x + k)) / ((a + b + x - 1 + k) * (k + 1))) * z;
      series += term;
    }
    const alive = x > 0 ? 1 + (a / (b + x - 1)) * ((alpha + T) / (alpha + tx)) ** (r + x) : 1;
    const expected = (((a + b + x - 1) / (a - 1)) * (1 - ((alpha + T) / (alpha + T + t)) ** (r + x) * series)) / alive;
    return { x, after: days.length - before.length, expected };
  });
}

/** Days from 1 January 1997 to each customer's first purchase. */
function firstDays(transactions: readonly { readonly customer_id: string; readonly date: string }[]): readonly number[] {
  const first = new Map<string, string>();
  for (const { customer_id, date } of transactions) {
    if (date <= (first.get(customer_id) ?? "9999")) first.set(customer_id, date);
  }
  return [...first.values()].map((date) => (Date.parse(date) - Date.parse("1997-01-01")) / 86_400_000);
}

/** E[X(t)] of methods.md 10.4, its series term by term; nothing before the first purchase. */
function plainExpected(t: number): number {
  if (t <= 0) return 0;
  const { r, alpha, a, b } = PUBLISHED;
  const z = t / (alpha + t);
  let [term, series] = [1, 1];
  for (let k = 0; k < 2_000; k += 1) {
    term *= (((r + k) * (b + k)) / ((a + b - 1 + k) * (k + 1))) * z;
    series += term;
  }
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * series);
}
