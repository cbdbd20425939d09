import type { BaselineEstimate, Imported } from "../../../shared/ipc/contract.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import type { CanonicalTable } from "../../../shared/table/fields.ts";
import type { ColumnGuess, TableGuess } from "../../../shared/table/mapping.ts";
import type { RawColumn, RawTable, RawType } from "../../../shared/table/raw-table.ts";
import { DEFAULT_SCALES } from "../../../shared/table/scale.ts";

const FILE = "Aurora_CX_2025Q3.xlsx";

type Column = readonly [header: string, field: string | null, type: RawType, sure: number, histogram?: readonly number[]];

const SURVEY: readonly Column[] = [
  ["Cust_ID", "customer_id", "text", 0.99],
  ["Date", "answered_at", "day", 0.99],
  ["Wave", "wave", "text", 0.98],
  ["Recommend (0–10)", "nps", "number", 0.99, [12, 3, 6, 10, 14, 50, 64, 118, 145, 157, 225]],
  ["Satisf.", "csat", "number", 0.97, [20, 60, 160, 500, 530]],
  ["Effort", "ces", "number", 0.74, [50, 110, 180, 200, 170, 90, 40]],
  ["Recommend?", "recommend", "number", 0.93, [20, 30, 90, 280, 300]],
  ["Buy again", "repurchase", "number", 0.93, [22, 33, 95, 280, 300]],
  ["Weight", "weight", "number", 0.96],
  ["Comment", "comment", "text", 0.95],
  ["Remarks 2", null, "text", 0.9],
];

const SHEETS: readonly (readonly [sheet: string, as: CanonicalTable | null, sure: number, rows: number])[] = [
  ["Survey", "answers", 0.99, 6_412],
  ["Accounts", "accounts", 0.98, 11_251],
  ["MRR moves", "movements", 0.97, 31_884],
  ["Helpdesk", "tickets", 0.95, 48_206],
  ["Invites", "invitations", 0.94, 50_118],
  ["Programme CF", "cashflows", 0.91, 6],
  ["Outcomes_draft", "outcomes", 0.58, 214],
  ["Notes", null, 0.99, 12],
];

const rawColumn = ([header, , type, , histogram]: Column, index: number, rows: number): RawColumn => ({
  id: `c${index}`,
  header,
  letter: String.fromCharCode(65 + index),
  type,
  profile: {
    filled: Math.round(rows * (index === 9 ? 0.34 : index === 10 ? 0.001 : 0.98)),
    empty: Math.round(rows * 0.02),
    distinct: index === 0 ? 5_872 : index === 8 ? 1 : (histogram?.length ?? 40),
    odd: 0,
    ...(histogram === undefined
      ? {}
      : { histogram, min: histogram.length === 11 ? 0 : 1, max: histogram.length === 11 ? 10 : histogram.length }),
    ...(type === "day" ? { min: "2023-10-02", max: "2025-09-30" } : {}),
    ...(type === "text" ? { longest: index === 9 ? 80 : 9 } : {}),
    top: [{ value: "1", count: rows }],
  },
});

const columnsOf = (sheet: string): readonly Column[] =>
  sheet === "Survey"
    ? SURVEY
    : [
        ["Cust_ID", "customer_id", "text", 0.98],
        ["Start", "start_date", "day", 0.97],
        ["End", "end_date", "day", 0.95],
        ["MRR", "mrr", "number", 0.97, [80, 60, 40, 22, 10, 6, 3]],
        ["Segment", "segment", "text", 0.96],
      ];

export const SAMPLE_TABLES: readonly RawTable[] = SHEETS.map(([sheet, , , rows], index) => ({
  id: `raw_${index + 1}`,
  file: FILE,
  sheet,
  hidden: false,
  rowCount: rows,
  area: { firstRow: sheet === "Survey" ? 4 : 1, headingRows: 1, lastRow: null, firstColumn: "A", lastColumn: null },
  areaChosen: false,
  cells: { seen: 0, imported: 0, listed: [] },
  headerRow: sheet === "Survey" ? 4 : 1,
  columns: columnsOf(sheet).map((column, at) => rawColumn(column, at, rows)),
  notes: [],
}));

const GUESSES: readonly TableGuess[] = SHEETS.map(([sheet, as, confidence], index) => ({
  table: `raw_${index + 1}`,
  file: FILE,
  sheet,
  as,
  confidence,
  reason: { code: "tableFields", detail: { fields: "nps, csat, ces" } },
  columns: columnsOf(sheet).map(
    ([header, field, , sure]): ColumnGuess => ({
      header,
      field,
      confidence: sure,
      reason: { code: "headerExact" },
    }),
  ),
}));

export const SAMPLE_IMPORT: Imported = {
  tables: SAMPLE_TABLES,
  guesses: GUESSES,
  mapping: {
    tables: GUESSES.flatMap((guess) =>
      guess.as === null
        ? []
        : [
            {
              file: FILE,
              ...(guess.sheet === null ? {} : { sheet: guess.sheet }),
              as: guess.as,
              columns: Object.fromEntries(guess.columns.flatMap(({ header, field }) => (field === null ? [] : [[field, header]]))),
            },
          ],
    ),
  },
  bytes: 14_200_000,
};

export const SAMPLE_FACTS: CanonicalFacts = {
  fields: { answers: ["customer_id", "answered_at", "nps"], accounts: ["customer_id", "segment", "mrr"] },
  scales: DEFAULT_SCALES,
  sources: SHEETS.flatMap(([sheet, as, , rows], index) =>
    as === null
      ? []
      : [
          {
            file: FILE,
            sheet,
            table: `raw_${index + 1}`,
            as,
            rows,
            used: sheet === "Survey" ? rows - 71 : rows,
            excluded:
              sheet === "Survey"
                ? [
                    { reason: "MISSING_ID", field: "customer_id", count: 71, rows: [7, 9, 12, 30] },
                    { reason: "OUT_OF_RANGE", field: "nps", count: 23, rows: [8, 15] },
                    { reason: "UNREADABLE_DATE", field: "answered_at", count: 12, rows: [11] },
                  ]
                : [],
          },
        ],
  ),
  customers: 11_240,
  latestDay: "2025-09-30",
  periodKind: "year",
  joins: [],
  repairs: [],
  readings: [{ source: 0, field: "answered_at", code: "dayFirst" }],
};

export const SAMPLE_BASELINE: BaselineEstimate = {
  baseline: {
    segments: (
      [
        ["Enterprise", 140, 0.936, 1.2, 5_200],
        ["Home office", 6_000, 0.85, 90, 38],
        ["Mid-market", 1_100, 0.89, 12, 420],
        ["Small business", 4_000, 0.8, 66, 120],
      ] as const
    ).map(([key, customers, annualRetention, acquisitionsPerMonth, arpa]) => ({
      key,
      customers,
      annualRetention,
      acquisitionsPerMonth,
      arpa,
      grossMargin: 0.62,
      fixedCostPerMonth: 0,
      arpaGrowthPerMonth: 0,
    })),
    discountRate: 0.1,
    fixedCostPerMonth: 0,
  },
  origins: [],
  indices: { nps: 26.5, csat: 82.9, health: 66.5, roi: 66.7, boxes: 899_000, secure: 30.8, cvq: null, clv: 5_454 },
  response: {
    clv: { method: "retention", margin: 1_240, retention: 0.87, discount: 0.1, cac: 240, convention: "a", horizonMonths: null },
    roi: { benefit: 750_000, cost: 450_000 },
  },
};
