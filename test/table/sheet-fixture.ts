import type { RawTable } from "../../shared/table/raw-table.ts";
import { type Cell, type FixtureColumn, rawTable } from "../engine/canonical/raw-fixture.ts";

const ROWS = 60;

/** Values that look like the named kind of column; `i` is the row. */
const KINDS = {
  id: (i: number): Cell => `C-${String(1000 + i)}`,
  idAgain: (i: number): Cell => `C-${String(1000 + (i % 20))}`,
  idNumber: (i: number): Cell => 50_000 + i,
  email: (i: number): Cell => `person${i}@example.com`,
  nps: (i: number): Cell => [10, 9, 8, 7, 6, 3, 0, 9, 10, 5][i % 10] ?? null,
  five: (i: number): Cell => [5, 4, 4, 3, 2, 1, 5][i % 7] ?? null,
  seven: (i: number): Cell => [7, 6, 5, 4, 2, 1, 6][i % 7] ?? null,
  ten: (i: number): Cell => [10, 9, 8, 7, 6, 3, 1, 9][i % 8] ?? null,
  fiveText: (i: number): Cell => String([5, 4, 4, 3, 2, 1][i % 6]),
  words: (i: number): Cell => ["Very satisfied", "Satisfied", "Neutral"][i % 3] ?? null,
  day: (i: number): Cell => `2025-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 27)).padStart(2, "0")}`,
  dayText: (i: number): Cell => `${String(1 + (i % 27)).padStart(2, "0")}/${String(1 + (i % 12)).padStart(2, "0")}/2025`,
  someDay: (i: number): Cell => (i % 5 === 0 ? `2025-0${1 + (i % 9)}-11` : null),
  moment: (i: number): Cell => `2025-03-${String(1 + (i % 27)).padStart(2, "0")} 10:${String(i % 60).padStart(2, "0")}:00`,
  month: (i: number): Cell => `2025-${String(1 + (i % 12)).padStart(2, "0")}-01`,
  flag: (i: number): Cell => (i % 3 === 0 ? 1 : 0),
  yesNo: (i: number): Cell => (i % 3 === 0 ? "Yes" : "No"),
  ouiNon: (i: number): Cell => (i % 3 === 0 ? "Oui" : "Non"),
  siNo: (i: number): Cell => (i % 3 === 0 ? "Sì" : "No"),
  daNu: (i: number): Cell => (i % 3 === 0 ? "Da" : "Nu"),
  bool: (i: number): Cell => i % 3 === 0,
  money: (i: number): Cell => 20.5 + i * 3.25,
  moneyComma: (i: number): Cell => `${20 + i},${10 + (i % 80)}`,
  moneyEuro: (i: number): Cell => `${20 + i},50 €`,
  count: (i: number): Cell => i % 13,
  tenure: (i: number): Cell => 1 + (i % 71),
  seconds: (i: number): Cell => 60 + i * 7,
  label: (i: number): Cell => ["Alpha", "Beta", "Gamma"][i % 3] ?? null,
  label2: (i: number): Cell => ["One", "Two"][i % 2] ?? null,
  one: (): Cell => "Q3",
  text: (i: number): Cell => `Some longer remark number ${i} about what happened`,
  status: (i: number): Cell => ["Active", "Churned", "Active"][i % 3] ?? null,
  statutFr: (i: number): Cell => ["Actif", "Résilié"][i % 2] ?? null,
  open: (i: number): Cell => ["open", "solved", "pending"][i % 3] ?? null,
  movement: (i: number): Cell => ["new", "expansion", "contraction", "churn"][i % 4] ?? null,
  polarity: (i: number): Cell => [1, -1, 0][i % 3] ?? null,
  share: (i: number): Cell => (i % 10) / 10,
  year: (i: number): Cell => 2020 + (i % 6),
  period: (i: number): Cell => i % 6,
  empty: (): Cell => null,
} as const satisfies Record<string, (i: number) => Cell>;

export type Kind = keyof typeof KINDS;

const DAYS: readonly Kind[] = ["day", "someDay", "month"];

export function fixtureColumn(header: string, kind: Kind, rows = ROWS): FixtureColumn {
  const cells = Array.from({ length: rows }, (_, i) => KINDS[kind](i));
  return DAYS.includes(kind) ? { header, type: "day", cells } : kind === "moment" ? { header, type: "moment", cells } : { header, cells };
}

/** A raw table from headers and kinds of columns. */
export function sheet(columns: Readonly<Record<string, Kind>>, more: { id?: string; file?: string; sheet?: string | null } = {}): RawTable {
  return rawTable({ ...more, columns: Object.entries(columns).map(([header, kind]) => fixtureColumn(header, kind)) });
}
