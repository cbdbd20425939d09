export type TextColumn = { readonly label: string; readonly align: "left" | "right" };

/** A table as plain text: columns padded to their widest cell, two spaces apart, the head underlined, no trailing spaces. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const labels = columns.map(({ label }) => label);
  const widths = columns.map((_, at) => Math.max(...[labels, ...rows].map((row) => width(row[at] ?? ""))));
  const line = (cells: readonly string[]): string =>
    columns
      .map(({ align }, at) => {
        const cell = cells[at] ?? "";
        const padding = " ".repeat((widths[at] ?? 0) - width(cell));
        return align === "right" ? padding + cell : cell + padding;
      })
      .join("  ")
      .trimEnd();
  return [line(labels), line(widths.map((count) => "-".repeat(count))), ...rows.map(line)].join("\n");
}

/** Characters as a terminal counts them for the languages of Octad: code points, marks that combine not counted. */
const width = (text: string): number => [...text.normalize("NFC").replace(/\p{M}/gu, "")].length;
