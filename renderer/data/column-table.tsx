import { useApp } from "../store/app-store.ts";
import { isFactsStale } from "../store/keys.ts";
import { Chip } from "../ui/chip.tsx";
import { useWords } from "../ui/use-words.ts";
import { ColumnRow } from "./column-row.tsx";
import type { PickedTable } from "./use-picked-table.ts";

/** Every column of the sheet: what is in it, what it is taken for, how it is read and why. */
export function ColumnTable({
  picked,
  column,
  onColumn,
}: {
  readonly picked: PickedTable;
  readonly column: string | null;
  readonly onColumn: (header: string | null) => void;
}) {
  const { t } = useWords();
  const stale = useApp(isFactsStale);
  return (
    <section className="paper data-columns" aria-label={t("data:columns")}>
      <table className="map">
        <colgroup>
          <col className="w-letter" />
          <col />
          <col className="w-content" />
          <col className="w-filled" />
          <col className="w-field" />
          <col className="w-read" />
          <col />
          <col className="w-sure" />
        </colgroup>
        <thead>
          <tr>
            <th>
              <span className="sr">{t("data:column.letter")}</span>
            </th>
            <th>{t("data:column.name")}</th>
            <th>{t("data:column.content")}</th>
            <th className="r">{t("data:column.filled")}</th>
            <th>{t("data:column.takenFor")}</th>
            <th>
              <span className="row">
                {t("data:column.readAs")}
                {stale ? (
                  <Chip tone="warn" icon="refresh" title={t("app:stale.why")}>
                    {t("app:stale")}
                  </Chip>
                ) : null}
              </span>
            </th>
            <th>{t("data:column.because")}</th>
            <th className="r">{t("data:column.sure")}</th>
          </tr>
        </thead>
        <tbody>
          {picked.table.columns.map((raw) => (
            <ColumnRow
              key={raw.id}
              picked={picked}
              raw={raw}
              current={column === raw.header}
              onPick={() => onColumn(column === raw.header ? null : raw.header)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
