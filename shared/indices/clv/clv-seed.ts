import { createRandom } from "../../random.ts";
import { resamplesFor, SIMULATION_SEED } from "../cluster-bootstrap.ts";
import { type IndexContext, missingFields } from "../index-definition.ts";
import { groupBy, sliceColumn } from "../slice-sql.ts";
import { type MarginSums, marginCells, marginKnown, marginSql, readMargins } from "./clv-margins.ts";
import type { ClvMethod } from "./clv-method.ts";

/**
 * The seed's own definition: mean over accounts of revenue − variable cost − acquisition cost, historic and undiscounted; a missing
 * acquisition cost counts 0, flagged. Source: seed 004, methods.md 10.1. Example: 1200 − 300 − 400 = 500.
 */
export const clvSeed: ClvMethod = {
  needs: (context) => missingFields(context, "accounts", ["customer_id", "revenue"]),
  params: ({ settings }) => ({ subtractCac: settings.clv.subtractCac }),
  queries: (context) => ({ margins: marginCells(context, "true", "revenue") }),
  compute({ margins = [] }, context) {
    const { whole: sums, segments } = readMargins(margins, context);
    const found = lifetimeValue(sums, context);
    return {
      value: found?.value ?? null,
      reason: found === null ? "EMPTY" : null,
      n: sums.n,
      missing: sums.candidates - sums.n,
      parameters: { margin: found?.margin ?? null, retention: null, discount: null, cac: found?.cac ?? null },
      perSegment: segments.flatMap((segment) => {
        const own = lifetimeValue(segment, context);
        if (own === null) return [];
        return [
          {
            key: segment.key,
            n: segment.n,
            value: own.value,
            margin: own.margin,
            retention: null,
            cac: own.cac,
            total: own.value * segment.n,
          },
        ];
      }),
      flags: [
        ...(sums.withCac < sums.n ? ["CAC_MISSING_AS_ZERO"] : []),
        ...(sums.negative > 0 ? ["NEGATIVE_MONEY"] : []),
        ...(found !== null && found.margin < 0 ? ["NEGATIVE_MARGIN"] : []),
      ],
    };
  },
  simulation: {
    query(context, kind) {
      const cac = context.settings.clv.subtractCac ? " - coalesce(cac, 0)" : "";
      const value = `${marginSql(context, "revenue")}${cac}`;
      return `select ${sliceColumn(kind)} as slice, ${value} as value, cast(count(*) as double) as customers from frame_accounts
        where ${marginKnown(context, "revenue")}${groupBy(kind, [value])} order by slice, value`;
    },
    values({ value = [], customers = [] }) {
      const list = value.flatMap((amount, row) => new Array<number>(customers[row] ?? 0).fill(amount ?? 0));
      if (list.length < 2) return null;
      const amounts = Float64Array.from(list);
      const draws = resamplesFor(amounts.length);
      const random = createRandom(SIMULATION_SEED);
      const values: number[] = [];
      for (let draw = 0; draw < draws; draw += 1) {
        let sum = 0;
        for (let at = 0; at < amounts.length; at += 1) sum += amounts[random.below(amounts.length)] ?? 0;
        values.push(sum / amounts.length);
      }
      return { values, draws };
    },
  },
};

function lifetimeValue({ n, margin, cac }: MarginSums, { settings }: IndexContext) {
  if (n === 0) return null;
  const meanCac = settings.clv.subtractCac ? cac / n : 0;
  return { value: margin / n - meanCac, margin: margin / n, cac: cac / n };
}
