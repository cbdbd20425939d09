import { describe, expect, it } from "vitest";
import { computeIndices } from "../../../electron/engine/indices/compute-indices.ts";
import { fillColumns } from "../../../electron/engine/indices/fill-columns.ts";
import type { Store } from "../../../electron/engine/store.ts";
import type { IndicesOutput } from "../../../shared/indices/index-result.ts";
import { QUIET_JOB } from "../../../shared/progress.ts";
import { ProblemError } from "../../../shared/result.ts";
import type { CanonicalFacts } from "../../../shared/table/canonical.ts";
import { NO_QUERY, withStore, writeCanonical } from "../../indices/support/canonical-data.ts";

async function indices(store: Store, facts: CanonicalFacts): Promise<IndicesOutput["indices"]> {
  const output = await computeIndices(store, facts, NO_QUERY, QUIET_JOB, { simulate: false });
  if (!output.ok) throw new ProblemError(output.problem);
  return output.value.indices;
}

describe("filling the columns once the tables stand", () => {
  it("leaves the tables as good as they are when it is cancelled", async () => {
    const cancelled = {
      ...QUIET_JOB,
      checkpoint: () => {
        throw new ProblemError({ code: "CANCELLED" });
      },
    };
    await withStore(async (store) => {
      const facts = await writeCanonical(store, { answers: [{ customer_id: "a", segment: "s", nps: 9 }] });
      await fillColumns(store, facts, cancelled);
      expect((await indices(store, facts)).nps.n).toBe(1);
    });
  });

  it("is no obstacle where a segment or a wave has more values than can be looked at", async () => {
    await withStore(async (store) => {
      const answers = Array.from({ length: 1_200 }, (_, at) => ({
        customer_id: `c${at}`,
        segment: `s${at}`,
        wave: `w${at}`,
        nps: at % 11,
      }));
      const facts = await writeCanonical(store, { answers });
      await fillColumns(store, facts, QUIET_JOB);
      expect((await indices(store, facts)).nps.n).toBe(1_200);
    });
  });
});
