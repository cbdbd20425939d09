import type { CanonicalData } from "../support/canonical-data.ts";
import { number } from "./reference-data.ts";
import type { ReferenceResult } from "./reference-indices.ts";

const RATE = 0.1;

/** cli.md, roi, with years as periods and the default rates: written from the definitions of methods.md 6, flow by flow. */
export function referenceRoi(data: CanonicalData): ReferenceResult {
  const all = data.cashflows ?? [];
  const rows = all.flatMap((row) => {
    const period = number(row["period"]);
    return period === null ? [] : [{ period, benefit: number(row["benefit"]) ?? 0, cost: number(row["cost"]) ?? 0 }];
  });
  const excluded = { missing: all.length - rows.length, outOfRange: 0, duplicate: 0 };
  if (rows.length === 0) return { value: null, n: 0, reason: "EMPTY", excluded, parts: {} };
  const benefit = rows.reduce((sum, row) => sum + row.benefit, 0);
  const cost = rows.reduce((sum, row) => sum + row.cost, 0);
  const last = Math.max(...rows.map(({ period }) => period));
  const flows = Array.from({ length: last + 1 }, (_, at) =>
    rows.filter(({ period }) => period === at).reduce((sum, row) => sum + row.benefit - row.cost, 0),
  );
  return {
    value: cost > 0 ? (100 * (benefit - cost)) / cost : null,
    n: rows.length,
    reason: cost > 0 ? null : "ZERO_DENOMINATOR",
    excluded,
    parts: {
      benefit,
      cost,
      npv: flows.reduce((sum, flow, at) => sum + flow / (1 + RATE) ** at, 0),
      paybackPeriods: paidBack(flows),
      mirr: modifiedRate(flows),
    },
  };
}

/** The first moment at which the flows so far make up for what was spent; a flow comes in evenly over its period. */
function paidBack(flows: readonly number[]): number | null {
  let owed = -(flows[0] ?? 0);
  if (owed <= 0) return 0;
  for (const [at, flow] of flows.entries()) {
    if (at === 0) continue;
    if (flow >= owed) return at - 1 + owed / flow;
    owed -= flow;
  }
  return null;
}

function modifiedRate(flows: readonly number[]): number | null {
  const horizon = flows.length - 1;
  let future = 0;
  let present = 0;
  for (const [at, flow] of flows.entries()) {
    if (flow > 0) future += flow * (1 + RATE) ** (horizon - at);
    else present += -flow / (1 + RATE) ** at;
  }
  return future > 0 && present > 0 && horizon > 0 ? (future / present) ** (1 / horizon) - 1 : null;
}
