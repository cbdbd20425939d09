import { NativeSelect, TextInput } from "@mantine/core";
import type { TableArea } from "../../../shared/table/file-reading.ts";
import { useWords } from "../../ui/use-words.ts";
import { typedNumber } from "../grid/typed-number.ts";
import { areaFault } from "./area-draft.ts";

/** Where a table stands: its heading, its last row, its columns. */
export function AreaForm({ area, onChange }: { readonly area: TableArea; readonly onChange: (area: TableArea) => void }) {
  const { t } = useWords();
  const fault = areaFault(area);
  const whole = (text: string): number => Number(typedNumber(text.replaceAll(/[.,'’]/g, "")) || Number.NaN);
  const rowText = (row: number | null): string => (row === null || Number.isNaN(row) ? "" : String(row));
  return (
    <div className="area-form">
      <TextInput
        label={t("data:area.firstRow")}
        inputMode="numeric"
        value={rowText(area.firstRow)}
        onChange={(event) => onChange({ ...area, firstRow: whole(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t("data:area.headingRows")}
        value={String(area.headingRows)}
        onChange={(event) => onChange({ ...area, headingRows: Number(event.currentTarget.value) })}
        data={[0, 1, 2, 3, 4].map((rows) => ({ value: String(rows), label: t("data:area.headingRowsOf", { count: rows }) }))}
      />
      <TextInput
        label={t("data:area.lastRow")}
        inputMode="numeric"
        placeholder={t("data:area.toTheEnd")}
        value={rowText(area.lastRow)}
        onChange={(event) =>
          onChange({ ...area, lastRow: event.currentTarget.value.trim() === "" ? null : whole(event.currentTarget.value) })
        }
      />
      <div className="row area-columns">
        <TextInput
          label={t("data:area.firstColumn")}
          value={area.firstColumn}
          onChange={(event) => onChange({ ...area, firstColumn: event.currentTarget.value.toUpperCase() })}
        />
        <TextInput
          label={t("data:area.lastColumn")}
          placeholder={t("data:area.toTheEnd")}
          value={area.lastColumn ?? ""}
          onChange={(event) =>
            onChange({ ...area, lastColumn: event.currentTarget.value.trim() === "" ? null : event.currentTarget.value.toUpperCase() })
          }
        />
      </div>
      {fault === null ? null : (
        <p className="xs worse" role="alert">
          {t(fault)}
        </p>
      )}
    </div>
  );
}
