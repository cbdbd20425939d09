import { Tooltip } from "@mantine/core";
import { Sparkline } from "../charts/sparkline.tsx";
import { Whisker } from "../charts/whisker.tsx";
import { setView, useApp } from "../store/app-store.ts";
import type { PanelPart } from "../store/state.ts";
import { Chip } from "../ui/chip.tsx";
import { DirectionMark } from "../ui/direction-mark.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import type { CardModel, ChangeModel } from "./card-model.ts";
import { useMarks } from "./use-marks.ts";

const open = (model: CardModel, part: PanelPart): void => setView({ panel: { index: model.id, part } });

/** One number with all that is needed to trust it, in slots of fixed height. */
export function IndexCard({ model, picked }: { readonly model: CardModel; readonly picked: boolean }) {
  const { t } = useWords();
  const { whisker, spark, result } = model;
  const segment = useApp(({ view: { focus } }) => (focus.kind === "group" && !model.whole ? focus.key : null));
  const marks = useMarks(model.id, result, segment);
  return (
    <article className={picked ? "index-card picked" : "index-card"} aria-label={model.name}>
      <h2>
        <button
          type="button"
          id={`card-${model.id}`}
          className="card-opener cut"
          title={model.name}
          aria-expanded={picked}
          onClick={() => open(model, "distribution")}
        >
          {model.name}
        </button>
        <Flags model={model} />
      </h2>
      <div className="card-number">
        {model.state === "hidden" ? (
          <span className="card-hidden hatched">{t("cards:hidden", { n: result.n })}</span>
        ) : (
          <>
            {model.number}
            <small>{model.unit}</small>
          </>
        )}
      </div>
      {model.state === "none" ? <NoValue model={model} /> : <Change model={model} change={model.change} />}
      <div className="slot whisker-slot">
        {whisker === null ? (
          model.noInterval === "" ? null : (
            <p className="no-interval">{model.noInterval}</p>
          )
        ) : (
          <Whisker
            value={whisker.value}
            lo={whisker.lo}
            hi={whisker.hi}
            labels={whisker.labels}
            compared={whisker.compared}
            marks={marks}
            label={t("cards:whisker", {
              level: Math.round((result.ci?.level ?? 0.95) * 100),
              lo: whisker.labels.lo,
              hi: whisker.labels.hi,
            })}
          />
        )}
      </div>
      <div className="slot spark-slot">
        {spark === null ? (
          <p className="no-spark">{model.noSpark}</p>
        ) : (
          <>
            <Sparkline
              points={spark.points}
              zero={spark.zero === true}
              marks={spark.zero === true ? [] : marks}
              label={`${spark.words} ${spark.first}…${spark.last}`}
            />
            <div className="spark-ends">
              <span>{spark.first}</span>
              <span>{spark.last}</span>
            </div>
          </>
        )}
      </div>
      <div className="card-details">
        {model.details.map((line) => (
          <div key={line}>{line}</div>
        ))}
      </div>
      <footer>
        <span>{model.count}</span>
        <button type="button" className="card-definition cut" title={model.definition} onClick={() => open(model, "settings")}>
          {model.definition}
        </button>
      </footer>
    </article>
  );
}

const ON_HOVER_AND_FOCUS = { hover: true, focus: true, touch: true } as const;

function FlagList({ words }: { readonly words: readonly string[] }) {
  return words.map((text) => <div key={text}>{text}</div>);
}

/** Flags by their number, in words on hover and focus; small samples and numbers that do not follow the filter in words. */
function Flags({ model }: { readonly model: CardModel }) {
  const { t } = useWords();
  const flags = model.result.flags.filter((flag) => flag !== "SUPPRESSED" && flag !== "INDICATIVE");
  const words = flags.map((flag) => t(`indices:flag.${flag}`));
  return (
    <span className="row card-flags">
      {model.whole ? <Chip title={t("cards:whole.why")}>{t("cards:whole")}</Chip> : null}
      {model.result.flags.includes("INDICATIVE") ? <Chip tone="warn">{t("cards:indicative")}</Chip> : null}
      {flags.length === 0 ? null : (
        <Tooltip label={<FlagList words={words} />} events={ON_HOVER_AND_FOCUS} multiline position="bottom-end">
          <button
            type="button"
            className="card-flag row xxs warn"
            aria-label={words.join(". ")}
            onClick={() => open(model, "distribution")}
          >
            <Icon name="flag" size={13} />
            {flags.length}
          </button>
        </Tooltip>
      )}
    </span>
  );
}

function Change({ model, change }: { readonly model: CardModel; readonly change: ChangeModel | null }) {
  if (change === null) return <div className="card-change c2">{model.state === "value" ? model.noChange : null}</div>;
  const tone = change.verdict === "better" ? "better" : change.verdict === "worse" ? "worse" : "c2";
  return (
    <div className="card-change">
      <div className="cut" title={`${change.text} ${change.since}`}>
        <span className={tone}>
          <DirectionMark difference={change.difference} verdict={change.verdict} /> <b>{change.text}</b>
        </span>{" "}
        {change.since}
      </div>
      <div className="c2 cut" title={`${change.verdictText} ${change.range}`}>
        <b>{change.verdictText}</b> {change.range}
      </div>
    </div>
  );
}

function NoValue({ model }: { readonly model: CardModel }) {
  const { t } = useWords();
  return (
    <div className="card-change c2">
      <b>{t(`indices:reason.${model.result.reason ?? "EMPTY"}`)}</b>
    </div>
  );
}
