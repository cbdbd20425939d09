import { NativeSelect } from "@mantine/core";
import { QUESTIONS, type Question } from "../../shared/table/fields.ts";
import type { RawColumn } from "../../shared/table/raw-table.ts";
import { DEFAULT_SCALES, type Scale } from "../../shared/table/scale.ts";
import { useApp } from "../store/app-store.ts";
import { editDocument } from "../store/edit-document.ts";
import { useWords } from "../ui/use-words.ts";
import { setReading, setScale } from "./edit-mapping.ts";
import { readingChoice } from "./questions.ts";
import type { PickedTable } from "./use-picked-table.ts";

/** How the cells are read: the scale of an answer, which can be changed, else the form that was found. */
export function ReadAs({ picked, raw, field }: { readonly picked: PickedTable; readonly raw: RawColumn; readonly field: string | null }) {
  const { t } = useWords();
  const facts = useApp((state) => state.facts?.value);
  if (field === null) return null;
  const question = picked.use.as === "answers" ? QUESTIONS.find((candidate) => candidate === field) : undefined;
  if (question !== undefined) return <ScaleSelect picked={picked} question={question} header={raw.header} />;
  const entry = picked.use.entry === null ? undefined : picked.mapping.tables[picked.use.entry];
  const choice = readingChoice(entry, field);
  if (choice !== null) return <AnswerSelect picked={picked} field={field} header={raw.header} choice={choice} />;
  const source = facts === undefined || picked.source === null ? -1 : facts.sources.indexOf(picked.source);
  const reading = facts?.readings.find((candidate) => candidate.source === source && candidate.field === field);
  const how = reading === undefined ? t(`data:type.${raw.type}`) : t(`mapping:reading.${reading.code}`);
  return (
    <span className={reading === undefined ? undefined : "why-text"} title={how}>
      {how}
    </span>
  );
}

/** What a person said about how the column is read; it can be said otherwise. */
function AnswerSelect({
  picked,
  field,
  header,
  choice,
}: {
  readonly picked: PickedTable;
  readonly field: string;
  readonly header: string;
  readonly choice: NonNullable<ReturnType<typeof readingChoice>>;
}) {
  const { t } = useWords();
  const { entry } = picked.use;
  const change = (option: string) => {
    const answer = choice.options.find((candidate) => candidate === option);
    if (answer === undefined || entry === null) return;
    editDocument("data:edit.answer", (draft) => {
      if (draft.mapping !== null) setReading(draft.mapping, entry, field, answer);
    });
  };
  return (
    <NativeSelect
      size="xs"
      className="scale-select"
      aria-label={t("data:readingOf", { column: header })}
      value={choice.answer}
      onChange={(event) => change(event.currentTarget.value)}
      data={choice.options.map((option) => ({ value: option, label: t(`mapping:option.${option}`) }))}
    />
  );
}

const ENDS = [
  [0, 10],
  [1, 10],
  [1, 7],
  [1, 5],
  [1, 4],
  [1, 3],
  [0, 5],
  [0, 100],
] as const;

function ScaleSelect({ picked, question, header }: { readonly picked: PickedTable; readonly question: Question; readonly header: string }) {
  const { t } = useWords();
  const { mapping, use } = picked;
  const entry = use.entry === null ? undefined : mapping.tables[use.entry];
  const current = entry?.scales?.[question] ?? DEFAULT_SCALES[question];
  const scales: readonly Scale[] = ENDS.flatMap(([min, max]): readonly Scale[] =>
    question === "ces"
      ? [
          { min, max, highIs: "easy" },
          { min, max, highIs: "hard" },
        ]
      : [{ min, max }],
  );
  const all = scales.some((scale) => nameOf(scale) === nameOf(current)) ? scales : [current, ...scales];
  const label = (scale: Scale) =>
    scale.highIs === undefined
      ? t("data:scale", { min: scale.min, max: scale.max })
      : t(`data:scale.${scale.highIs}`, { min: scale.min, max: scale.max });
  const change = (name: string) => {
    const scale = all.find((candidate) => nameOf(candidate) === name);
    const { entry: index } = use;
    if (scale === undefined || index === null) return;
    editDocument("data:edit.scale", (draft) => {
      if (draft.mapping !== null) setScale(draft.mapping, index, question, scale);
    });
  };
  return (
    <NativeSelect
      size="xs"
      className="scale-select"
      aria-label={t("data:scaleOf", { column: header })}
      value={nameOf(current)}
      onChange={(event) => change(event.currentTarget.value)}
      data={all.map((scale) => ({ value: nameOf(scale), label: label(scale) }))}
    />
  );
}

const nameOf = (scale: Scale): string => `${scale.min} ${scale.max} ${scale.highIs ?? ""}`;
