import fc from "fast-check";
import { expect } from "vitest";

/**
 * Random cases of each property of `shared/statistics` that names no number of its own: 10,000 where the gate runs
 * (OCTAD_PROPERTY_RUNS), so that a rare case is met there and not by a user. Other properties take milliseconds a case and stay with fast-check's 100.
 */
const isStatistics = expect.getState().testPath?.replaceAll("\\", "/").includes("/test/statistics/") === true;
fc.configureGlobal({ numRuns: isStatistics ? Number(process.env["OCTAD_PROPERTY_RUNS"] ?? 100) : 100 });
