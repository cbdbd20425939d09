import { Button } from "@mantine/core";
import type { IndexId } from "../../shared/indices/index-result.ts";
import { CANONICAL_TABLES } from "../../shared/table/fields.ts";
import type { TableGuess } from "../../shared/table/mapping.ts";
import { setView, useApp } from "../store/app-store.ts";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import type { CardModel } from "./card-model.ts";
import { fieldWords } from "./field-words.ts";

/** An index without its columns: what is there, what is missing, the closest sheet, and the way to map it. */
export function NeedsCard({ id, model }: { readonly id: IndexId; readonly model: CardModel }) {
  const { t, percent } = useWords();
  const fields = useApp((state) => state.facts?.value.fields);
  const guesses = useApp((state) => state.loaded?.value.guesses);
  const needs = model.result.needs ?? [];
  const tables = [...new Set(needs.map((need) => need.split(".")[0] ?? ""))];
  const found = CANONICAL_TABLES.filter((table) => tables.includes(table)).flatMap((table) => fields?.[table] ?? []);
  const closest = closestSheet(guesses ?? [], tables);
  const map = () => setView({ screen: "data", ...(closest === null ? {} : { table: { id: closest.table, use: 0 } }) });
  return (
    <article className="index-card needs" aria-label={model.name}>
      <h2>
        <span className="cut">{model.name}</span>
      </h2>
      <div className="needs-title">{t("cards:needs")}</div>
      <p className="xs c2">{t(`cards:about.${id}`)}</p>
      <ul className="xs needs-list">
        {found.length === 0 ? null : (
          <li>
            <Icon name="check" size={13} className="better" />
            <span>
              <span className="sr">{t("cards:needs.found")} </span>
              {found
                .slice(0, 3)
                .map((field) => t(`mapping:field.${field}`))
                .join(", ")}
              {found.length > 3 ? "…" : ""}
            </span>
          </li>
        )}
        {needs.map((need) => (
          <li key={need}>
            <Icon name="close" size={13} className="worse" />
            <span>
              <span className="sr">{t("cards:needs.missing")} </span>
              {fieldWords(need, t)} <span className="c3 mono">{need}</span>
            </span>
          </li>
        ))}
      </ul>
      <p className="xs c2">
        {closest === null
          ? t("cards:needs.noSheet")
          : t("cards:needs.closest", { sheet: closest.sheet ?? closest.file, percent: percent(closest.confidence * 100, 0) })}
      </p>
      <div className="needs-actions">
        <Button fullWidth onClick={map}>
          {t("cards:needs.map")}
        </Button>
        <Button fullWidth size="xs" variant="subtle" onClick={() => setView({ hidden: [...useApp.getState().view.hidden, id] })}>
          {t("cards:needs.hide")}
        </Button>
      </div>
    </article>
  );
}

/** The sheet that was most nearly taken for one of the tables. */
function closestSheet(guesses: readonly TableGuess[], tables: readonly string[]): TableGuess | null {
  const near = guesses.filter((guess) => guess.as !== null && tables.includes(guess.as));
  return near.reduce<TableGuess | null>((best, guess) => (best === null || guess.confidence > best.confidence ? guess : best), null);
}
