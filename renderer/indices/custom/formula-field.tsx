import { Textarea } from "@mantine/core";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useWords } from "../../ui/use-words.ts";
import { type Candidate, matching, wordBefore } from "./candidates.ts";

/** Names offered at once. */
const MOST = 8;
const EXAMPLE = "100 * share(answers.csat >= 4)";

/**
 * The formula, with completion by keyboard: what is typed narrows the list, the down arrow opens it, Enter or Tab takes the marked
 * name, Escape closes the list.
 */
export function FormulaField({
  text,
  onChange,
  onTake,
  all,
  field,
  fault,
}: {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Puts a name in place of the word at the caret. */
  readonly onTake: (candidate: Candidate) => void;
  readonly all: readonly Candidate[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The id of the words on what is wrong, where something is. */
  readonly fault: string | null;
}) {
  const { t } = useWords();
  const [list, setList] = useState<readonly Candidate[]>([]);
  const [marked, setMarked] = useState(0);
  const close = () => setList([]);
  const open = (word: string) => {
    const found = matching(all, word).slice(0, MOST);
    // A name that is written out needs no offer.
    setList(found.length === 1 && found[0]?.insert === word ? [] : found);
    setMarked(0);
  };
  const take = (candidate: Candidate) => {
    close();
    onTake(candidate);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const done = () => {
      event.preventDefault();
      event.stopPropagation();
      event.nativeEvent.stopImmediatePropagation();
    };
    if (list.length === 0) {
      if (event.key === "Enter") event.preventDefault();
      if (event.key !== "ArrowDown") return;
      done();
      open(wordBefore(text, event.currentTarget.selectionStart));
      return;
    }
    const chosen = list[marked];
    if (event.key === "ArrowDown") [done(), setMarked((marked + 1) % list.length)];
    else if (event.key === "ArrowUp") [done(), setMarked((marked + list.length - 1) % list.length)];
    else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) [done(), take(chosen)];
    else if (event.key === "Escape") [done(), close()];
  };
  return (
    <div className="formula-field">
      <Textarea
        ref={field}
        label={t("custom:formula")}
        description={t("custom:formula.hint", { example: EXAMPLE })}
        autosize
        minRows={2}
        spellCheck={false}
        autoComplete="off"
        classNames={{ input: "mono" }}
        value={text}
        aria-autocomplete="list"
        aria-controls={list.length === 0 ? undefined : "formula-offers"}
        aria-activedescendant={list.length === 0 ? undefined : `formula-offer-${marked}`}
        aria-invalid={fault !== null}
        aria-describedby={fault ?? undefined}
        onChange={(event) => {
          const element = event.currentTarget;
          // A formula is one line, however long.
          onChange(element.value.replaceAll(/\s*[\r\n]+\s*/g, " "));
          const word = wordBefore(element.value, element.selectionStart);
          if (word === "") close();
          else open(word);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {list.length === 0 ? null : (
        <div id="formula-offers" className="formula-offers paper" role="listbox" aria-label={t("custom:names")}>
          {list.map((candidate, at) => (
            <div
              key={candidate.insert}
              id={`formula-offer-${at}`}
              role="option"
              aria-selected={at === marked}
              className="formula-offer"
              tabIndex={-1}
              // Before the field loses the focus.
              onMouseDown={(event) => [event.preventDefault(), take(candidate)]}
            >
              <span className="mono">{candidate.name}</span>
              <span className="c3 cut">{candidate.meaning}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
