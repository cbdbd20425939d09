import { Button } from "@mantine/core";
import { CUSTOM_LIMITS } from "../../../shared/indices/custom-index.ts";
import { setView, useApp } from "../../store/app-store.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";

/** The way to an index of one's own, below the cards. */
export function AddCustom() {
  const { t } = useWords();
  const isFull = useApp((state) => (state.history.present.settings.custom?.length ?? 0) >= CUSTOM_LIMITS.indices);
  const isOpen = useApp((state) => state.view.draft !== null);
  if (isFull) return <p className="xs c3">{t("custom:edit.most", { most: CUSTOM_LIMITS.indices })}</p>;
  return (
    <div>
      <Button
        id="add-custom"
        variant="default"
        size="xs"
        disabled={isOpen}
        leftSection={<Icon name="plus" size={13} />}
        onClick={() => setView({ draft: { id: null } })}
      >
        {t("custom:add")}
      </Button>
    </div>
  );
}
