import type { CanonicalTable } from "../../shared/table/fields.ts";
import type { Reason } from "../../shared/table/mapping.ts";
import { WHOLE_ROW } from "../../shared/table/whole-row.ts";
import type { Words } from "../ui/use-words.ts";

/** Words for why something was taken for what it is. */
export function reasonWords(reason: Reason, { t }: Words): string {
  const fields = reason.detail?.["fields"];
  const named =
    typeof fields === "string"
      ? {
          fields: fields
            .split(", ")
            .map((field) => fieldName(field, t))
            .join(", "),
        }
      : {};
  return t(`mapping:reason.${reason.code}`, { ...reason.detail, ...named });
}

/** A field in words; one that a person named keeps its name. */
export const fieldWords = (field: string, { t }: Words): string => fieldName(field, t);

function fieldName(field: string, t: Words["t"]): string {
  const key = `field.${field}`;
  const words = t(`mapping:${key}`);
  return words === key ? field : words;
}

/** Words for why a row or a cell was left out. */
export const excludedWords = (reason: string, field: string | null, { t }: Words): string => {
  const words = t(`mapping:excluded.${reason}`);
  if (field === null || WHOLE_ROW.has(reason)) return words;
  return `${fieldName(field, t)}: ${words}`;
};

/** What a sheet is taken for, as it stands inside a sentence. */
export const tableWords = (as: CanonicalTable | null, { t, language }: Words): string =>
  as === null ? t("data:notUsed") : t(`mapping:table.${as}`).toLocaleLowerCase(language);
