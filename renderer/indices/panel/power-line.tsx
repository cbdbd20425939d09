import { NumberInput } from "@mantine/core";
import { POWER, powerOf } from "../../../shared/indices/analysis/power-of.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { setView, useApp } from "../../store/app-store.ts";
import { useWords } from "../../ui/use-words.ts";
import { levelOf } from "../card-model.ts";
import { lastKey } from "../compare.ts";
import { type NumberId, overall, resultIn, sliceAt } from "../select-slice.ts";

/** How many answers it takes to see a change of interest, and what the answers at hand can see. */
export function PowerLine({ output, id }: { readonly output: IndicesOutput; readonly id: NumberId }) {
  const { t, plain, percent } = useWords();
  const change = useApp((state) => state.view.changeOfInterest);
  const waves = output.waves ?? [];
  const last = sliceAt(waves, lastKey(waves) ?? null);
  const ofWave = last === undefined ? undefined : resultIn(last, id);
  const result = ofWave !== undefined && ofWave.value !== null ? ofWave : overall(output, id);
  if (result === undefined || result.flags.includes("SUPPRESSED")) return null;
  const level = levelOf(output);
  const power = powerOf(result, change, level);
  if (power === null) return null;
  const unit = t(result.unit === "percent" ? "cards:power.percent" : result.unit === "points" ? "cards:unit.points" : "cards:power.units");
  return (
    <div className="power xs" data-testid="power">
      <div className="row">
        <span className="c2">{t("cards:power.interest")}</span>
        <NumberInput
          size="xs"
          w={72}
          min={0.1}
          max={100}
          step={1}
          decimalScale={1}
          value={change}
          aria-label={t("cards:power.interest")}
          onChange={(value) => {
            if (typeof value === "number" && value > 0) setView({ changeOfInterest: value });
          }}
        />
        <span className="c2">{unit}</span>
      </div>
      <p>
        {t("cards:power.needed", {
          count: power.needed,
          change: plain(change, Number.isInteger(change) ? 0 : 1),
          unit,
          needed: plain(power.needed),
          power: percent(100 * POWER, 0),
        })}{" "}
        {t("cards:power.atHand", { n: plain(Math.round(power.n)), detectable: plain(power.detectable, 1), unit })}{" "}
        {t("cards:power.toKnow", {
          count: power.toKnow,
          change: plain(change, Number.isInteger(change) ? 0 : 1),
          unit,
          needed: plain(power.toKnow),
        })}
      </p>
    </div>
  );
}
