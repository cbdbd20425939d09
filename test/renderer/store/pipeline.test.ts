import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useApp } from "../../../renderer/store/app-store.ts";
import { setBridge } from "../../../renderer/store/bridge.ts";
import { editDocument, redoDocument, undoDocument } from "../../../renderer/store/edit-document.ts";
import { cancelJob, dropJob, receiveProgress, runJob } from "../../../renderer/store/jobs.ts";
import { isOutputStale, outputKey } from "../../../renderer/store/keys.ts";
import { openSample } from "../../../renderer/store/open-files.ts";
import { retry, startPipeline } from "../../../renderer/store/pipeline.ts";
import { FIRST_STATE } from "../../../renderer/store/state.ts";
import type { Channel } from "../../../shared/ipc/contract.ts";
import { fail, ok } from "../../../shared/result.ts";
import { fakeAnswers } from "../harness/fake-bridge.ts";
import { sampleOutput } from "../harness/sample-output.ts";

type Call = { readonly channel: Channel; readonly request: unknown; readonly settle: (answer?: unknown) => void };

let calls: Call[] = [];
let held: ReadonlySet<Channel> = new Set();
let stop: () => void = () => undefined;

/** A bridge that answers at once, but for the channels that a test holds back. */
beforeEach(() => {
  calls = [];
  held = new Set();
  useApp.setState(FIRST_STATE, true);
  const answers = fakeAnswers();
  setBridge({
    call: (channel, request) =>
      new Promise((resolve) => {
        // The answer belongs to the channel, as the contract types it.
        const settle = (answer?: unknown) => resolve((answer ?? answers[channel](request)) as never);
        calls.push({ channel, request, settle });
        if (!held.has(channel)) settle();
      }),
    drop: async () => ok([]),
    on: () => () => undefined,
  });
  stop = startPipeline();
});
afterEach(() => stop());

const settled = () => new Promise((done) => setTimeout(done, 0));
const callsOf = (channel: Channel): readonly Call[] => calls.filter((call) => call.channel === channel);
const jobOf = (call: Call | undefined): string => JSON.parse(JSON.stringify(call?.request ?? {})).job;

describe("the pipeline", () => {
  it("builds the tables, computes the indices and estimates the baseline once after files are opened", async () => {
    await openSample();
    await settled();
    const state = useApp.getState();
    expect(state.output?.key).toBe(outputKey(state));
    expect(state.baseline?.key).toBe(outputKey(state));
    expect([callsOf("data:map"), callsOf("indices:compute"), callsOf("whatif:baseline")].map((list) => list.length)).toEqual([1, 1, 1]);
    expect(state.history.present).toMatchObject({ by: "segment", wave: "quarter", name: "Aurora_CX_2025Q3" });
  });

  it("computes anew when a setting changes, keeps the old numbers as stale until then, and again when that is undone", async () => {
    await openSample();
    await settled();
    held = new Set(["indices:compute"]);
    editDocument("cards:edit.setting", (draft) => {
      draft.settings = { confidence: 0.9 };
    });
    expect(isOutputStale(useApp.getState())).toBe(true);
    expect(useApp.getState().output?.value).toEqual(sampleOutput());
    callsOf("indices:compute").at(-1)?.settle();
    await settled();
    expect(isOutputStale(useApp.getState())).toBe(false);
    held = new Set();
    undoDocument();
    await settled();
    expect(callsOf("indices:compute")).toHaveLength(3);
    expect(callsOf("data:map")).toHaveLength(1);
    redoDocument();
    await settled();
    expect(isOutputStale(useApp.getState())).toBe(false);
  });

  it("cancels the running computation when its inputs change, and drops the answer and progress that come late", async () => {
    await openSample();
    await settled();
    held = new Set(["indices:compute"]);
    const change = (confidence: number) =>
      editDocument("cards:edit.setting", (draft) => {
        draft.settings = { confidence };
      });
    change(0.9);
    change(0.8);
    const [, first, second] = callsOf("indices:compute");
    expect(callsOf("job:cancel").map((call) => call.request)).toContainEqual({ job: jobOf(first) });
    receiveProgress({ job: jobOf(first), progress: { fraction: 0.5, step: "indices" } });
    expect(useApp.getState().jobs.compute?.progress).toBeNull();
    receiveProgress({ job: jobOf(second), progress: { fraction: 0.25, step: "indices" } });
    expect(useApp.getState().jobs.compute?.progress?.fraction).toBe(0.25);
    first?.settle(ok(sampleOutput({ sources: [] })));
    await settled();
    expect(isOutputStale(useApp.getState())).toBe(true);
    second?.settle();
    await settled();
    expect(isOutputStale(useApp.getState())).toBe(false);
  });

  it("waits after a failure or a cancel until someone retries, and keeps the last good numbers", async () => {
    await openSample();
    await settled();
    held = new Set(["indices:compute"]);
    editDocument("cards:edit.setting", (draft) => {
      draft.settings = { confidence: 0.9 };
    });
    callsOf("indices:compute").at(-1)?.settle(fail("OUT_OF_MEMORY"));
    await settled();
    expect(useApp.getState().failures.compute?.problem.code).toBe("OUT_OF_MEMORY");
    expect(useApp.getState().output).not.toBeNull();
    expect(callsOf("indices:compute")).toHaveLength(2);
    retry("compute");
    expect(callsOf("indices:compute")).toHaveLength(3);
    cancelJob("compute");
    expect(useApp.getState().failures.compute?.problem.code).toBe("CANCELLED");
    await settled();
    expect(callsOf("indices:compute")).toHaveLength(3);
  });

  it("ends a job that nobody waits for any more without a failure, so that who comes back asks for it again", async () => {
    await openSample();
    await settled();
    held = new Set(["scenario:compare"]);
    const { baseline, history } = useApp.getState();
    if (baseline === null) throw new Error("no baseline");
    const scenarios = [{ levers: [], horizon: 12 }];
    const comparison = { baseline: baseline.value.baseline, scenarios, settings: history.present.simulation, reference: null };
    const ask = () => runJob("compare", "key", "scenario:compare", { comparison }, (value) => ({ compared: { key: "key", value } }));
    const left = ask();
    dropJob("compare");
    expect(callsOf("job:cancel").map((call) => call.request)).toEqual([{ job: jobOf(callsOf("scenario:compare")[0]) }]);
    expect(useApp.getState().jobs.compare).toBeUndefined();
    expect(useApp.getState().failures.compare).toBeUndefined();
    callsOf("scenario:compare")[0]?.settle();
    expect(await left).toBeNull();
    expect(useApp.getState().compared).toBeNull();
    held = new Set();
    expect((await ask())?.ok).toBe(true);
    expect(useApp.getState().compared?.key).toBe("key");
    dropJob("compare");
    expect(callsOf("job:cancel")).toHaveLength(1);
  });

  it("keeps what is open when new files cannot be read", async () => {
    await openSample();
    await settled();
    const before = useApp.getState().history;
    held = new Set(["data:import"]);
    const opening = openSample();
    await settled();
    callsOf("data:import")
      .at(-1)
      ?.settle(fail("FILE_CORRUPT", { file: "broken.xlsx" }));
    await opening;
    expect(useApp.getState().history).toBe(before);
    expect(useApp.getState().failures.import?.problem.file).toBe("broken.xlsx");
  });

  it("shows the eight before the metrics, and gives metrics up that belong to other settings", async () => {
    held = new Set(["indices:compute"]);
    await openSample();
    await settled();
    const { metrics, ...eight } = sampleOutput();
    expect(callsOf("indices:compute").at(0)?.request).toMatchObject({ query: { metrics: false } });
    callsOf("indices:compute").at(0)?.settle(ok(eight));
    await settled();
    expect(useApp.getState().output?.value.metrics).toBeUndefined();
    expect(useApp.getState().baseline).not.toBeNull();
    const second = callsOf("indices:compute").at(1);
    expect(second?.request).toMatchObject({ query: { metrics: true } });
    editDocument("setting", (draft) => {
      draft.settings = { confidence: 0.9 };
    });
    expect(callsOf("job:cancel").at(-1)?.request).toEqual({ job: jobOf(second) });
    callsOf("indices:compute").at(2)?.settle(ok(eight));
    await settled();
    callsOf("indices:compute")
      .at(3)
      ?.settle(ok({ ...eight, metrics }));
    await settled();
    const state = useApp.getState();
    expect(state.output).toMatchObject({ key: outputKey(state), value: { metrics: { ces: {} } } });
  });
});
