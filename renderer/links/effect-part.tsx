import { Button, Checkbox, Slider } from "@mantine/core";
import { useRef, useState } from "react";
import { gradeWords } from "../../shared/messages/link-words.ts";
import { formatLever } from "../../shared/scenario/format-lever.ts";
import { BIAS_RANGE } from "../../shared/scenario/links/bias.ts";
import type { GradedEffect, GradedLink } from "../../shared/scenario/links/grade-links.ts";
import { boundingFactor } from "../../shared/statistics/e-value.ts";
import type { Estimate } from "../../shared/statistics/mover-difference.ts";
import { setView, useApp } from "../store/app-store.ts";
import { endDragOfDocument } from "../store/edit-document.ts";
import { EvidenceMark } from "../ui/evidence-mark.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../ui/use-words.ts";
import { addLeverOfEffect, declareBias, declareExperiment, leverOfEffect } from "./edit-links.ts";

const COLUMNS = ["crude", "adjusted", "biased", "eValue", "attribution"] as const;

/** How much more often a worse class leaves: as observed, with the controls held, with the bias declared; and the lever made of it. */
export function EffectPart({ link }: { readonly link: GradedLink }) {
  const { t } = useWords();
  const [made, setMade] = useState<string | null>(null);
  if (link.effects.length === 0) return null;
  const make = (effect: GradedEffect) => {
    const lever = leverOfEffect(link.score, effect);
    if (lever === null) return;
    addLeverOfEffect(lever);
    setMade(formatLever(lever));
  };
  return (
    <section className="paper link-part" aria-labelledby="link-effects">
      <div className="row between wrap">
        <h2 id="link-effects">{t("links:effects")}</h2>
        <span className="row xs c2">
          <EvidenceMark grade={link.grade} />
          <span className="sr">{t("links:grade")}: </span>
          {gradeWords(link, t)}
        </span>
      </div>
      <p className="xs c2">{t("links:effects.about")}</p>
      <Bias link={link} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard */}
      <div className="link-scroll" tabIndex={0}>
        <table className="small-table">
          <thead>
            <tr>
              <th>{t("links:column.pair")}</th>
              {COLUMNS.map((column) => (
                <th key={column} className="r" title={column === "eValue" ? t("links:eValue.about") : undefined}>
                  {t(`links:column.${column}`)}
                </th>
              ))}
              <th>
                <span className="sr">{t("links:lever")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {link.effects.map((effect) => (
              <EffectRow key={`${effect.from} ${effect.to}`} effect={effect} onMake={() => make(effect)} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="xxs c3">{t("links:eValue.about")}</p>
      <div role="status">
        {made === null ? null : (
          <span className="row xs">
            <Icon name="check" size={13} />
            {t("links:made", { lever: made })}
            <button type="button" className="link" onClick={() => setView({ screen: "what-if" })}>
              {t("links:toWhatIf")}
            </button>
          </span>
        )}
      </div>
    </section>
  );
}

function EffectRow({ effect, onMake }: { readonly effect: GradedEffect; readonly onMake: () => void }) {
  const { t, plain } = useWords();
  const { from, to, crude, adjusted, biased, eValue, attribution, reason } = effect;
  if (effect.flags.includes("SUPPRESSED")) {
    return (
      <tr>
        <td>
          {t(`links:class.${from}`)} → {t(`links:class.${to}`)}
        </td>
        <td className="r c3 hatched" colSpan={6}>
          {t("links:hidden")}
        </td>
      </tr>
    );
  }
  const names = { from: t(`links:class.${from}`), to: t(`links:class.${to}`) };
  return (
    <tr>
      <td>
        {names.from} → {names.to}
      </td>
      <td className="r" title={reason === null ? undefined : t(`indices:reason.${reason}`)}>
        <Ratio of={crude} />
      </td>
      <td className="r">
        <Ratio of={adjusted} />
      </td>
      <td className="r">
        <Ratio of={biased} strong />
      </td>
      <td className="r">{eValue === null ? "–" : plain(eValue, 2)}</td>
      <td className="r">
        {attribution === null ? "–" : plain(attribution.value, 2)}
        {attribution === null ? null : (
          <div className="c3">
            {plain(attribution.lo, 2)} – {plain(attribution.hi, 2)}
          </div>
        )}
      </td>
      <td className="r">
        <Button size="xs" disabled={attribution === null} aria-label={t("links:lever.of", names)} onClick={onMake}>
          {t("links:lever")}
        </Button>
      </td>
    </tr>
  );
}

/** Ratios past this are held finite by the ridge only. */
const MOST_SHOWN = 1_000;

/** A ratio with its limits below. */
export function Ratio({ of, strong = false }: { readonly of: Estimate | null; readonly strong?: boolean }) {
  const { plain } = useWords();
  if (of === null) return "–";
  const text = (value: number) => (value > MOST_SHOWN ? `> ${plain(MOST_SHOWN)}` : plain(value, 2));
  return (
    <>
      {strong ? <b>{text(of.value)}</b> : text(of.value)}
      <div className="c3">
        {text(of.lo)} – {text(of.hi)}
      </div>
    </>
  );
}

/** The bias declared for the link, and whether chance is declared to have made the classes. */
function Bias({ link: { score, bias, grade, experiment } }: { readonly link: GradedLink }) {
  const { t, plain } = useWords();
  const drag = useRef(0);
  const choice = useApp((state) => state.history.present.links.scores[score]);
  const value = plain(bias, 2);
  return (
    <div className="link-bias">
      <label className="xs" htmlFor="link-bias">
        {t("links:bias")}
      </label>
      <Slider
        id="link-bias"
        size={4}
        min={BIAS_RANGE.min}
        max={BIAS_RANGE.max}
        step={0.05}
        value={bias}
        label={null}
        thumbLabel={t("links:bias")}
        thumbProps={{ "aria-valuetext": t("links:bias.value", { value }) }}
        onChange={(next) => declareBias(score, Math.round(next * 100) / 100, `bias ${score} ${drag.current}`)}
        onChangeEnd={() => {
          drag.current += 1;
          endDragOfDocument();
        }}
      />
      <b className="xs">{t("links:bias.value", { value })}</b>
      <button type="button" className="link xs" disabled={choice?.bias === undefined} onClick={() => declareBias(score, null)}>
        {t("links:bias.reset")}
      </button>
      <p className="xxs c3">{t("links:bias.about", { value, factor: plain(boundingFactor(bias), 2) })}</p>
      <Checkbox
        size="xs"
        label={t("links:declare")}
        checked={grade === "naturalExperiment"}
        disabled={experiment !== null}
        onChange={(event) => declareExperiment(score, event.currentTarget.checked)}
      />
    </div>
  );
}
