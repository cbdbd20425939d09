import { hatchStrokes, type Stroke } from "./hatch.ts";
import type { WavePoint } from "./wave-point.ts";

type Place = readonly [number, number];

/** What is drawn beside the line of values, px. */
export type WaveMarks = {
  /** Outlines of the interval where it stands for several waves in a row. */
  readonly band: readonly (readonly Place[])[];
  readonly whiskers: readonly Stroke[];
  /** Over hidden waves. */
  readonly hatch: readonly Stroke[];
};

/** Half the width of a whisker's end and most width of a hatching, px. */
const CAP = 4;
const MOST_HATCH = 28;

/** Where intervals and hidden waves stand; `at` turns a wave's index and a value into px. */
export function waveMarks(
  points: readonly WavePoint[],
  at: (index: number, value: number) => readonly number[],
  axis: { readonly min: number; readonly max: number },
  asBand: boolean,
): WaveMarks {
  const place = (index: number, value: number): Place => {
    const [x = 0, y = 0] = at(index, value);
    return [x, y];
  };
  const runs = runsWithInterval(points);
  const drawnAsBand = (run: Run) => asBand && run.length > 1;
  const band = runs
    .filter(drawnAsBand)
    .map((run) => [...run.map(({ index, hi }) => place(index, hi)), ...run.map(({ index, lo }) => place(index, lo)).reverse()]);
  const whiskers = runs
    .filter((run) => !drawnAsBand(run))
    .flat()
    .flatMap(({ index, lo, hi }) => whisker(place(index, lo), place(index, hi)));
  const width = Math.min(MOST_HATCH, Math.abs(place(1, axis.min)[0] - place(0, axis.min)[0]) * 0.8);
  const hatch = points.flatMap((point, index) => {
    if (point.state !== "hidden") return [];
    const [x, bottom] = place(index, axis.min);
    const [, top] = place(index, axis.max);
    return hatchStrokes(x - width / 2, top, width, bottom - top, 6);
  });
  return { band, whiskers, hatch };
}

type Run = readonly { readonly index: number; readonly lo: number; readonly hi: number }[];

/** Waves with an interval, in runs without a gap. */
function runsWithInterval(points: readonly WavePoint[]): readonly Run[] {
  const runs: { index: number; lo: number; hi: number }[][] = [];
  let open = false;
  for (const [index, { lo, hi }] of points.entries()) {
    if (lo === null || hi === null) {
      open = false;
      continue;
    }
    if (!open) runs.push([]);
    runs.at(-1)?.push({ index, lo, hi });
    open = true;
  }
  return runs;
}

const whisker = ([x, lo]: Place, [, hi]: Place): readonly Stroke[] => [
  { x1: x, y1: lo, x2: x, y2: hi },
  { x1: x - CAP, y1: lo, x2: x + CAP, y2: lo },
  { x1: x - CAP, y1: hi, x2: x + CAP, y2: hi },
];
