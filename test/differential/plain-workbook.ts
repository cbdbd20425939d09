import { seeded } from "../support/make-big-files.ts";
import { escapeXml, makeXlsx, type TestSheet } from "../support/make-xlsx.ts";

/** Makes workbooks that are honest and yet written in every way in which a writer may put a cell, a row and a text. */

const FORMATS = [
  14,
  22,
  "dd/mm/yyyy",
  "yyyy-mm-dd hh:mm:ss",
  "[$-409]d mmm yyyy;@",
  "0.00%",
  '#,##0.00 "days"',
  "[Red]0.0;[Blue]-0.0",
  "[h]:mm:ss",
  'd" jour"',
  "General",
  "@",
  "mm:ss",
  '"yes";"no"',
  20,
  49,
] as const;

const TEXTS = [
  "plain",
  "Très bien",
  "日本語",
  "emoji 😀 and 👨‍👩‍👧",
  "a & b < c > d \" e ' f",
  "two\nlines",
  "tab\there",
  " leading",
  "trailing ",
  "  ",
  "\u00a0",
  "=1+1",
  "'quoted",
  "0",
  "00501",
  "12345678901234567890",
  "TRUE",
  "#N/A",
  "1,5",
  "_x0041_",
  "_x005F_x0041_",
  "_x000D_",
  "_xZZZZ_",
  "&amp;",
  "&#65;",
  "\u200b",
  "\u202eright to left",
  "e\u0301",
  "x".repeat(3_000),
] as const;

const NUMBERS = [
  "0",
  "-0",
  "1",
  "-1",
  "42",
  "1.5",
  "-2.25",
  "0.1",
  "1E3",
  "1e-7",
  "1.7976931348623157E+308",
  "5E-324",
  "9007199254740993",
  "12345678901234567890",
  "0.30000000000000004",
  "3.141592653589793238462643383279",
  "100.00",
  "007",
  "+5",
  ".5",
  "5.",
] as const;

const SERIALS = ["1", "59", "61", "366", "45000", "45000.5", "45000.99999", "2958465", "0.25", "36526.041666666664"] as const;
const ERRORS = ["#N/A", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!"] as const;

type Random = () => number;

/** One workbook of one to three sheets. The same seed makes the same one. */
export function plainWorkbook(seed: number): Buffer {
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(values: readonly T[], none: T): T => values[below(values.length)] ?? none;
  const shared: string[] = [];
  const sheets = Array.from(
    { length: 1 + below(3) },
    (_, index): TestSheet => ({
      name: pick(["Data", "Réponses", "Q1 & Q2", "日本", "a'b"], "Data") + (index === 0 ? "" : ` ${index}`),
      ...(random() < 0.2 ? { state: "hidden" as const } : {}),
      xml: sheetXml(random, below, pick, shared),
    }),
  );
  return makeXlsx({ sheets, strings: shared.join(""), formats: FORMATS, date1904: random() < 0.2 });
}

type Below = (limit: number) => number;
type Pick = <T>(values: readonly T[], none: T) => T;

function sheetXml(random: Random, below: Below, pick: Pick, shared: string[]): string {
  const prefix = random() < 0.15 ? "x:" : "";
  const quote = random() < 0.15 ? "'" : '"';
  const space = pick(["", "", "\n  ", "<!-- between -->"], "");
  const addressed = random() < 0.85;
  const columns = 1 + below(8);
  const tag = (name: string): string => `${prefix}${name}`;
  let xml = "";
  let row = 0;
  for (let step = 1 + below(14); step > 0; step--) {
    row += addressed && random() < 0.2 ? 1 + below(9) : 1;
    let cells = "";
    let column = -1;
    for (let index = 0; index < columns; index++) {
      column += addressed && random() < 0.15 ? 1 + below(30) : 1;
      if (addressed && random() < 0.15) continue;
      const address = addressed ? ` r=${quote}${letters(column)}${row}${quote}` : "";
      cells += cellXml({ random, below, pick, shared, tag, quote }, address) + space;
    }
    const attributes = [
      addressed ? ` r=${quote}${row}${quote}` : "",
      random() < 0.3 ? ` spans=${quote}1:${columns}${quote}` : "",
      random() < 0.1 ? ` hidden=${quote}1${quote}` : "",
      random() < 0.1 ? ` customFormat=${quote}1${quote} s=${quote}3${quote}` : "",
    ].join("");
    xml +=
      cells === "" && random() < 0.5
        ? `<${tag("row")}${attributes}/>`
        : `<${tag("row")}${attributes}>${space}${cells}</${tag("row")}>${space}`;
  }
  const main = `xmlns${prefix === "" ? "" : ":x"}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
  const dimension = random() < 0.7 ? `<${tag("dimension")} ref="A1:${letters(columns)}${row}"/>` : "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${tag("worksheet")} ${main}>${dimension}<${tag("sheetData")}>${xml}</${tag("sheetData")}></${tag("worksheet")}>`;
}

type Pen = {
  readonly random: Random;
  readonly below: Below;
  readonly pick: Pick;
  readonly shared: string[];
  readonly tag: (name: string) => string;
  readonly quote: string;
};

function cellXml({ random, below, pick, shared, tag, quote }: Pen, address: string): string {
  // SheetJS passes over cells without any attribute.
  const style = address === "" || random() < 0.35 ? ` s=${quote}${below(FORMATS.length + 1)}${quote}` : "";
  const cell = (type: string, inside: string): string =>
    `<${tag("c")}${address}${style}${type === "" ? "" : ` t=${quote}${type}${quote}`}>${inside}</${tag("c")}>`;
  const value = (text: string): string => `<${tag("v")}>${text}</${tag("v")}>`;
  switch (below(12)) {
    case 0:
    case 1:
      return cell(random() < 0.1 ? "n" : "", value(pick(NUMBERS, "0")));
    case 2:
      return `<${tag("c")}${address} s=${quote}${1 + below(5)}${quote}>${value(pick(SERIALS, "1"))}</${tag("c")}>`;
    case 3:
    case 4:
      return cell("s", value(String(shared.push(sharedText(random, below, pick)) - 1)));
    case 5:
      return cell(
        "inlineStr",
        `<${tag("is")}><${tag("t")} xml:space="preserve">${written(pick(TEXTS, ""), random)}</${tag("t")}></${tag("is")}>`,
      );
    case 6:
      return cell("str", `<${tag("f")}>A1&amp;"x"</${tag("f")}>${value(written(pick(TEXTS, ""), random))}`);
    case 7:
      return cell("b", value(pick(["0", "1"], "0")));
    case 8:
      return cell("e", value(pick(ERRORS, "#N/A")));
    case 9:
      return cell("", `<${tag("f")}>SUM(A1:A3)</${tag("f")}>${address !== "" && random() < 0.3 ? "" : value(pick(NUMBERS, "0"))}`);
    case 10:
      // Without addresses a cell is where it comes, empty ones counted, which SheetJS does not do.
      return address === "" ? cell("b", value("1")) : `<${tag("c")}${address}${style}/>`;
    default:
      return cell(
        "inlineStr",
        `<${tag("is")}>${["one", " two", "\n"].map((text) => `<${tag("r")}><${tag("t")} xml:space="preserve">${text}</${tag("t")}></${tag("r")}>`).join("")}</${tag("is")}>`,
      );
  }
}

function sharedText(random: Random, below: Below, pick: Pick): string {
  const picked = pick(TEXTS, "");
  // SheetJS drops CDATA sections in runs.
  if (below(5) === 0)
    return `<si><r><rPr><b/></rPr><t xml:space="preserve">${escapeXml(picked)}</t></r><r><t xml:space="preserve"> more</t></r></si>`;
  const text = written(picked, random);
  if (below(8) === 0) return `<si><t xml:space="preserve">${text}</t><rPh sb="0" eb="1"><t>phonetic</t></rPh></si>`;
  return `<si><t${random() < 0.6 ? ' xml:space="preserve"' : ""}>${text}</t></si>`;
}

/** The text as a writer may put it: named references, numbered ones, or a CDATA section. */
function written(text: string, random: Random): string {
  const way = random();
  // SheetJS decodes the bytes of a CDATA section twice.
  if (way < 0.1 && /^[ -~\s]*$/.test(text)) return `<![CDATA[${text}]]>`;
  const escaped = escapeXml(text);
  if (way < 0.3)
    return escaped.replace(/[\u0080-\uffff]/g, (letter) => (/[\ud800-\udfff]/.test(letter) ? letter : `&#${letter.charCodeAt(0)};`));
  return way < 0.4 ? escaped.replaceAll("\n", "&#10;") : escaped;
}

function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${letters(Math.floor(index / 26) - 1)}${letters(index % 26)}`;
}
