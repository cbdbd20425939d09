import type { InputName, Probe } from "./input.ts";

/** Percent of outcome per percent of input; `null` with a reason. */
export type Elasticity =
  | { readonly input: InputName; readonly value: number; readonly step: number; readonly reason: null }
  | { readonly input: InputName; readonly value: null; readonly step: null; readonly reason: "INPUT_ZERO" | "OUTCOME_ZERO" | "AT_LIMIT" };

const STEP = 0.01;

/**
 * (ΔY/Y)/(Δx/x) by the central difference of 1 % to either side (methods.md 12.5). Where the legal range leaves less room (retention
 * 99.5 %), the step is what it leaves on the nearer side.
 */
export function elasticity({ name, base, min, max, at }: Probe): Elasticity {
  const none = (reason: "INPUT_ZERO" | "OUTCOME_ZERO" | "AT_LIMIT"): Elasticity => ({ input: name, value: null, step: null, reason });
  if (base === 0) return none("INPUT_ZERO");
  const size = Math.abs(base);
  const step = Math.min(STEP, (max - base) / size, (base - min) / size);
  if (!(step > 0)) return none("AT_LIMIT");
  const value = (at(base + step * base) - at(base - step * base)) / (2 * step * at(base));
  return Number.isFinite(value) ? { input: name, value, step, reason: null } : none("OUTCOME_ZERO");
}
