import { useWords } from "../../ui/use-words.ts";
import type { Choice } from "./definition-choices.ts";

/** Definitions by where they come from; one for another scale cannot be picked and says which. */
export function Options({ choices }: { readonly choices: readonly Choice[] }) {
  const { t } = useWords();
  const groups = [
    { label: t("definitions:shipped"), of: choices.filter(({ own }) => !own) },
    { label: t("definitions:own"), of: choices.filter(({ own }) => own) },
  ];
  return groups.map(({ label, of }) =>
    of.length === 0 ? null : (
      <optgroup key={label} label={label}>
        {of.map((choice) => (
          <option key={choice.key} value={choice.key} disabled={!choice.fits}>
            {choice.label}
          </option>
        ))}
      </optgroup>
    ),
  );
}
