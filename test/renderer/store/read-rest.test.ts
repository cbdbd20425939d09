import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useApp } from "../../../renderer/store/app-store.ts";
import { setBridge } from "../../../renderer/store/bridge.ts";
import { editDocument, undoDocument } from "../../../renderer/store/edit-document.ts";
import { cancelJob } from "../../../renderer/store/jobs.ts";
import { isOutputStale } from "../../../renderer/store/keys.ts";
import { openSample } from "../../../renderer/store/open-files.ts";
import { retry, startPipeline } from "../../../renderer/store/pipeline.ts";
import { addFiles } from "../../../renderer/store/read-again.ts";
import { FIRST_STATE } from "../../../renderer/store/state.ts";
import type { Channel, Imported, Request } from "../../../shared/ipc/contract.ts";
import { fail, ok } from "../../../shared/result.ts";
import { fakeAnswers } from "../harness/fake-bridge.ts";
import { SAMPLE_IMPORT } from "../harness/sample-data.ts";

const [TABLE] = SAMPLE_IMPORT.tables;
if (TABLE === undefined) throw new Error("the sample has a table");
const place = { file: TABLE.file, ...(TABLE.sheet === null ? {} : { sheet: TABLE.sheet }) };
const answersOnly = { ...place, as: "answers" as const, columns: { nps: TABLE.columns[1]?.header ?? "" } };

/** What the first look at a wide file gives: one table, one use, columns to come. */
const FIRST: Imported = { ...SAMPLE_IMPORT, tables: [TABLE], mapping: { tables: [answersOnly] }, pending: 50 };
const WHOLE: Imported = {
  ...SAMPLE_IMPORT,
  tables: [{ ...TABLE, id: "raw_9" }],
  mapping: {
    tables: [
      { ...answersOnly, columns: { ...answersOnly.columns, csat: "Later" } },
      { ...place, as: "accounts", columns: { mrr: "ARPA" } },
    ],
  },
};

type Call = { readonly channel: Channel; readonly request: unknown };
let calls: Call[] = [];
let settleRest: (answer: ReturnType<typeof ok<Imported>> | ReturnType<typeof fail>) => void = () => undefined;
let stop: () => void = () => undefined;

beforeEach(() => {
  calls = [];
  useApp.setState(FIRST_STATE, true);
  const answers = fakeAnswers();
  setBridge({
    call: (channel, request) => {
      calls.push({ channel, request });
      // The channel says what the request is, and what belongs to it.
      const part = channel === "data:import" ? (request as Request<"data:import">).part : undefined;
      if (part === "rest")
        return new Promise((done) => {
          settleRest = (answer) => done(answer as never);
        });
      return Promise.resolve((part === "first" ? ok(FIRST) : answers[channel](request)) as never);
    },
    drop: async () => ok([]),
    on: () => () => undefined,
  });
  stop = startPipeline();
});
afterEach(() => stop());

const settled = () => new Promise((done) => setTimeout(done, 0));
const channels = (): readonly string[] =>
  calls.map(({ channel, request }) => (channel === "data:import" ? `import ${(request as Request<"data:import">).part}` : channel));
const present = () => useApp.getState().history.present;

describe("the rest of a wide file", () => {
  it("is read once the first indices stand, then everything is computed on the whole; the baseline waits for it", async () => {
    await openSample();
    await settled();
    expect(channels()).toEqual(["file:sample", "import first", "data:map", "indices:compute", "import rest"]);
    expect(isOutputStale(useApp.getState())).toBe(false);
    settleRest(ok(WHOLE));
    await settled();
    expect(channels().slice(5)).toEqual(["data:map", "indices:compute", "whatif:baseline"]);
    expect(present().mapping).toEqual(WHOLE.mapping);
    expect(useApp.getState().history.past).toEqual([]);
    expect(useApp.getState().loaded?.value.pending).toBeUndefined();
    expect(useApp.getState().view.table?.id).toBe("raw_9");
  });

  it("keeps what a person has said meanwhile, adds the uses it brings, and can be undone", async () => {
    await openSample();
    await settled();
    editDocument("data:edit.mapping", (draft) => {
      draft.mapping = { tables: [{ ...answersOnly, columns: {} }] };
    });
    await settled();
    settleRest(ok(WHOLE));
    await settled();
    const [answers, accounts] = present().mapping?.tables ?? [];
    expect(answers?.columns).toEqual({ csat: "Later" });
    expect(accounts?.as).toBe("accounts");
    undoDocument();
    expect(present().mapping?.tables).toEqual([{ ...answersOnly, columns: {} }]);
  });

  it("is not asked for again after a cancel or a failure until somebody wants it; what there is stays", async () => {
    await openSample();
    await settled();
    cancelJob("rest");
    await settled();
    expect(useApp.getState().baseline).not.toBeNull();
    expect(useApp.getState().loaded?.value.pending).toBe(50);
    expect(channels().filter((channel) => channel === "import rest")).toHaveLength(1);
    retry("rest");
    await settled();
    expect(channels().filter((channel) => channel === "import rest")).toHaveLength(2);
    settleRest(fail("OUT_OF_MEMORY"));
    await settled();
    expect(useApp.getState().failures.rest?.problem.code).toBe("OUT_OF_MEMORY");
    expect(useApp.getState().output).not.toBeNull();
  });

  it("is given up when other files are wanted, and its late answer is dropped", async () => {
    await openSample();
    await settled();
    await addFiles();
    await settled();
    expect(useApp.getState().loaded?.value.pending).toBeUndefined();
    const { loaded } = useApp.getState();
    settleRest(ok(WHOLE));
    await settled();
    expect(useApp.getState().loaded).toBe(loaded);
  });
});
