import { Button } from "@mantine/core";
import type { Deck } from "../../shared/report/deck.ts";
import { useApp } from "../store/app-store.ts";
import { exportReport, reportKey } from "../store/export-report.ts";
import { isOutputStale } from "../store/keys.ts";
import { Chip } from "../ui/chip.tsx";
import { Icon } from "../ui/icon.tsx";
import { LANGUAGE_NAMES } from "../ui/language-names.ts";
import { ProblemCard } from "../ui/problem-card.tsx";
import { useWords } from "../ui/use-words.ts";
import { WorkingBar } from "../ui/working-bar.tsx";
import { ExportChecks } from "./export-checks.tsx";

const LATER = ["xlsx", "pdf", "html"] as const;

/** What is written, what was checked before, and the button. */
export function ExportPanel({ deck }: { readonly deck: Deck }) {
  const { t, language } = useWords();
  const job = useApp((state) => state.jobs.export);
  const failure = useApp((state) => state.failures.export);
  const stale = useApp(isOutputStale);
  const lost = useApp((state) => state.engineLost !== null);
  return (
    <aside className="panel export-panel" aria-label={t("exporting:export")}>
      <header>
        <h2>{t("exporting:export")}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <section className="panel-scroll" tabIndex={0} aria-label={t("exporting:before")}>
        <div className="export-format">
          <b>{t("exporting:slides")}</b> <span className="c3">{t("exporting:pptx", { count: deck.slides.length })}</span>
          <p className="xs c2">{t("exporting:slides.text")}</p>
        </div>
        {LATER.map((format) => (
          <div className="export-format row between c3" key={format}>
            {t(`exporting:format.${format}`)}
            <Chip>{t("app:later")}</Chip>
          </div>
        ))}
        <dl className="facts export-part">
          <dt>{t("app:language")}</dt>
          <dd>{LANGUAGE_NAMES[language]}</dd>
          <dt>{t("exporting:theme")}</dt>
          <dd>{deck.theme.name}</dd>
          <dt>{t("exporting:small")}</dt>
          <dd>{t("exporting:small.hidden")}</dd>
        </dl>
        <ExportChecks deck={deck} stale={stale} />
      </section>
      <footer className="export-foot">
        {job === undefined ? null : <WorkingBar key={job.id} job={job} now />}
        {failure === undefined ? null : <ProblemCard problem={failure.problem} onRetry={() => void exportReport()} />}
        <Exported />
        <Button
          fullWidth
          size="md"
          variant="filled"
          leftSection={<Icon name="download" />}
          disabled={job !== undefined || stale || lost}
          onClick={() => void exportReport()}
        >
          {t("app:command.export")}
        </Button>
        <p className="xs c3">{t(stale ? "exporting:waits" : "exporting:same")}</p>
      </footer>
    </aside>
  );
}

/** The file that was written last, and whether the project has moved on since. */
function Exported() {
  const { t, plain } = useWords();
  const exported = useApp((state) => state.exported);
  const current = useApp((state) => state.exported !== null && state.exported.key === reportKey(state));
  if (exported === null) return null;
  return (
    <p className="xs row" role="status">
      <Icon name={current ? "check" : "refresh"} size={13} className={current ? "better" : "warn"} />
      {t(current ? "exporting:written" : "exporting:writtenBefore", {
        name: exported.value.name,
        size: plain(Math.max(1, Math.round(exported.value.bytes / 1_000))),
      })}
    </p>
  );
}
