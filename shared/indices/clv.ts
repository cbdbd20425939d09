import { bootstrapInterval } from "../statistics/bootstrap-limits.ts";
import { SIMULATION_SEED } from "./cluster-bootstrap.ts";
import { clvBgnbd } from "./clv/clv-bgnbd.ts";
import type { ClvMethod } from "./clv/clv-method.ts";
import { clvRetention } from "./clv/clv-retention.ts";
import { clvSbg } from "./clv/clv-sbg.ts";
import { clvSeed } from "./clv/clv-seed.ts";
import { accountParams } from "./common-params.ts";
import { type IndexContext, type IndexDefinition, isThere } from "./index-definition.ts";
import { interval, makeResult } from "./make-result.ts";

const METHODS: Readonly<Record<NonNullable<IndexContext["choices"]["clvMethod"]>, ClvMethod>> = {
  seed: clvSeed,
  retention: clvRetention,
  sbg: clvSbg,
  bgnbd: clvBgnbd,
};

/**
 * Customer lifetime value: money per customer by the method named in `params` and `parts`: retention (closed form, default where
 * losses are known), bgnbd (purchases without contract), seed (historic), sbg (renewals, on request). Says how much growth a
 * customer stands for. Money, higher is better; may be negative. Interval by simulation: customers drawn anew, models fitted
 * anew. Beside it the value loaded with fixed costs of segments, and what is left in customers of today. Sources and
 * examples with each method in `clv/`; methods.md 10.
 */
export const clv: IndexDefinition<"clv"> = {
  id: "clv",
  byWave: false,
  table: ({ choices }) => (choices.clvMethod === "bgnbd" ? "transactions" : "accounts"),
  unit: () => "money",
  needs(context) {
    const method = methodOf(context);
    if (method !== null) return method.needs(context);
    // Nothing is there: say what the first method of choice needs.
    return isThere(context, "accounts") || !isThere(context, "transactions") ? clvRetention.needs(context) : clvBgnbd.needs(context);
  },
  params,
  emptyParts: { method: null, convention: null, perSegment: [], parameters: {}, total: null, loaded: null, residual: null },
  queries: (context) => methodOf(context)?.queries(context) ?? {},
  compute(aggregate, context) {
    const found = methodOf(context)?.compute(aggregate, context);
    if (found === undefined) throw new Error("clv.compute requires a method");
    const { value, reason, n, missing, parameters, perSegment, flags, further } = found;
    return makeResult({
      value,
      reason,
      unit: "money",
      n,
      excluded: { missing, outOfRange: 0, duplicate: 0 },
      flags,
      params: params(context),
      parts: {
        method: context.choices.clvMethod,
        convention: context.settings.clv.convention,
        perSegment,
        parameters,
        total: value === null ? null : value * n,
        loaded: null,
        residual: null,
        ...further,
      },
    });
  },
  simulation: {
    query: (context, kind) => methodOf(context)?.simulation.query(context, kind) ?? null,
    interval(columns, result, context) {
      if (result.value === null) return result;
      const simulated = methodOf(context)?.simulation.values(columns, result, context) ?? null;
      if (simulated === null) return result;
      const limits = bootstrapInterval(simulated.values, simulated.draws, context.settings.confidence);
      const perSegment = result.parts["perSegment"];
      const parts =
        simulated.segments === undefined || !Array.isArray(perSegment)
          ? result.parts
          : { ...result.parts, perSegment: perSegment.map((segment, at) => ({ ...segment, ...(simulated.segments?.[at] ?? NO_LIMITS) })) };
      return {
        ...result,
        parts,
        ci: interval("bootstrap", context.settings.confidence, limits),
        params: { ...result.params, resamples: simulated.draws, seed: SIMULATION_SEED },
      };
    },
  },
};

const NO_LIMITS = { lo: null, hi: null } as const;

const methodOf = ({ choices }: IndexContext): ClvMethod | null => (choices.clvMethod === null ? null : METHODS[choices.clvMethod]);

function params(context: IndexContext) {
  return {
    ...accountParams(context),
    method: context.choices.clvMethod,
    ...methodOf(context)?.params(context),
  };
}
