import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FileTokens } from "../../electron/main/file-tokens.ts";
import { type Collaborators, makeHandlers, READABLE } from "../../electron/main/handlers.ts";
import { menuTemplate } from "../../electron/main/menu.ts";
import type { ScratchFolder } from "../../electron/main/scratch-folder.ts";
import type { ReportRequest } from "../../shared/ipc/contract.ts";
import { createTranslator } from "../../shared/messages/translator.ts";
import { readScenarioFile } from "../../shared/project/scenario-file.ts";
import { fail, ok } from "../../shared/result.ts";
import { parseLever } from "../../shared/scenario/parse-lever.ts";

const QUERY = { settings: {}, by: null, wave: null, where: null, metrics: true };
const REPORT: ReportRequest = { format: "pptx", query: QUERY, scenario: null, theme: null, language: "en", title: "Q3: a/b" };

describe("makeHandlers", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "octad-handlers-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function setUp(changes: Partial<Collaborators> = {}) {
    const removed: number[] = [];
    let handings = 0;
    const call = vi.fn<(method: string, params: unknown, options?: { onProgress?: (progress: unknown) => void }) => Promise<unknown>>(
      async () => ok("answer"),
    );
    const hand = vi.fn(async (files: readonly { name: string; bytes: number }[]) => {
      const handing = ++handings;
      return {
        files: files.map((file) => ({ ...file, path: `/scratch/${handing}` })),
        remove: async () => {
          removed.push(handing);
        },
      };
    });
    const parts = {
      tokens: new FileTokens(),
      scratch: { hand } as unknown as ScratchFolder,
      engine: { call, cancel: vi.fn() },
      translate: () => createTranslator("en"),
      chooseFiles: vi.fn(async () => []),
      chooseTarget: vi.fn(async () => join(folder, "deck.pptx")),
      samplePath: join(folder, "aurora.xlsx"),
      writeFile: vi.fn(async () => undefined),
      send: vi.fn(),
      log: vi.fn(),
      savePreferences: vi.fn(async () => undefined),
      ...changes,
    } as unknown as Collaborators;
    return { parts, handlers: makeHandlers(parts), call, removed };
  }

  it("offers every format that Octad reads, and gives no file when the dialog is closed", async () => {
    const { handlers, parts } = setUp();
    expect(await handlers["file:open"](null)).toEqual(ok([]));
    const [options] = vi.mocked(parts.chooseFiles).mock.calls[0] ?? [];
    expect(options?.filters[0]?.extensions).toEqual([...READABLE]);
  });

  it("says that the sample is missing when it is", async () => {
    const { handlers } = setUp();
    expect(await handlers["file:sample"](null)).toEqual(fail("FILE_NOT_FOUND", { file: "aurora.xlsx" }));
  });

  async function tokenOf(parts: Collaborators, name: string): Promise<string> {
    writeFileSync(join(folder, name), name);
    const added = await parts.tokens.add(join(folder, name));
    if (!added.ok) throw new Error(added.problem.code);
    return added.value.token;
  }

  it("writes the empty template in the language of the window where the person says, and nothing when the dialog is closed", async () => {
    const { handlers, parts, call } = setUp({ chooseTarget: vi.fn(async () => join(folder, "modele")) });
    call.mockResolvedValueOnce(ok(new Uint8Array([1, 2, 3])));
    expect(await handlers["template:save"]({ job: "1", language: "fr" })).toEqual(ok({ name: "modele.xlsx", bytes: 3 }));
    expect(call.mock.calls[0]?.slice(0, 2)).toEqual(["template", { language: "fr" }]);
    expect(parts.writeFile).toHaveBeenCalledWith(join(folder, "modele.xlsx"), new Uint8Array([1, 2, 3]));
    const closed = setUp({ chooseTarget: vi.fn(async () => null) });
    expect(await closed.handlers["template:save"]({ job: "2", language: "en" })).toEqual(ok(null));
    expect(closed.call).not.toHaveBeenCalled();
  });

  it("lets the engine read a scenario file, and keeps no copy of it", async () => {
    writeFileSync(join(folder, "a.json"), "{}");
    const { handlers, call, removed } = setUp({ chooseFiles: vi.fn(async () => [join(folder, "a.json")]) });
    call.mockResolvedValueOnce(ok({ name: "Lift", horizon: 36, levers: [] }));
    expect(await handlers["scenario:open"]({ job: "1" })).toEqual(ok({ name: "Lift", horizon: 36, levers: [] }));
    expect(call.mock.calls[0]?.slice(0, 2)).toEqual(["scenario", { file: { name: "a.json", bytes: 2, path: "/scratch/1" } }]);
    expect(removed).toEqual([1]);
    const closed = setUp();
    expect(await closed.handlers["scenario:open"]({ job: "2" })).toEqual(ok(null));
    expect(closed.call).not.toHaveBeenCalled();
  });

  it("saves a scenario as the file that is read back", async () => {
    const { handlers, parts } = setUp({ chooseTarget: vi.fn(async () => join(folder, "lift")) });
    const lever = parseLever("retention:points:+5@SMB");
    if (!lever.ok) throw new Error(lever.problem.code);
    const scenario = { name: "Lift", horizon: 24, levers: [lever.value] };
    expect(await handlers["scenario:save"]({ scenario })).toMatchObject({ ok: true, value: { name: "lift.json" } });
    const [, content] = vi.mocked(parts.writeFile).mock.calls[0] ?? [];
    expect(readScenarioFile(JSON.parse(new TextDecoder().decode(content)))).toEqual(ok(scenario));
  });

  it("keeps the files of the last good import, and takes away those of a failed one", async () => {
    const { handlers, parts, call, removed } = setUp();
    const token = await tokenOf(parts, "a.csv");
    await handlers["data:import"]({ job: "1", tokens: [token] });
    expect(removed).toEqual([]);
    call.mockResolvedValueOnce(fail("FILE_CORRUPT"));
    expect(await handlers["data:import"]({ job: "2", tokens: [token] })).toEqual(fail("FILE_CORRUPT"));
    expect(removed).toEqual([2]);
    await handlers["data:import"]({ job: "3", tokens: [token] });
    expect(removed).toEqual([2, 1]);
  });

  it("sends the progress of a job under its id", async () => {
    const { handlers, parts, call } = setUp();
    call.mockImplementationOnce(async (_method, _params, options) => {
      options?.onProgress?.({ fraction: 0.5, step: "reading" });
      return ok("answer");
    });
    await handlers["data:import"]({ job: "42", tokens: [await tokenOf(parts, "a.csv")] });
    expect(parts.send).toHaveBeenCalledWith("job:progress", { job: "42", progress: { fraction: 0.5, step: "reading" } });
  });

  it("asks where to write before it works, under a name made of the title, and does nothing when the dialog is closed", async () => {
    const { handlers, parts, call } = setUp({ chooseTarget: vi.fn(async () => null) });
    expect(await handlers["report:export"]({ job: "1", report: REPORT })).toEqual(ok(null));
    expect(vi.mocked(parts.chooseTarget).mock.calls[0]?.[0].name).toBe("Q3 a b.pptx");
    expect(call).not.toHaveBeenCalled();
  });

  it("writes the deck and answers with its name and size, never its path", async () => {
    const { handlers, parts, call } = setUp({ chooseTarget: vi.fn(async () => join(folder, "my deck")) });
    call.mockResolvedValueOnce(ok(new Uint8Array(5)));
    expect(await handlers["report:export"]({ job: "1", report: { ...REPORT, title: " . " } })).toEqual(
      ok({ name: "my deck.pptx", bytes: 5 }),
    );
    expect(parts.writeFile).toHaveBeenCalledWith(join(folder, "my deck.pptx"), new Uint8Array(5));
    expect(vi.mocked(parts.chooseTarget).mock.calls[0]?.[0].name).toBe("octad.pptx");
  });

  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

  it("writes the picture of a chart under a name that every system takes, with the ending of its format", async () => {
    const { handlers, parts, call } = setUp({ chooseTarget: vi.fn(async () => join(folder, "chart")) });
    expect(await handlers["chart:save"]({ name: "NPS: time", format: "svg", text: SVG })).toEqual(
      ok({ name: "chart.svg", bytes: SVG.length }),
    );
    expect(parts.writeFile).toHaveBeenCalledWith(join(folder, "chart.svg"), new TextEncoder().encode(SVG));
    expect(vi.mocked(parts.chooseTarget).mock.calls[0]?.[0]).toMatchObject({ name: "NPS time.svg", filters: [{ extensions: ["svg"] }] });
    expect(await handlers["chart:save"]({ name: "x", format: "png", bytes: PNG })).toEqual(ok({ name: "chart.png", bytes: PNG.length }));
    expect(call).not.toHaveBeenCalled();
    const closed = setUp({ chooseTarget: vi.fn(async () => null) });
    expect(await closed.handlers["chart:save"]({ name: "x", format: "png", bytes: PNG })).toEqual(ok(null));
    expect(closed.parts.writeFile).not.toHaveBeenCalled();
  });

  it("asks for no place and writes nothing where a picture is not what it says it is", async () => {
    const { handlers, parts } = setUp();
    const script = SVG.replace("></svg>", "><script>1</script></svg>");
    for (const picture of [
      { name: "x", format: "svg", text: script },
      { name: "x", format: "png", bytes: new TextEncoder().encode(SVG) },
      { name: "x", format: "png", bytes: PNG.slice(0, 7) },
    ] as const) {
      expect(await handlers["chart:save"](picture)).toMatchObject({ ok: false, problem: { code: "REFUSED" } });
    }
    expect(parts.chooseTarget).not.toHaveBeenCalled();
    expect(parts.writeFile).not.toHaveBeenCalled();
  });

  it("names the cause when the deck cannot be written", async () => {
    const { handlers, call } = setUp({
      writeFile: () => Promise.reject(Object.assign(new Error("no space"), { code: "ENOSPC" })),
    });
    call.mockResolvedValueOnce(ok(new Uint8Array(5)));
    expect(await handlers["report:export"]({ job: "1", report: REPORT })).toEqual(
      fail("WRITE_FAILED", { file: "deck.pptx", detail: { cause: "ENOSPC" } }),
    );
  });
});

describe("menuTemplate", () => {
  const labels = (developer: boolean, language: "en" | "fr" | "it" | "ro" = "en") =>
    JSON.stringify(menuTemplate({ t: createTranslator(language), platform: "linux", developer, command: () => undefined }));

  it("has developer tools only in a build that is not packaged", () => {
    expect(labels(true)).toContain("toggleDevTools");
    expect(labels(false)).not.toContain("toggleDevTools");
    expect(labels(false)).not.toMatch(/"role":"(reload|forceReload)"/);
  });

  it("sends each command to the window", () => {
    const sent: string[] = [];
    const menu = menuTemplate({ t: createTranslator("en"), platform: "linux", developer: false, command: (command) => sent.push(command) });
    for (const group of menu) {
      for (const item of Array.isArray(group.submenu) ? group.submenu : []) {
        // Electron calls a click with the item, the window and the event, none of which is used.
        if (item.click !== undefined) Reflect.apply(item.click, undefined, []);
      }
    }
    expect(sent).toEqual(["open", "open-sample", "export", "undo", "redo"]);
  });

  it("speaks each language, with no key left as it is", () => {
    for (const language of ["en", "fr", "it", "ro"] as const) expect(labels(false, language)).not.toContain("shell:");
    expect(labels(false, "fr")).toContain("Fichier");
  });
});
