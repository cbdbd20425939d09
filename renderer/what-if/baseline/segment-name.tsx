import { ActionIcon, TextInput } from "@mantine/core";
import { endDragOfDocument } from "../../store/edit-document.ts";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { removeSegment, renameSegment } from "./edit-baseline.ts";

/** The name of a typed segment, and the way to remove it. The only one needs none. */
export function SegmentName({ at, name, only }: { readonly at: number; readonly name: string | null; readonly only: boolean }) {
  const { t } = useWords();
  if (only && name === null) return t("levers:everyone");
  return (
    <div className="row">
      <TextInput
        size="xs"
        aria-label={t("levers:baseline.segmentName", { number: at + 1 })}
        value={name ?? ""}
        onChange={(event) => renameSegment(at, event.currentTarget.value)}
        onBlur={endDragOfDocument}
      />
      {only ? null : (
        <ActionIcon size={22} aria-label={t("levers:baseline.removeSegment", { segment: name ?? "" })} onClick={() => removeSegment(at)}>
          <Icon name="trash" size={13} />
        </ActionIcon>
      )}
    </div>
  );
}
