import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { DEFAULT_SETTINGS } from "../../shared/indices/settings.ts";
import { useApp } from "../store/app-store.ts";
import { useWords } from "../ui/use-words.ts";
import { levelOf } from "./card-model.ts";

/** What holds for every index. */
export function InForce({ output }: { readonly output: IndicesOutput }) {
  const { t, percent, day } = useWords();
  const duplicates = useApp((state) => state.history.present.settings.duplicates ?? DEFAULT_SETTINGS.duplicates);
  const asOf = useApp((state) => state.history.present.settings.asOf ?? state.facts?.value.latestDay ?? null);
  const weighted = useApp((state) => state.facts?.value.fields.answers?.includes("weight") === true);
  return (
    <div className="foot">
      <div className="label">{t("cards:inForce")}</div>
      <ul className="xs c2 in-force">
        <li>{t("cards:inForce.level", { level: percent(levelOf(output) * 100, 0) })}</li>
        <li>{t(`cards:inForce.${duplicates}`)}</li>
        <li>{t(weighted ? "cards:inForce.weights" : "cards:inForce.noWeights")}</li>
        <li>{t("cards:inForce.holm")}</li>
        {asOf === null ? null : <li>{t("cards:inForce.asOf", { day: day(asOf) })}</li>}
      </ul>
    </div>
  );
}
