import { applyLever, legalRange } from "../../apply-lever.ts";
import type { ScaledLever } from "../../lever-paths.ts";
import type { QuantityTarget } from "../../scenario.ts";
import { BLOCK } from "../block-totals.ts";

/** The same number for every draw, or one for each. */
export type Source = number | Float64Array;

/** A lever with its size, which may differ from draw to draw. */
export type SizedLever = ScaledLever & { readonly size: Source };

/** How a quantity of one segment goes from month to month. */
export type PathSpec = {
  readonly target: QuantityTarget;
  /** Where `isComplement`, the quantity is 1 − this. */
  readonly base: Source;
  readonly isComplement: boolean;
  readonly growth: number;
  readonly levers: readonly SizedLever[];
  /** What becomes of the quantity once its levers have acted. */
  readonly finish: ((value: number) => number) | null;
  /** Added in that month, one after the other. */
  readonly costs: readonly Float64Array[];
  /** The value of the first month, where that is another. */
  readonly first: number | null;
};

/** A quantity over the months of a block of draws. Months that are alike share a slot, one value a draw: month t uses `slots[slotOf[t]]`. */
export type Path = {
  readonly slotOf: Int32Array;
  readonly slots: readonly Float64Array[];
  /** Fills the slots for draws `from` to `from + count − 1`. */
  readonly fill: (from: number, count: number) => void;
};

export function createPath(spec: PathSpec, horizon: number): Path {
  const months = slotMonths(spec, horizon);
  const slotOf = new Int32Array(horizon);
  for (let t = 1, slot = 0; t < horizon; t++) {
    if (months[slot + 1] === t) slot += 1;
    slotOf[t] = slot;
  }
  const slots = months.map(() => new Float64Array(BLOCK));
  const isSame = typeof spec.base === "number" && spec.levers.every(({ size }) => typeof size === "number");
  const fillAll = createFill(spec, months, slots);
  // What no draw changes is filled once.
  if (isSame) fillAll(0, BLOCK);
  return { slotOf, slots, fill: isSame ? () => undefined : fillAll };
}

/** The first month of each slot. */
function slotMonths({ growth, levers, costs, first }: PathSpec, horizon: number): readonly number[] {
  const months = [0];
  for (let t = 1; t < horizon; t++) {
    const isAlike =
      growth === 0 &&
      !(t === 1 && first !== null) &&
      levers.every(({ scales }) => scales[t] === scales[t - 1]) &&
      costs.every((cost) => cost[t] === cost[t - 1]);
    if (!isAlike) months.push(t);
  }
  return months;
}

function createFill(spec: PathSpec, months: readonly number[], slots: readonly Float64Array[]): Path["fill"] {
  const { base, isComplement, growth, first, finish, costs } = spec;
  const bases = new Float64Array(BLOCK);
  return (from, count) => {
    if (typeof base === "number") bases.fill(base);
    else for (let i = 0; i < count; i++) bases[i] = base[from + i] ?? 0;
    if (isComplement) for (let i = 0; i < count; i++) bases[i] = 1 - (bases[i] ?? 0);
    let grown = 0;
    months.forEach((t, slot) => {
      const into = slots[slot];
      if (into === undefined) return;
      if (t === 0 && first !== null) {
        into.fill(first);
        return;
      }
      for (; growth !== 0 && grown < t; grown++) for (let i = 0; i < count; i++) bases[i] = (bases[i] ?? 0) * (1 + growth);
      into.set(bases);
      move(into, count, bases, spec, t, from);
      if (finish !== null) for (let i = 0; i < count; i++) into[i] = finish(into[i] ?? 0);
      for (const cost of costs) for (let i = 0; i < count; i++) into[i] = (into[i] ?? 0) + (cost[t] ?? 0);
    });
  };
}

/** Levers in their order, clamped once at the end, as `fillPath` and `fillRates` do for one draw. */
function move(into: Float64Array, count: number, bases: Float64Array, { target, levers }: PathSpec, t: number, from: number): void {
  if (levers.length === 0) return;
  for (const { lever, scales, size } of levers) {
    const scale = scales[t] ?? 0;
    if (scale === 0) continue;
    const sized = { kind: lever.kind, value: lever.value };
    for (let i = 0; i < count; i++) {
      sized.value = typeof size === "number" ? size : (size[from + i] ?? 0);
      into[i] = applyLever(sized, scale, into[i] ?? 0);
    }
  }
  for (let i = 0; i < count; i++) {
    const { min, max } = legalRange(target, bases[i] ?? 0);
    const moved = into[i] ?? 0;
    into[i] = moved < min ? min : moved > max ? max : moved;
  }
}
