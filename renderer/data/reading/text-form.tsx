import { NativeSelect } from "@mantine/core";
import { DELIMITERS, ENCODINGS, type FilePreview, type FileReading } from "../../../shared/table/file-reading.ts";
import { useWords } from "../../ui/use-words.ts";
import { delimiterWords, ENCODING_NAMES } from "./text-words.ts";

/** How the bytes of a text file become cells: encoding and separator, as found unless a person says otherwise. */
export function TextForm({
  preview,
  reading,
  onChange,
}: {
  readonly preview: FilePreview;
  readonly reading: FileReading;
  readonly onChange: (reading: FileReading) => void;
}) {
  const { t } = useWords();
  const { encoding, delimiter, ...rest } = reading;
  const choose = (chosen: {
    readonly encoding: FileReading["encoding"] | undefined;
    readonly delimiter: FileReading["delimiter"] | undefined;
  }) =>
    onChange({
      ...rest,
      ...(chosen.encoding === undefined ? {} : { encoding: chosen.encoding }),
      ...(chosen.delimiter === undefined ? {} : { delimiter: chosen.delimiter }),
    });
  return (
    <>
      {preview.encoding === null ? null : (
        <NativeSelect
          label={t("data:reading.encoding")}
          description={t(`data:encodingReason.${preview.encoding.reason}`)}
          value={encoding ?? ""}
          onChange={(event) => choose({ encoding: ENCODINGS.find((one) => one === event.currentTarget.value), delimiter })}
          data={[
            { value: "", label: t("data:reading.asFound", { what: ENCODING_NAMES[preview.encoding.found] }) },
            ...ENCODINGS.map((one) => ({ value: one, label: ENCODING_NAMES[one] })),
          ]}
        />
      )}
      {preview.delimiter === null ? null : (
        <NativeSelect
          label={t("data:reading.delimiter")}
          value={delimiter ?? ""}
          onChange={(event) => choose({ encoding, delimiter: DELIMITERS.find((one) => one === event.currentTarget.value) })}
          data={[
            {
              value: "",
              label:
                delimiter === undefined
                  ? t("data:reading.asFound", { what: delimiterWords(preview.delimiter, t) })
                  : t("data:reading.found"),
            },
            ...DELIMITERS.map((one) => ({ value: one, label: delimiterWords(one, t) })),
          ]}
        />
      )}
    </>
  );
}
