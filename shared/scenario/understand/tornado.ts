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

const PARTS = 8;

/** The extreme that lies furthest outside of what the two ends give. */
function insideExtreme({ low, high, base, at }: Probe, atLow: number, atHigh: number): TornadoBar["inside"] {
  if (!(high > low)) return null;
  const step = (high - low) / PARTS;
  const places = Array.from({ length: PARTS - 1 }, (_, part) => low + step * (part + 1));
  if (base > low && base < high) places.push(base);
  const seen = places.map((value) => ({ value, outcome: at(value) }));
  let best: TornadoBar["inside"] = null;
  let most = 1e-9 * Math.max(Math.abs(atLow), Math.abs(atHigh));
  for (const sign of [1, -1]) {
    const end = Math.max(sign * atLow, sign * atHigh);
    const highest = seen.reduce((top, one) => (sign * one.outcome > sign * top.outcome ? one : top));
    if (sign * highest.outcome - end <= most) continue;
    const value = peak((place) => sign * at(place), Math.max(low, highest.value - step), Math.min(high, highest.value + step));
    const outcome = at(value);
    most = sign * outcome - end;
    best = { value, outcome };
  }
  return best;
}
