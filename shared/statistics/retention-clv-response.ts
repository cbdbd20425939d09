/** `derivative`: money per unit of retention; `elasticity`: % of value per % of retention. */
export type RetentionClvResponse = { readonly derivative: number; readonly elasticity: number };

/**
 * How the endless lifetime value of convention (a) answers to retention: dCLV/dr = m(1+d)/(1+d−r)², elasticity r/(1+d−r). `null` when
 * 1 + d − r ≤ 0. methods.md 10.2, 12.3.
 * @example retentionClvResponse(100, 0.8, 0.1) // { derivative: 1222.2222, elasticity: 2.666667 }
 */
export function retentionClvResponse(margin: number, retention: number, discount: number): RetentionClvResponse | null {
  const gap = 1 + discount - retention;
  return gap > 0 ? { derivative: (margin * (1 + discount)) / (gap * gap), elasticity: retention / gap } : null;
}
