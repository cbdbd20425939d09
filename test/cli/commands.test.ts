import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { questionText } from "../../electron/cli/inspect-findings.ts";
import { INDEX_IDS, METRIC_IDS } from "../../shared/indices/index-result.ts";
import { createTranslator } from "../../shared/messages/translator.ts";
import { readMapping } from "../../shared/project/mapping-schema.ts";
import { fail, ok } from "../../shared/result.ts";
import type { CanonicalFacts } from "../../shared/table/canonical.ts";
import type { MappingQuestion } from "../../shared/table/mapping-question.ts";
import { BRIDGE, FACTS, fakeWorkbench, GROUPED, IMPORTED, resultOf } from "./fake-workbench.ts";
import { fileWith, pathOf, runCli } from "./run.ts";

const data = () => fileWith("data.csv", "id,nps\n1,9\n");
const asked = (calls: ReturnType<typeof fakeWorkbench>["calls"], name: string) => calls.find((call) => call.name === name)?.request;

describe("octad inspect", () => {
  it("prints what was inferred in the form of MAP.json, with confidence and reason", async () => {
    const { workbench, calls } = fakeWorkbench();
    const { status, out } = await runCli(["inspect", data(), "--json"], { workbench });
    expect(status).toBe(0);
    const output = JSON.parse(out);
    expect(output).toMatchObject({
      schema: "octad.inspect/1",
      files: ["data.csv", "notes.xlsx"],
      tables: [
        {
          file: "data.csv",
          as: "answers",
          columns: { customer_id: "Customer", nps: "Recommend?" },
          confidence: 0.92,
          reason: { code: "HAS_SCORE" },
          guesses: [{ field: "customer_id" }, { field: "nps", confidence: 0.95 }, { field: null }],
        },
      ],
      sheets: [
        { file: "data.csv", rows: 1_500, as: ["answers"], columns: [{ header: "Customer" }, {}, {}] },
        { sheet: "Read me", hidden: true, as: [], reason: { code: "TEXT_ONLY" } },
      ],
      sources: [{ used: 1_498, excluded: [{ reason: "OUT_OF_RANGE", count: 2 }] }],
      customers: 1_200,
    });
    expect(calls.at(-1)?.name).toBe("close");
  });

  it("prints a file that can be passed back as --map", async () => {
    const { out } = await runCli(["inspect", data(), "--json"], { workbench: fakeWorkbench().workbench });
    expect(readMapping(JSON.parse(out))).toEqual({ ok: true, value: IMPORTED.mapping });
    const { workbench, calls } = fakeWorkbench();
    await runCli(["inspect", data(), "--map", fileWith("back.json", out), "--json"], { workbench });
    expect(asked(calls, "map")).toEqual(IMPORTED.mapping);
  });

  it("takes no confidence for a mapping that was given", async () => {
    const map = fileWith("map.json", IMPORTED.mapping);
    const { out } = await runCli(["inspect", data(), "--map", map, "--json"], { workbench: fakeWorkbench().workbench });
    expect(JSON.parse(out).tables).toEqual(IMPORTED.mapping.tables);
  });

  it("prints sheets, columns and what is not used, to read", async () => {
    const { out } = await runCli(["inspect", data()], { workbench: fakeWorkbench().workbench });
    expect(out).toContain("data.csv: 1500 rows, 3 columns");
    expect(out).toMatch(/Recommend\? +number +1500 +11 +nps +95 %/);
    expect(out).toMatch(/Colour +text +1500 +11 +-/);
    expect(out).toContain("OUT_OF_RANGE nps 2");
  });
});

describe("octad inspect of data that were joined and repaired", () => {
  const facts: CanonicalFacts = {
    ...FACTS,
    sources: [
      ...FACTS.sources,
      ...FACTS.sources.map((source) => ({ ...source, as: "accounts", file: "list.xlsx", sheet: "Clients" }) as const),
    ],
    joins: [
      {
        left: 0,
        right: 1,
        matched: 980,
        onlyLeft: 2,
        onlyRight: 40,
        repeatedLeft: 0,
        repeatedRight: 0,
        examples: {
          onlyLeft: [
            { id: "x1", rows: [3] },
            { id: "x2", rows: [9] },
          ],
          onlyRight: [],
          repeatedRight: [],
        },
        rules: [
          { rule: "blanks", ids: 3, gained: 0, on: true, clashes: 0 },
          { rule: "capitals", ids: 20, gained: 12, on: true, clashes: 0 },
          { rule: "zeros", ids: 5, gained: 4, on: false, clashes: 1 },
        ],
      },
    ],
    repairs: [
      {
        id: "answers/numbersFromText/nps",
        source: 0,
        as: "answers",
        code: "numbersFromText",
        field: "nps",
        cells: 7,
        examples: [{ row: 2, before: "9,0", after: "9" }],
        on: false,
      },
    ],
    arrivals: [{ as: "answers", file: "data.csv", customers: 982, known: 0 }],
  };
  const cells = { seen: 4_510, imported: 4_500, listed: [{ reason: "totalRow", count: 10 }] } as const;
  const question = {
    kind: "dayOrder",
    table: "raw_1",
    file: "data.csv",
    sheet: null,
    as: "answers",
    field: "answered_at",
    header: "When",
    chosen: "dmy",
    options: ["dmy", "mdy"],
    answerIn: "readings",
    examples: ["03/04/2025"],
  } as const;
  const imported = {
    ...IMPORTED,
    tables: IMPORTED.tables.map((table) => (table.id === "raw_1" ? { ...table, cells } : table)),
    guesses: IMPORTED.guesses.map((guess) => (guess.table === "raw_1" ? { ...guess, questions: [question] } : guess)),
  };
  const run = async (...options: readonly string[]): Promise<string> => {
    const { workbench } = fakeWorkbench({ load: async () => ok(imported), map: async () => ok(facts) });
    return (await runCli(["inspect", data(), ...options], { workbench })).out;
  };

  it("prints joins, repairs, cells, areas and questions as JSON that can be passed back as --map", async () => {
    const output = JSON.parse(await run("--json"));
    expect(output).toMatchObject({
      joins: facts.joins,
      repairs: facts.repairs,
      arrivals: facts.arrivals,
      sheets: [{ cells, area: { firstRow: 1, firstColumn: "A" }, areaChosen: false }, {}],
      tables: [{ questions: [question] }],
    });
    expect(readMapping(output)).toEqual({ ok: true, value: IMPORTED.mapping });
  });

  it("prints short lines of them, to read", async () => {
    const out = await run();
    expect(out).toMatch(/Cells: 4510 filled, 4500 in the table; .*totals 10/);
    expect(out).toContain('When: Day first or month first? Taken: day, month, year (answer in readings.answered_at: "dmy" | "mdy")');
    expect(out).toContain("data.csv with list.xlsx › Clients: 980 in both, 2 only in the first, 40 only in the second");
    expect(out).toContain("only in data.csv: x1, x2");
    expect(out).toContain("made equal: capital and small letters; 12 more customers meet");
    expect(out).toContain("offered: zeros in front of ids; 4 more customers would meet, 1 ids of one source would become one");
    expect(out).not.toContain("made equal: blanks");
    expect(out).toContain('data.csv › nps: numbers written as text, read as numbers 7 ("9,0" → "9") [off] answers/numbersFromText/nps');
  });

  it("names the answers to every question as MAP.json takes them", () => {
    const ask = (kind: MappingQuestion["kind"], options: readonly string[], answerIn: MappingQuestion["answerIn"]): string =>
      questionText({ ...question, kind, options, answerIn, field: "ces", chosen: options[0] ?? "" }, createTranslator("en"));
    expect(ask("unitPrice", ["eachUnit", "wholeRow"], "readings")).toContain('(answer in readings.ces: "eachUnit" | "wholeRow")');
    expect(ask("points", ["1-4", "1-5"], "scales")).toContain('(answer in scales.ces: {"min":1,"max":4} | {"min":1,"max":5})');
    expect(ask("effort", ["easy", "hard"], "scales")).toContain('(answer in scales.ces: "highIs": "easy" | "highIs": "hard")');
  });

  it("says it in every language", async () => {
    for (const lang of ["fr", "it", "ro"]) expect(await run("--lang", lang)).not.toMatch(/inspect\.|mapping:|\{\{/);
  });
});

describe("octad indices", () => {
  it("prints the output of the engine whole as JSON", async () => {
    const { workbench, calls } = fakeWorkbench();
    const settings = fileWith("set.json", { confidence: 0.9 });
    const args = [
      "indices",
      data(),
      "--settings",
      settings,
      "--by",
      "segment",
      "--wave",
      "quarter",
      "--where",
      "nps >= 7",
      "--metrics",
      "--json",
    ];
    const { status, out, err } = await runCli(args, { workbench });
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(JSON.parse(out)).toEqual(GROUPED);
    expect(asked(calls, "indices")).toEqual({
      settings: { confidence: 0.9 },
      by: "segment",
      wave: "quarter",
      where: "nps >= 7",
      metrics: true,
    });
  });

  it("prints the eight side by side with interval and n, aligned", async () => {
    const { out } = await runCli(["indices", data()], { workbench: fakeWorkbench().workbench });
    expect(out).toMatch(/^Index +Value +95 % interval +n +Definition +Notes\n/);
    expect(out).toMatch(/NPS +30\.0 +12\.5 … 41\.3 +120 +-\n/);
    expect(out).toMatch(/Satisfaction \(CSAT\) +81\.5 % +- +120 +Mean answer, version 1\n/);
    expect(out).toMatch(/Money at risk +€1,234,568 /);
    expect(out).toMatch(/Customer value quotient +- +- +0 +- +needs outcomes\.polarity\n/);
    // Aligned: the column n ends at the same place in every row.
    const [head = "", ...rows] = out.split("\n").slice(0, 10);
    expect(rows.slice(1).map((row) => /\d/.test(row[head.indexOf(" n ") + 1] ?? ""))).toEqual(Array.from({ length: 8 }, () => true));
  });

  it("hides a number from people below ten answers, but not from programs", async () => {
    const { workbench } = fakeWorkbench();
    expect((await runCli(["indices", data()], { workbench })).out).toMatch(/Customer health +hidden +- +8/);
    expect(JSON.parse((await runCli(["indices", data(), "--json"], { workbench })).out).indices.health.value).toBe(30);
  });

  it("prints groups by the eight, the group without a value last", async () => {
    const { out } = await runCli(["indices", data(), "--by", "segment"], { workbench: fakeWorkbench().workbench });
    expect(out).toMatch(/Group +n +NPS/);
    expect(out).toMatch(/=SMB, small +60 +30\.0/);
    expect(out).toMatch(/\(no value\) +60 +30\.0/);
  });

  it("prints CSV with every digit, and keeps text text", async () => {
    const { out } = await runCli(["indices", data(), "--by", "segment", "--csv"], { workbench: fakeWorkbench().workbench });
    const lines = out.split("\n");
    expect(lines[0]).toBe("scope,key,kind,id,value,unit,n,nEff,lo,hi,level,method,reason,needs,flags");
    expect(lines[1]).toBe("all,,index,nps,30,points,120,120,12.5,41.25,0.95,adjustedWald,,,");
    expect(lines).toContain("all,,index,cvq,,points,0,120,,,,,MISSING_COLUMNS,outcomes.polarity,");
    expect(out).toContain(`group,"'=SMB, small",index,boxes,1234567.8,money`);
    // Head, the eight and the metrics for all, and as many for each of two groups.
    expect(lines).toHaveLength(1 + 3 * (INDEX_IDS.length + METRIC_IDS.length) + 1);
  });

  it("shows progress on a terminal's standard error only", async () => {
    const { err } = await runCli(["indices", data()], { workbench: fakeWorkbench().workbench, isTerminal: true });
    expect(err).toContain("50 %");
    expect((await runCli(["indices", data()], { workbench: fakeWorkbench().workbench })).err).toBe("");
  });

  it("passes on a problem of the engine with its status, and closes the workbench", async () => {
    const { workbench, calls } = fakeWorkbench({ indices: async () => fail("FIELD_UNKNOWN", { detail: { field: "mood" } }) });
    const { status, out, err } = await runCli(["indices", data(), "--by", "mood"], { workbench });
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/^octad: [^\n]+\n$/);
    expect(calls.at(-1)?.name).toBe("close");
  });

  it("refuses a --where that cannot be read before it reads any data", async () => {
    const { workbench, calls } = fakeWorkbench();
    const { status, err } = await runCli(["indices", data(), "--where", "nps >>"], { workbench });
    expect(status).toBe(2);
    expect(err).toMatch(/^octad: [^\n]+\n$/);
    expect(calls).toEqual([]);
  });

  it("names file, sheet, row and column of a problem", async () => {
    const place = { file: "data.xlsx", sheet: "Answers", row: 17, column: "NPS" };
    const { workbench } = fakeWorkbench({ load: async () => fail("FILE_CORRUPT", place) });
    const { status, err } = await runCli(["indices", data()], { workbench });
    expect(status).toBe(1);
    expect(err).toContain("data.xlsx › Answers, row 17, column NPS");
  });
});

describe("octad indices --bridge", () => {
  it("asks for the settings of two definitions, over those of --settings", async () => {
    const { workbench, calls } = fakeWorkbench();
    const settings = fileWith("set.json", { confidence: 0.9, churn: "B" });
    const own = fileWith("mine.json", { churn: "Cserved", churnWindowMonths: 6 });
    const args = ["indices", data(), "--settings", settings, "--bridge", `churn:A..${own}`, "--where", "nps >= 7", "--json"];
    const { status, out } = await runCli(args, { workbench });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual(BRIDGE);
    expect(asked(calls, "bridge")).toMatchObject({
      query: { where: "nps >= 7" },
      number: "churn",
      from: { confidence: 0.9, churn: "A" },
      to: { confidence: 0.9, churn: "Cserved", churnWindowMonths: 6 },
    });
  });

  it("prints both ends by name and items that add up as they stand", async () => {
    const { workbench } = fakeWorkbench();
    const { out } = await runCli(["indices", data(), "--bridge", "churn:A..C"], { workbench });
    expect(out).toContain(
      "Churn A, lost to acquired, version 1 gives 53.3 %, Churn C, of those at the start, version 1 gives 8.0 %: −45.3",
    );
    expect(out).toMatch(/Who counts as lost +all lost in the window → lost of those at the start +−20\.0\n/);
    expect(out).toMatch(/Of how many +acquired → at the start +−25\.3\n/);
    expect(out).toContain("Shapley");
  });

  it("warns of a definition that is meant for another scale", async () => {
    const { workbench } = fakeWorkbench();
    const { out } = await runCli(["indices", data(), "--bridge", "csat:top3of10..top2of5"], { workbench });
    expect(out).toContain("Top three of ten is meant for answers on 1–10; these are on 1–5.");
    expect(out).not.toContain("Top two of five is meant");
  });

  it("says which end has no value, and why", async () => {
    const bridge = {
      ...BRIDGE,
      from: resultOf({ value: null, reason: "ZERO_DENOMINATOR" }),
      reason: "fromHasNoValue",
      difference: null,
    } as const;
    const { workbench } = fakeWorkbench({ bridge: async () => ok(bridge) });
    const { out } = await runCli(["indices", data(), "--bridge", "churn:A..C"], { workbench });
    expect(out).toBe("settings without a name has no value on these data: division by zero: nobody to compare with.\n");
  });
});

describe("octad whatif FILE", () => {
  it("starts from the total, and from segments when a lever names one or --by is given", async () => {
    const run = async (...args: readonly string[]) => {
      const { workbench, calls } = fakeWorkbench();
      const { status, out } = await runCli(["whatif", data(), ...args, "--json"], { workbench });
      expect(status).toBe(0);
      return { request: asked(calls, "baseline"), output: JSON.parse(out) };
    };
    expect((await run("--lever", "retention:relative:+5%")).request).toEqual({ by: null, bySegment: false });
    expect((await run("--lever", "retention:relative:+5%@A")).request).toEqual({ by: "segment", bySegment: true });
    const { request, output } = await run("--lever", "retention:relative:+5%", "--by", "region");
    expect(request).toEqual({ by: "region", bySegment: true });
    expect(output.indices.nps).toEqual({ baseline: 30, scenario: 30, affected: false });
    expect(output.indices.clv).toEqual({ baseline: 1_540, scenario: expect.closeTo((420 * 1.1) / 0.26, 6), affected: true });
  });

  it("refuses a segment that the data do not have", async () => {
    const { status, err } = await runCli(["whatif", data(), "--lever", "arpa:add:1@C"], { workbench: fakeWorkbench().workbench });
    expect(status).toBe(2);
    expect(err).toContain("A, B");
  });
});

describe("octad report", () => {
  it("writes the deck, whole, where --out says, and nothing to standard output", async () => {
    const { workbench, calls } = fakeWorkbench();
    const out = pathOf("deck.pptx");
    const scenario = fileWith("s.json", { name: "Lift", horizon: 24, levers: ["retention:relative:+5%@A"] });
    const theme = fileWith("t.json", { name: "Mine", colors: { accent: "#ab12ef" } });
    const run = await runCli(
      ["report", fileWith("my_data-2025.csv", "x"), "--out", out, "--scenario", scenario, "--theme", theme, "--lang", "ro"],
      {
        workbench,
      },
    );
    expect(run).toEqual({ status: 0, out: "", err: "" });
    expect(readFileSync(out, "utf8")).toBe("a deck");
    expect(readdirSync(dirname(out)).filter((name) => name.includes("partial"))).toEqual([]);
    expect(asked(calls, "report")).toMatchObject({
      format: "pptx",
      language: "ro",
      title: "my data 2025",
      scenario: { name: "Lift", horizon: 24, levers: [{ segment: "A" }] },
      theme: { name: "Mine", colors: { accent: "AB12EF" } },
    });
  });

  it("writes nothing when a lever of the scenario names a segment that is not there", async () => {
    const scenario = fileWith("s.json", { levers: ["retention:relative:+5%@Nobody"] });
    const out = pathOf("none.pptx");
    const { status, err } = await runCli(["report", data(), "--out", out, "--scenario", scenario], {
      workbench: fakeWorkbench().workbench,
    });
    expect(status).toBe(2);
    expect(err).toContain("Nobody");
    expect(existsSync(out)).toBe(false);
  });

  it("refuses a folder in the place of the file", async () => {
    const { status, err } = await runCli(["report", data(), "--out", dirname(pathOf("x"))], { workbench: fakeWorkbench().workbench });
    expect(status).toBe(2);
    expect(err).toContain(".pptx");
  });
});

describe("octad indices --explain", () => {
  it("prints how the number comes about, to read or as JSON", async () => {
    const { workbench, calls } = fakeWorkbench();
    const { status, out } = await runCli(["indices", data(), "--explain", "nps"], { workbench });
    expect(status).toBe(0);
    expect(asked(calls, "explain")).toMatchObject({ id: "nps", slice: { kind: "all", key: null } });
    expect(out).toContain("100 × (382 − 167) ÷ 812 = 26.5");
    expect(out).toMatch(/counted in the number +812 +2, 3, 5, …/);
    const json = await runCli(["indices", data(), "--explain", "nps", "--json"], { workbench: fakeWorkbench().workbench });
    expect(JSON.parse(json.out)).toMatchObject({
      schema: "octad.explain/1",
      id: "nps",
      formula: { values: { promoters: { value: 382 } } },
    });
  });

  it("looks for a key among the groups, and then among the waves", async () => {
    const { workbench, calls } = fakeWorkbench({
      explain: async (query) => {
        calls.push({ name: "explain", request: query.slice });
        return query.slice.kind === "group" ? fail("SLICE_UNKNOWN", { detail: { key: "2026-Q1" } }) : fail("NO_USABLE_COLUMN");
      },
    });
    await runCli(["indices", data(), "--explain", "csat@2026-Q1", "--by", "segment", "--wave", "quarter"], { workbench });
    expect(calls.filter(({ name }) => name === "explain").map(({ request }) => request)).toEqual([
      { kind: "group", key: "2026-Q1" },
      { kind: "wave", key: "2026-Q1" },
    ]);
  });

  it("refuses an index that is not there, and a key without a cut", async () => {
    const unknown = await runCli(["indices", data(), "--explain", "joy"], { workbench: fakeWorkbench().workbench });
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain('There is no index or metric "joy"');
    const uncut = await runCli(["indices", data(), "--explain", "nps@SMB"], { workbench: fakeWorkbench().workbench });
    expect(uncut.status).toBe(2);
    expect(uncut.err).toContain("--by or --wave");
  });
});
