import type { Slide } from "../../shared/report/deck.ts";
import { useWords } from "../ui/use-words.ts";

/** What goes with the slide unseen: texts for people who do not see the charts, and the notes of the presenter. */
export function SlideNotes({ slide }: { readonly slide: Slide }) {
  const { t } = useWords();
  const charts = slide.kind === "chart" ? slide.charts : [];
  const notes = slide.kind === "cover" ? undefined : slide.notes;
  if (charts.length === 0 && notes === undefined) return null;
  return (
    <section className="paper slide-notes" aria-label={t("exporting:with")}>
      <h3>{t("exporting:with")}</h3>
      {charts.map((chart) => (
        <div key={chart.title}>
          <span className="c3">{t("exporting:altText")}</span> <span className="c2">{chart.altText}</span>
        </div>
      ))}
      {notes === undefined ? null : (
        <div>
          <span className="c3">{t("exporting:spoken")}</span> <span className="c2">{notes}</span>
        </div>
      )}
    </section>
  );
}
