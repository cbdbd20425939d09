import { BLOCK, type BlockTotals } from "../block-totals.ts";
import { type PlainSegment, type Run, slotAt } from "./advance.ts";

export type FourSegments = readonly [PlainSegment, PlainSegment, PlainSegment, PlainSegment];

/**
 * Four segments side by side, one draw at a time: their four chains keep the processor busy, and the totals of a month are read and
 * written once for all four. Added up in the order of the segments, as the projection does.
 */
export function advanceFour([s0, s1, s2, s3]: FourSegments, runs: readonly Run[], { revenue, margin }: BlockTotals, count: number): void {
  for (const { from, to } of runs) {
    const r0 = slotAt(s0.rates, from);
    const r1 = slotAt(s1.rates, from);
    const r2 = slotAt(s2.rates, from);
    const r3 = slotAt(s3.rates, from);
    const a0 = slotAt(s0.joins, from);
    const a1 = slotAt(s1.joins, from);
    const a2 = slotAt(s2.joins, from);
    const a3 = slotAt(s3.joins, from);
    const p0 = slotAt(s0.arpa, from);
    const p1 = slotAt(s1.arpa, from);
    const p2 = slotAt(s2.arpa, from);
    const p3 = slotAt(s3.arpa, from);
    const v0 = slotAt(s0.variable, from);
    const v1 = slotAt(s1.variable, from);
    const v2 = slotAt(s2.variable, from);
    const v3 = slotAt(s3.variable, from);
    const f0 = slotAt(s0.fixed, from);
    const f1 = slotAt(s1.fixed, from);
    const f2 = slotAt(s2.fixed, from);
    const f3 = slotAt(s3.fixed, from);
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
