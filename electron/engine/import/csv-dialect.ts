import { isBlankRecord, tokenize } from "./csv-tokens.ts";

/** How a delimited text is written. */
export type CsvDialect = {
  readonly delimiter: string;
  /** Row of a `sep=` line, which is no data; 0 = there is none. */
  readonly separatorRow: number;
};

/** In the order of preference when nothing else decides. */
const USUAL = [";", "\t", "|", ","] as const;
/** A colon stands in times and addresses too, so it counts only where nothing else divides the records and it divides nearly all. */
const RARE = ":";
const NEARLY_ALL = 0.95;
/** So much of a sample says what all of it says, where it holds that many lines; it is taken apart once for every delimiter. */
const ENOUGH = { characters: 1 << 16, lines: 100 } as const;

/**
 * Finds the delimiter that gives most records of the sample the same number of fields, and more than one. A `sep=` line says it, as
 * Excel has it; a person who has `chosen` one is believed more.
 */
export function sniffDialect(sample: string, chosen?: string): CsvDialect {
  const told = /^\ufeff?"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(sample)?.[1];
  const separatorRow = told === undefined ? 0 : 1;
  if (chosen !== undefined) return { delimiter: chosen, separatorRow };
  if (told !== undefined) return { delimiter: told, separatorRow };
  const enough = headOf(sample);
  const scores = USUAL.map((delimiter) => ({ delimiter, ...score(enough, delimiter) })).filter(({ width }) => width > 1);
  const [best] = scores.toSorted((a, b) => b.share - a.share || b.width - a.width);
  if (best !== undefined) return { delimiter: best.delimiter, separatorRow };
  const rare = score(enough, RARE);
  return { delimiter: rare.width > 1 && rare.share >= NEARLY_ALL ? RARE : ",", separatorRow };
}

function headOf(sample: string): string {
  const head = sample.slice(0, sample.lastIndexOf("\n", ENOUGH.characters) + 1);
  return head.split("\n", ENOUGH.lines).length < ENOUGH.lines ? sample : head;
}

function score(sample: string, delimiter: string): { readonly share: number; readonly width: number } {
  const records = tokenize(sample, delimiter).filter(({ fields }) => !isBlankRecord(fields));
  const widths = new Map<number, number>();
  for (const { fields } of records) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
  const [width, count] = [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return { width, share: records.length === 0 ? 0 : count / records.length };
}
