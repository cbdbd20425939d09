import fc from "fast-check";
import { expect } from "vitest";

/**
 * Random cases of each property of `shared/statistics` that names no number of its own: 10,000 where the gate runs
 * (OCTAD_PROPERTY_RUNS), so that a rare case is met there and not by a user. Other properties take milliseconds a case and stay with fast-check's 100.
 *
 * The gate draws its cases from one seed (OCTAD_PROPERTY_SEED), so that its verdict is of the change and not of the day; every other
 * run draws new ones, which is how cases nobody thought of are met. One that failed becomes an example of its test.
 */
const { OCTAD_PROPERTY_RUNS: runs = "100", OCTAD_PROPERTY_SEED: seed } = process.env;
const isStatistics = expect.getState().testPath?.replaceAll("\\", "/").includes("/test/statistics/") === true;
fc.configureGlobal({ numRuns: isStatistics ? Number(runs) : 100, ...(seed === undefined ? {} : { seed: Number(seed) }) });
