import { isOtherEncoding } from "./byte-window.ts";
import type { Against, PartInspector } from "./clean-zip.ts";

/** What SheetJS may be made to unfold: LibreOffice writes runs of equal cells and rows once, with how often they repeat. */
const MOST_REPEATED = 2_000_000;

/** The longest tag that is looked at; attributes beyond it are none that any program writes. */
const LONGEST_TAG = 1 << 16;

const TAG = /<(?:[\w.-]+:)?table-(row|cell)\b([^>]*)>/g;
const ROWS = /number-rows-repeated\s*=\s*["']\s*(\d+)/;
const COLUMNS = /number-columns-repeated\s*=\s*["']\s*(\d+)/;

/**
 * Watches the content of an OpenDocument sheet go by, chunk after chunk (latin1), and counts the cells that repetition would
 * make of filled ones. SheetJS makes each of them, so a file of a kilobyte could ask for millions of millions.
 */
export class RepeatGuard {
  #carry = "";
  #rowTimes = 1;
  #repeated = 0;

  /** True once there are more than any sheet of a person has. */
  isBomb(chunk: string): boolean {
    const text = this.#carry + chunk;
    let read = 0;
    for (const match of text.matchAll(TAG)) {
      const attributes = match[2] ?? "";
      read = match.index + match[0].length;
      if (match[1] === "row") this.#rowTimes = times(ROWS, attributes);
      // A cell without content is only skipped, however often it repeats.
      else if (!attributes.endsWith("/")) {
        const made = this.#rowTimes * times(COLUMNS, attributes);
        if (made > 1) this.#repeated += made;
      }
    }
    const open = text.lastIndexOf("<");
    this.#carry = open >= read && text.length - open < LONGEST_TAG ? text.slice(open) : "";
    return this.#repeated > MOST_REPEATED;
  }
}

const times = (pattern: RegExp, attributes: string): number => Math.max(1, Number(pattern.exec(attributes)?.[1] ?? 1));

/** What no honest workbook has: a document type definition, text that is not UTF-8, repetition without end; and content that breaks off. */
export const guardParts: PartInspector = (part) => {
  if (!/\.(xml|rels)$/i.test(part)) return null;
  const content = part.toLowerCase() === "content.xml";
  const repeats = content ? new RepeatGuard() : null;
  let last = "";
  let first = true;
  return {
    chunk: (bytes) => {
      const text = bytes.toString("latin1");
      if (first && isOtherEncoding(text.slice(0, 256))) return suspicious("encoding");
      first = false;
      if (/<!doctype|<!entity/i.test(last.slice(-16) + text)) return suspicious("doctype");
      last = (last + text).slice(-LAST);
      return repeats?.isBomb(text) === true ? suspicious("repeated") : null;
    },
    // SheetJS takes sheets that are not closed for none, and says nothing.
    ends: () => (content && !/<\/(?:[\w.-]+:)?document-content\s*>/.test(last) ? { code: "FILE_CORRUPT", context: "part" } : null),
  };
};

/** How much of the end of a part is kept in view. */
const LAST = 1_024;

const suspicious = (context: string): Against => ({ code: "FILE_SUSPICIOUS", context });
