import { Button } from "@mantine/core";
import { setView } from "../store/app-store.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useWords } from "../ui/use-words.ts";

/** Not built yet, and it says so. */
export function LinksScreen() {
  const { t } = useWords();
  return (
    <main className="page">
      <EmptyState title={t("app:screen.links")} text={t("app:links.later")}>
        <p className="c2">{t("app:links.meanwhile")}</p>
        <Button onClick={() => setView({ screen: "what-if" })}>{t("app:screen.what-if")}</Button>
      </EmptyState>
    </main>
  );
}
