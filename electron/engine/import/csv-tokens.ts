const QUOTE = 34;
const CR = 13;
const LF = 10;

/** What a tokenizer hands out: the fields of one record and the source row, counted as a spreadsheet counts (blank lines too). */
export type OnRecord = (fields: readonly string[], row: number) => void;

/**
 * Splits delimited text into records, chunk by chunk. A quote opens a quoted field at its start only, two quotes inside are one,
 * and what follows a closing quote is kept as it stands; a line ends with LF, CR LF or CR.
 */
export class CsvTokenizer {
  /** Row of the quoted field that is still open, 0 when none is. */
  openQuoteRow = 0;
  /** Characters of the record in hand so far, and of the longest that was handed out. */
  pending = 0;
  longest = 0;
  readonly #delimiter: number;
  readonly #onRecord: OnRecord;
  #fields: string[] = [];
  #field = "";
  #row = 1;
  /** 0 at the start of a field, 1 in a bare one, 2 in a quoted one, 3 behind a quote in a quoted one. */
  #state: 0 | 1 | 2 | 3 = 0;
  #afterCr = false;

  constructor(delimiter: string, onRecord: OnRecord) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
  }

  push(text: string): void {
    let from = 0;
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.#afterCr) {
        this.#afterCr = false;
        if (code === LF) {
          from = at + 1;
          continue;
        }
      }
      if (this.#state === 2) {
        if (code === QUOTE) {
          this.#field += text.slice(from, at);
          from = at + 1;
          this.#state = 3;
        }
        continue;
      }
      if (this.#state === 3 && code === QUOTE) {
        // Two quotes are one: the second stays in the text.
        from = at;
        this.#state = 2;
        continue;
      }
      if (code === this.#delimiter || code === LF || code === CR) {
        this.#fields.push(this.#field + text.slice(from, at));
        this.#field = "";
        from = at + 1;
        this.#state = 0;
        this.openQuoteRow = 0;
        if (code !== this.#delimiter) {
          this.#afterCr = code === CR;
          this.longest = Math.max(this.longest, this.pending + at - start);
          this.pending = 0;
          start = at + 1;
          this.#endRecord();
        }
      } else if (this.#state === 0 && code === QUOTE) {
        this.#state = 2;
        this.openQuoteRow = this.#row;
        from = at + 1;
      } else if (this.#state !== 1) {
        this.#state = 1;
        this.openQuoteRow = 0;
      }
    }
    this.#field += text.slice(from);
    this.pending += text.length - start;
  }

  /** The last record, where the text does not end with a line end. */
  end(): void {
    if (this.#field !== "" || this.#fields.length > 0 || this.#state !== 0) {
      this.#fields.push(this.#field);
      this.#endRecord();
    }
  }

  /** Row of the record in hand. */
  get row(): number {
    return this.#row;
  }

  #endRecord(): void {
    this.#onRecord(this.#fields, this.#row++);
    this.#fields = [];
  }
}

/** All records of a short text. */
export function tokenize(text: string, delimiter: string): readonly { readonly fields: readonly string[]; readonly row: number }[] {
  const records: { readonly fields: readonly string[]; readonly row: number }[] = [];
  const tokenizer = new CsvTokenizer(delimiter, (fields, row) => records.push({ fields, row }));
  tokenizer.push(text);
  tokenizer.end();
  return records;
}

export const isBlankRecord = (fields: readonly string[]): boolean => fields.every((field) => field.trim() === "");
