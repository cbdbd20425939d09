import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { createSimulating } from "../../../electron/engine/scenario/simulate-in-slices.ts";
import { Workbench } from "../../../electron/engine/workbench.ts";
import type { Request } from "../../../shared/ipc/contract.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { fail, ok } from "../../../shared/result.ts";
import { fakeAnswers } from "./fake-bridge.ts";

/** The answers of the real engine on real files, in this process: for looking at the window on data without Electron. */
export async function engineAnswers(paths: readonly string[]): Promise<ReturnType<typeof fakeAnswers>> {
  const bench = await Workbench.open();
  const files = paths.map((path) => ({ path: resolve(path), name: basename(path), bytes: statSync(path).size }));
  const refs = files.map(({ name, bytes }, index) => ({ token: String(index), name, bytes }));
  const simulating = createSimulating();
  // The engine does one thing at a time, whoever asks.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    <A, R>(work: (request: A) => Promise<R>) =>
    (request: A): Promise<R> => {
      const next = last.then(() => work(request));
      last = next.catch(() => undefined);
      return next;
    };
  const answers = {
    ...fakeAnswers(),
    "file:open": () => ok(refs),
    "file:sample": () => ok(refs),
    "data:import": inTurn(({ tokens, readings }: Request<"data:import">) =>
      bench.load(
        tokens.flatMap((token) => files[Number(token)] ?? []),
        QUIET_JOB,
        readings,
      ),
    ),
    "data:map": inTurn((request: Request<"data:map">) => bench.map(request.mapping, QUIET_JOB)),
    "data:rows": inTurn((request: Request<"data:rows">) => bench.rows(request)),
    "data:locate": inTurn((request: Request<"data:locate">) => bench.locate(request)),
    "data:outside": inTurn((request: Request<"data:outside">) => bench.outside(request)),
    "data:preview": inTurn(async ({ token, sheet, reading }: Request<"data:preview">) => {
      const file = files[Number(token)];
      return file === undefined ? fail("FILE_NOT_FOUND") : bench.preview(file, sheet ?? null, reading ?? {}, QUIET_JOB);
    }),
    "indices:compute": inTurn((request: Request<"indices:compute">) => bench.indices(request.query, QUIET_JOB)),
    "indices:explain": inTurn(({ job: _, ...asked }: Request<"indices:explain">) => bench.explain(asked, QUIET_JOB)),
    "indices:change": inTurn(({ job: _, ...asked }: Request<"indices:change">) => bench.change(asked, QUIET_JOB)),
    "custom:preview": inTurn((request: Request<"custom:preview">) => bench.custom(request.query, request.index, QUIET_JOB)),
    "health:reference": inTurn(({ job: _, ...asked }: Request<"health:reference">) => bench.reference(asked, QUIET_JOB)),
    "whatif:baseline": inTurn((request: Request<"whatif:baseline">) => bench.baseline(request.query, request.bySegment, QUIET_JOB)),
    "links:estimate": inTurn((request: Request<"links:estimate">) => bench.links(request.query, request.treatment, QUIET_JOB)),
    "scenario:simulate": ({ simulation }: Request<"scenario:simulate">) => simulating.simulate(simulation, QUIET_JOB),
    "scenario:compare": ({ comparison }: Request<"scenario:compare">) => simulating.compare(comparison, QUIET_JOB),
  };
  // The page awaits every answer, so promises serve as well as values.
  return answers as unknown as ReturnType<typeof fakeAnswers>;
}
