import "./indices.css";
import "./custom/custom.css";
import { useApp } from "../store/app-store.ts";
import { Notices, WaitingFor } from "../ui/needs-output.tsx";
import { useWords } from "../ui/use-words.ts";
import { CardsSkeleton } from "./cards-skeleton.tsx";
import { CardsView } from "./cards-view.tsx";
import { ConflictsStrip } from "./conflicts-strip.tsx";
import { CustomEditor } from "./custom/custom-editor.tsx";
import { FilterRail } from "./filter-rail.tsx";
import { FindingsStrip } from "./findings-strip.tsx";
import { IndicesHead } from "./indices-head.tsx";
import { SidePanel } from "./panel/side-panel.tsx";
import { TableView } from "./table-view.tsx";

/** One card form, the same slots in the same order, so that the eye compares like with like. */
export function IndicesScreen() {
  const { t } = useWords();
  const output = useApp((state) => state.output?.value);
  const mode = useApp((state) => state.view.mode);
  const panel = useApp((state) => state.view.panel);
  const draft = useApp((state) => state.view.draft);
  if (output === undefined) {
    return (
      <div className="body indices-body">
        <aside className="rail" aria-hidden="true" />
        <WaitingFor kinds={["map", "compute"]} title={t("app:screen.indices")} text={t("cards:empty")}>
          <CardsSkeleton />
        </WaitingFor>
      </div>
    );
  }
  const open = panel !== null;
  return (
    <div className={open ? "body indices-body with-panel" : "body indices-body"}>
      <FilterRail output={output} />
      <main className="page">
        <IndicesHead output={output} />
        <Notices kinds={["map", "compute"]} />
        <CustomEditor key={draft?.id ?? "new"} />
        <FindingsStrip output={output} />
        {mode === "table" ? <ConflictsStrip output={output} /> : null}
        {mode === "cards" ? <CardsView output={output} /> : <TableView output={output} />}
      </main>
      {open ? <SidePanel output={output} address={panel} /> : null}
    </div>
  );
}
