import { createMixer } from "./correlate.ts";
import { createFill } from "./create-fill.ts";
import type { Input } from "./list-inputs.ts";
import { createScores } from "./scores.ts";
import type { Correlation, InputColumn } from "./simulation.ts";

/** Fills the columns further; `flags` are known once drawing has begun. */
export type Drawing = {
  readonly columns: readonly InputColumn[];
  /** Draws `from` to `from + count − 1`, which must follow those drawn before. */
  readonly next: (from: number, count: number) => void;
  readonly flags: () => readonly string[];
};

/** Draws inputs block by block into columns with room for `draws`. */
export function startDrawing(inputs: readonly Input[], seed: number, correlations: readonly Correlation[], draws: number): Drawing {
  const streams = inputs.map(({ name }) => createScores(seed, name));
  const fills = inputs.map(({ distribution }) => createFill(distribution));
  const mixer = createMixer(
    inputs.map(({ name }) => name),
    correlations,
  );
  const columns = inputs.map(({ name, subject }): InputColumn => ({ name, subject, values: new Float64Array(draws) }));
  const groups = shareGroups(columns);
  let scores: readonly Float64Array[] = [];
  let cut = false;
  return {
    columns,
    next: (from, count) => {
      if ((scores[0]?.length ?? 0) < count) scores = inputs.map(() => new Float64Array(count));
      streams.forEach((stream, k) => {
        stream(scores[k] ?? EMPTY, count);
      });
      mixScores(scores, mixer.places, mixer.mix, count);
      columns.forEach(({ values }, k) => {
        const into = values.subarray(from, from + count);
        fills[k]?.(scores[k] ?? EMPTY, into, count);
        const input = inputs[k];
        if (input !== undefined && settle(into, input)) cut = true;
      });
      for (const group of groups) normalise(group, from, count);
    },
    flags: () => [
      ...(mixer.changed ? ["CORRELATIONS_CHANGED"] : []),
      ...(mixer.unknown.length > 0 ? ["CORRELATION_UNKNOWN"] : []),
      ...(cut ? ["RANGE_CUT"] : []),
    ],
  };
}

const EMPTY = new Float64Array(0);

function mixScores(scores: readonly Float64Array[], places: readonly number[], mix: readonly Float64Array[], count: number): void {
  if (places.length === 0) return;
  const before = new Float64Array(places.length);
  for (let i = 0; i < count; i++) {
    places.forEach((place, r) => {
      before[r] = scores[place]?.[i] ?? 0;
    });
    places.forEach((place, r) => {
      const row = mix[r] ?? EMPTY;
      let sum = 0;
      for (let c = 0; c < row.length; c++) sum += (row[c] ?? 0) * (before[c] ?? 0);
      const into = scores[place];
      if (into !== undefined) into[i] = sum;
    });
  }
}

/** Cuts draws to what is legal and leads a churn of the window to a year. True where something was cut. */
function settle(into: Float64Array, { min, max, power }: Input): boolean {
  let cut = false;
  for (let i = 0; i < into.length; i++) {
    const value = into[i] ?? 0;
    if (value < min || value > max) {
      into[i] = value < min ? min : max;
      cut = true;
    }
  }
  if (power !== undefined && power !== 1) for (let i = 0; i < into.length; i++) into[i] = 1 - (1 - (into[i] ?? 0)) ** power;
  return cut;
}

/** Columns of shares that sum to 1 together: those of one score in one segment. */
function shareGroups(columns: readonly InputColumn[]): readonly (readonly Float64Array[])[] {
  const groups = new Map<string, Float64Array[]>();
  for (const { subject, values } of columns) {
    if (subject.kind !== "classShare") continue;
    const key = JSON.stringify([subject.score, subject.segment]);
    groups.set(key, [...(groups.get(key) ?? []), values]);
  }
  return [...groups.values()];
}

function normalise(group: readonly Float64Array[], from: number, count: number): void {
  for (let i = from; i < from + count; i++) {
    let sum = 0;
    for (const values of group) sum += values[i] ?? 0;
    for (const values of group) values[i] = (values[i] ?? 0) / sum;
  }
}
