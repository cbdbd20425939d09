import { expect } from "vitest";
import type { IndexResult, Json } from "../../../shared/indices/index-result.ts";
import type { ReferenceResult } from "../reference/reference-indices.ts";

/** Equal numbers: to 1e-9 relative, or absolutely where they are below 1. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const same = (a: unknown, b: unknown): boolean => {
  if (typeof a === "number" && typeof b === "number") return near(a, b);
  if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    return Object.entries(b).every(([key, value]) => same((a as Record<string, unknown>)[key], value));
  }
  return (a ?? null) === (b ?? null);
};

/** Everything that the reference says about a result is what the index says. */
export function expectSame(where: string, index: IndexResult | undefined, reference: ReferenceResult): void {
  const held = { value: index?.value, n: index?.n, excluded: index?.excluded, parts: index?.parts, ci: index?.ci, reason: index?.reason };
  const said = Object.entries({
    value: reference.value,
    n: reference.n,
    ...(reference.excluded === undefined ? {} : { excluded: reference.excluded }),
    ...(reference.reason === null && reference.value === null ? {} : { reason: reference.reason }),
    ...(reference.ci === undefined || reference.ci === null ? {} : { ci: reference.ci }),
    parts: reference.parts,
  });
  for (const [name, value] of said) {
    const own: unknown = held[name as keyof typeof held];
    if (!same(own, value)) expect.fail(`${where} ${name}: index ${JSON.stringify(own)}, reference ${JSON.stringify(value)}`);
  }
}

/** Every number anywhere inside is finite. */
export function expectFinite(value: Json | undefined, path = "$"): void {
  if (typeof value === "number" && !Number.isFinite(value)) expect.fail(`${path} is ${value}`);
  if (typeof value === "object" && value !== null) for (const [key, inner] of Object.entries(value)) expectFinite(inner, `${path}.${key}`);
}
