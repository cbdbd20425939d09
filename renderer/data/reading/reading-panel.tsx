import { ActionIcon, Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useState } from "react";
import type { FileRef } from "../../../shared/project/document.ts";
import type { FileReading, TableArea } from "../../../shared/table/file-reading.ts";
import type { RawTable } from "../../../shared/table/raw-table.ts";
import { useApp } from "../../store/app-store.ts";
import { setReading } from "../../store/read-again.ts";
import { Icon } from "../../ui/icon.tsx";
import { ProblemCard } from "../../ui/problem-card.tsx";
import { useWords } from "../../ui/use-words.ts";
import { areaFault, areasOf, withAreas } from "./area-draft.ts";
import { AreaForm } from "./area-form.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { TextForm } from "./text-form.tsx";
import { usePreview } from "./use-preview.ts";

const NOTHING: FileReading = {};

/** How a file is opened, where that can be changed; its first rows show at once what a change would do. */
export function ReadingPanel({ file, table, onClose }: { readonly file: FileRef; readonly table: RawTable; readonly onClose: () => void }) {
  const { t } = useWords();
  const { sheet } = table;
  const current = useApp((state) => state.history.present.readings[file.name] ?? NOTHING);
  const found = useFoundAreas(table);
  const isReading = useApp((state) => state.jobs.import !== undefined);
  const [reading, setDraft] = useState<FileReading>(current);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      found.findIndex((area) => JSON.stringify(area) === JSON.stringify(table.area)),
    ),
  );
  const { preview, problem, isBusy } = usePreview(file.token, sheet, reading);
  useHotkeys([["Escape", onClose]]);
  const marked = areasOf(reading, sheet);
  const isOtherText = reading.encoding !== current.encoding || reading.delimiter !== current.delimiter;
  const areas = marked ?? (isOtherText && preview?.area != null ? [preview.area] : found);
  const place = Math.min(at, areas.length - 1);
  const area = areas[place];
  const change = (next: readonly TableArea[]) => setDraft(withAreas(reading, sheet, next));
  const changeArea = (next: TableArea) => change(areas.map((one, index) => (index === place ? next : one)));
  const fault = marked?.some((one) => areaFault(one) !== null) === true;
  const isChanged = JSON.stringify(reading) !== JSON.stringify(current);
  const apply = async () => {
    if (await setReading(file.name, reading)) onClose();
  };
  const isText = preview !== null && preview.encoding !== null;
  return (
    <section className="paper reading" aria-label={t("data:reading.title", { file: file.name })}>
      <div className="row between balance-head">
        <h2 className="cut">
          {t("data:reading.title", { file: file.name })}
          {sheet === null ? "" : ` · ${sheet}`}
        </h2>
        <ActionIcon aria-label={t("app:cancel")} onClick={onClose}>
          <Icon name="close" />
        </ActionIcon>
      </div>
      <div className="reading-body">
        <form
          className="reading-form"
          onSubmit={(event) => {
            event.preventDefault();
            void apply();
          }}
        >
          {isText ? <TextForm preview={preview} reading={reading} onChange={setDraft} /> : null}
          <div className="row between">
            <h3>{areas.length > 1 ? t("data:reading.tableOf", { number: place + 1, total: areas.length }) : t("data:reading.table")}</h3>
            <span className="row xs">
              {areas.length > 1 ? (
                <button type="button" className="link" onClick={() => setAt((place + 1) % areas.length)}>
                  {t("data:reading.nextTable")}
                </button>
              ) : null}
              <button type="button" className="link" onClick={() => [change([...areas, below(areas)]), setAt(areas.length)]}>
                {t("data:reading.addTable")}
              </button>
              {areas.length > 1 ? (
                <button type="button" className="link" onClick={() => change(areas.filter((_, index) => index !== place))}>
                  {t("data:reading.removeTable")}
                </button>
              ) : null}
            </span>
          </div>
          <p className="xs c2">{t(marked === null ? "data:area.found" : "data:area.chosen")}</p>
          {area === undefined ? null : <AreaForm area={area} onChange={changeArea} />}
          <div className="row wrap reading-buttons">
            <Button type="submit" variant="filled" disabled={!isChanged || fault || isReading}>
              {t("data:reading.apply")}
            </Button>
            {JSON.stringify(reading) === "{}" ? null : <Button onClick={() => setDraft(NOTHING)}>{t("data:reading.reset")}</Button>}
            <Button onClick={onClose}>{t("app:cancel")}</Button>
          </div>
        </form>
        <div className="reading-preview">
          {problem === null ? null : <ProblemCard problem={problem} />}
          {preview === null ? (
            <div className="rows-none" aria-busy={isBusy} />
          ) : (
            <PreviewTable
              preview={preview}
              areas={areas}
              isBusy={isBusy}
              onFirstRow={area === undefined ? null : (row) => changeArea({ ...area, firstRow: row })}
            />
          )}
        </div>
      </div>
    </section>
  );
}

/** The tables that were found on the sheet, in their order. */
function useFoundAreas({ file, sheet }: RawTable): readonly TableArea[] {
  const tables = useApp((state) => state.loaded?.value.tables);
  return (tables ?? []).filter((table) => table.file === file && table.sheet === sheet).map(({ area }) => area);
}

/** A first guess for one more table: under the others. */
function below(areas: readonly TableArea[]): TableArea {
  const last = areas.at(-1);
  const firstRow = last === undefined ? 1 : (last.lastRow ?? last.firstRow + last.headingRows) + 2;
  return { firstRow, headingRows: 1, lastRow: null, firstColumn: last?.firstColumn ?? "A", lastColumn: null };
}
