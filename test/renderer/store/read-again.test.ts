import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeLines } from "../../../renderer/data/appended-notice.tsx";
import { useApp } from "../../../renderer/store/app-store.ts";
import { setBridge } from "../../../renderer/store/bridge.ts";
import { editDocument, redoDocument, undoDocument } from "../../../renderer/store/edit-document.ts";
import { isLoadStale } from "../../../renderer/store/keys.ts";
import { openSample } from "../../../renderer/store/open-files.ts";
import { startPipeline } from "../../../renderer/store/pipeline.ts";
import { addFiles, removeFile, setReading } from "../../../renderer/store/read-again.ts";
import { FIRST_STATE } from "../../../renderer/store/state.ts";
import type { Imported, Request } from "../../../shared/ipc/contract.ts";
import { fail, ok } from "../../../shared/result.ts";
import { whatChanged } from "../../../shared/table/what-changed.ts";
import { fakeAnswers } from "../harness/fake-bridge.ts";
import { SAMPLE_FACTS, SAMPLE_IMPORT } from "../harness/sample-data.ts";
import { wordsOf } from "../harness/words-of.ts";

let imports: Request<"data:import">[] = [];
let answerImport: (request: Request<"data:import">) => ReturnType<typeof ok<Imported>> | ReturnType<typeof fail> = () => ok(SAMPLE_IMPORT);
let stop: () => void = () => undefined;

const MORE = { token: "more", name: "wave4.csv", bytes: 5 };

beforeEach(() => {
  imports = [];
  answerImport = () => ok(SAMPLE_IMPORT);
  useApp.setState(FIRST_STATE, true);
  const answers = fakeAnswers({ "file:open": () => ok([MORE]) });
  setBridge({
    call: async (channel, request) => {
      if (channel === "data:import") {
        // The channel says what the request is.
        const asked = request as Request<"data:import">;
        imports.push(asked);
        return answerImport(asked) as never;
      }
      return answers[channel](request) as never;
    },
    drop: async () => ok([]),
    on: () => () => undefined,
  });
  stop = startPipeline();
});
afterEach(() => stop());

const settled = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setTimeout(done, 0));
};
const present = () => useApp.getState().history.present;

async function openAndEdit(): Promise<void> {
  await openSample();
  await settled();
  editDocument("data:edit.column", (draft) => {
    if (draft.mapping?.tables[0] !== undefined) draft.mapping.tables[0].columns = { customer_id: "Cust_ID", nps: "Satisf." };
  });
  await settled();
}

describe("adding files to an open project", () => {
  it("reads all of them together and keeps what a person said about the mapping, as one step of undo", async () => {
    await openAndEdit();
    const steps = useApp.getState().history.past.length;
    await addFiles();
    await settled();
    expect(imports.at(-1)).toMatchObject({ tokens: ["sample", "more"], readings: {} });
    expect(present().files.map(({ name }) => name)).toEqual(["Aurora_CX_2025Q3.xlsx", "wave4.csv"]);
    expect(present().mapping?.tables[0]?.columns).toMatchObject({ nps: "Satisf." });
    expect(useApp.getState().history.past).toHaveLength(steps + 1);
    expect(useApp.getState().appended).not.toBeNull();
  });

  it("is taken back by undo, which reads what was there before, and done again by redo", async () => {
    await openAndEdit();
    await addFiles();
    await settled();
    undoDocument();
    expect(isLoadStale(useApp.getState())).toBe(true);
    await settled();
    expect(imports.at(-1)?.tokens).toEqual(["sample"]);
    expect(isLoadStale(useApp.getState())).toBe(false);
    expect(present().mapping?.tables[0]?.columns).toMatchObject({ nps: "Satisf." });
    redoDocument();
    await settled();
    expect(imports.at(-1)?.tokens).toEqual(["sample", "more"]);
    expect(useApp.getState().facts).not.toBeNull();
  });

  it("that cannot be read leaves everything as it was, and says why", async () => {
    await openAndEdit();
    const before = useApp.getState();
    answerImport = () => fail("FILE_CORRUPT", { file: MORE.name });
    await addFiles();
    await settled();
    const after = useApp.getState();
    expect(after.failures.import?.problem).toEqual({ code: "FILE_CORRUPT", file: MORE.name });
    expect(after.history).toBe(before.history);
    expect(after.loaded).toBe(before.loaded);
    expect(after.facts).toBe(before.facts);
    expect(imports).toHaveLength(2);
  });

  it("is taken back for one file, but never for the last", async () => {
    await openAndEdit();
    await addFiles();
    await removeFile("sample");
    await settled();
    expect(present().files).toEqual([MORE]);
    await removeFile("more");
    expect(present().files).toEqual([MORE]);
  });
});

describe("reading a file otherwise", () => {
  it("reads it that way, keeps it in the document, and can be undone", async () => {
    await openAndEdit();
    expect(await setReading("a.csv", { encoding: "windows-1250" })).toBe(true);
    await settled();
    expect(imports.at(-1)?.readings).toEqual({ "a.csv": { encoding: "windows-1250" } });
    expect(present().readings).toEqual({ "a.csv": { encoding: "windows-1250" } });
    expect(await setReading("a.csv", {})).toBe(true);
    expect(present().readings).toEqual({});
    undoDocument();
    await settled();
    expect(imports.at(-1)?.readings).toEqual({ "a.csv": { encoding: "windows-1250" } });
  });

  it("that fails changes nothing", async () => {
    await openAndEdit();
    answerImport = () => fail("NO_USABLE_COLUMN");
    expect(await setReading("a.csv", { delimiter: "|" })).toBe(false);
    expect(present().readings).toEqual({});
  });
});

describe("what files have changed", () => {
  it("is said in sentences: rows, a later wave, customers known and new, columns that came and went", () => {
    const [survey] = SAMPLE_FACTS.sources;
    if (survey === undefined) throw new Error("the sample has a survey");
    const before = {
      facts: { ...SAMPLE_FACTS, sources: [{ ...survey, days: { from: "2025-01-01", to: "2025-06-30" } }] },
      tables: SAMPLE_IMPORT.tables,
    };
    const [first] = SAMPLE_IMPORT.tables;
    if (first === undefined) throw new Error("the sample has tables");
    const added = { ...first, id: "raw_50", file: "wave4.csv", sheet: null, columns: first.columns.slice(1) };
    const after = {
      facts: {
        ...before.facts,
        sources: [
          ...before.facts.sources,
          { ...survey, file: "wave4.csv", sheet: null, table: "raw_50", used: 1_200, days: { from: "2025-07-01", to: "2025-09-30" } },
        ],
        arrivals: [
          { as: "answers", file: survey.file, customers: 900, known: 0 },
          { as: "answers", file: "wave4.csv", customers: 500, known: 460 },
        ] as const,
      },
      tables: [...SAMPLE_IMPORT.tables, added],
    };
    const [line] = changeLines(whatChanged(before, after), wordsOf("en", "EUR"));
    expect(line).toBe(
      "wave4.csv: 1,200 rows for answers. A new wave, 1 Jul 2025 to 30 Sept 2025. 460 known customers, 40 new, 440 no longer named. Columns it lacks: Cust_ID.",
    );
  });
});
