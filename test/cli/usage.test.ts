import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../electron/cli/detect-language.ts";
import packageFacts from "../../package.json" with { type: "json" };
import { createTranslator, LANGUAGES } from "../../shared/messages/translator.ts";
import { fileWith, pathOf, runCli } from "./run.ts";

const data = () => fileWith("data.csv", "id\n1\n");

describe("octad, used wrongly", () => {
  it.each([
    [[], "Name a command"],
    [["indexes"], '"indexes"'],
    [["constructor"], '"constructor"'],
    [["indices"], "at least one file"],
    [["indices", "--jsn", "x.csv"], "--jsn"],
    [["indices", "x.csv", "--json=yes"], "--json takes no value"],
    [["indices", "x.csv", "--by"], "--by needs a value"],
    [["indices", "x.csv", "--by", "--json"], "--by needs a value"],
    [["indices", "x.csv", "--by", "a", "--by", "b"], "only once"],
    [["indices", "x.csv", "--json", "--csv"], "--json, --csv"],
    [["indices", "x.csv", "--bridge", "churn"], "churn:A..C"],
    [["indices", "x.csv", "--bridge", "churn:A..D"], "“D”; there are: C, A, B"],
    [["indices", "x.csv", "--bridge", "churn:A..C", "--by", "segment"], "--bridge, --by"],
    [["indices", "x.csv", "--lang", "de"], '"de"'],
    [["indices", "x.csv", "-j"], "-j"],
    [["whatif"], "--baseline"],
    [["whatif", "x.csv"], "--lever is needed"],
    [["whatif", "x.csv", "--baseline", "b.json"], "not both"],
    [["whatif", "--baseline", "b.json", "--by", "segment"], "--by needs files"],
    [["whatif", "--baseline", "b.json", "--horizon", "0"], "--horizon takes a whole number from 1"],
    [["whatif", "--baseline", "b.json", "--horizon", "3.5"], "--horizon"],
    [["whatif", "--baseline", "b.json", "--seed", "x"], "--seed"],
    [["whatif", "--baseline", "b.json", "--lever", "profit:relative:5%"], "profit"],
    [["report", "x.csv"], "--out is needed"],
    [["report", "x.csv", "--out", "x.docx"], ".pptx"],
    [["verify", "x.pptx"], "--against is needed"],
    [["help", "everything"], '"everything"'],
  ])("octad %j ends with status 2 and one line that says %j", async (args, words) => {
    const { status, out, err } = await runCli(args);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toMatch(/^octad: [^\n]+\n$/);
    expect(err).toContain(words);
  });

  it("lists the four readings of a lever without a kind, in one line", async () => {
    const { status, err } = await runCli(["whatif", "--baseline", "b.json", "--lever", "retention:+5%"]);
    expect(status).toBe(2);
    expect(err.split("\n")).toHaveLength(2);
    for (const reading of ["retention:relative:+5%", "retention:points:+5", "retention:churnCut:5%", "retention:logit:0.05"]) {
      expect(err).toContain(reading);
    }
  });

  it("says so in the language of the machine or of --lang", async () => {
    expect((await runCli(["whatif"], { env: { LANG: "fr_FR.UTF-8" } })).err).toContain("Nommez des fichiers");
    expect((await runCli(["whatif", "--lang", "it"])).err).toContain("Indicate dei file");
    expect((await runCli(["whatif", "--lang=ro"])).err).toContain("Numiți fișiere");
  });
});

describe("octad, when the input is at fault", () => {
  it.each([
    [() => ["indices", pathOf("nowhere.csv")], "nowhere.csv"],
    [() => ["indices", data(), "--map", pathOf("no-map.json")], "no-map.json"],
    [() => ["indices", data(), "--map", fileWith("map.json", { tables: [{ as: "surveys", columns: {} }] })], "map.json: tables[0].as"],
    [() => ["indices", data(), "--map", fileWith("broken.json", '{\n "tables": [\n  oops\n]}')], "line 3"],
    [() => ["indices", data(), "--settings", fileWith("set.json", { confidense: 0.9 })], "set.json: confidense"],
    [() => ["whatif", "--baseline", fileWith("base.json", { customers: 1, annualRetention: 80, arpa: 1 })], "base.json: annualRetention"],
    [() => ["whatif", "--baseline", fileWith("array.json", "[]")], "array.json"],
    [() => ["report", data(), "--out", pathOf("d.pptx"), "--scenario", fileWith("s.json", { levers: ["retention:+5%"] })], "levers[0]"],
    [
      () => ["report", data(), "--out", pathOf("d.pptx"), "--theme", fileWith("t.json", { name: "x", colors: { ink: "red" } })],
      "colors.ink",
    ],
    [() => ["report", data(), "--out", pathOf("no-folder/d.pptx")], "d.pptx"],
  ])("ends with status 1 and one line that names the place (%#)", async (args, words) => {
    const { status, out, err } = await runCli(args());
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/^octad: [^\n]+\n$/);
    expect(err).toContain(words);
  });

  it.each([
    [["verify", "d.pptx", "--against", "x.csv"]],
    [["report", "x.csv", "--out", "x.xlsx"]],
    [["report", "x.csv", "--out", "folder/"]],
  ])("says plainly that octad %j is not built yet, with status 1", async (args) => {
    const { status, out, err } = await runCli(args);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toContain("not built yet");
  });

  it("calls a fault of its own status 3", async () => {
    const { status, err } = await runCli(["indices", data()]);
    expect(status).toBe(3);
    expect(err).toMatch(/^octad: internal fault: [^\n]+\n$/);
  });
});

describe("octad help and version", () => {
  it("print to standard output and end with status 0", async () => {
    expect(await runCli(["--version"])).toEqual({ status: 0, out: `octad ${packageFacts.version}\n`, err: "" });
    for (const args of [["help"], ["--help"], ["-h"], ["help", "whatif"], ["indices", "--help"]]) {
      const { status, out, err } = await runCli(args);
      expect({ status, err }).toEqual({ status: 0, err: "" });
      expect(out).toContain("octad ");
    }
    expect((await runCli(["help", "whatif"])).out).not.toContain("octad inspect");
  });
});

describe("the words of the command line", () => {
  it("stand in all four languages, with every value filled in", async () => {
    for (const language of LANGUAGES) {
      const { out } = await runCli(["help", "--lang", language]);
      expect(out).not.toMatch(/\{\{|cli:|help\./);
      expect(createTranslator(language)("cli:whatif.revenue", { count: 36 })).toContain("36");
    }
    expect(createTranslator("ro")("cli:whatif.revenue", { count: 3 })).toBe("Venit, 3 luni");
    expect(createTranslator("ro")("cli:whatif.revenue", { count: 36 })).toBe("Venit, 36 de luni");
  });

  it("follow LC_ALL before LANG, and are English where Octad does not speak the language", () => {
    expect(detectLanguage({ LC_ALL: "ro_RO.UTF-8", LANG: "fr_FR.UTF-8" })).toBe("ro");
    expect(detectLanguage({ LC_ALL: "", LANG: "it" })).toBe("it");
    expect(detectLanguage({ LANG: "de_DE.UTF-8" })).toBe("en");
    expect(detectLanguage({})).toBe("en");
  });
});
