import { accountParams } from "../indices/common-params.ts";
import { exactSquares } from "../indices/dialect.ts";
import { type CellQuery, type IndexDefinition, missingFields, type Row } from "../indices/index-definition.ts";
import { interval, makeResult, ratio } from "../indices/make-result.ts";
import { numberOf } from "../indices/read-row.ts";
import { meanInterval } from "../statistics/mean-interval.ts";

type ArpaAggregate = { readonly sums: readonly Row[] };

const MRR: CellQuery = {
  from: "frame_accounts",
  where: "active",
  keys: {},
  sums: {
    active: "count(*)",
    paying: "count(*) filter (where mrr > 0)",
    zero: "count(*) filter (where mrr = 0)",
    negative: "count(*) filter (where mrr < 0)",
    total: "sum(mrr) filter (where mrr > 0)",
    squares: `${exactSquares("mrr")} filter (where mrr > 0)`,
  },
};

/**
 * Average revenue per account: mean monthly recurring revenue of the accounts active at asOf that pay something. Money a month,
 * above 0. Accounts without a known amount, or with none to pay, are left out as missing; by setting the latter count. Interval: t. Source: methods.md 4 (seed
 * 004). Example: 107,000 over 1,070 accounts give 100.
 */
export const arpa: IndexDefinition<"arpa", ArpaAggregate> = {
  id: "arpa",
  byWave: false,
  table: () => "accounts",
  unit: () => "money",
  needs: (context) => missingFields(context, "accounts", ["customer_id", "mrr"]),
  params: (context) => ({ ...accountParams(context), zeroPaying: context.settings.metrics.zeroPaying }),
  emptyParts: { mrr: 0, zeroPaying: 0, negative: 0 },
  queries: () => ({ sums: MRR }),
  compute({ sums }, context) {
    const [row] = sums;
    const zero = numberOf(row, "zero");
    // They add nothing to the sums.
    const n = numberOf(row, "paying") + (context.settings.metrics.zeroPaying ? zero : 0);
    const total = numberOf(row, "total");
    const mean = ratio(total, n);
    const { confidence } = context.settings;
    // Fewer than two have no interval, whatever stands here.
    const variance = Math.max(0, numberOf(row, "squares") - total * (mean ?? 0)) / (n - 1);
    const limits = meanInterval({ n, mean: mean ?? 0, sd: Math.sqrt(variance) }, confidence);
    const negative = numberOf(row, "negative");
    return makeResult({
      value: mean,
      unit: "money",
      n,
      ci: interval("t", confidence, limits),
      reason: mean === null ? "EMPTY" : null,
      excluded: { missing: numberOf(row, "active") - n, outOfRange: 0, duplicate: 0 },
      flags: [...(negative > 0 ? ["NEGATIVE_MONEY"] : []), ...(limits?.collapsed === true ? ["NO_SPREAD"] : [])],
      params: arpa.params(context),
      parts: { mrr: total, zeroPaying: zero, negative },
    });
  },
};
