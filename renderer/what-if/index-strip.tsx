import { memo } from "react";
import { goodDirection } from "../../shared/indices/good-direction.ts";
import { INDEX_IDS, type IndexId, type Unit } from "../../shared/indices/index-result.ts";
import { INDEX_UNITS } from "../../shared/scenario/index-units.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { shortNameOf } from "../indices/names.ts";
import { differenceText, valueWithUnit } from "../indices/number-text.ts";
import { useApp } from "../store/app-store.ts";
import { DirectionMark } from "../ui/direction-mark.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords, type Words } from "../ui/use-words.ts";
import { useOutput } from "./use-answer.ts";

/** The eight before and after; those that no lever reaches say so. */
export function IndexStrip() {
  const words = useWords();
  const { t } = words;
  const output = useOutput();
  return (
    <section className="paper strip" aria-label={t("levers:before")}>
      {INDEX_IDS.map((id) => (
        <StripCell
          key={id}
          id={id}
          before={output.indices[id]?.baseline ?? null}
          after={output.indices[id]?.scenario ?? null}
          reached={output.indices[id]?.affected === true}
          note={id === "health" && output.indices[id]?.affected === true ? bandsNote(output.scores, words) : ""}
        />
      ))}
    </section>
  );
}

/** Most of the eight stay as they are while a slider moves: their cells are not drawn again. */
const StripCell = memo(function StripCell({
  id,
  before,
  after,
  reached,
  note,
}: {
  readonly id: IndexId;
  readonly before: number | null;
  readonly after: number | null;
  /** True where a lever in force acts on this index. */
  readonly reached: boolean;
  /** What is known of an index that is reached without a value. */
  readonly note: string;
}) {
  const words = useWords();
  const { t } = words;
  const result = useApp((state) => state.output?.value.indices[id]);
  const unit: Unit = result?.unit ?? INDEX_UNITS[id];
  const text = (value: number) => valueWithUnit(id, value, unit, words);
  const affected = reached && after !== null && after !== before;
  return (
    <div className={affected || note !== "" ? "strip-cell" : "strip-cell hatched"} data-index={id}>
      <div className="c2 xs cut">{shortNameOf(id, t)}</div>
      <div className="strip-values">
        <span>{before === null ? "–" : text(before)}</span>
        {affected ? (
          <>
            <Icon name="right" size={13} className="c3" />
            <b>{text(after)}</b>
          </>
        ) : null}
      </div>
      <div className="xxs c2">
        {note !== "" ? (
          note
        ) : !affected ? (
          before === null && result?.reason === "MISSING_COLUMNS" ? (
            t("levers:needsColumns")
          ) : (
            capital(t("whatif:notAffected"))
          )
        ) : before === null ? (
          t("levers:noneBefore")
        ) : (
          <span className={(after - before) * goodDirection(id) > 0 ? "better" : "worse"}>
            <DirectionMark difference={after - before} verdict={(after - before) * goodDirection(id) > 0 ? "better" : "worse"} />{" "}
            <b>{differenceText(id, after - before, unit, words)}</b>
          </span>
        )}
      </div>
    </div>
  );
});

/** Bands that customers leave or enter; the mean score is not known. */
function bandsNote(scores: WhatifOutput["scores"], { t, plain, share }: Words): string {
  const moved = scores.find(({ score }) => score === "health")?.classes.filter(({ before, after }) => before !== after) ?? [];
  const bands = moved.map(
    ({ key, before, after }) => `${t(`links:class.${key}`).toLowerCase()} ${plain(before * 100, 1)} → ${share(after)}`,
  );
  return t("levers:bandsMove", { bands: bands.join(", ") });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
