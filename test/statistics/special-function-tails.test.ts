import { describe, expect, it } from "vitest";
import { awayFromZero } from "../../shared/statistics/away-from-zero.ts";
import { betaQuantile } from "../../shared/statistics/beta-quantile.ts";
import { deviancePart } from "../../shared/statistics/deviance-part.ts";
import { digamma } from "../../shared/statistics/digamma.ts";
import { dirichletNpsLimits } from "../../shared/statistics/dirichlet-nps-limits.ts";
import { gammaQuantile } from "../../shared/statistics/gamma-quantile.ts";
import { hyp2f1 } from "../../shared/statistics/hyp2f1.ts";
import { hyp2f1Scaled } from "../../shared/statistics/hyp2f1-scaled.ts";
import { logBeta } from "../../shared/statistics/log-beta.ts";
import { logGamma } from "../../shared/statistics/log-gamma.ts";
import { normalQuantile } from "../../shared/statistics/normal-quantile.ts";
import { regularizedBeta } from "../../shared/statistics/regularized-beta.ts";
import { regularizedGamma } from "../../shared/statistics/regularized-gamma.ts";
import { solveLinear } from "../../shared/statistics/solve-linear.ts";
import { solveTail, type Tails } from "../../shared/statistics/solve-tail.ts";
import { stirlingError } from "../../shared/statistics/stirling-error.ts";
import { tQuantile } from "../../shared/statistics/t-quantile.ts";
import { fitOne } from "./fit-one.ts";
import { near, nearRelative } from "./near.ts";

describe("against mpmath 1.3 at 30 digits, on both sides of every change of method", () => {
  it.each([
    [2, 3, 0.1, 0.0523, 0.9477, 0.08748],
    [2, 3, 0.9, 0.9963, 0.0037, 0.00972],
    [30, 2, 0.97, 0.76191343023199952, 0.23808656976800048, 0.3356429163706234],
    [3, 0.5, 0.9999999, 0.99940707297840294, 0.00059292702159705628, 0.00029646344162371268],
    [1, 1, 0.25, 0.25, 0.75, 0.1875],
    [12, 12, 0.5, 0.5, 0.5, 0.96708154678344727],
  ])("regularizedBeta(%f, %f, %f) with its slope by the log-odds", (a, b, x, lower, upper, slope) => {
    const found = regularizedBeta(a, b, x);
    nearRelative(found.lower, lower, 1e-13);
    nearRelative(found.upper, upper, 1e-8);
    nearRelative(found.slope, slope, 1e-8);
  });

  it.each([
    [0.1, 1e-5, 0.3323984050405033, 0.6676015949594967, 0.03323953832499025],
    [9.99, 9, 0.41386279913283198, 0.58613720086716802, 1.1864412890959192],
    [10, 10, 0.54207028552814779, 0.45792971447185221, 1.251100357211333],
    [10, 11, 0.65948935753433895, 0.34051064246566105, 1.1937806022802549],
    [10, 10.999, 0.65938082215983306, 0.34061917784016694, 1.1938890833854294],
    [10, 30, 0.99999287824913718, 7.1217508628155771e-6, 0.00015227024875635016],
    [2.5, 3.5, 0.77935969206328921, 0.22064030793671079, 0.52059887404085982],
    [2.5, 3.4999, 0.77934481738476142, 0.22065518261523858, 0.5206137479756466],
    [1, 60, 1, 8.7565107626965203e-27, 5.2539064576179122e-25],
    [50, 20, 1.2458926079719379e-8, 0.99999998754107392, 3.8150942987200014e-7],
    [50, 100, 0.99999998821549928, 1.1784500720979422e-8, 6.1157108175943669e-7],
    [1000, 900, 0.00054990226571178292, 0.99945009773428822, 0.059269532854188998],
  ])("regularizedGamma(%f, %f) with its slope by ln x", (a, x, lower, upper, slope) => {
    const found = regularizedGamma(a, x);
    nearRelative(found.lower, lower, 1e-12);
    nearRelative(found.upper, upper, 1e-12);
    nearRelative(found.slope, slope, 1e-12);
  });

  it("the tails at the ends are 0 and 1, without slope", () => {
    expect(regularizedBeta(2, 3, 0)).toEqual({ lower: 0, upper: 1, slope: 0 });
    expect(regularizedBeta(2, 3, 1)).toEqual({ lower: 1, upper: 0, slope: 0 });
    expect(regularizedGamma(2, 0)).toEqual({ lower: 0, upper: 1, slope: 0 });
    expect(regularizedGamma(2, Infinity)).toEqual({ lower: 1, upper: 0, slope: 0 });
    // A complement below the last digit of 1 still counts: (1 − x)³ of Beta(1, 3).
    nearRelative(regularizedBeta(1, 3, 1, 1e-30).upper, 1e-90, 1e-12);
  });

  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798409],
    [1e-11, -6.7060231554951363],
    [1.4e-11, -6.6567230915181836],
    [0.02425, -1.9729610513118848],
    [0.0749, -1.4402382675279637],
    [0.0751, -1.43882539275254],
    [0.4, -0.25334710313579974],
    [0.5, 0],
    [0.9249, 1.4388253927525404],
    [0.9251, 1.4402382675279639],
    [1 - 1e-12, 7.0344869100478352],
  ])("normalQuantile(%d)", (p, expected) => near(normalQuantile(p), expected, 1e-14));

  it.each([
    [10, 100.5, 67.424273654949152],
    [10, 99, 66.074652428594576],
    [10, 1.01, 13.936347621408776],
    [10, 0.99, 14.116354288475471],
    [3, 3.5, 0.037547960518225087],
    [1, 1e-5, 10.512935464970228],
    [7, 7, 0],
  ])("deviancePart(%d, %d)", (x, mean, expected) => near(deviancePart(x, mean), expected, 1e-13));

  it.each([
    [0.01, 1.4340079537031842],
    [0.5, 0.153426409720027345],
    [1, 0.0810614667953272582],
    [2.5, 0.0331628735199362875],
    [9.99, 0.00833889679773433009],
    [10, 0.00833056343336287126],
    [50, 0.00166664444698336551],
  ])("stirlingError(%d)", (x, expected) => near(stirlingError(x), expected, 1e-14));

  it.each([
    [9.99, 9.99, -13.721853536324813],
    [3, 20, -8.4381499840757845],
    [20, 3, -8.4381499840757845],
    [10, 10, -13.736229227036555],
    [0.001, 10, 6.9049270802134606],
    [9.5, 10, -13.369925608082359],
  ])("logBeta(%d, %d)", (a, b, expected) => near(logBeta(a, b), expected, 1e-14));

  it.each([
    [0.9, -0.75492694994705135],
    [1, -0.57721566490153286],
    [2, 0.42278433509846714],
    [10, 2.2517525890667211],
    [15, 2.6743466616607937],
    [1000, 6.9072551956488121],
  ])("digamma(%d)", (x, expected) => near(digamma(x), expected, 1e-15));

  it("logGamma of 1 and of 2 is 0, of 11 the logarithm of 10!", () => {
    near(logGamma(1), 0, 1e-14);
    near(logGamma(2), 0, 1e-14);
    near(logGamma(11), Math.log(3_628_800), 1e-14);
  });

  it.each([
    [1, 1, 2, 0.5, 1.3862943611198906],
    [2, 3, 4, 0.9, 21.789423102929671],
    [0.5, 0.5, 3, 0.999, 1.1314874074870478],
    [3, 4, 2, 0.3, 7.7348723746058183],
    [1, 1.2, 1.9, 0.95, 4.9158515981254502],
    [2, 3, 1.5, 0.7, 90.409359507026807],
    [1, 2, 3, 0.99, 7.3771455687952057],
    [5, 6, 4.5, 0.5, 97.964666749309668],
    [2.5, 3.5, -0.5, 0.4, -988.83268218498727],
    [0.5, 4, 0.25, 0.8, 2470.6671443942788],
  ])("hyp2f1(%d, %d; %d; %d)", (a, b, c, z, expected) => nearRelative(hyp2f1(a, b, c, z), expected, 1e-12));

  it("the large factor of a 2F1 beyond a double is its logarithm; a series that falls by itself has none", () => {
    expect(hyp2f1Scaled(1, 1, 2, 0.5)?.logFactor).toBe(0);
    const huge = hyp2f1Scaled(900, 900.5, 901, 0.9);
    // (1 − z)^(c − a − b) = 10^899.5
    near(huge?.logFactor, 899.5 * Math.LN10, 1e-12);
    expect(hyp2f1(900, 900.5, 901, 0.9)).toBeNull();
  });
});

describe("quantiles with a closed form, into the far tails", () => {
  it.each([1e-300, 1e-20, 0.001, 0.3, 0.5, 0.9, 1 - 1e-12])("p = %d", (p) => {
    nearRelative(gammaQuantile(p, 1, 2), -Math.log1p(-p) / 2, 1e-12);
    nearRelative(betaQuantile(p, 1, 3), -Math.expm1(Math.log1p(-p) / 3), 1e-11);
    nearRelative(betaQuantile(p, 3, 1), p ** (1 / 3), 1e-11);
    // Student's t with 1 and 2 degrees of freedom.
    if (p > 1e-12) near(tQuantile(p, 1), -1 / Math.tan(Math.PI * p), 1e-4);
    if (p > 1e-12) near(tQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-4);
  });

  it("a gamma distribution of shape .01 has its median at (Γ(1.01)/2)^100", () => {
    nearRelative(gammaQuantile(0.5, 0.01, 1), Math.exp(100 * (logGamma(1.01) - Math.LN2)), 1e-10);
  });

  const logistic = (u: number): Tails => {
    const [lower, upper] = [1 / (1 + Math.exp(-u)), 1 / (1 + Math.exp(u))];
    return { lower, upper, slope: lower * upper };
  };

  it.each([
    [0.5, 0, 1],
    [0.9, 0, 5],
    [0.1, 0, 5],
    [1e-12, 0, 3],
    [0.99, -20, 27],
    [0.01, 30, 42],
    [0.3, 5, 7],
    [0.7, -5, 7],
    [1e-200, 0, 4],
  ])("of the logistic distribution ln(p/(1 − p)) is found for p = %d from %d in at most %d looks", (p, start, most) => {
    let looks = 0;
    const found = solveTail(
      (u) => {
        looks += 1;
        return logistic(u);
      },
      p,
      start,
    );
    near(found, Math.log(p / (1 - p)), 1e-12);
    expect(looks).toBeLessThanOrEqual(most);
  });

  it("without a slope and without a bracket the search stays where it is", () => {
    expect(solveTail(() => ({ lower: 0, upper: 1, slope: 0 }), 0.5, 3)).toBe(3);
  });
});

describe("a divisor", () => {
  it("is kept away from zero, and else as it is", () => {
    expect([0, 1e-301, -1e-301, 1e-300, -1e-300, 2, -2].map(awayFromZero)).toEqual([1e-300, 1e-300, 1e-300, 1e-300, -1e-300, 2, -2]);
  });
});

describe("linear systems", () => {
  it("are measured by their own largest entry", () => {
    near(solveLinear([[1e-20]], [3e-20])?.[0], 3);
    expect(
      solveLinear(
        [
          [1, 0],
          [0, 1e-15],
        ],
        [1, 1],
      ),
    ).toBeNull();
    expect(solveLinear([], [])).toEqual([]);
  });

  it("do without a row, and end where a number is not one", () => {
    expect(solveLinear([[1, 2]], [1, 2])).toBeNull();
    expect(solveLinear([[1]], [Infinity])).toBeNull();
  });

  it("of three unknowns with the pivots in the wrong order", () => {
    const solution = solveLinear(
      [
        [1e-17, 1, 2],
        [1, 1, 1],
        [2, -1, 4],
      ],
      [8, 6, 12],
    );
    // By substitution, the first entry being nothing.
    [1, 2, 3].forEach((expected, i) => {
      near(solution?.[i], expected, 1e-12);
    });
  });
});

describe("posterior limits of the Net Promoter Score by adaptive quadrature (scipy 1.17.1), to the 1e-7 points that they promise", () => {
  it.each([
    [20, 30, 50, 14.016675086249512, 44.27265226002989],
    [0, 0, 10, 52.965551530561925, 99.65917571197495],
    [0, 8, 0, -22.09465722763584, 22.094657227635807],
    [5, 0, 2, -83.60863140289983, 27.77212402156184],
    [300, 500, 900, 31.611721837819957, 38.85566507346073],
    [1, 0, 0, -97.6324342556668, 58.64062856760067],
    [0, 1, 0, -70.73285652457808, 70.7328565245781],
    [0, 0, 1, -58.64062856760065, 97.63243425566682],
    [3, 1, 6, -26.476412934468936, 70.97766922083622],
    [0, 300, 2, -0.2875232072594868, 1.9836120274669764],
    [2, 300, 0, -1.983612027468424, 0.28752320725851566],
    [3000, 5000, 9000, 34.14202356099424, 36.43410948437449],
    [40000, 30000, 90000, 30.83510945670157, 31.66366170764646],
    [1, 1, 1, -67.03017163684277, 67.03017163684277],
    [0, 0, 1000, 99.42120027168818, 99.99641860848783],
    [0, 1000, 0, -0.2177983167440731, 0.21779831674605854],
    [0, 5, 1, -20.36887138198556, 49.942495969406124],
    [3, 7, 1, -48.786070938782416, 17.412917357751564],
  ])("%d, %d, %d", (detractors, passives, promoters, lo, hi) => {
    const found = dirichletNpsLimits({ detractors, passives, promoters }, 0.95);
    expect(Math.abs((found?.lo ?? Number.NaN) - lo)).toBeLessThan(1e-7);
    expect(Math.abs((found?.hi ?? Number.NaN) - hi)).toBeLessThan(1e-7);
  });

  it("stay apart by what a million answers leave open, not by the points of a grid", () => {
    const found = dirichletNpsLimits({ detractors: 200_000, passives: 300_000, promoters: 500_000 }, 0.95);
    // The posterior is as good as normal: mean 30, sd 100·√((.7 − .09)/10⁶).
    expect((found?.hi ?? 0) - (found?.lo ?? 0)).toBeCloseTo(2 * 1.959963985 * 100 * Math.sqrt(0.61 / 1e6), 4);
  });
});

describe("the logistic fit", () => {
  it("of 1 of 10, 4 of 10 and 8 of 10 at 0, 1, 2 makes both score equations zero", () => {
    const cells = [
      { x: 0, n: 10, hits: 1 },
      { x: 1, n: 10, hits: 4 },
      { x: 2, n: 10, hits: 8 },
    ];
    const found = fitOne(cells);
    const at = (x: number): number => 1 / (1 + Math.exp(-((found?.intercept ?? 0) + (found?.slope ?? 0) * x)));
    // Both sums that the maximum makes zero, the error from the information and the logarithm of the likelihood.
    near(
      cells.reduce((sum, { x, n, hits }) => sum + hits - n * at(x), 0),
      0,
      1e-8,
    );
    near(
      cells.reduce((sum, { x, n, hits }) => sum + x * (hits - n * at(x)), 0),
      0,
      1e-8,
    );
    const weights = cells.map(({ x, n }) => n * at(x) * (1 - at(x)));
    const [w0 = 0, w1 = 0, w2 = 0] = weights;
    const [sum0, sum1, sum2] = [w0 + w1 + w2, w1 + 2 * w2, w1 + 4 * w2];
    near(found?.slopeSe, Math.sqrt(sum0 / (sum0 * sum2 - sum1 * sum1)), 1e-6);
    near(
      found?.logLikelihood,
      cells.reduce((sum, { x, n, hits }) => sum + hits * Math.log(at(x)) + (n - hits) * Math.log1p(-at(x)), 0),
      1e-9,
    );
  });

  it("does not exist where all are hit", () => {
    expect(
      fitOne([
        { x: 1, n: 5, hits: 5 },
        { x: 2, n: 5, hits: 5 },
      ]),
    ).toBeNull();
  });
});
