import { BLOCK, type BlockTotals } from "../block-totals.ts";
import type { PlainSegment, Run } from "./advance.ts";

export type FourSegments = readonly [PlainSegment, PlainSegment, PlainSegment, PlainSegment];

/**
 * Four segments side by side, one draw at a time: their four chains keep the processor busy, and the totals of a month are read and
 * written once for all four. Added up in the order of the segments, as the projection does.
 */
export function advanceFour([s0, s1, s2, s3]: FourSegments, runs: readonly Run[], { revenue, margin }: BlockTotals, count: number): void {
  for (const { from, to } of runs) {
    const [r0, r1, r2, r3] = [slot(s0.rates, from), slot(s1.rates, from), slot(s2.rates, from), slot(s3.rates, from)];
    const [a0, a1, a2, a3] = [slot(s0.joins, from), slot(s1.joins, from), slot(s2.joins, from), slot(s3.joins, from)];
    const [p0, p1, p2, p3] = [slot(s0.arpa, from), slot(s1.arpa, from), slot(s2.arpa, from), slot(s3.arpa, from)];
    const [v0, v1, v2, v3] = [slot(s0.variable, from), slot(s1.variable, from), slot(s2.variable, from), slot(s3.variable, from)];
    const [f0, f1, f2, f3] = [slot(s0.fixed, from), slot(s1.fixed, from), slot(s2.fixed, from), slot(s3.fixed, from)];
    for (let i = 0; i < count; i++) {
      const rate0 = r0[i] ?? 0;
      const rate1 = r1[i] ?? 0;
      const rate2 = r2[i] ?? 0;
      const rate3 = r3[i] ?? 0;
      const join0 = a0[i] ?? 0;
      const join1 = a1[i] ?? 0;
      const join2 = a2[i] ?? 0;
      const join3 = a3[i] ?? 0;
      const arpa0 = p0[i] ?? 0;
      const arpa1 = p1[i] ?? 0;
      const arpa2 = p2[i] ?? 0;
      const arpa3 = p3[i] ?? 0;
      const variable0 = v0[i] ?? 0;
      const variable1 = v1[i] ?? 0;
      const variable2 = v2[i] ?? 0;
      const variable3 = v3[i] ?? 0;
      const fixed0 = f0[i] ?? 0;
      const fixed1 = f1[i] ?? 0;
      const fixed2 = f2[i] ?? 0;
      const fixed3 = f3[i] ?? 0;
      let n0 = s0.counts[i] ?? 0;
      let n1 = s1.counts[i] ?? 0;
      let n2 = s2.counts[i] ?? 0;
      let n3 = s3.counts[i] ?? 0;
      for (let t = from, at = from * BLOCK + i; t < to; t++, at += BLOCK) {
        n0 = n0 * rate0 + join0;
        n1 = n1 * rate1 + join1;
        n2 = n2 * rate2 + join2;
        n3 = n3 * rate3 + join3;
        const e0 = n0 * arpa0;
        const e1 = n1 * arpa1;
        const e2 = n2 * arpa2;
        const e3 = n3 * arpa3;
        revenue[at] = (revenue[at] ?? 0) + e0 + e1 + e2 + e3;
        margin[at] =
          (margin[at] ?? 0) +
          (e0 - e0 * variable0 - fixed0) +
          (e1 - e1 * variable1 - fixed1) +
          (e2 - e2 * variable2 - fixed2) +
          (e3 - e3 * variable3 - fixed3);
      }
      s0.counts[i] = n0;
      s1.counts[i] = n1;
      s2.counts[i] = n2;
      s3.counts[i] = n3;
    }
  }
}

const slot = ({ slotOf, values }: PlainSegment["rates"], t: number): Float64Array => {
  const at = (slotOf[t] ?? 0) * BLOCK;
  return values.subarray(at, at + BLOCK);
};
