import { NativeSelect } from "@mantine/core";
import { CANONICAL } from "../../shared/table/fields.ts";
import type { RawColumn } from "../../shared/table/raw-table.ts";
import { setView, useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import { Chip } from "../ui/chip.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { ColumnContent } from "./column-content.tsx";
import { setColumnField } from "./edit-mapping.ts";
import { ReadAs } from "./read-as.tsx";
import { reasonWords, tableWords } from "./reason-words.ts";
import { type ColumnUse, columnUse, questionName, SURE_FROM } from "./table-uses.ts";
import type { PickedTable } from "./use-picked-table.ts";

export function ColumnRow({
  picked,
  raw,
  current,
  onPick,
}: {
  readonly picked: PickedTable;
  readonly raw: RawColumn;
  readonly current: boolean;
  readonly onPick: () => void;
}) {
  const words = useWords();
  const { t, percent } = words;
  const { table, use, mapping } = picked;
  const column = columnUse(mapping, use, raw.header);
  const question = questionName(table, use, raw.header);
  const confirmed = useApp((state) => state.view.confirmed.includes(question));
  const asks = column.field !== null && !column.chosen && !confirmed && (column.guess?.confidence ?? 1) < SURE_FROM;
  const total = raw.profile.filled + raw.profile.empty;
  const why = column.chosen ? t("data:chosenByYou") : column.guess === null ? "" : reasonWords(column.guess.reason, words);
  return (
    <tr className={`${column.field === null ? "unused" : ""} ${asks ? "ask" : ""} ${current ? "current" : ""}`}>
      <td className="c3">{raw.letter}</td>
      <td>
        <button type="button" className="link column-name cut" aria-pressed={current} title={raw.header} onClick={onPick}>
          {raw.header}
        </button>
      </td>
      <td className="content">
        <ColumnContent column={raw} field={column.field} />
      </td>
      <td className="r">{total === 0 ? "" : percent((100 * raw.profile.filled) / total, 0)}</td>
      <td>
        <FieldSelect picked={picked} column={column} />
      </td>
      <td>
        <ReadAs picked={picked} raw={raw} field={column.field} />
      </td>
      <td className="c2 why" title={why}>
        {why}
      </td>
      <td className="r">
        <Sureness column={column} asks={asks} onConfirm={() => confirm(question)} />
      </td>
    </tr>
  );
}

const confirm = (question: string): void => setView({ confirmed: [...useApp.getState().view.confirmed, question] });

function Sureness({ column, asks, onConfirm }: { readonly column: ColumnUse; readonly asks: boolean; readonly onConfirm: () => void }) {
  const { t, percent } = useWords();
  if (column.chosen) return <Chip>{t("data:yours")}</Chip>;
  if (column.guess === null) return null;
  const sure = percent(column.guess.confidence * 100, 0);
  if (!asks) return <span className="c2">{sure}</span>;
  return (
    <button type="button" className="chip tone-warn" onClick={onConfirm}>
      <Icon name="alert" size={13} />
      {t("data:confirm", { percent: sure })}
    </button>
  );
}

function FieldSelect({ picked, column }: { readonly picked: PickedTable; readonly column: ColumnUse }) {
  const words = useWords();
  const { t } = words;
  const { as, entry } = picked.use;
  if (as === null || entry === null) return <span className="c3">{t("data:notUsed")}</span>;
  const known = Object.keys(CANONICAL[as]);
  const own = column.field !== null && !known.includes(column.field) ? [column.field] : [];
  const change = (field: string) =>
    editDocument("data:edit.column", (draft) => {
      if (draft.mapping !== null) setColumnField(draft.mapping, entry, column.header, field === "" ? null : field);
    });
  return (
    <NativeSelect
      size="xs"
      className="field-select"
      aria-label={t("data:column.takenForOf", { column: column.header })}
      value={column.field ?? ""}
      onChange={(event) => change(event.currentTarget.value)}
      data={[
        { value: "", label: t("data:notUsed") },
        { group: tableWords(as, words), items: known.map((field) => ({ value: field, label: t(`mapping:field.${field}`) })) },
        {
          group: t("data:ownName"),
          items: (own.length > 0 ? own : [column.header]).map((field) => ({ value: field, label: field })),
        },
      ]}
    />
  );
}
