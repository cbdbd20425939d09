import "./definition.css";
import { NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import { useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import { isOutputStale } from "../../store/keys.ts";
import { useWords } from "../../ui/use-words.ts";
import { overall } from "../select-slice.ts";
import { type Choice, definitionChoices, keyInForce } from "./definition-choices.ts";
import { DefinitionCompare } from "./definition-compare.tsx";
import { Options } from "./definition-options.tsx";
import { SaveDefinition } from "./save-definition.tsx";

/** The named definition in force, what it says, where it stands; saving one's own; and why two of them differ. */
export function DefinitionPart({ id }: { readonly id: NumberId }) {
  const words = useWords();
  const { t } = words;
  const saved = useApp((state) => state.history.present.definitions);
  const scales = useApp((state) => state.facts?.value.scales ?? null);
  const result = useApp((state) => (state.output === null ? undefined : overall(state.output.value, id)));
  const isStale = useApp(isOutputStale);
  const choices = useMemo(() => definitionChoices(id, saved, scales, words), [id, saved, scales, words]);
  const key = result === undefined ? null : keyInForce(result);
  const inForce = choices.find((choice) => choice.key === key);
  if (choices.length === 0) return null;
  return (
    <>
      <h3>{t("definitions:title")}</h3>
      <div className={isStale ? "definition stale" : "definition"} aria-busy={isStale}>
        <NativeSelect
          size="xs"
          aria-label={t("definitions:choose")}
          value={inForce?.key ?? ""}
          onChange={(event) => choose(choices.find((choice) => choice.key === event.currentTarget.value))}
        >
          {inForce === undefined ? <option value="">{t("definitions:none")}</option> : null}
          <Options choices={choices} />
        </NativeSelect>
        <p className="xs c2">
          {inForce?.note ?? t("definitions:nameless")}
          {inForce?.source === null || inForce === undefined ? "" : ` ${t("definitions:source", { source: inForce.source })}`}
        </p>
        <SaveDefinition key={id} id={id} />
      </div>
      <DefinitionCompare key={`compare ${id}`} id={id} choices={choices} inForce={inForce?.key ?? null} />
    </>
  );
}

function choose(choice: Choice | undefined): void {
  if (choice === undefined) return;
  editDocument("definitions:edit.choose", (draft) => {
    draft.settings = choice.apply(draft.settings) as typeof draft.settings;
  });
}
