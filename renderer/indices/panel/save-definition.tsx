import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { savedSettings } from "../../../shared/indices/definitions/apply-definition.ts";
import type { NumberId } from "../../../shared/indices/definitions/definition.ts";
import { savedPaths } from "../../../shared/indices/definitions/definition-settings.ts";
import { useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import { useWords } from "../../ui/use-words.ts";
import { nextVersion } from "./definition-choices.ts";

/** As long as a name may be in the document (shared/project/definition-schema.ts). */
const LONGEST = 60;

/** Saves the settings in force under a name; under a name that is there already they are its next version. */
export function SaveDefinition({ id }: { readonly id: NumberId }) {
  const { t } = useWords();
  const saved = useApp((state) => state.history.present.definitions);
  const [text, setText] = useState("");
  const name = text.trim();
  const version = nextVersion(id, name, saved);
  // A number without settings of its own has nothing to save.
  if (savedPaths(id).length === 0) return null;
  const save = () =>
    editDocument("definitions:edit.save", (draft) => {
      const settings = savedSettings(id, draft.settings) as typeof draft.settings;
      draft.definitions.push({ number: id, name, version, settings });
    });
  return (
    <form
      className="save-definition"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== "") save();
      }}
    >
      <TextInput
        size="xs"
        aria-label={t("definitions:save.name")}
        placeholder={t("definitions:save.name")}
        maxLength={LONGEST}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" type="submit" disabled={name === ""}>
        {version === 1 ? t("definitions:save") : t("definitions:save.version", { version })}
      </Button>
    </form>
  );
}
