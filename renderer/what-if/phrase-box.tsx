import "./phrase-box.css";
import { TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import type { PhraseRead } from "../../shared/scenario/phrases/read-phrase.ts";
import type { Baseline, Lever } from "../../shared/scenario/scenario.ts";
import { useApp } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { insertLever } from "./insert-lever.ts";
import { asOfOf, readTyped } from "./read-typed.ts";
import { TypedLever } from "./typed-lever.tsx";
import { useAnswer } from "./use-answer.ts";

/** A lever typed in words: what it means stands below before it is added; of several readings one is picked. */
export function PhraseBox() {
  const { t, language } = useWords();
  const baseline = useAnswer((answer) => answer.estimate.baseline);
  const asOf = useApp(asOfOf);
  const [text, setText] = useState("");
  const read = useMemo(() => readTyped(text, { baseline, asOf, language }), [text, baseline, asOf, language]);
  const add = (lever: Lever) => {
    insertLever(lever, "levers:edit.add");
    setText("");
  };
  return (
    <form
      className="phrase-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (read?.kind === "lever") add(read.lever);
      }}
    >
      <TextInput
        aria-label={t("links:phrase.label")}
        placeholder={t("links:phrase.placeholder")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") {
            event.stopPropagation();
            setText("");
          }
        }}
        aria-describedby="phrase-read"
      />
      <div id="phrase-read" role="status">
        {read === null ? null : <Read read={read} baseline={baseline} onAdd={add} />}
      </div>
    </form>
  );
}

function Read({
  read,
  baseline,
  onAdd,
}: {
  readonly read: PhraseRead;
  readonly baseline: Baseline;
  readonly onAdd: (lever: Lever) => void;
}) {
  const { t } = useWords();
  if (read.kind === "refused") {
    return <p className="xs c2">{t(`whatif:lever.phrase.${read.fault.cause}`, { got: read.fault.got })}</p>;
  }
  const levers = read.kind === "lever" ? [read.lever] : read.readings;
  return (
    <>
      {read.kind === "ambiguous" ? <p className="xs c2">{t("links:phrase.several")}</p> : null}
      {levers.map((lever) => (
        <button
          key={formatLever(lever)}
          type={read.kind === "lever" ? "submit" : "button"}
          className="phrase-reading"
          onClick={read.kind === "lever" ? undefined : () => onAdd(lever)}
        >
          <Icon name="plus" size={13} />
          <span>
            <TypedLever lever={lever} baseline={baseline} />
          </span>
        </button>
      ))}
    </>
  );
}
