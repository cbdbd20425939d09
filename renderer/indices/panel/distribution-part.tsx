import { useRef } from "react";
import type { IndexResult } from "../../../shared/indices/index-result.ts";
import { AnswerColumns } from "../../charts/answer-columns.tsx";
import { barsDrawing } from "../../charts/bars-drawing.ts";
import { ChartActions } from "../../charts/chart-actions.tsx";
import { useChartTokens } from "../../charts/chart-tokens.ts";
import { drawingOf } from "../../charts/svg-markup.ts";
import { useWords } from "../../ui/use-words.ts";
import type { CardModel } from "../card-model.ts";
import { listAt, numberAt, textAt } from "../json-value.ts";
import { answerColumnsOf } from "./answer-columns-of.ts";
import { ClassBars } from "./class-bars.tsx";
import { classBarsOf } from "./class-bars-of.ts";
import { answersData, barsData } from "./distribution-data.ts";
import { FurtherPart } from "./further-part.tsx";

export type Compared = { readonly name: string; readonly result: IndexResult };

/** What the number is made of. */
export function DistributionPart({ model, compared }: { readonly model: CardModel; readonly compared: Compared | null }) {
  const words = useWords();
  const { t, plain, share } = words;
  const { id, result } = model;
  const holder = useRef<HTMLDivElement>(null);
  const tokens = useChartTokens();
  // The answers of a slice that is too small to be shown are not shown beside another one's either.
  const beside = compared?.result.flags.includes("SUPPRESSED") === true ? null : compared;
  const answers = model.state === "value" ? answerColumnsOf(id, result, beside?.result ?? null, words) : null;
  const bars = model.state === "value" && answers === null ? classBarsOf(id, result, words) : [];
  const note = answers === null || beside === null ? model.count : t("cards:parts.compared", { key: beside.name });
  return (
    <>
      <div className="chart-head">
        <h3>
          {t(`cards:parts.${id}`)} <span>{note}</span>
        </h3>
        {answers === null && bars.length === 0 ? null : (
          <ChartActions
            title={`${model.name} – ${t(`cards:parts.${id}`)}`}
            note={note === model.count ? note : `${model.count}; ${note}`}
            data={answers === null ? barsData(bars, t(`cards:parts.${id}`), t) : answersData(answers, result, beside?.name ?? null, t)}
            drawing={() => {
              if (answers === null) return barsDrawing(bars, tokens);
              const svg = holder.current?.querySelector("svg") ?? null;
              return svg === null ? null : drawingOf(svg);
            }}
          />
        )}
      </div>
      {answers === null ? null : (
        <div ref={holder}>
          <AnswerColumns
            {...answers}
            label={t("cards:parts.chart", { classes: answers.classes.map((one) => `${one.name} ${one.text}`).join(", ") })}
          />
        </div>
      )}
      {answers !== null ? null : bars.length === 0 ? (
        <p className="xs c2">{t(model.state === "value" ? "cards:parts.none" : "cards:parts.noValue")}</p>
      ) : (
        <ClassBars bars={bars} />
      )}
      {id === "boxes" && model.state === "value" ? <BoxTable model={model} /> : null}
      {id === "health" && model.state === "value" ? (
        <table className="small-table">
          <thead>
            <tr>
              <th>{t("cards:band")}</th>
              <th className="r">n</th>
              <th className="r">{t("cards:band.churn")}</th>
              <th className="r">{t("cards:band.interval")}</th>
            </tr>
          </thead>
          <tbody>
            {listAt(result.parts, "bands").map((band) => (
              <tr key={textAt(band, "band")}>
                <td>{t(`cards:class.${textAt(band, "band") ?? "red"}`)}</td>
                <td className="r">{plain(numberAt(band, "n") ?? 0)}</td>
                <td className="r">{optional(numberAt(band, "churn"), share)}</td>
                <td className="r">
                  {optional(numberAt(band, "lo"), share)}…{optional(numberAt(band, "hi"), share)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <FurtherPart model={model} />
    </>
  );
}

const optional = (value: number | null, text: (value: number) => string): string => (value === null ? "–" : text(value));

/** Churn and money of the three boxes, and how the value comes about. */
function BoxTable({ model }: { readonly model: CardModel }) {
  const words = useWords();
  const { t, plain, share } = words;
  const money = (value: number) => words.number(value, "money", { compact: true });
  const { parts } = model.result;
  return (
    <table className="small-table">
      <thead>
        <tr>
          <th>{t("cards:box")}</th>
          <th className="r">n</th>
          <th className="r">{t("cards:band.churn")}</th>
          <th className="r">{t("cards:box.loss")}</th>
          <th className="r">{t("cards:box.excess")}</th>
        </tr>
      </thead>
      <tbody>
        {(["top", "middle", "bottom"] as const).map((box) => (
          <tr key={box}>
            <td>{t(`cards:class.${box}`)}</td>
            <td className="r">{optional(numberAt(parts, box, "customers"), plain)}</td>
            <td className="r">{optional(numberAt(parts, box, "churn"), share)}</td>
            <td className="r">{optional(numberAt(parts, box, "expectedLoss"), money)}</td>
            <td className="r">{optional(numberAt(parts, box, "excess"), money)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
