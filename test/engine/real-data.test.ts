import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Workbench } from "../../electron/engine/workbench.ts";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import type { IndicesQuery } from "../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../shared/progress.ts";
import type { Result } from "../../shared/result.ts";
import { PUBLIC_DATA } from "../support/public-data.ts";

const QUERY: IndicesQuery = { settings: {}, by: null, wave: null, where: null, metrics: true };

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function open(names: readonly string[]): Promise<Workbench> {
  const workbench = await Workbench.open();
  const files = names.map((name) => {
    const path = join(PUBLIC_DATA, name);
    return { path, name: basename(path), bytes: statSync(path).size };
  });
  const imported = unwrap(await workbench.load(files, QUIET_JOB));
  unwrap(await workbench.map(imported.mapping, QUIET_JOB));
  return workbench;
}

// The public data of IBM (Telco) and of Fader & Hardie (CDNOW), read in place; skipped, and said, where they are not there.
describe.skipIf(!existsSync(PUBLIC_DATA))("the Telco workbooks, without a mapping", () => {
  let workbench: Workbench;
  let output: IndicesOutput;
  beforeAll(async () => {
    workbench = await open(["Telco_customer_churn_services.xlsx", "Telco_customer_churn_status.xlsx"]);
    output = unwrap(await workbench.indices({ ...QUERY, by: "segment" }, QUIET_JOB));
  });
  afterAll(() => workbench.close());

  it("loses none of the 7,043 customers", () => {
    expect(workbench.facts?.customers).toBe(7043);
    for (const source of output.sources) expect(source).toMatchObject({ rows: 7043, used: 7043, excluded: [] });
  });

  it("joins the sheets on every customer, changes no id and needs no repair of a number", () => {
    const { joins = [], repairs = [] } = workbench.facts ?? {};
    expect(joins.map(({ matched, onlyLeft, onlyRight }) => [matched, onlyLeft, onlyRight])).toEqual([[7043, 0, 0]]);
    expect(joins[0]?.rules.filter(({ on, gained }) => on && gained > 0)).toEqual([]);
    expect(repairs.filter(({ field, code }) => field === "customer_id" || code === "numbersFromText")).toEqual([]);
  });

  it("counts 1,869 lost: churn 26.5370 %, retention its complement", () => {
    expect(output.metrics?.churn).toMatchObject({ n: 7043, reason: null });
    expect(output.metrics?.churn.value).toBeCloseTo((100 * 1869) / 7043, 9);
    expect(output.metrics?.retention.value).toBeCloseTo((100 * 5174) / 7043, 9);
    expect(output.metrics?.churn.flags).toContain("CHURN_FROM_STATUS");
  });

  it("reads satisfaction on 1–5 and takes 4–5 as satisfied", () => {
    expect(output.indices.csat).toMatchObject({ n: 7043, unit: "percent", ci: { method: "wilson" } });
    expect(output.indices.csat.value).toBeCloseTo((100 * (1789 + 1149)) / 7043, 9);
  });

  it("takes the boxes from satisfaction, money from the monthly charge and churn from the status", () => {
    const { boxes } = output.indices;
    expect(boxes).toMatchObject({ n: 7043, reason: null, params: { by: "csat", churnFrom: "status" } });
    expect(boxes.ci).not.toBeNull();
    // Twelve months of the mean monthly charge of 64.76.
    const { top, middle, bottom } = boxes.parts as Record<string, { readonly revenue: number }>;
    expect(((top?.revenue ?? 0) + (middle?.revenue ?? 0) + (bottom?.revenue ?? 0)) / 12 / 7043).toBeCloseTo(64.7617, 3);
  });

  it("gives lifetime value by retention, of those who stayed", () => {
    expect(output.indices.clv).toMatchObject({ n: 5174, reason: null, params: { method: "retention" } });
    expect(output.indices.clv.value).toBeGreaterThan(1500);
    expect(output.indices.clv.value).toBeLessThan(3000);
  });

  it("says of every other index which columns it needs", () => {
    for (const id of ["nps", "health", "roi", "secure", "cvq"] as const) {
      expect(output.indices[id], id).toMatchObject({ value: null, reason: "MISSING_COLUMNS" });
      expect(output.indices[id].needs?.length, id).toBeGreaterThan(0);
    }
  });

  it("finds the contracts as segments", () => {
    expect(output.groups?.map((group) => [group.key, group.n])).toEqual([
      ["Month-to-Month", 3610],
      ["One Year", 1550],
      ["Two Year", 1883],
    ]);
  });
});

describe.skipIf(!existsSync(PUBLIC_DATA))("the CDNOW transactions, asOf 1997-09-30, method bgnbd", () => {
  it("reaches the parameters and the log-likelihood of methods.md 10.4 (Fader, Hardie & Lee 2005)", async () => {
    const workbench = await open(["cdnow_transactions.csv"]);
    const settings = {
      asOf: "1997-09-30",
      clv: { ...DEFAULT_SETTINGS.clv, method: "bgnbd" },
    } as const;
    const { clv } = unwrap(await workbench.indices({ ...QUERY, settings }, QUIET_JOB)).indices;
    workbench.close();
    expect(clv).toMatchObject({ n: 2357, reason: null });
    const { r, alpha, a, b, logLikelihood } = clv.parts["parameters"] as Record<string, number>;
    for (const [fitted, recomputed] of [
      [r, 0.242593],
      [alpha, 4.413531],
      [a, 0.792886],
      [b, 2.425753],
    ] as const) {
      expect(Math.abs((fitted ?? 0) / recomputed - 1)).toBeLessThan(1e-3);
    }
    expect(Math.abs((logLikelihood ?? 0) + 9582.4256)).toBeLessThan(1e-2);
  });
});
