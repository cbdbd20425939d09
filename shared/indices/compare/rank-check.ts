import { type Durations, logRankTest } from "../../statistics/log-rank-test.ts";
import { mannWhitney, type Ranked } from "../../statistics/mann-whitney.ts";
import { onceFor } from "../frame/once-for.ts";
import type { Aggregate, IndexContext } from "../index-definition.ts";
import type { IndexId, MetricId, RankCheck } from "../index-result.ts";
import { numberOf } from "../read-row.ts";
import { distributionOf } from "./sample-of.ts";

/**
 * What ranks alone say of the difference of two slices: Mann–Whitney of answers on a scale, the log-rank test of times, in which open
 * ones count as long as they are known to last (methods.md 0.4 M, 2, 11.4). `null` for other numbers, with weights, which ranks do not
 * have, and where nothing can be told.
 */
export function rankCheck(id: IndexId | MetricId, a: Aggregate, b: Aggregate, context: IndexContext): RankCheck | null {
  switch (id) {
    case "csat":
    case "ces": {
      const [before, after] = [answersIn(a, context), answersIn(b, context)];
      const test = before === null || after === null ? null : mannWhitney(after, before);
      return test === null ? null : { method: "mannWhitney", p: test.p };
    }
    case "firstResponse":
    case "handleTime":
    case "resolutionTime": {
      const test = logRankTest(timesIn(a), timesIn(b));
      return test === null ? null : { method: "logRank", p: test.p };
    }
    default:
      return null;
  }
}

function answersIn(aggregate: Aggregate, context: IndexContext): Ranked | null {
  const { groups, weighted } = distributionOf(aggregate, context);
  return weighted ? null : { values: groups.map(({ answer }) => answer), times: groups.map(({ answers }) => answers) };
}

/** Seconds of tickets that ended, and of those still open how long they have been. Every slice is compared with every other. */
const timesIn = onceFor(({ durations = [] }: Aggregate): readonly Durations[] =>
  durations
    .flatMap((row): readonly Durations[] => {
      const { seconds, age } = row;
      const times = numberOf(row, "tickets");
      if (typeof seconds === "number") return seconds < 0 ? [] : [{ time: seconds, ended: true, times }];
      return typeof age === "number" && age >= 0 ? [{ time: age, ended: false, times }] : [];
    })
    .toSorted((one, other) => one.time - other.time),
);
