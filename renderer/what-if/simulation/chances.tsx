import { NumberInput } from "@mantine/core";
import { memo } from "react";
import { setView, useApp } from "../../store/app-store.ts";
import { useWords } from "../../ui/use-words.ts";
import type { Shown } from "./use-simulated.ts";

/** Range of the net gain, the chance that there is one, and the chance of a revenue gain that is typed in. */
export const Chances = memo(function Chances({ shown }: { readonly shown: Shown | null }) {
  const words = useWords();
  const { t } = words;
  const target = useApp((state) => state.view.gainTarget);
  const money = (value: number) => words.number(value, "money", { signed: true, compact: true });
  const value = shown?.value;
  return (
    <>
      <dl className="outcome-facts outcome-range" data-faded={shown?.isCurrent === false ? true : undefined}>
        <div>
          <dt>{t("simulation:range")}</dt>
          <dd className="r nw">{value === undefined ? "–" : `${money(value.netGain.p5)}…${money(value.netGain.p95)}`}</dd>
        </div>
        <div className="strong">
          <dt>{t("simulation:chance")}</dt>
          <dd className="r" data-testid="chance-of-gain">
            {value === undefined ? "–" : words.share(value.probabilityNetPositive, 0)}
          </dd>
        </div>
        <div>
          <dt>{t("simulation:chanceOf")}</dt>
          <dd className="r" data-testid="chance-of-target">
            {target === null || value?.target == null ? "–" : words.share(value.target.probability, 0)}
          </dd>
        </div>
      </dl>
      <NumberInput
        size="xs"
        className="gain-target"
        aria-label={t("simulation:target")}
        placeholder={t("simulation:target")}
        value={target ?? ""}
        hideControls
        thousandSeparator={words.language === "en" ? "," : " "}
        onChange={(typed) => setView({ gainTarget: typeof typed === "number" && Number.isFinite(typed) ? typed : null })}
      />
    </>
  );
});
