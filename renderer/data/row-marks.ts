import type { Excluded, SourceReport } from "../../shared/table/canonical.ts";
import { isWholeRow } from "../../shared/table/whole-row.ts";
import type { Words } from "../ui/words.ts";
import { excludedWords } from "./reason-words.ts";

/** What happened to a row, as the grid shows it. */
export type RowState = {
  readonly isLeftOut: boolean;
  /** Fields whose cells are meant. */
  readonly bad: ReadonlySet<string>;
  readonly tone: "worse" | "warn" | "quiet";
  readonly words: string;
};

const NO_FIELDS: ReadonlySet<string> = new Set();

/** Says what happened to each row of a source: left out, taken with cells set aside, or taken as it stands. */
export function rowStates(source: SourceReport | null, words: Words): (row: number) => RowState | null {
  // Nothing is said of rows that have not been counted.
  if (source === null) return () => null;
  const findings = new Map<number, Excluded[]>();
  for (const finding of source.excluded) {
    for (const row of finding.rows) findings.set(row, [...(findings.get(row) ?? []), finding]);
  }
  const taken: RowState = { isLeftOut: false, bad: NO_FIELDS, tone: "quiet", words: words.t("data:row.imported") };
  const listedTo = lastKnownRow(source);
  const made = new Map<number, RowState>();
  return (row) => {
    const own = findings.get(row);
    if (own === undefined) return row <= listedTo ? taken : null;
    const known = made.get(row) ?? stateOf(own, words);
    made.set(row, known);
    return known;
  };
}

/** Findings list their first rows only: behind the last of them a row without a mark may have one that is not listed. */
function lastKnownRow(source: SourceReport): number {
  const cut = source.excluded.filter((finding) => finding.count > finding.rows.length);
  return Math.min(Number.POSITIVE_INFINITY, ...cut.map((finding) => Math.max(0, ...finding.rows)));
}

function stateOf(findings: readonly Excluded[], words: Words): RowState {
  const { t } = words;
  const bad = new Set(findings.flatMap(({ field }) => (field === null ? [] : [field])));
  const listed = findings.find(isWholeRow);
  if (listed !== undefined) {
    const why = excludedWords(listed.reason, listed.field, words);
    return { isLeftOut: true, bad, tone: "worse", words: t("data:row.listed", { why }) };
  }
  const what = findings.map((finding) => excludedWords(finding.reason, finding.field, words)).join("; ");
  return { isLeftOut: false, bad, tone: "warn", words: t("data:row.aside", { what }) };
}

/** Seen = imported + listed, with the reasons; `other` are rows of answers in which every answer given is out of range. */
export type Balance = {
  readonly seen: number;
  readonly imported: number;
  readonly listed: readonly Excluded[];
  readonly other: number;
};

export function balanceOf(source: SourceReport): Balance {
  const listed = source.excluded.filter(isWholeRow);
  const explained = listed.reduce((sum, excluded) => sum + excluded.count, 0);
  return { seen: source.rows, imported: source.used, listed, other: source.rows - source.used - explained };
}

/** The rows of some findings, ascending, each once, at most as many as one request may name. */
export function rowsOf(findings: readonly Excluded[]): readonly number[] {
  return [...new Set(findings.flatMap((finding) => finding.rows))].sort((a, b) => a - b).slice(0, 1_000);
}
