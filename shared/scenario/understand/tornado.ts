import type { InputName, Probe } from "./input.ts";
import { peak } from "./search.ts";

/** What one input does to the outcome between its low and its high end, all others at base. */
export type TornadoBar = {
  readonly input: InputName;
  readonly base: number;
  readonly low: number;
  readonly high: number;
  readonly ends: Probe["ends"];
  /** The outcome at the low and at the high end. */
  readonly atLow: number;
  readonly atHigh: number;
  /** |at high − at low|. */
  readonly swing: number;
  /** An outcome between the ends that is above or below both: the input does not work in one direction only. */
  readonly inside: { readonly value: number; readonly outcome: number } | null;
};

/**
 * Each input at its low and high end, the others at base, largest swing first (methods.md 12.5); equal swings keep the order of the
 * inputs. Correlations between inputs are ignored, and so is everything that two of them do together.
 */
export function tornado(probes: readonly Probe[]): readonly TornadoBar[] {
  return probes.map(toBar).toSorted((one, other) => other.swing - one.swing);
}

function toBar(probe: Probe): TornadoBar {
  const { name, base, low, high, ends, at } = probe;
  const atLow = at(low);
  const atHigh = at(high);
  return {
    input: name,
    base,
    low,
    high,
    ends,
    atLow,
    atHigh,
    swing: Math.abs(atHigh - atLow),
    inside: insideExtreme(probe, atLow, atHigh),
  };
}

const PARTS = 12;

/** The extreme that lies furthest outside of what the two ends give. */
function insideExtreme({ low, high, base, at }: Probe, atLow: number, atHigh: number): TornadoBar["inside"] {
  if (!(high > low)) return null;
  const places = Array.from({ length: PARTS - 1 }, (_, part) => low + ((high - low) * (part + 1)) / PARTS);
  if (base > low && base < high) places.push(base);
  let best: TornadoBar["inside"] = null;
  let most = 1e-9 * Math.max(Math.abs(atLow), Math.abs(atHigh));
  for (const sign of [1, -1]) {
    const end = Math.max(sign * atLow, sign * atHigh);
    const highest = places.reduce((top, place) => (sign * at(place) > sign * at(top) ? place : top), places[0] ?? low);
    if (sign * at(highest) - end <= most) continue;
    const step = (high - low) / PARTS;
    const value = peak((place) => sign * at(place), Math.max(low, highest - step), Math.min(high, highest + step));
    most = sign * at(value) - end;
    best = { value, outcome: at(value) };
  }
  return best;
}
