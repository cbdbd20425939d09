import { BLOCK, type BlockTotals } from "../block-totals.ts";
import type { Path } from "./path.ts";

/** A segment in the hands of the kernel. `counts` holds the customers of each draw as the months go by. */
export type PlainSegment = {
  readonly counts: Float64Array;
  readonly rates: Path;
  readonly joins: Path;
  readonly arpa: Path;
  readonly variable: Path;
  readonly fixed: Path;
};

/** Months from `from` up to, not including, `to` in which every path of some segments stays in its slot. */
export type Run = { readonly from: number; readonly to: number };

export function runsOf(segments: readonly PlainSegment[], horizon: number): readonly Run[] {
  const paths = segments.flatMap(({ rates, joins, arpa, variable, fixed }) => [rates, joins, arpa, variable, fixed]);
  const runs: Run[] = [];
  let from = 0;
  for (let t = 1; t <= horizon; t++) {
    if (t < horizon && paths.every(({ slotOf }) => slotOf[t] === slotOf[t - 1])) continue;
    runs.push({ from, to: t });
    from = t;
  }
  return runs;
}

const NONE = new Float64Array(BLOCK);

/** The values of month t. */
export const slotAt = ({ slotOf, slots }: Path, t: number): Float64Array => slots[slotOf[t] ?? 0] ?? NONE;

/**
 * One segment, four draws at a time: the recursion is a chain in which every step waits for the one before, and four chains side by
 * side keep the processor busy. Slots stay in registers for a whole run.
 */
export function advanceOne(segment: PlainSegment, runs: readonly Run[], totals: BlockTotals, count: number): void {
  const { counts, rates, joins, arpa, variable, fixed } = segment;
  const { revenue, margin } = totals;
  for (const { from, to } of runs) {
    const r = slotAt(rates, from);
    const a = slotAt(joins, from);
    const p = slotAt(arpa, from);
    const v = slotAt(variable, from);
    const f = slotAt(fixed, from);
    // Rooms are multiples of four wide, so a last group may reach beyond the draws there are; nobody reads those.
    for (let i = 0; i < count; i += 4) {
      const r0 = r[i] ?? 0;
      const r1 = r[i + 1] ?? 0;
      const r2 = r[i + 2] ?? 0;
      const r3 = r[i + 3] ?? 0;
      const a0 = a[i] ?? 0;
      const a1 = a[i + 1] ?? 0;
      const a2 = a[i + 2] ?? 0;
      const a3 = a[i + 3] ?? 0;
      const p0 = p[i] ?? 0;
      const p1 = p[i + 1] ?? 0;
      const p2 = p[i + 2] ?? 0;
      const p3 = p[i + 3] ?? 0;
      const v0 = v[i] ?? 0;
      const v1 = v[i + 1] ?? 0;
      const v2 = v[i + 2] ?? 0;
      const v3 = v[i + 3] ?? 0;
      const f0 = f[i] ?? 0;
      const f1 = f[i + 1] ?? 0;
      const f2 = f[i + 2] ?? 0;
      const f3 = f[i + 3] ?? 0;
      let n0 = counts[i] ?? 0;
      let n1 = counts[i + 1] ?? 0;
      let n2 = counts[i + 2] ?? 0;
      let n3 = counts[i + 3] ?? 0;
      for (let t = from, at = from * BLOCK + i; t < to; t++, at += BLOCK) {
        n0 = n0 * r0 + a0;
        n1 = n1 * r1 + a1;
        n2 = n2 * r2 + a2;
        n3 = n3 * r3 + a3;
        const e0 = n0 * p0;
        const e1 = n1 * p1;
        const e2 = n2 * p2;
        const e3 = n3 * p3;
        revenue[at] = (revenue[at] ?? 0) + e0;
        revenue[at + 1] = (revenue[at + 1] ?? 0) + e1;
        revenue[at + 2] = (revenue[at + 2] ?? 0) + e2;
        revenue[at + 3] = (revenue[at + 3] ?? 0) + e3;
        margin[at] = (margin[at] ?? 0) + (e0 - e0 * v0 - f0);
        margin[at + 1] = (margin[at + 1] ?? 0) + (e1 - e1 * v1 - f1);
        margin[at + 2] = (margin[at + 2] ?? 0) + (e2 - e2 * v2 - f2);
        margin[at + 3] = (margin[at + 3] ?? 0) + (e3 - e3 * v3 - f3);
      }
      counts[i] = n0;
      counts[i + 1] = n1;
      counts[i + 2] = n2;
      counts[i + 3] = n3;
    }
  }
}
