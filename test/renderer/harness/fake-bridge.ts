import type { Channel, Request, Response } from "../../../shared/ipc/contract.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { compareOutcomes } from "../../../shared/scenario/simulate/compare-outcomes.ts";
import { simulate } from "../../../shared/scenario/simulate/simulate.ts";
import { compareFlips } from "../../../shared/scenario/understand/answer-flips.ts";
import { answerPlan } from "../../../shared/scenario/understand/answer-plan.ts";
import { answerRobustness } from "../../../shared/scenario/understand/answer-robustness.ts";
import { sampleLinks } from "../../scenario/links/sample-links.ts";
import { sampleChange } from "./sample-change.ts";
import { SAMPLE_BASELINE, SAMPLE_FACTS, SAMPLE_IMPORT, SAMPLE_TABLES } from "./sample-data.ts";
import { sampleExplanation } from "./sample-explanation.ts";
import { sampleOutput } from "./sample-output.ts";

type Answers = { readonly [C in Channel]: (request: Request<C>) => Result<Response<C>> };

/** Answers for every channel, changed where a test wants another answer. For tests and for looking only: the product has no such thing. */
export function fakeAnswers(change: Partial<Answers> = {}): Answers {
  const sample = [{ token: "sample", name: "Aurora_CX_2025Q3.xlsx", bytes: 14_200_000 }];
  return {
    "app:info": () => ok({ version: "0.1.0", preferences: { language: "en", colorScheme: "light" }, open: [], notForRelease: false }),
    "app:preferences": () => ok(null),
    "file:open": () => ok(sample),
    "file:sample": () => ok(sample),
    "data:import": () => ok(SAMPLE_IMPORT),
    "data:map": () => ok(SAMPLE_FACTS),
    "data:preview": () => fail("FILE_UNREADABLE"),
    "data:rows": fakeRows,
    "data:locate": ({ row }) => ok({ offset: row - 2, total: 100 }),
    "data:outside": () => ok({ total: 0, cells: [] }),
    "indices:compute": () => ok(sampleOutput()),
    "indices:explain": () => ok(sampleExplanation()),
    "indices:change": () => ok(sampleChange()),
    "custom:preview": () => ok({ names: [], result: null }),
    "health:reference": () => ok({ points: Array.from({ length: 101 }, (_, at) => at / 2), customers: 820 }),
    "indices:bridge": () => fail("NO_USABLE_COLUMN"),
    "whatif:baseline": () => ok(SAMPLE_BASELINE),
    "links:estimate": () => ok(sampleLinks()),
    "scenario:compare": ({ comparison: { baseline, scenarios, settings, reference, flipsOf } }) => {
      const drawn = scenarios.map(({ levers, horizon }) => {
        const { outcomes, uncertainty } = simulate(baseline, levers, horizon, settings);
        return { draws: uncertainty.runs, outcomes };
      });
      const [own, other] = [scenarios[flipsOf ?? -1], scenarios[reference ?? -1]];
      const flips =
        own === undefined || other === undefined
          ? null
          : finish(compareFlips({ baseline, levers: own.levers }, other.levers, "together", own.horizon));
      return ok({ ...compareOutcomes(drawn, reference), flips });
    },
    "scenario:understand": ({ simulation: { baseline, levers, horizon, settings } }) =>
      ok(finish(answerRobustness({ baseline, levers }, horizon, simulate(baseline, levers, horizon, settings)))),
    "scenario:plan": ({ plan: { baseline, question, horizon, settings } }) => ok(finish(answerPlan(baseline, question, horizon, settings))),
    "scenario:simulate": ({ simulation: { baseline, levers, horizon, settings, target } }) =>
      ok(simulate(baseline, levers, horizon, settings, target).uncertainty),
    "report:export": () => ok({ name: "Aurora.pptx", bytes: 184_000 }),
    "scenario:open": () => ok(null),
    "scenario:save": ({ scenario }) => ok({ name: `${scenario.name}.scenario.json`, bytes: 200 }),
    "template:save": () => ok({ name: "octad-template.xlsx", bytes: 9_000 }),
    "chart:save": ({ name, format }) => ok({ name: `${name}.${format}`, bytes: 12_000 }),
    "job:cancel": () => ok(null),
    ...change,
  };
}

/** What a piece of work ends with, in one go. */
function finish<T>(work: Generator<unknown, T>): T {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

function fakeRows(request: Request<"data:rows">): Result<Response<"data:rows">> {
  const table = SAMPLE_TABLES.find((candidate) => candidate.id === request.table);
  if (table === undefined) return fail("SHEET_NOT_FOUND");
  const numbers = request.view?.onlyRows ?? Array.from({ length: table.rowCount }, (_, index) => index + table.headerRow + 1);
  const words = ["Likely", "Certain", "Unsure"];
  const rows = numbers.slice(request.offset, request.offset + request.limit).map((row) => ({
    row,
    cells: table.columns.map((column, at) => {
      if (column.header === "Comment") return row % 3 === 0 ? "Quick fix, friendly engineer" : null;
      if (column.type === "day") return "2025-08-14";
      if (column.type === "number") return String((row * 7 + at * 3) % 11);
      return at === 0 ? `C-${10_000 + row}` : (words[(row + at) % 3] ?? "");
    }),
  }));
  return ok({ total: numbers.length, rows });
}
