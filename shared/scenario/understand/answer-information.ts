import type { InputColumn, OutcomeDraws, Simulation } from "../simulate/simulation.ts";
import { type Information, inputBins, valueOfInformation } from "./information.ts";
import type { Outcome } from "./outcome.ts";
import { type RankedInput, rankInputs } from "./rank-inputs.ts";
import { sampleInformation } from "./sample-information.ts";

/** Further customers asked or followed, for each input that is a share of customers. */
export const SAMPLE_SIZES = [25, 50, 100, 200, 400, 800] as const;

/** What so many more observed customers would be worth before deciding, and so at most each of them. Money. */
export type SampleWorth = { readonly input: string; readonly n: number; readonly value: number; readonly each: number };

/** Value of information on the decision to put the levers in force; inputs by the names of the simulation (`InputColumn`). */
export type InformationAnswer = Information<string> & { readonly samples: readonly SampleWorth[] };

/** From the draws of a simulation; `null` where nothing is uncertain. */
export function answerInformation({ inputs, outcomes }: Pick<Simulation, "inputs" | "outcomes">): InformationAnswer | null {
  if (inputs.draws === 0 || inputs.columns.length === 0) return null;
  const advantage = outcomes.netGain.subarray(0, inputs.draws);
  const information = valueOfInformation(columnsOf(inputs.columns, inputs.draws), advantage);
  const shares = inputs.columns.filter(isShareOfCustomers);
  const samples = shares.flatMap(({ name, values }) => {
    const bins = inputBins(values.subarray(0, inputs.draws), advantage);
    return SAMPLE_SIZES.map((n): SampleWorth => {
      const value = Math.min(information.perfect, sampleInformation(bins, { kind: "share", n }));
      return { input: name, n, value, each: value / n };
    });
  });
  return { ...information, samples };
}

/** A rate that following more customers tells more about. */
const isShareOfCustomers = ({ subject }: InputColumn): boolean =>
  (subject.kind === "field" && subject.field === "annualRetention") || subject.kind === "classChurn";

const columnsOf = (columns: readonly InputColumn[], draws: number) =>
  columns.map(({ name, values }) => ({ input: name, values: values.subarray(0, draws) }));

const DRAWN: Partial<Readonly<Record<Outcome, keyof OutcomeDraws>>> = {
  revenue: "revenueScenario",
  pvMargin: "pvMarginScenario",
  margin: "marginScenario",
  netGain: "netGain",
};

/** Inputs ranked by simulation; `null` for an outcome that is not drawn, or where nothing is uncertain. */
export function answerRanking(
  { inputs, outcomes }: Pick<Simulation, "inputs" | "outcomes">,
  outcome: Outcome,
): readonly RankedInput<string>[] | null {
  const drawn = DRAWN[outcome];
  if (drawn === undefined || inputs.columns.length === 0) return null;
  return rankInputs(columnsOf(inputs.columns, inputs.draws), outcomes[drawn].subarray(0, inputs.draws));
}
