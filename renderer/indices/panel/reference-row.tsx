import { ActionIcon, NativeSelect, NumberInput, Switch } from "@mantine/core";
import type { Benchmark, ReferenceLine } from "../../../shared/indices/reference-line.ts";
import { referenceName, sourceName } from "../../../shared/report/reference-words.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { removeReference, setReference } from "./edit-references.ts";

/** One line: whether it is drawn, where, for whom, and who says so. A benchmark that was moved keeps its source. */
export function ReferenceRow({
  line,
  benchmark,
  segments,
}: {
  readonly line: ReferenceLine;
  /** `null` = a target of the user's own, which can be taken away. */
  readonly benchmark: Benchmark | null;
  readonly segments: readonly string[];
}) {
  const { t } = useWords();
  const name = referenceName(line, t);
  const months = benchmark?.windowMonths;
  return (
    <fieldset className="reference-row" aria-label={name}>
      <Switch
        label={name}
        aria-label={t("custom:references.show", { name })}
        checked={line.on}
        onChange={(event) => setReference({ ...line, on: event.currentTarget.checked })}
      />
      <span className="row">
        <Value label={t("custom:references.value", { name })} value={line.value} onChange={(value) => setReference({ ...line, value })} />
        {line.upTo === null ? null : (
          <Value label={t("custom:references.upTo", { name })} value={line.upTo} onChange={(upTo) => setReference({ ...line, upTo })} />
        )}
        {benchmark !== null || segments.length === 0 ? null : (
          <NativeSelect
            size="xs"
            aria-label={`${name} ${t("custom:references.for")}`}
            value={line.segment ?? ""}
            onChange={(event) => setReference({ ...line, segment: event.currentTarget.value === "" ? null : event.currentTarget.value })}
            data={[{ value: "", label: t("cards:allAccounts") }, ...segments.map((key) => ({ value: key, label: key }))]}
          />
        )}
        {benchmark === null ? (
          <ActionIcon aria-label={t("custom:references.remove", { name })} onClick={() => removeReference(line.id)}>
            <Icon name="trash" size={13} />
          </ActionIcon>
        ) : null}
      </span>
      <span className="xxs c3">
        {sourceName(line, t)}
        {months === undefined ? "" : `; ${t("custom:references.window", { months })}`}
      </span>
    </fieldset>
  );
}

function Value({ label, value, onChange }: { readonly label: string; readonly value: number; readonly onChange: (value: number) => void }) {
  const commit = (text: string) => {
    const number = Number(text);
    if (text.trim() !== "" && Number.isFinite(number) && number !== value) onChange(number);
  };
  return (
    <NumberInput
      key={value}
      size="xs"
      w={92}
      aria-label={label}
      defaultValue={value}
      onBlur={(event) => commit(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit(event.currentTarget.value);
      }}
    />
  );
}
