import "./report.css";
import { useState } from "react";
import { Notices, WaitingFor } from "../ui/needs-output.tsx";
import { useWords } from "../ui/use-words.ts";
import { BlockList } from "./block-list.tsx";
import { ExportPanel } from "./export-panel.tsx";
import { SlideNotes } from "./slide-notes.tsx";
import { SlidePreview } from "./slide-preview.tsx";
import { useDeck } from "./use-deck.ts";

/** What is seen is what leaves: the preview is drawn from the deck that the export writes. */
export function ReportScreen() {
  const { t } = useWords();
  const deck = useDeck();
  const [picked, setPicked] = useState(0);
  if (deck === null) return <WaitingFor kinds={["map", "compute"]} title={t("app:screen.report")} text={t("exporting:empty")} />;
  // A deck may become shorter than it was when a slide was picked.
  const at = Math.min(picked, deck.slides.length - 1);
  const slide = deck.slides[at];
  if (slide === undefined) return null;
  return (
    <div className="body report-body">
      <BlockList deck={deck} picked={at} onPick={setPicked} />
      <main className="page report-page">
        <h1 className="report-head">{t("exporting:slideOf", { number: at + 1, total: deck.slides.length })}</h1>
        <Notices kinds={["compute", "baseline"]} />
        <SlidePreview deck={deck} slide={slide} number={at + 1} />
        <SlideNotes slide={slide} />
      </main>
      <ExportPanel deck={deck} />
    </div>
  );
}
