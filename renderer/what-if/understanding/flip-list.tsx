import type { FlipAnswer } from "../../../shared/scenario/understand/answer-flips.ts";
import { useWords } from "../../ui/use-words.ts";
import { inputName, inputValue } from "./input-text.ts";
import type { Rested } from "./use-rested.ts";

/** Where a decision turns: one line a turning point, nearest first, then what never turns it. */
export function FlipList({
  flips: { advantage, points },
  rested,
}: {
  readonly flips: FlipAnswer;
  readonly rested: Pick<Rested, "situation" | "levers">;
}) {
  const words = useWords();
  const { t } = words;
  const turns = points.flatMap(({ input, below, above }) =>
    (["below", "above"] as const).flatMap((side) => {
      const flip = side === "below" ? below : above;
      return flip === null ? [] : [{ input, side, flip }];
    }),
  );
  const never = points.filter(({ below, above }) => below === null && above === null);
  if (turns.length === 0) return advantage === 0 ? null : <p>{t("understand:flip.none")}</p>;
  return (
    <>
      <ul className="flip-list xs">
        {turns.map(({ input, side, flip }) => (
          <li key={`${JSON.stringify(input)} ${side}`}>
            {t(`understand:flip.${side}`, {
              input: inputName(input, rested, words),
              value: inputValue(input, flip.value, rested, words),
              change: flip.percent === null ? words.plain(flip.change, 2) : signed(flip.percent),
            })}{" "}
            {flip.withinRange ? <span className="chip tone-warn">{t("understand:flip.within")}</span> : null}
          </li>
        ))}
      </ul>
      {never.length === 0 ? null : (
        <p className="xxs c2">
          {t("understand:flip.never", { inputs: never.map(({ input }) => inputName(input, rested, words)).join(", ") })}
        </p>
      )}
      <p className="xxs c2">{t("understand:flip.confirmed")}</p>
    </>
  );

  function signed(percent: number): string {
    return `${words.number(percent, "percent", { signed: true })}\u00a0%`;
  }
}
