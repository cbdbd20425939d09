/**
 * Holds a promise between parts of our own code (style.md 21): throws a `RangeError` that names the function, what it
 * requires and what it got. Data that people bring never reaches it; for those there are nulls and coded problems.
 * @example requireThat(level > 0, "wilsonInterval requires 0 < level < 1", level);
 */
export function requireThat(condition: boolean, requirement: string, ...got: readonly unknown[]): asserts condition {
  if (!condition) {
    throw new RangeError(got.length === 0 ? requirement : `${requirement}, got ${got.map(String).join(", ")}`);
  }
}
