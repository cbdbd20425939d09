import { ActionIcon, Button, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import type { Json } from "../../../../shared/indices/index-result.ts";
import { Icon } from "../../../ui/icon.tsx";
import { useWords } from "../../../ui/use-words.ts";

type Values = Readonly<Record<string, Json>>;

const valuesOf = (value: Json): Values => (value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Values) : {});

/** Longest name, characters; the schemas have the same. */
const LONGEST = 200;

/** A list under names that people give: a row for each, to be changed or taken away, and a field for the next name. */
export function NamedRows({
  label,
  value,
  whenEmpty,
  first,
  suggestions,
  what,
  onChange,
  row,
}: {
  readonly label: string;
  readonly value: Json;
  /** What stands when the last row is gone. */
  readonly whenEmpty: Json;
  /** What a new row holds. */
  readonly first: Json;
  readonly suggestions: readonly string[];
  /** What is named: a group, a project, a theme. */
  readonly what: string;
  readonly onChange: (value: Json) => void;
  /** What changes one row; `change` takes the row's next value. */
  readonly row: (name: string, value: Json, change: (next: Json) => void, withRow: (next: Json) => Json) => React.ReactNode;
}) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const list = useId();
  const values = valuesOf(value);
  const names = Object.keys(values);
  const name = text.trim();
  const without = (gone: string): Json => {
    const left = Object.fromEntries(Object.entries(values).filter(([own]) => own !== gone));
    return Object.keys(left).length === 0 ? whenEmpty : left;
  };
  const add = () => {
    if (name === "" || names.includes(name)) return;
    setText("");
    onChange({ ...values, [name]: first });
  };
  return (
    <fieldset className="setting-parts" aria-label={label}>
      {names.map((own) => {
        const withRow = (next: Json): Json => ({ ...values, [own]: next });
        return (
          <fieldset className="setting-part" key={own} aria-label={own}>
            <div className="row between">
              <span className="xs">{own}</span>
              <ActionIcon aria-label={t("cards:rows.remove", { name: own })} onClick={() => onChange(without(own))}>
                <Icon name="trash" size={13} />
              </ActionIcon>
            </div>
            {row(own, values[own] ?? null, (next) => onChange(withRow(next)), withRow)}
          </fieldset>
        );
      })}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextInput
          size="xs"
          aria-label={what}
          placeholder={what}
          maxLength={LONGEST}
          list={list}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <datalist id={list}>{suggestions.map((one) => (names.includes(one) ? null : <option key={one} value={one} />))}</datalist>
        <Button size="xs" variant="default" type="submit" disabled={name === "" || names.includes(name)}>
          {t("cards:rows.add")}
        </Button>
      </form>
    </fieldset>
  );
}
