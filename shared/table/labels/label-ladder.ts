import type { LabelLevel } from "./label-level.ts";
import { STRENGTH } from "./lexicon.ts";

/** A ladder of words: how many rungs it has, and on which each level stands, from 0 at the low end. */
export type Ladder = {
  readonly points: number;
  readonly rungs: ReadonlyMap<number, number>;
  /** False where the words also fit a ladder with another number of rungs. */
  readonly sure: boolean;
};

/** Levels further apart than this are not the same rung of the two sides. */
const SAME_RUNG = 0.65;

/**
 * The ladder that the words of a whole column stand on: 2 to 7 rungs. Rungs that nobody chose are filled in from the other
 * side ("very satisfied" has its "very dissatisfied"). With `points` given the ladder must have so many rungs.
 */
export function ladderOf(labels: readonly LabelLevel[], points?: number): Ladder | null {
  if (labels.length === 0) return null;
  if (points !== undefined && points > 7) return endsOnly(labels, points);
  const special = specialLadder(labels);
  if (special !== null && (points === undefined || points === special.points)) return special;
  const sides = pairSides(labels);
  const middle = labels.some(({ level }) => level === 0);
  const size = points ?? pointsOf(sides, middle, labels);
  if (size === null) return null;
  const half = Math.floor(size / 2);
  const offsets = placeRungs(sides, half);
  if (offsets === null) return null;
  const rungs = new Map<number, number>();
  if (middle && size % 2 === 1) rungs.set(0, half);
  for (const [index, { up, down }] of sides.entries()) {
    const offset = offsets[index] ?? 0;
    if (up !== null) rungs.set(up, (size % 2 === 1 ? half : half - 1) + offset);
    if (down !== null) rungs.set(-down, half - offset);
  }
  return { points: size, rungs, sure: points !== undefined || isSure(sides, middle, size) };
}

type Pair = { readonly up: number | null; readonly down: number | null };

/** Levels of both sides that are each other's opposites, from the middle outwards. */
function pairSides(labels: readonly LabelLevel[]): readonly Pair[] {
  const side = (sign: 1 | -1): number[] =>
    [...new Set(labels.filter(({ level }) => level * sign > 0).map(({ level }) => level * sign))].sort((a, b) => a - b);
  return bestPairs(side(1), side(-1));
}

/** Fewest rungs first, then the least difference within them. At most seven levels a side: every way is tried. */
function bestPairs(ups: readonly number[], downs: readonly number[]): readonly Pair[] {
  const [up, down] = [ups[0], downs[0]];
  if (up === undefined) return downs.map((level) => ({ up: null, down: level }));
  if (down === undefined) return ups.map((level) => ({ up: level, down: null }));
  const ways: (readonly Pair[])[] = [];
  if (Math.abs(up - down) <= SAME_RUNG) ways.push([{ up, down }, ...bestPairs(ups.slice(1), downs.slice(1))]);
  if (up <= down) ways.push([{ up, down: null }, ...bestPairs(ups.slice(1), downs)]);
  else ways.push([{ up: null, down }, ...bestPairs(ups, downs.slice(1))]);
  const cost = (way: readonly Pair[]): number =>
    way.length * 100 + way.reduce((sum, pair) => sum + (pair.up === null || pair.down === null ? 0 : Math.abs(pair.up - pair.down)), 0);
  return ways.reduce((a, b) => (cost(b) < cost(a) ? b : a));
}

const strengthOf = ({ up, down }: Pair): number => Math.max(up ?? 0, down ?? 0);

function pointsOf(sides: readonly Pair[], middle: boolean, labels: readonly LabelLevel[]): number | null {
  const [only] = sides;
  if (only === undefined || sides.length > 3) return null;
  const complete = sides.every(({ up, down }) => up !== null && down !== null);
  if (sides.length === 1) {
    const plain = strengthOf(only) <= STRENGTH.plain && Math.min(only.up ?? 9, only.down ?? 9) > STRENGTH.somewhat;
    if (labels.every(({ family }) => family === "yesno")) return middle ? 3 : 2;
    return !plain ? 5 : middle ? 3 : complete ? 2 : 5;
  }
  return sides.length * 2 + (complete && !middle ? 0 : 1);
}

function isSure(sides: readonly Pair[], middle: boolean, size: number): boolean {
  const complete = sides.every(({ up, down }) => up !== null && down !== null);
  if (size === 2) return true;
  return size % 2 === 1 ? sides.length * 2 + 1 === size && middle : complete;
}

/** How far from the middle each rung stands, from 1; `null` where there are more rungs than the scale has. */
function placeRungs(sides: readonly Pair[], half: number): readonly number[] | null {
  if (sides.length > half) return null;
  if (sides.length === half) return sides.map((_, index) => index + 1);
  const usual = sides.map((pair) => {
    const strength = strengthOf(pair);
    if (half === 2) return strength > 1.5 ? 2 : 1;
    return strength > 1.5 ? 3 : strength > 0.7 ? 2 : 1;
  });
  return new Set(usual).size === usual.length ? usual : sides.map((_, index) => half - sides.length + index + 1);
}

/** On scales of ten points and more only the ends carry words. */
function endsOnly(labels: readonly LabelLevel[], points: number): Ladder {
  const rungs = labels.flatMap(({ level }): [number, number][] =>
    level >= STRENGTH.very ? [[level, points - 1]] : level <= -STRENGTH.very ? [[level, 0]] : [],
  );
  return { points, rungs: new Map(rungs), sure: true };
}

/** Ladders whose middle is a positive word: "not at all … somewhat … extremely", "poor, fair, good, very good, excellent". */
function specialLadder(labels: readonly LabelLevel[]): Ladder | null {
  const levels = new Set(labels.map(({ level }) => level));
  const has = (...wanted: readonly number[]): boolean => wanted.every((level) => levels.has(level));
  const within = (steps: readonly (readonly number[])[]): boolean =>
    [...levels].every((level) => steps.some((step) => step.includes(level)));
  const made = (steps: readonly (readonly number[])[], sure: boolean): Ladder => ({
    points: steps.length,
    rungs: new Map(steps.flatMap((step, index) => step.map((level): [number, number] => [level, index]))),
    sure,
  });
  const { extreme, very, plain, notAtAll, notVery, fair, somewhat, slight } = STRENGTH;
  if (labels.every(({ family }) => family === "quality")) {
    if (within(GRADES) && has(very, extreme)) return made(GRADES, true);
    const four = [[-plain], [0], [plain], [extreme]];
    return within(four) && has(extreme, plain, 0, -plain) ? made(four, false) : null;
  }
  const oneSided = [[-notAtAll], [-notVery, slight], [somewhat, fair], [very], [extreme]];
  const opposites = labels.some(({ level, negated }) => level < 0 && !negated);
  const low = has(-notAtAll) || has(-notVery);
  if (opposites || !within(oneSided) || has(-notVery, slight) || has(somewhat, fair)) return null;
  return (low && has(very, extreme)) || (low && has(somewhat)) || (has(slight) && has(-notAtAll)) ? made(oneSided, true) : null;
}

const GRADES = [[-STRENGTH.plain], [0], [STRENGTH.plain], [STRENGTH.very], [STRENGTH.extreme]];
