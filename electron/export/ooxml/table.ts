import { type Box, emu, fill, NO_FILL, type Palette, stroke } from "./drawing.ts";
import { graphicFrame } from "./graphic-frame.ts";
import type { Slot } from "./shape.ts";
import { type Run, textBody, type Voice } from "./text.ts";
import { lineCount } from "./text-width.ts";
import { element, literal, type Xml } from "./xml.ts";

export type TableColumn = {
  readonly label: string;
  readonly align: "left" | "right";
  /** Share of the width; the shares are scaled to sum to one. */
  readonly width: number;
  readonly strong?: boolean;
};

const PADDING = 8;

/** Column widths in slide units, whole EMU so that they sum to the table's. */
function columnWidths(columns: readonly TableColumn[], width: number): readonly number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => (column.width / total) * width);
}

/** The largest type size at which the table fits its box, and the row heights at that size. */
function fitTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[], box: Box) {
  const widths = columnWidths(columns, box.width);
  const measured = [15, 14, 13, 12, 11, 10, 9].map((size) => {
    const gap = size >= 13 ? 7 : 5;
    const heights = rows.map((row) => {
      const lines = Math.max(
        1,
        ...columns.map((column, at) => lineCount(row[at] ?? "", size, (widths[at] ?? 0) - 2 * PADDING, column.strong)),
      );
      return lines * size * 1.25 + 2 * gap;
    });
    return { size, gap, heights, total: heights.reduce((sum, height) => sum + height, size * 1.25 + 2 * gap) };
  });
  const fitting = measured.find((one) => one.total <= box.height) ?? measured.at(-1);
  if (fitting === undefined) throw new Error("fitTable requires sizes to try, got none");
  // What room is left goes between the rows, up to a point.
  const extra = Math.max(0, Math.min(5, (box.height - fitting.total) / (2 * (rows.length + 1))));
  const gap = fitting.gap + extra;
  return {
    size: fitting.size,
    gap,
    heights: fitting.heights.map((height) => height + 2 * extra),
    widths,
    headHeight: fitting.size * 1.25 + 2 * gap,
  };
}

/** A native table: header, hairlines between rows, nothing else. */
export function tableXml(
  id: number,
  name: string,
  slot: Slot,
  box: Box,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  voice: Voice,
): Xml {
  const { size, gap, heights, widths, headHeight } = fitTable(columns, rows, box);
  const { colors } = voice;
  const headRun = (label: string): Run => ({ text: label, size: Math.max(9, size - 1.5), color: colors.muted });
  const bodyRun = (words: string, column: TableColumn): Run =>
    column.strong === true ? { text: words, size, color: colors.ink, bold: true } : { text: words, size, color: colors.soft };
  const row = (height: number, cells: readonly Xml[]): Xml => element("a:tr", { h: emu(height) }, ...cells);
  const table = element(
    "a:tbl",
    null,
    element("a:tblPr", { firstRow: true }, literal`<a:tableStyleId>{2D5ABB26-0587-4C30-8999-92F81FD0307C}</a:tableStyleId>`),
    element("a:tblGrid", null, ...widths.map((width) => element("a:gridCol", { w: emu(width) }))),
    row(
      headHeight,
      columns.map((column) => cellXml(headRun(column.label), column.align, gap, "header", voice)),
    ),
    ...rows.map((cells, at) =>
      row(
        heights[at] ?? headHeight,
        columns.map((column, number) => cellXml(bodyRun(cells[number] ?? "", column), column.align, gap, "body", voice)),
      ),
    ),
  );
  const height = headHeight + heights.reduce((sum, one) => sum + one, 0);
  return graphicFrame(id, name, "", slot, { ...box, height }, "http://schemas.openxmlformats.org/drawingml/2006/table", table);
}

function cellXml(run: Run, align: "left" | "right", gap: number, part: "header" | "body", voice: Voice): Xml {
  const { colors } = voice;
  return element(
    "a:tc",
    null,
    textBody("a:txBody", [{ runs: [run], align }], voice),
    element(
      "a:tcPr",
      { marL: emu(PADDING), marR: emu(PADDING), marT: emu(gap), marB: emu(gap), anchor: part === "header" ? "b" : "t" },
      stroke(null, 0, colors, false, "a:lnL"),
      stroke(null, 0, colors, false, "a:lnR"),
      stroke(null, 0, colors, false, "a:lnT"),
      bottomLine(part, colors),
      part === "header" ? fill(colors.raised, colors) : NO_FILL,
    ),
  );
}

const bottomLine = (part: "header" | "body", colors: Palette): Xml =>
  part === "header" ? stroke(colors.muted, 1, colors, false, "a:lnB") : stroke(colors.grid, 1, colors, false, "a:lnB");
