import type { FilePreview, TableArea } from "../../../shared/table/file-reading.ts";
import { useWords } from "../../ui/use-words.ts";
import { columnLetters } from "../column-letters.ts";
import { partOf } from "./area-draft.ts";

/** Columns drawn at most; the rest of a wide survey adds nothing to where its table begins. */
const COLUMNS = 60;

/** The first rows as they stand in the file, with what is heading, row and neither. A click on a row's number begins the table there. */
export function PreviewTable({
  preview,
  areas,
  isBusy,
  onFirstRow,
}: {
  readonly preview: FilePreview;
  readonly areas: readonly TableArea[];
  readonly isBusy: boolean;
  readonly onFirstRow: ((row: number) => void) | null;
}) {
  const { t, plain } = useWords();
  const width = Math.min(COLUMNS, Math.max(1, ...preview.rows.map(({ cells }) => cells.length)));
  const columns = Array.from({ length: width }, (_, index) => columnLetters(index));
  const part = (row: number, column: number) => {
    const parts = areas.map((area) => partOf(area, row, column));
    return parts.find((one) => one === "heading") ?? parts.find((one) => one === "row") ?? "outside";
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
    <section className={isBusy ? "preview busy" : "preview"} tabIndex={0} aria-label={t("data:reading.preview")} aria-busy={isBusy}>
      <table>
        <thead>
          <tr>
            <th />
            {columns.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row" className="r">
                {row === 0 ? null : onFirstRow === null ? (
                  plain(row)
                ) : (
                  <button
                    type="button"
                    tabIndex={-1}
                    className="link"
                    title={t("data:reading.headingHere")}
                    onClick={() => onFirstRow(row)}
                  >
                    {plain(row)}
                  </button>
                )}
              </th>
              {columns.map((letter, index) => {
                const cell = cells[index] ?? "";
                const kind = part(row, index);
                return (
                  <td key={letter} className={`preview-${kind}`} title={cell}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
