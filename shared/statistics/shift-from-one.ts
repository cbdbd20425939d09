const SHIFT = 1e-6;

/**
 * The BG/NBD expectations have removable singularities at a = 1 and a + b = 1: moves a by 1e−6 when it sits on one.
 * methods.md 10.4.
 * @example shiftFromOne(1, 2) // 1.000001
 */
export function shiftFromOne(a: number, b: number): number {
  const isSingular = (value: number): boolean => Math.abs(value - 1) < SHIFT / 2;
  return isSingular(a) || isSingular(a + b) ? a + SHIFT : a;
}
