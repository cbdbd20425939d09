import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../ui/use-words.ts";
import { type Candidate, matching } from "./candidates.ts";

/** Names shown at once; the rest is found by typing. */
const MOST = 150;

/** Everything that a formula may use, with its meaning; a press puts it where the caret stands. */
export function NameList({ all, onPick }: { readonly all: readonly Candidate[]; readonly onPick: (candidate: Candidate) => void }) {
  const { t } = useWords();
  const [sought, setSought] = useState("");
  const found = matching(all, sought.trim());
  return (
    <section className="formula-names" aria-label={t("custom:names")}>
      <TextInput
        size="xs"
        label={t("custom:names")}
        placeholder={t("custom:names.search")}
        value={sought}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      <ul className="formula-name-list xs">
        {found.slice(0, MOST).map((candidate) => (
          <li key={candidate.insert}>
            <button type="button" className="link mono" onClick={() => onPick(candidate)}>
              {candidate.name}
            </button>
            <span className="c3">{candidate.meaning}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 ? <p className="xs c3">{t("custom:names.none")}</p> : null}
      {found.length > MOST ? <p className="xxs c3">{t("custom:names.more", { count: found.length - MOST })}</p> : null}
    </section>
  );
}
