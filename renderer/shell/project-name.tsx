import { useApp } from "../store/app-store.ts";
import { isOutputStale } from "../store/keys.ts";
import { Chip } from "../ui/chip.tsx";
import { useWords } from "../ui/use-words.ts";

/** The project's name, and whether what is shown still belongs to it. */
export function ProjectName() {
  const { t } = useWords();
  const name = useApp((state) => state.history.present.name);
  const files = useApp((state) => state.history.present.files.length);
  const stale = useApp(isOutputStale);
  return (
    <>
      <b className="cut" title={name}>
        {name}
      </b>
      <span className="xs c3 cut">{t("app:project.files", { count: files })}</span>
      {stale ? (
        <Chip tone="warn" icon="refresh" title={t("app:stale.why")}>
          {t("app:stale")}
        </Chip>
      ) : null}
    </>
  );
}
