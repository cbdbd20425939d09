import { Button } from "@mantine/core";
import { setView, useApp } from "../../store/app-store.ts";
import { editDocument } from "../../store/edit-document.ts";
import type { CustomNumber } from "../../store/state.ts";
import { useWords } from "../../ui/use-words.ts";
import { customAt, customIdOf } from "./custom-number.ts";

/** The formula of an index of the user's own, and the ways to change it or take it away; both are steps of undo. */
export function CustomSettingsPart({ id }: { readonly id: CustomNumber }) {
  const { t } = useWords();
  const index = useApp((state) => customAt(state.history.present.settings.custom, id));
  if (index === undefined) return null;
  const remove = () => {
    setView({ panel: null, draft: null });
    editDocument("custom:undo.remove", (draft) => {
      draft.settings.custom = (draft.settings.custom ?? []).filter((one) => one.id !== index.id);
    });
  };
  return (
    <div className="custom-setting">
      <code className="custom-code">{index.formula}</code>
      <div className="row">
        <Button size="xs" variant="default" onClick={() => setView({ draft: { id: customIdOf(id) } })}>
          {t("custom:edit.open")}
        </Button>
        <Button size="xs" variant="subtle" onClick={remove}>
          {t("custom:edit.remove")}
        </Button>
      </div>
    </div>
  );
}
