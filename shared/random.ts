import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";

/**
 * A seeded stream of random draws. The same seed gives the same digits on every machine (methods.md 0.3.9); nothing in `shared/`
 * uses any other source of chance. Draws change the stream, so pass one on only where its order of use is fixed.
 */
export type Random = {
  /** Uniform on [0, 1), 53 bits. */
  readonly uniform: () => number;
  /** Whole number from 0 to n − 1, each as likely; 1 ≤ n ≤ 2³². */
  readonly below: (n: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** Gamma with the given shape > 0 and scale 1. */
  readonly gamma: (shape: number) => number;
  /** Beta(a, b), a, b > 0; range 0–1. */
  readonly beta: (a: number, b: number) => number;
  /** Poisson count of the given mean ≥ 0. */
  readonly poisson: (mean: number) => number;
  /** Hits in n trials of the given probability 0–1. */
  readonly binomial: (n: number, probability: number) => number;
  /** A stream of its own that goes on from here, while this one jumps 2⁶⁴ draws ahead; for parallel chunks of work. */
  readonly fork: () => Random;
};

type Generator = ReturnType<typeof xoroshiro128plusFromState>;

/**
 * Opens the stream of a seed (whole number; its lowest 32 bits count). The generator is xoroshiro128+ of `pure-rand`.
 * @example createRandom(1).uniform() // the same number wherever it runs
 */
export function createRandom(seed: number): Random {
  return fromGenerator(xoroshiro128plusFromState(spread(seed)));
}

/** Neighbouring seeds must not start neighbouring streams: four words by the splitmix32 finaliser (Steele, Lea & Flood 2014). */
function spread(seed: number): number[] {
  let state = seed | 0;
  return Array.from({ length: 4 }, () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  });
}

function fromGenerator(generator: Generator): Random {
  const uniform = (): number => ((generator.next() >>> 5) * 67108864 + (generator.next() >>> 6)) / 9007199254740992;
  const below = (n: number): number => (n <= 1 ? 0 : uniformInt(generator, 0, n - 1));
  const normal = createNormal(uniform);
  const gamma = (shape: number): number => drawGamma(uniform, normal, shape);
  const beta = (a: number, b: number): number => {
    const first = gamma(a);
    const sum = first + gamma(b);
    // Both can underflow when a and b are tiny; the distribution then sits at its two ends.
    return sum > 0 ? first / sum : uniform() * (a + b) < a ? 1 : 0;
  };
  return {
    uniform,
    below,
    normal,
    gamma,
    beta,
    poisson: (mean) => (mean < 10 ? countUniforms(uniform, mean) : drawPoisson(uniform, mean)),
    binomial: (n, probability) =>
      probability > 0.5 ? n - drawBinomial(uniform, n, 1 - probability) : drawBinomial(uniform, n, Math.max(0, probability)),
    fork: () => {
      const own = generator.clone();
      generator.jump();
      return fromGenerator(own);
    },
  };
}

/** Marsaglia's polar method; every second draw is the spare of the one before. */
function createNormal(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    let x = 0;
    let y = 0;
    let square = 0;
    do {
      x = 2 * uniform() - 1;
      y = 2 * uniform() - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    spare = y * factor;
    return x * factor;
  };
}

/** Marsaglia & Tsang, ACM TOMS 26 (2000) 363–372; shapes below 1 from shape + 1 by a power of a uniform. */
function drawGamma(uniform: () => number, normal: () => number, shape: number): number {
  if (shape < 1) {
    return drawGamma(uniform, normal, shape + 1) * (1 - uniform()) ** (1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const root = 1 + c * x;
    if (root > 0) {
      const v = root * root * root;
      if (Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}

/** Poisson of a small mean: how many uniforms multiply to less than e^−mean. */
function countUniforms(uniform: () => number, mean: number): number {
  const limit = Math.exp(-mean);
  let product = uniform();
  let count = 0;
  while (product > limit) {
    product *= uniform();
    count += 1;
  }
  return count;
}

/** Hörmann, "The transformed rejection method for generating Poisson random variables" (1993), algorithm PTRS; mean ≥ 10. */
function drawPoisson(uniform: () => number, mean: number): number {
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const quick = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= quick) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (Math.log(v * inverseAlpha) - Math.log(a / (us * us) + b) <= k * logMean - mean - logFactorial(k)) return k;
  }
}

/** Hörmann, "The generation of binomial random variates" (1993), algorithm BTRS; inversion where the mean is below 10. p ≤ ½. */
function drawBinomial(uniform: () => number, n: number, p: number): number {
  if (n * p < 10) {
    return invertBinomial(uniform, n, p);
  }
  const spread = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const c = n * p + 0.5;
  const quick = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = Math.log(p / (1 - p));
  const mode = Math.floor((n + 1) * p);
  const height = logFactorial(mode) + logFactorial(n - mode);
  for (;;) {
    const u = uniform() - 0.5;
    const v = 1 - uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + c);
    if (k < 0 || k > n) continue;
    if (us >= 0.07 && v <= quick) return k;
    const accept = height - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds;
    if (Math.log((v * alpha) / (a / (us * us) + b)) <= accept) return k;
  }
}

function invertBinomial(uniform: () => number, n: number, p: number): number {
  if (p === 0) {
    return 0;
  }
  const odds = p / (1 - p);
  let rest = uniform();
  let probability = Math.exp(n * Math.log1p(-p));
  for (let k = 0; ; k += 1) {
    if (rest < probability || k === n) return k;
    rest -= probability;
    probability *= ((n - k) / (k + 1)) * odds;
  }
}

/** ln k! by Stirling's series, kept here because this base file may use no other; exact to 1e−13 from k = 10. */
function logFactorial(k: number): number {
  if (k < 10) {
    let product = 1;
    for (let j = 2; j <= k; j += 1) product *= j;
    return Math.log(product);
  }
  const y = 1 / (k * k);
  return (k + 0.5) * Math.log(k) - k + 0.9189385332046728 + (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y / 1680))) / k;
}
