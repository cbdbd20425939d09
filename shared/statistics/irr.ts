import { irrRoots } from "./irr-roots.ts";

/** `smallestRoot` is the root nearest zero, which numpy-financial reports when there are several. */
export type InternalRate = {
  readonly value: number | null;
  readonly roots: readonly number[];
  readonly reason: "NO_ROOT" | "MULTIPLE_ROOTS" | null;
  readonly smallestRoot: number | null;
};

/**
 * Internal rate of return a period (fraction): the root of the net present value when there is exactly one between −99 % and 1000 %;
 * otherwise `null` with the reason and all roots. methods.md 6.
 * @example irr([-150000, 15000, 25000, 35000, 45000, 60000]).value // 0.05243289
 */
export function irr(flows: readonly number[]): InternalRate {
  const roots = irrRoots(flows);
  const smallestRoot = roots.reduce<number | null>((best, root) => (best === null || Math.abs(root) < Math.abs(best) ? root : best), null);
  const value = roots.length === 1 ? smallestRoot : null;
  const reason = roots.length === 0 ? "NO_ROOT" : roots.length > 1 ? "MULTIPLE_ROOTS" : null;
  return { value, roots, reason, smallestRoot };
}
