import { bisect } from "./bisect.ts";

const LOWEST = -0.99;
const HIGHEST = 10;
const STEPS = 4000;

/**
 * All internal rates of return between −99 % and 1000 % a period, ascending: the roots of the net present value, found by a scan even
 * in ln(1 + r) and halving in each bracket. Empty without a change of sign. More than one means that the rate has no single meaning
 * (`MULTIPLE_ROOTS`). methods.md 6.
 * @example irrRoots([-100, 230, -132]) // [0.1, 0.2]
 */
export function irrRoots(flows: readonly number[]): readonly number[] {
  if (!(flows.some((flow) => flow > 0) && flows.some((flow) => flow < 0))) {
    return [];
  }
  const sign = (rate: number): number => presentValue(flows, rate);
  const from = Math.log1p(LOWEST);
  const step = (Math.log1p(HIGHEST) - from) / STEPS;
  const roots: number[] = [];
  let left = LOWEST;
  let leftValue = sign(left);
  if (leftValue === 0) roots.push(left);
  for (let k = 1; k <= STEPS; k += 1) {
    const right = k === STEPS ? HIGHEST : Math.expm1(from + k * step);
    const rightValue = sign(right);
    if (rightValue === 0) {
      roots.push(right);
    } else if (leftValue !== 0 && Math.sign(leftValue) !== Math.sign(rightValue)) {
      const root = bisect(sign, left, right);
      if (root !== null) roots.push(root);
    }
    left = right;
    leftValue = rightValue;
  }
  return roots;
}

/** The net present value. Over a long horizon it may be infinite at a negative rate, with the sign that its late flows give it. */
const presentValue = (flows: readonly number[], rate: number): number => flows.reduceRight((value, flow) => value / (1 + rate) + flow, 0);
