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
import { readingChoice } from "./questions.ts";
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
  const isAnswered =
    column.field !== null && readingChoice(use.entry === null ? undefined : mapping.tables[use.entry], column.field) !== null;
  const asks = column.field !== null && !column.chosen && !confirmed && !isAnswered && (column.guess?.confidence ?? 1) < SURE_FROM;
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
      {asks ? (
        <td className="c2 why" colSpan={2}>
          <div className="why-asked">
            <span className="why-text" title={why}>
              {why}
            </span>
            <Ask column={column} onConfirm={() => confirm(question)} />
          </div>
        </td>
      ) : (
        <>
          <td className="c2 why">
            <span className="why-text" title={why}>
              {why}
            </span>
          </td>
          <td className="r">
            <Sureness column={column} />
          </td>
        </>
      )}
    </tr>
  );
}

const confirm = (question: string): void => setView({ confirmed: [...useApp.getState().view.confirmed, question] });

function Sureness({ column }: { readonly column: ColumnUse }) {
  const { t, percent } = useWords();
  if (column.chosen) return <Chip>{t("data:yours")}</Chip>;
  return column.guess === null ? null : <span className="c2">{percent(column.guess.confidence * 100, 0)}</span>;
}

function Ask({ column, onConfirm }: { readonly column: ColumnUse; readonly onConfirm: () => void }) {
  const { t, percent } = useWords();
  return (
    <button type="button" className="chip tone-warn" onClick={onConfirm}>
      <Icon name="alert" size={13} />
      {t("data:confirm", { percent: percent((column.guess?.confidence ?? 0) * 100, 0) })}
    </button>
  );
}

function FieldSelect({ picked, column }: { readonly picked: PickedTable; readonly column: ColumnUse }) {
  const words = useWords();
  const { t } = words;
  const { as, entry } = picked.use;
  if (as === null || entry === null) return <span className="c3">{t("data:notUsed")}</span>;
  const known = Object.keys(CANONICAL[as]);
  const names = new Map(known.map((field) => [field, t(`mapping:field.${field}`)]));
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
      title={names.get(column.field ?? "") ?? column.field ?? t("data:notUsed")}
      value={column.field ?? ""}
      onChange={(event) => change(event.currentTarget.value)}
      data={[
        { value: "", label: t("data:notUsed") },
        { group: tableWords(as, words), items: known.map((field) => ({ value: field, label: briefly(names, field) })) },
        {
          group: t("data:ownName"),
          items: (own.length > 0 ? own : [column.header]).map((field) => ({ value: field, label: field })),
        },
      ]}
    />
  );
}

/** What fits into the list, in letters. */
const ROOM = 24;

/** A field's name; a long one without what stands in brackets, where that leaves no doubt. The title has it whole. */
function briefly(names: ReadonlyMap<string, string>, field: string): string {
  const name = names.get(field) ?? field;
  const brief = name.replace(/ \(.*\)$/, "");
  const isTaken = [...names].some(([other, words]) => other !== field && words.replace(/ \(.*\)$/, "") === brief);
  return name.length <= ROOM || isTaken ? name : brief;
}
