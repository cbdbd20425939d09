import { useApp } from "../../store/app-store.ts";
import type { CustomNumber } from "../../store/state.ts";
import { useWords } from "../../ui/use-words.ts";
import { customAt } from "./custom-number.ts";

/** What an index of the user's own rests on, in the place of an assumption card. */
export function CustomCardPart({ id }: { readonly id: CustomNumber }) {
  const { t } = useWords();
  const index = useApp((state) => customAt(state.history.present.settings.custom, id));
  const isWeighted = useApp((state) => state.facts?.value.fields.answers?.includes("weight") === true);
  return (
    <>
      <h3>{t("custom:card.title")}</h3>
      <p className="xs">{t("custom:card.text")}</p>
      {index === undefined ? null : (
        <p className="xs c2">
          {t(`custom:card.better.${index.better}`)} {index.interval ? t("custom:card.interval") : ""}{" "}
          {isWeighted && index.formula.includes("answers.") ? t("custom:card.weights") : ""}
        </p>
      )}
    </>
  );
}
