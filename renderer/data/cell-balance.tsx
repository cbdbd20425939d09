import type { RawTable } from "../../shared/table/raw-table.ts";
import { useWords } from "../ui/use-words.ts";
import { FindingLine } from "./finding-line.tsx";
import { noteWords } from "./note-words.ts";
import type { RowScope } from "./row-scope.ts";

/** Cells of the sheet seen = imported + listed, by reason; and what the import had to say about the sheet. */
export function CellBalance({ table, onRows }: { readonly table: RawTable; readonly onRows: (scope: RowScope) => void }) {
  const words = useWords();
  const { t, plain } = words;
  const { seen, imported, listed } = table.cells;
  return (
    <>
      {seen === 0 ? null : (
        <>
          <div className="row between balance-part">
            <h3>{t("data:cells")}</h3>
          </div>
          <p className="xs c2 balance-cells">
            {t("data:cells.sum", { seen: plain(seen), imported: plain(imported), listed: plain(seen - imported) })}
          </p>
          {listed.map(({ reason, count }) => (
            <FindingLine
              key={reason}
              count={count}
              words={t(`data:outside.${reason}`)}
              shown={count}
              link={t("data:cellsLink")}
              onOpen={() => onRows({ kind: "outside" })}
            />
          ))}
        </>
      )}
      {table.notes.length === 0 ? null : (
        <>
          <div className="row between balance-part">
            <h3>{t("data:notes")}</h3>
          </div>
          <ul className="balance-notes xs">
            {table.notes.map((note) => (
              <li key={note.code}>
                {noteWords(note, words)}
                {note.rows === undefined || note.rows.length === 0 ? null : (
                  <>
                    {" "}
                    <button
                      type="button"
                      className="link"
                      aria-label={t("data:rowsOf", { what: noteWords(note, words) })}
                      onClick={() => onRows({ kind: "named", name: t("data:named.note"), rows: note.rows ?? [] })}
                    >
                      {t("data:rowsLink")}
                    </button>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
