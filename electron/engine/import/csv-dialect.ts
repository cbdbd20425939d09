import { isBlankRecord, tokenize } from "./csv-tokens.ts";

/** How a delimited text is written. */
export type CsvDialect = {
  readonly delimiter: string;
  /** Row of a `sep=` line, which is no data; 0 = there is none. */
  readonly separatorRow: number;
};

/** In the order of preference when nothing else decides. */
const DELIMITERS = [";", "\t", "|", ","] as const;

/** Finds the delimiter that gives most records of the sample the same number of fields, and more than one. */
export function sniffDialect(sample: string): CsvDialect {
  const told = /^\ufeff?"?sep=(.)"?\r?\n/i.exec(sample)?.[1];
  if (told !== undefined) return { delimiter: told, separatorRow: 1 };
  const scores = DELIMITERS.map((delimiter) => ({ delimiter, ...score(sample, delimiter) })).filter(({ width }) => width > 1);
  const [best] = scores.toSorted((a, b) => b.share - a.share || b.width - a.width);
  return { delimiter: best?.delimiter ?? ",", separatorRow: 0 };
}

function score(sample: string, delimiter: string): { readonly share: number; readonly width: number } {
  const records = tokenize(sample, delimiter).filter(({ fields }) => !isBlankRecord(fields));
  const widths = new Map<number, number>();
  for (const { fields } of records) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
  const [width, count] = [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { width, share: records.length === 0 ? 0 : count / records.length };
}
