import { TextInput } from "@mantine/core";
import { type FormEvent, type RefObject, useEffect, useState } from "react";
import { controlKey } from "../../shell/use-shortcuts.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { typedNumber } from "./typed-number.ts";

/** How long a person may go on typing before the rows are searched. */
const PAUSE_MS = 250;

/** Finds rows that hold a text. */
export function FindInRows({
  input,
  search,
  onSearch,
}: {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly search: string;
  readonly onSearch: (search: string) => void;
}) {
  const { t } = useWords();
  const [text, setText] = useState(search);
  useEffect(() => setText(search), [search]);
  useEffect(() => {
    if (text === search) return;
    const timer = setTimeout(() => onSearch(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, search, onSearch]);
  return (
    <TextInput
      ref={input}
      type="search"
      className="find-rows"
      leftSection={<Icon name="search" size={13} />}
      leftSectionWidth={26}
      aria-label={t("data:grid.find")}
      placeholder={t("data:grid.find")}
      title={controlKey("F")}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onSearch(text);
        if (event.key === "Escape" && text !== "") {
          event.stopPropagation();
          setText("");
          onSearch("");
        }
      }}
    />
  );
}

/** Goes to a row by its number in the file. */
export function GoToRow({ onGo }: { readonly onGo: (row: number) => void }) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const row = Number(typedNumber(text.replaceAll(/[.,'’]/g, "")) ?? Number.NaN);
  const isWrong = text !== "" && !(Number.isInteger(row) && row >= 1 && row <= 1e9);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text !== "" && !isWrong) onGo(row);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        className="go-to-row"
        inputMode="numeric"
        aria-label={t("data:grid.goTo")}
        placeholder={t("data:grid.goTo.short")}
        title={t("data:grid.goTo")}
        error={isWrong}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </form>
  );
}
