/** ½·ln 2π. */
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** From here on the asymptotic series is exact to the last digit of a double. */
const SERIES_FROM = 10;

/**
 * What Stirling's formula leaves out: δ(x) in lnΓ(x) = (x − ½)·ln x − x + ½·ln 2π + δ(x), for x > 0. Small and smooth where
 * lnΓ itself is huge, so that differences of log-gammas keep their digits.
 * Source: C. Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000); series: Abramowitz & Stegun 6.1.40.
 * @example stirlingError(1) // 0.0810614667953272
 */
export function stirlingError(x: number): number {
  if (x >= SERIES_FROM) {
    return series(x);
  }
  // lnΓ(x) = lnΓ(x + k) − ln(x (x+1) … (x+k−1)), with both Stirling forms written out.
  let product = 1;
  let shifted = x;
  while (shifted < SERIES_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const logGammaShifted = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + series(shifted);
  return logGammaShifted - Math.log(product) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
}

function series(x: number): number {
  const y = 1 / (x * x);
  return (
    (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188 - y * (691 / 360360 - y * (1 / 156 - (y * 3617) / 122400))))))) /
    x
  );
}
