import { ActionIcon } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { MetricParts } from "../../metrics/metric-parts.tsx";
import { setView, useApp } from "../../store/app-store.ts";
import { PANEL_PARTS, type PanelAddress, type PanelPart } from "../../store/state.ts";
import { Chip } from "../../ui/chip.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useWords } from "../../ui/use-words.ts";
import { type CardModel, cardModel } from "../card-model.ts";
import { comparedKey } from "../compare.ts";
import { CustomAudit } from "../custom/custom-audit.tsx";
import { isCustomNumber } from "../custom/custom-number.ts";
import { CustomParts } from "../custom/custom-parts.tsx";
import { keyName } from "../names.ts";
import { isIndexId, resultIn, sliceAt, slicesOf } from "../select-slice.ts";
import { AssumptionPart } from "./assumption-part.tsx";
import { AuditPart } from "./audit-part.tsx";
import { DistributionPart } from "./distribution-part.tsx";
import { ReferencesPart } from "./references-part.tsx";
import { SegmentsPart } from "./segments-part.tsx";
import { SettingsPart } from "./settings-part.tsx";
import { TimePart } from "./time-part.tsx";

/** Everything behind one number, beside the page. Escape closes it and the focus goes back to the card. */
export function SidePanel({ output, address }: { readonly output: IndicesOutput; readonly address: PanelAddress }) {
  const words = useWords();
  const { t } = words;
  const focus = useApp((state) => state.view.focus);
  const against = useApp((state) => state.view.against);
  const panel = useRef<HTMLElement>(null);
  const { index, part } = address;
  const close = () => {
    setView({ panel: null });
    document.getElementById(`card-${index}`)?.focus();
  };
  useEffect(() => {
    panel.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)?.scrollIntoView({ block: "start" });
  }, [part]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      setView({ panel: null });
      document.getElementById(`card-${index}`)?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [index]);
  const model = cardModel(output, focus, against, index, words);
  if (model === null) return null;
  const other = model.whole || focus.kind === "all" ? undefined : comparedKey(output, focus, against);
  const slice = other === undefined ? undefined : sliceAt(slicesOf(output, focus), other);
  const result = slice === undefined ? undefined : resultIn(slice, index);
  const compared = slice === undefined || result === undefined ? null : { name: keyName(slice.key, t), result };
  return (
    <aside className="panel" aria-label={model.name} ref={panel}>
      <header>
        <div className="row between">
          <h2>{model.name}</h2>
          <span className="row">
            <span className="key">Esc</span>
            <ActionIcon aria-label={t("cards:panel.close")} onClick={close}>
              <Icon name="close" />
            </ActionIcon>
          </span>
        </div>
        <Headline model={model} />
      </header>
      <nav className="panel-tabs" aria-label={t("cards:panel.parts")}>
        {PANEL_PARTS.map((name) => (
          <button
            type="button"
            key={name}
            aria-current={part === name ? "true" : undefined}
            onClick={() => setView({ panel: { index, part: name } })}
          >
            {t(`cards:panel.${name}`)}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="panel-scroll" tabIndex={0}>
        <Part name="distribution">
          {isIndexId(index) ? <DistributionPart model={model} compared={compared} /> : null}
          {isCustomNumber(index) ? <CustomParts model={model} /> : isIndexId(index) ? null : <MetricParts id={index} model={model} />}
        </Part>
        <Part name="segments">
          <SegmentsPart output={output} id={index} />
        </Part>
        <Part name="time">
          <TimePart output={output} id={index} />
        </Part>
        <Part name="audit">
          {isCustomNumber(index) ? <CustomAudit model={model} output={output} /> : <AuditPart id={index} model={model} />}
        </Part>
        <Part name="assumptions">
          <AssumptionPart id={index} />
        </Part>
        <Part name="settings">
          <SettingsPart id={index} />
          <ReferencesPart id={index} output={output} />
        </Part>
      </div>
    </aside>
  );
}

function Part({ name, children }: { readonly name: PanelPart; readonly children: React.ReactNode }) {
  return (
    <section className="panel-part" data-part={name}>
      {children}
    </section>
  );
}

function Headline({ model }: { readonly model: CardModel }) {
  const { t, percent } = useWords();
  const { ci } = model.result;
  const { whisker } = model;
  return (
    <>
      <div className="row wrap">
        <b className="panel-number">{model.state === "hidden" ? t("cards:hidden", { n: model.result.n }) : model.number}</b>
        <span className="xs c2">
          {model.unit}
          {ci === null || whisker === null
            ? ""
            : `; ${t("cards:panel.interval", { level: percent(ci.level * 100, 0), lo: whisker.labels.lo, hi: whisker.labels.hi })}`}
          {`; ${model.count}`}
        </span>
      </div>
      <div className="row wrap">
        {model.whole ? <Chip>{t("cards:whole")}</Chip> : null}
        {model.result.flags.map((flag) => (
          <Chip key={flag} tone="warn" icon="flag">
            {t(`indices:flag.${flag}`)}
          </Chip>
        ))}
      </div>
      <div className="xs c2">
        <span className="c3">{t("cards:panel.definition")}</span> {model.definition}
      </div>
    </>
  );
}
