import { ActionIcon, NativeSelect, Switch } from "@mantine/core";
import { memo } from "react";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import type { ScenarioLever } from "./answer.ts";
import { changeLever, removeLever } from "./edit-levers.ts";

/** Switch, segment, target and the way to remove a lever: what does not change while its slider moves. */
export const LeverHead = memo(function LeverHead({
  id,
  on,
  segment,
  target,
  number,
  keys,
}: Pick<ScenarioLever, "id" | "on" | "segment" | "target"> & {
  readonly number: number;
  /** The segments there are. */
  readonly keys: readonly string[];
}) {
  const { t } = useWords();
  return (
    <div className="row">
      <Switch
        checked={on}
        aria-label={t("levers:switch", { number })}
        onChange={(event) => changeLever(id, { on: event.currentTarget.checked })}
      />
      <b>{number}.</b>
      <NativeSelect
        size="xs"
        className="lever-segment"
        aria-label={t("levers:segment", { number })}
        value={segment ?? ""}
        onChange={(event) => changeLever(id, { segment: event.currentTarget.value === "" ? null : event.currentTarget.value })}
        data={[{ value: "", label: t("levers:everyone") }, ...keys]}
      />
      <span className="c2 cut" title={t(`whatif:target.${target}`)}>
        {t(`whatif:target.${target}`)}
      </span>
      <span className="grow" />
      <ActionIcon size={24} aria-label={t("levers:remove")} onClick={() => removeLever(id)}>
        <Icon name="trash" size={14} />
      </ActionIcon>
    </div>
  );
});
