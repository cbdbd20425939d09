import { aggregatesOf, evaluateScalar, type SliceValues } from "../../../../shared/formula/evaluate-scalar.ts";
import type { Formula, Scalar } from "../../../../shared/formula/formula.ts";
import { spellFormula, spellTerm, termsOf } from "../../../../shared/formula/spell-formula.ts";
import { whyMissing } from "../../../../shared/formula/why-missing.ts";
import { resamplesFor, SIMULATION_SEED } from "../../../../shared/indices/cluster-bootstrap.ts";
import type { CustomIndex } from "../../../../shared/indices/custom-index.ts";
import type { IndexContext } from "../../../../shared/indices/index-definition.ts";
import type { IndexResult, Interval, Json, ReasonCode } from "../../../../shared/indices/index-result.ts";
import { makeResult } from "../../../../shared/indices/make-result.ts";
import { createRandom } from "../../../../shared/random.ts";
import { bootstrapInterval } from "../../../../shared/statistics/bootstrap-limits.ts";
import type { SliceSamples, SliceTerm } from "./slice-samples.ts";
import { spread } from "./spread.ts";

type Aggregate = Extract<Scalar, { kind: "aggregate" }>;

/** What a formula is taken of in one slice. */
export type SliceInput = {
  readonly samples: SliceSamples;
  /** The value of another index or metric in the same slice. */
  readonly resultOf: (of: "index" | "metric", name: string) => IndexResult;
};

/** Settings in force for a custom index. */
export const customParams = (
  { name, formula, unit, better, interval }: CustomIndex,
  { settings, asOf }: Pick<IndexContext, "settings" | "asOf">,
): IndexResult["params"] => ({
  name,
  formula,
  unit,
  better,
  interval,
  asOf,
  confidence: settings.confidence,
  duplicates: settings.duplicates,
});

/** A custom index that has no value at all. */
export function noCustomResult(
  index: CustomIndex,
  context: IndexContext,
  reason: ReasonCode,
  { needs, flags = [] }: { readonly needs?: readonly string[]; readonly flags?: readonly string[] } = {},
): IndexResult {
  const params = customParams(index, context);
  const result = makeResult({ value: null, unit: index.unit, n: 0, reason, flags, params, parts: { steps: [], terms: [], spread: [] } });
  return needs === undefined ? result : { ...result, needs };
}

/**
 * A custom index in one slice: the value, n as the fewest customers that one of its parts rests on, the interval as a percentile bootstrap
 * over customers (methods.md 0.3.8), and the formula with the value of each part for the audit.
 */
export async function customResult(
  index: CustomIndex,
  formula: Formula,
  { samples, resultOf }: SliceInput,
  context: IndexContext,
  simulate: boolean,
  breathe: () => Promise<void>,
): Promise<IndexResult> {
  const nodes = aggregatesOf(formula.root);
  const termOf = new Map<Aggregate, SliceTerm>(nodes.flatMap((node, at) => pair(node, samples.terms[at])));
  const valuesOf = (times?: Int32Array): SliceValues => {
    const values = new Map([...termOf].map(([node, { sample }]) => [node, sample.value(times)]));
    return { aggregate: (node) => values.get(node) ?? null, result: ({ of, name }) => resultOf(of, name).value };
  };
  const values = valuesOf();
  const value = evaluateScalar(formula.root, values);
  const results = termsOf(formula.root).flatMap((term) => (term.kind === "result" ? [term] : []));
  const people = results.filter(({ name }) => name !== "roi").map(({ of, name }) => resultOf(of, name));
  const basis = basisOf([...termOf.values()], people);
  const nothing = basis.n === 0 && results.length === 0;
  const missing = value === null ? reasonOf(formula.root, values, termOf, resultOf) : nothing ? { reason: "EMPTY" as const } : null;
  const drawn =
    missing === null && index.interval && simulate && results.length === 0
      ? await bootstrap(formula.root, valuesOf, samples.units, context, breathe)
      : null;
  const usesAnswers = formula.columns.some((column) => column.startsWith("answers."));
  const result = makeResult({
    value: missing === null ? value : null,
    unit: index.unit,
    n: basis.n,
    ci: drawn?.ci ?? null,
    reason: missing?.reason ?? null,
    excluded: basis.excluded,
    flags: [
      ...(index.interval && results.length > 0 ? ["INTERVAL_NEEDS_ROWS"] : []),
      ...(usesAnswers && context.fields.answers?.includes("weight") === true ? ["NOT_WEIGHTED"] : []),
    ],
    params: { ...customParams(index, context), ...(drawn === null ? {} : { resamples: drawn.resamples, seed: SIMULATION_SEED }) },
    parts: { steps: spellFormula(formula.root), terms: describeTerms(formula.root, values, termOf, resultOf), spread: spreadOf(termOf) },
    sampled: basis.sampled,
  });
  return missing?.needs === undefined ? result : { ...result, needs: missing.needs };
}

const pair = <A, B>(a: A, b: B | undefined): readonly (readonly [A, B])[] => (b === undefined ? [] : [[a, b]]);

type Basis = Pick<IndexResult, "n" | "excluded"> & { readonly sampled: boolean };

/** A number is as thin as its thinnest part. Rows of cash flows are no sample of anybody. */
function basisOf(terms: readonly SliceTerm[], results: readonly IndexResult[]): Basis {
  const none = { missing: 0, outOfRange: 0, duplicate: 0 };
  const people = [
    ...terms.map(({ sample, excluded }) => ({ n: sample.units, excluded })),
    ...results.map(({ n, excluded }) => ({ n, excluded })),
  ];
  const thinnest = people
    .filter(({ n }) => n > 0)
    .reduce<(typeof people)[number] | null>((a, b) => (a === null || b.n < a.n ? b : a), null);
  if (thinnest !== null) return { ...thinnest, sampled: true };
  return { n: 0, excluded: people[0]?.excluded ?? none, sampled: people.length > 0 };
}

type Missing = { readonly reason: ReasonCode; readonly needs?: readonly string[] };

function reasonOf(root: Scalar, values: SliceValues, termOf: ReadonlyMap<Aggregate, SliceTerm>, resultOf: SliceInput["resultOf"]): Missing {
  const why = whyMissing(root, values);
  switch (why?.kind) {
    case "term": {
      const { node } = why;
      if (node.kind === "result") {
        const { reason, needs } = resultOf(node.of, node.name);
        return { reason: reason ?? "EMPTY", ...(needs === undefined ? {} : { needs }) };
      }
      const excluded = termOf.get(node)?.excluded;
      return { reason: excluded !== undefined && excluded.outOfRange > 0 && excluded.missing === 0 ? "OUT_OF_RANGE_ALL" : "EMPTY" };
    }
    case "zeroDivisor":
      return { reason: "ZERO_DENOMINATOR" };
    case "tooLarge":
      return { reason: "DIVERGES" };
    default:
      return { reason: "NOT_IDENTIFIED" };
  }
}

async function bootstrap(
  root: Scalar,
  valuesOf: (times: Int32Array) => SliceValues,
  units: number,
  { settings }: IndexContext,
  breathe: () => Promise<void>,
): Promise<{ readonly ci: Interval | null; readonly resamples: number } | null> {
  if (units < 2) return null;
  const resamples = resamplesFor(units);
  const random = createRandom(SIMULATION_SEED);
  const times = new Int32Array(units);
  const drawn: number[] = [];
  for (let draw = 0; draw < resamples; draw += 1) {
    await breathe();
    times.fill(0);
    for (let unit = 0; unit < units; unit += 1) {
      const pick = random.below(units);
      times[pick] = (times[pick] ?? 0) + 1;
    }
    const value = evaluateScalar(root, valuesOf(times));
    if (value !== null) drawn.push(value);
  }
  const limits = bootstrapInterval(drawn, resamples, settings.confidence);
  const level = settings.confidence;
  return { ci: limits === null ? null : { method: "bootstrap", level, lo: limits.lo, hi: limits.hi }, resamples };
}

function describeTerms(
  root: Scalar,
  values: SliceValues,
  termOf: ReadonlyMap<Aggregate, SliceTerm>,
  resultOf: SliceInput["resultOf"],
): readonly Json[] {
  return termsOf(root).map((term) => {
    if (term.kind === "result") {
      const { value, unit, n } = resultOf(term.of, term.name);
      return { text: spellTerm(term), kind: "result", value, unit, n };
    }
    const held = termOf.get(term);
    return {
      text: spellTerm(term),
      kind: "aggregate",
      value: values.aggregate(term),
      n: held?.sample.units ?? 0,
      rows: held?.sample.rows ?? 0,
      excluded: { ...(held?.excluded ?? {}) },
    };
  });
}

/** How the values of the first aggregate are spread. */
function spreadOf(termOf: ReadonlyMap<Aggregate, SliceTerm>): readonly Json[] {
  const [first] = termOf.values();
  return first === undefined ? [] : spread(first.values);
}
