import type { Calibration } from "../../../shared/scenario/register/calibration.ts";
import { useWords } from "../../ui/use-words.ts";

/** Below this an error has no side. */
const EVEN = 0.0005;

/** How far forecasts could be trusted, in sentences. */
export function CalibrationText({ held }: { readonly held: Calibration }) {
  const words = useWords();
  const { t } = words;
  const { months, ranged, within, share, shareRange, claimed, error, bias, score, verdict } = held;
  if (months === 0) return <p className="xs c2">{t("scenarios:calibration.none")}</p>;
  const side = (value: number): string =>
    Math.abs(value) < EVEN
      ? t("scenarios:calibration.even")
      : t(value > 0 ? "scenarios:calibration.high" : "scenarios:calibration.low", { bias: words.share(Math.abs(value), 1) });
  return (
    <ul className="xs calibration" data-testid="calibration">
      {share === null || shareRange === null || claimed === null || verdict === null ? null : (
        <li>
          {t("scenarios:calibration.share", {
            within,
            ranged,
            share: words.share(share, 0),
            low: words.share(shareRange.lo, 0),
            high: words.share(shareRange.hi, 0),
            claimed: words.share(claimed, 0),
          })}{" "}
          <b>{t(`scenarios:calibration.${verdict}`)}</b>
        </li>
      )}
      {error === null || bias === null ? null : (
        <li>{t("scenarios:calibration.error", { error: words.share(error, 1), bias: side(bias) })}</li>
      )}
      {score === null ? null : <li>{t("scenarios:calibration.score", { score: words.share(score, 1) })}</li>}
      <li className="c2">{t("scenarios:calibration.together")}</li>
    </ul>
  );
}
