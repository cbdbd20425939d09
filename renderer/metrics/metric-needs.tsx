import { Button } from "@mantine/core";
import type { CardModel } from "../indices/card-model.ts";
import { fieldWords } from "../indices/field-words.ts";
import { setView } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";

/** A metric without its columns. */
export function MetricNeeds({ model }: { readonly model: CardModel }) {
  const { t } = useWords();
  return (
    <article className="index-card needs" aria-label={model.name}>
      <h2>{model.name}</h2>
      <div className="needs-title">{t("cards:needs")}</div>
      <ul className="xs needs-list">
        {(model.result.needs ?? []).map((need) => (
          <li key={need}>
            <Icon name="close" size={13} className="worse" />
            {fieldWords(need, t)}
          </li>
        ))}
      </ul>
      <div className="needs-actions">
        <Button fullWidth onClick={() => setView({ screen: "data" })}>
          {t("cards:needs.map")}
        </Button>
      </div>
    </article>
  );
}
