import { NativeSelect } from "@mantine/core";
import type { Outcome } from "../../../shared/scenario/understand/outcome.ts";
import { useWords } from "../../ui/use-words.ts";

/** Which outcome a question is about. */
export function OutcomeSelect<O extends Outcome>({
  value,
  outcomes,
  onChange,
}: {
  readonly value: O;
  readonly outcomes: readonly O[];
  readonly onChange: (outcome: O) => void;
}) {
  const { t } = useWords();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("understand:outcome")}
      value={value}
      onChange={(event) => onChange(outcomes.find((outcome) => outcome === event.currentTarget.value) ?? value)}
      data={outcomes.map((outcome) => ({ value: outcome, label: t(`understand:outcome.${outcome}`) }))}
    />
  );
}
