import { beforeAll, describe, expect, it } from "vitest";
import { auditFile } from "./audit/audit.ts";
import { type Audit, type Mistake, sum } from "./audit/audit-types.ts";
import { corpus } from "./corpus.ts";
import type { LabelledFile } from "./labelled.ts";
import { LANGUAGES } from "./words/all-words.ts";
import { fileBytes } from "./write-file.ts";

const whole = corpus();
const isExport = ({ known }: LabelledFile): boolean => known !== undefined;
/** Every sixth workbook and every export once; `npm run corpus` takes them all. */
const part = [...whole.filter((file) => !isExport(file)).filter((_, index) => index % 6 === 1), ...oneOfEach(whole.filter(isExport))];

/** The first file of every kind of export. */
function oneOfEach(files: readonly LabelledFile[]): readonly LabelledFile[] {
  return [...new Map(files.toReversed().map((file) => [file.name.replace(/[.]\w+$/, ""), file])).values()];
}

const told = ({ kind, file, sheet, column, expected, got, reason }: Mistake): string =>
  `${kind} ${file} ${sheet ?? ""} «${column}» expected ${expected}, got ${got} (${reason})`;

describe("the labelled corpus", () => {
  it("holds at least 300 workbooks in seven languages and five formats, and every known export", () => {
    expect(whole.length).toBeGreaterThanOrEqual(300);
    expect(new Set(whole.map(({ language }) => language))).toEqual(new Set(LANGUAGES));
    expect(new Set(whole.map(({ format }) => format))).toEqual(new Set(["xlsx", "csv", "ods", "xls", "jsonl"]));
    expect(new Set(whole.flatMap(({ known }) => known ?? []))).toEqual(
      new Set([
        "Qualtrics",
        "SurveyMonkey",
        "Google Forms",
        "Typeform",
        "Delighted",
        "Zendesk",
        "HubSpot",
        "Salesforce",
        "Stripe",
        "ChartMogul",
      ]),
    );
    expect(new Set(whole.map(({ name }) => name)).size).toBe(whole.length);
  });

  it("is made of a seed alone: the same seed makes the same bytes", () => {
    const again = corpus();
    for (const at of [0, 40, 120, 250, whole.length - 1]) {
      const [one, other] = [whole[at], again[at]];
      // SheetJS writes the time into an ods.
      if (one === undefined || other === undefined || one.format === "ods") continue;
      expect(Buffer.from(fileBytes(one)).equals(Buffer.from(fileBytes(other))), one.name).toBe(true);
    }
    expect(corpus(7)[0]?.tables).not.toEqual(whole[0]?.tables);
  });
});

describe("a part of the corpus, imported and mapped", () => {
  let all: Audit;
  beforeAll(async () => {
    const audits: Audit[] = [];
    for (const file of part) audits.push(await auditFile(file));
    all = sum(audits);
  }, 300_000);

  it("has at least 60 workbooks", () => {
    expect(part.length).toBeGreaterThanOrEqual(60);
    expect(all.cells).toBeGreaterThan(50_000);
  });

  it("has at least 98 % of its fields right", () => {
    const wrong = all.mistakes.filter(({ kind }) => kind === "field" || kind === "problem").map(told);
    expect(all.fieldsRight / all.fields, wrong.join("\n")).toBeGreaterThanOrEqual(0.98);
  });

  it("has no value that changed, no record lost or made up, without anything saying so", () => {
    expect(all.mistakes.filter(({ kind }) => kind === "silent" || kind === "row").map(told)).toEqual([]);
  });

  it("leaves nothing undecidable unasked, and asks of few columns that are clear", () => {
    expect(all.mistakes.filter(({ kind }) => kind === "question").map(told)).toEqual([]);
    expect(all.needless.length / all.columns, all.needless.join("\n")).toBeLessThan(0.02);
  });
});
