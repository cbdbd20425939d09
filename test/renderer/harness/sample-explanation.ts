import type { Explanation } from "../../../shared/indices/explain/explanation.ts";
import { sampleResult } from "./sample-output.ts";

/** How the invented company's Net Promoter Score comes about. */
export const sampleExplanation = (change: Partial<Explanation> = {}): Explanation => ({
  schema: "octad.explain/1",
  id: "nps",
  slice: { kind: "all", key: null },
  result: sampleResult(),
  formula: {
    expression: "100 * (promoters - detractors) / answers",
    values: {
      promoters: { value: 382, unit: "plain" },
      detractors: { value: 167, unit: "plain" },
      answers: { value: 812, unit: "plain" },
    },
  },
  queries: [
    {
      name: "kept",
      sql: "select answer, count(*) as answers from answers group by answer",
      rows: [
        { answer: 9, answers: 382 },
        { answer: 8, answers: 263 },
        { answer: 3, answers: 167 },
      ],
      total: 3,
    },
  ],
  rowsSql: "select source, row, 'USED' as state from answers",
  sources: [
    {
      file: "Aurora_CX_2025Q3.xlsx",
      sheet: "Responses",
      table: "raw_1",
      as: "answers",
      states: [
        { state: "USED", count: 812, rows: [2, 3, 5] },
        { state: "DUPLICATE", count: 41, rows: [4] },
        { state: "MISSING", count: 15, rows: [9] },
        { state: "OUT_OF_RANGE", count: 3, rows: [17] },
      ],
    },
  ],
  ...change,
});
