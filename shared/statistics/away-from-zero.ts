const TINY = 1e-300;

/**
 * The number itself, or a tiny one where it is (nearly) zero: what Lentz's evaluation of a continued fraction divides by.
 * Source: Thompson & Barnett, Journal of Computational Physics 64 (1986) 490–509.
 * @example awayFromZero(0) // 1e-300
 */
export const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
