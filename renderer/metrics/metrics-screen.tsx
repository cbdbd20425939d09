import "../indices/indices.css";
import "../indices/custom/custom.css";
import "./metrics.css";
import { cardModel } from "../indices/card-model.ts";
import { CardsSkeleton } from "../indices/cards-skeleton.tsx";
import { isCustomNumber } from "../indices/custom/custom-number.ts";
import { FilterRail } from "../indices/filter-rail.tsx";
import { IndexCard } from "../indices/index-card.tsx";
import { SidePanel } from "../indices/panel/side-panel.tsx";
import { isIndexId } from "../indices/select-slice.ts";
import { useApp } from "../store/app-store.ts";
import { Notices, WaitingFor } from "../ui/needs-output.tsx";
import { useWords } from "../ui/use-words.ts";
import { METRIC_GROUPS } from "./metric-groups.ts";
import { MetricNeeds } from "./metric-needs.tsx";

/** The supporting metrics in the same card form. */
export function MetricsScreen() {
  const words = useWords();
  const { t } = words;
  const output = useApp((state) => state.output?.value);
  const { focus, against, panel } = useApp((state) => state.view);
  if (output === undefined) {
    return (
      <WaitingFor kinds={["map", "compute", "metrics"]} title={t("app:screen.metrics")} text={t("cards:empty")}>
        <CardsSkeleton />
      </WaitingFor>
    );
  }
  const open = panel !== null && !isIndexId(panel.index) && !isCustomNumber(panel.index);
  return (
    <div className={open ? "body indices-body with-panel" : "body indices-body"}>
      <FilterRail output={output} />
      <main className="page">
        <div className="page-head">
          <div>
            <h1>{t("app:screen.metrics")}</h1>
            <div className="xs c2">{t("cards:metrics.about")}</div>
          </div>
        </div>
        <Notices kinds={["map", "compute", "metrics"]} />
        {output.metrics === undefined ? (
          <CardsSkeleton />
        ) : (
          METRIC_GROUPS.map(({ name, ids }) => (
            <section key={name} className="metric-group" aria-labelledby={`metrics-${name}`}>
              <h2 id={`metrics-${name}`}>{t(`cards:metrics.group.${name}`)}</h2>
              <div className="cards metric-cards">
                {ids.map((id) => {
                  const model = cardModel(output, focus, against, id, words);
                  if (model === null) return null;
                  return model.state === "needs" ? (
                    <MetricNeeds key={id} model={model} />
                  ) : (
                    <IndexCard key={id} model={model} picked={panel?.index === id} />
                  );
                })}
              </div>
            </section>
          ))
        )}
      </main>
      {open ? <SidePanel output={output} address={panel} /> : null}
    </div>
  );
}
