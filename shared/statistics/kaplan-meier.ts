/** Survival just after `time`. `se` is Greenwood's. */
export type SurvivalStep = {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  readonly se: number;
};

export type Duration = {
  readonly time: number;
  /** `true`: ended at that time; `false`: still open then (right-censored). */
  readonly ended: boolean;
};

/**
 * Kaplan–Meier estimate of the share not yet ended after a time: S(t) = Π (1 − d_i/n_i) over times with an end, Greenwood
 * SE = S·√Σ d_i/(n_i(n_i − d_i)). One step per time with an end, ascending; open items leave after ends at the same time. SE is 0 when S reaches 0.
 * Source: Kaplan & Meier 1958, Greenwood 1926. methods.md 0.4 KM.
 * @example kaplanMeier([{ time: 1, ended: true }, { time: 2, ended: false }]) // S(1) = 0.5
 */
export function kaplanMeier(durations: readonly Duration[]): readonly SurvivalStep[] {
  const sorted = [...durations].sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let start = 0; start < sorted.length; ) {
    const time = sorted[start]?.time ?? 0;
    let end = start;
    let events = 0;
    while (sorted[end]?.time === time) {
      if (sorted[end]?.ended) events += 1;
      end += 1;
    }
    const atRisk = sorted.length - start;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events < atRisk ? events / (atRisk * (atRisk - events)) : 0;
      steps.push({ time, atRisk, events, survival, se: survival * Math.sqrt(greenwood) });
    }
    start = end;
  }
  return steps;
}
