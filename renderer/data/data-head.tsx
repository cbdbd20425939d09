import { Button, NativeSelect } from "@mantine/core";
import { CANONICAL_TABLES, type CanonicalTable } from "../../shared/table/fields.ts";
import type { FileReading } from "../../shared/table/file-reading.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { setView, useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { areaWords } from "./area-words.ts";
import { setTableAs } from "./edit-mapping.ts";
import { delimiterWords, ENCODING_NAMES } from "./reading/text-words.ts";
import { usePreview } from "./reading/use-preview.ts";
import { tableWords } from "./reason-words.ts";
import { openQuestions, usesOf, wordsOfUse } from "./table-uses.ts";
import type { PickedTable } from "./use-picked-table.ts";

/** What the sheet is taken for, and the way on. */
export function DataHead({
  picked,
  isReading,
  onPick,
  onReading,
}: {
  readonly picked: PickedTable;
  readonly onPick: (id: string, use: number) => void;
  readonly isReading: boolean;
  /** Opens and closes how the file is read; `null` = the file is not known by its name. */
  readonly onReading: (() => void) | null;
}) {
  const words = useWords();
  const { t, plain } = words;
  const { table, use, uses, useIndex, mapping } = picked;
  const name = table.sheet ?? table.file;
  const change = (as: CanonicalTable | null) =>
    editDocument("data:edit.table", (draft) => {
      if (draft.mapping !== null) setTableAs(draft.mapping, use.entry, as, table, use.guess);
    });
  return (
    <div className="page-head data-head">
      <div>
        <h1 className="cut">
          {name} <span className="c3 light">{use.as === null ? t("data:head.notUsed") : t("data:head.takenFor")}</span>{" "}
          {use.as === null ? "" : tableWords(use.as, words)}
        </h1>
        <div className="xs c2">
          {t("data:head.size", { rows: plain(table.rowCount), columns: plain(table.columns.length) })}{" "}
          {t(table.areaChosen ? "data:head.areaChosen" : "data:head.area", { area: areaWords(table, words) })} <TextReading table={table} />
          {table.hidden ? `${t("data:head.hidden")} ` : ""}
          {onReading === null ? null : (
            <button type="button" className="link" aria-expanded={isReading} onClick={onReading}>
              {t("data:head.change")}
            </button>
          )}
        </div>
      </div>
      <div className="row">
        {uses.length > 1 ? (
          <NativeSelect
            aria-label={t("data:head.use")}
            value={String(useIndex)}
            onChange={(event) => onPick(table.id, Number(event.currentTarget.value))}
            data={uses.map((candidate, index) => ({
              value: String(index),
              label: t("data:head.useOf", { number: index + 1, total: uses.length, what: wordsOfUse(candidate, mapping, words) }),
            }))}
          />
        ) : null}
        <NativeSelect
          aria-label={t("data:head.takenForLabel")}
          value={use.as ?? ""}
          onChange={(event) => change(toTable(event.currentTarget.value))}
          data={[
            { value: "", label: t("data:notUsed") },
            ...CANONICAL_TABLES.map((as) => ({ value: as, label: t("data:head.takenForOption", { what: tableWords(as, words) }) })),
          ]}
        />
        <GuessButtons />
      </div>
    </div>
  );
}

/** Encoding and separator of a text file. */
function TextReading({ table }: { readonly table: RawTable }) {
  const { t } = useWords();
  const file = useApp((state) => state.history.present.files.find(({ name }) => name === table.file));
  const reading = useApp((state) => state.history.present.readings[table.file]);
  const isText = table.sheet === null;
  const { preview } = usePreview(isText && file !== undefined ? file.token : null, null, reading ?? NOTHING);
  if (!isText || preview === null) return null;
  const { encoding, delimiter } = preview;
  const parts = [
    ...(encoding === null ? [] : [`${ENCODING_NAMES[encoding.used]} (${t(`data:encodingReason.${encoding.reason}`)})`]),
    ...(delimiter === null ? [] : [delimiterWords(delimiter, t)]),
  ];
  return parts.length === 0 ? null : `${t("data:head.text", { how: parts.join("; ") })} `;
}

const NOTHING: FileReading = {};

const toTable = (value: string): CanonicalTable | null => CANONICAL_TABLES.find((table) => table === value) ?? null;

function GuessButtons() {
  const { t } = useWords();
  const mapping = useApp((state) => state.history.present.mapping);
  const imported = useApp((state) => state.loaded?.value);
  const confirmed = useApp((state) => state.view.confirmed);
  if (mapping === null || imported === undefined) return null;
  const open = imported.tables.flatMap((table) =>
    usesOf(mapping, imported.guesses, table).flatMap((use) => openQuestions(mapping, use, table, confirmed)),
  );
  const changed = mapping !== imported.mapping && JSON.stringify(mapping) !== JSON.stringify(imported.mapping);
  const backToGuesses = () =>
    editDocument("data:edit.guesses", (draft) => {
      draft.mapping = structuredClone(imported.mapping) as typeof draft.mapping;
    });
  const goOn = () => setView({ confirmed: [...confirmed, ...open], screen: "indices" });
  return (
    <>
      {changed ? (
        <Button leftSection={<Icon name="undo" size={13} />} onClick={backToGuesses}>
          {t("data:backToGuesses")}
        </Button>
      ) : null}
      <Button variant="filled" rightSection={<Icon name="arrow" size={13} />} onClick={goOn}>
        {open.length === 0 ? t("data:goOn") : t("data:confirmAndGoOn", { count: open.length })}
      </Button>
    </>
  );
}
