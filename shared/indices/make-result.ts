import type { IndexContext, IndexDefinition } from "./index-definition.ts";
import type { IndexResult, Interval, Json, ReasonCode, Unit } from "./index-result.ts";

/** Below this many a number is hidden on screens, in decks and workbooks (methods.md 0.3.5). */
export const SUPPRESS_BELOW = 10;
/** Below this many, by count or by effective size, a number is only indicative. */
export const INDICATIVE_BELOW = 30;

export type ResultInput = {
  readonly value: number | null;
  readonly unit: Unit;
  readonly n: number;
  readonly nEff?: number;
  readonly ci?: Interval | null;
  readonly reason?: ReasonCode | null;
  readonly excluded?: IndexResult["excluded"];
  readonly flags?: readonly string[];
  readonly params: IndexResult["params"];
  readonly parts: IndexResult["parts"];
  /** False for numbers whose n counts no people or answers (cash-flow rows). */
  readonly sampled?: boolean;
};

const NOTHING_EXCLUDED = { missing: 0, outOfRange: 0, duplicate: 0 } as const;

/** A result in the public form: suppression flags set, flags in order, and nothing in it that JSON cannot hold. */
export function makeResult(input: ResultInput): IndexResult {
  const finite = input.value === null || Number.isFinite(input.value);
  const flags = new Set(input.flags ?? []);
  if (input.sampled !== false && input.n > 0) {
    if (input.n < SUPPRESS_BELOW) flags.add("SUPPRESSED");
    else if (Math.min(input.n, input.nEff ?? input.n) < INDICATIVE_BELOW) flags.add("INDICATIVE");
  }
  const ci = input.ci ?? null;
  return {
    value: finite ? input.value : null,
    unit: input.unit,
    n: input.n,
    nEff: input.nEff ?? input.n,
    ci: finite && ci !== null && Number.isFinite(ci.lo) && Number.isFinite(ci.hi) ? ci : null,
    reason: finite ? (input.reason ?? null) : "DIVERGES",
    excluded: input.excluded ?? NOTHING_EXCLUDED,
    flags: [...flags].sort(),
    params: onlyFinite(input.params),
    parts: onlyFinite(input.parts),
  };
}

/** The result of an index that cannot be computed at all. */
export function unavailable(
  definition: IndexDefinition,
  context: IndexContext,
  reason: ReasonCode,
  needs: readonly string[] = [],
): IndexResult {
  const result = makeResult({
    value: null,
    unit: definition.unit(context),
    n: 0,
    reason,
    params: definition.params(context),
    parts: definition.emptyParts,
  });
  return reason === "MISSING_COLUMNS" ? { ...result, needs } : result;
}

type JsonObject = { readonly [key: string]: Json };

const onlyFinite = (values: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, clean(value)]));

function clean(value: Json): Json {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(clean);
  // `Array.isArray` does not narrow readonly arrays; what is left is an object.
  return value !== null && typeof value === "object" ? onlyFinite(value as JsonObject) : value;
}

/** n = 0: nothing was left to count, or every answer given was out of range. */
export const emptyReason = (validAnswers: number, outOfRange: number): "EMPTY" | "OUT_OF_RANGE_ALL" =>
  validAnswers === 0 && outOfRange > 0 ? "OUT_OF_RANGE_ALL" : "EMPTY";

export const interval = (
  method: string,
  level: number,
  limits: { readonly lo: number; readonly hi: number } | null,
  factor = 1,
): Interval | null => (limits === null ? null : { method, level, lo: limits.lo * factor, hi: limits.hi * factor });

/** a/b, or `null` where b is 0. */
export const ratio = (a: number, b: number): number | null => (b === 0 ? null : a / b);
