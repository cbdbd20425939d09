/**
 * How wide a text will be, without a font at hand: advance widths of Helvetica (Adobe's font metrics, in thousandths of the type
 * size), which Arial and Liberation Sans share. Good to a few percent for other faces; layout leaves room for that.
 */
const ASCII =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584";
const WIDTHS = ASCII.split(" ").map(Number);
const BOLD = 1.06;

/** Signs outside ASCII that the words of a deck use often. */
const OTHERS: ReadonlyMap<string, number> = new Map([
  ["\u00a0", 278],
  ["\u202f", 200],
  ["\u2026", 1000],
  ["\u2013", 556],
  ["\u2014", 1000],
  ["\u2018", 222],
  ["\u2019", 222],
  ["\u201c", 333],
  ["\u201d", 333],
  ["\u2192", 1000],
]);

/** Width in the unit of `size`. */
export function textWidth(content: string, size: number, bold = false): number {
  let sum = 0;
  for (const character of content.normalize("NFD")) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x300 && code < 0x370) continue; // a mark over the letter before it
    // Ideographs and emoji fill a square; other scripts are near the width of a digit.
    sum += WIDTHS[code - 32] ?? OTHERS.get(character) ?? (code >= 0x2e80 ? 1000 : 570);
  }
  return (sum / 1000) * size * (bold ? BOLD : 1);
}

/** The lines that a text needs in a box of that width. */
export function lineCount(content: string, size: number, width: number, bold = false): number {
  let lines = 0;
  for (const paragraph of content.split(/\r\n|\r|\n/)) {
    let used = 0;
    lines++;
    for (const word of paragraph.split(/(?<=[ -])/)) {
      const needed = textWidth(word, size, bold);
      const visible = textWidth(word.trimEnd(), size, bold);
      if (used > 0 && used + visible > width) {
        lines++;
        used = 0;
      }
      // A word wider than the box is broken over lines.
      if (visible > width) {
        const whole = Math.floor(visible / width);
        lines += whole;
        used = visible - whole * width;
      } else used += needed;
    }
  }
  return lines;
}

/** The largest of the sizes at which a text fits in so many lines, else the smallest. */
export function fittingSize(content: string, sizes: readonly number[], width: number, maxLines: number, bold = false): number {
  return sizes.find((size) => lineCount(content, size, width, bold) <= maxLines) ?? Math.min(...sizes);
}

/** The narrowest width at which a text keeps its number of lines, with a little to spare: no lone word on the last line. */
export function balancedWidth(content: string, size: number, width: number, bold = false): number {
  const lines = lineCount(content, size, width, bold);
  if (lines === 1) return width;
  let narrow = width;
  for (let tried = width; tried > width / 3 && lineCount(content, size, tried, bold) === lines; tried -= width / 60) narrow = tried;
  return Math.min(width, narrow * 1.05);
}
