import { Button } from "@mantine/core";
import type { Mapping, TableGuess } from "../../shared/table/mapping.ts";
import type { RawTable } from "../../shared/table/raw-table.ts";
import { useApp } from "../store/app-store.ts";
import { addFiles, removeFile } from "../store/read-again.ts";
import { Chip } from "../ui/chip.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { reasonWords, tableWords } from "./reason-words.ts";
import { SURE_FROM, usesOf, wordsOfUse } from "./table-uses.ts";
import type { PickedTable } from "./use-picked-table.ts";

/** The sheets found, what each is taken for, and how sure that is. */
export function SheetList({ picked, onPick }: { readonly picked: PickedTable; readonly onPick: (id: string, use: number) => void }) {
  const { t } = useWords();
  const imported = useApp((state) => state.loaded?.value);
  const files = useApp((state) => state.history.present.files);
  const tables = imported?.tables ?? [];
  return (
    <aside className="rail flush" aria-label={t("data:sheets")}>
      <div className="sheets-head">
        <div className="row between">
          <h2>{t("data:sheets.found", { count: tables.length })}</h2>
          <Button variant="subtle" leftSection={<Icon name="plus" size={13} />} onClick={() => void addFiles()}>
            {t("data:addFile")}
          </Button>
        </div>
        {files.map((file) => (
          <div className="row xs c2" key={file.token}>
            <span className="cut grow" title={file.name}>
              {file.name}, <FileSize bytes={file.bytes} />
            </span>
            {files.length > 1 ? (
              <button
                type="button"
                className="link c3"
                aria-label={t("data:removeFile", { file: file.name })}
                title={t("data:removeFile", { file: file.name })}
                onClick={() => void removeFile(file.token)}
              >
                <Icon name="close" size={11} />
              </button>
            ) : null}
          </div>
        ))}
      </div>
      <ul>
        {tables.map((table) => (
          <SheetEntries
            key={table.id}
            table={table}
            mapping={picked.mapping}
            guesses={imported?.guesses ?? []}
            pickedUse={picked.table.id === table.id ? picked.useIndex : null}
            onPick={onPick}
          />
        ))}
      </ul>
      <p className="xxs c3 foot sheets-foot">{t("data:nothingChanged")}</p>
    </aside>
  );
}

function SheetEntries(props: {
  readonly table: RawTable;
  readonly mapping: Mapping;
  readonly guesses: readonly TableGuess[];
  readonly pickedUse: number | null;
  readonly onPick: (id: string, use: number) => void;
}) {
  const words = useWords();
  const { t, plain } = words;
  const { table } = props;
  return usesOf(props.mapping, props.guesses, table).map((use, index) => {
    const sure = use.guess?.as === use.as ? (use.guess?.confidence ?? null) : null;
    const asks = use.as !== null && sure !== null && sure < SURE_FROM;
    const name = table.title ?? table.sheet ?? table.file;
    const why = use.guess === null || use.guess.as !== use.as ? t("data:chosenByYou") : reasonWords(use.guess.reason, words);
    return (
      <li key={use.entry ?? "none"}>
        <button
          type="button"
          className={`sheet ${use.as === null ? "off" : asks ? "ask" : ""}`}
          aria-current={props.pickedUse === index ? "true" : undefined}
          onClick={() => props.onPick(table.id, index)}
        >
          <span className="row between">
            <b className="cut" title={name}>
              {name}
            </b>
            {use.as === null ? (
              <Chip>{t("data:notUsed")}</Chip>
            ) : asks ? (
              <Chip tone="warn" icon="alert">
                {t("data:as.ask", { what: tableWords(use.as, words) })}
              </Chip>
            ) : (
              <Chip tone="accent">{wordsOfUse(use, props.mapping, words)}</Chip>
            )}
          </span>
          <span className="sheet-why" title={why}>
            {why}
          </span>
          <span className="row xxs c3">
            {sure === null ? null : (
              <>
                <span className="meter sheet-meter" aria-hidden="true">
                  <span style={{ width: `${sure * 100}%` }} />
                </span>
                {t("data:sure", { percent: words.percent(sure * 100, 0) })}
              </>
            )}
            <span className="grow" />
            {t("data:rows", { count: table.rowCount, rows: plain(table.rowCount) })}
          </span>
        </button>
      </li>
    );
  });
}

/** Bytes in the unit that reads best. */
function FileSize({ bytes }: { readonly bytes: number }) {
  const { plain } = useWords();
  if (bytes < 1_000_000) return `${plain(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${plain(bytes / 1_000_000, 1)} MB`;
}
