/** What part of a name says when: a period of the calendar, or the number of a survey's round. */
export type WaveKind = "day" | "month" | "quarter" | "half" | "year" | "monthOnly" | "quarterOnly" | "round";

export type WaveName = {
  readonly kind: WaveKind;
  /** `2026-Q1`, `2025-03`, `2025`, `2025-H1`, `2025-03-31`; without a year `Q1` or `03`; of a round its number. Sorts in time order, rounds by `order`. */
  readonly key: string;
  /** Time order among names of one kind. */
  readonly order: number;
  /** The part of the name that says so, as it is written. */
  readonly part: string;
  /** The name without it. */
  readonly rest: string;
};

/** The first letters of the months, without accents, that tell them in English, French, Italian, Romanian, German, Spanish and Portuguese. */
const MONTHS: readonly string[] = [
  "january|januar|janvier|gennaio|ianuarie|enero|janeiro|janv|jan|gen|ian|ene",
  "february|februar|fevrier|febbraio|februarie|febrero|fevereiro|fevr|febr|feb|fev",
  "march|marz|maerz|mars|marzo|martie|marco|mar|mrz",
  "april|avril|aprile|aprilie|abril|avr|apr|abr",
  "may|mai|maggio|mayo|maio|mag",
  "june|juni|juin|giugno|iunie|junio|junho|jun|giu|iun",
  "july|juli|juillet|luglio|iulie|julio|julho|juil|jul|lug|iul",
  "august|aout|agosto|aug|ago",
  "september|septembre|settembre|septembrie|septiembre|setembro|sept|sep|sett|set",
  "october|oktober|octobre|ottobre|octombrie|octubre|outubro|oct|okt|ott|out",
  "november|novembre|noiembrie|noviembre|novembro|nov|noi",
  "december|dezember|decembre|dicembre|decembrie|diciembre|dezembro|dec|dez|dic",
];
const MONTH = `(?<month>${MONTHS.join("|")})\\.?`;
const YEAR = "(?<year>(?:19|20)\\d\\d)";
/** Two digits are a year only beside a month or a quarter. */
const SHORT_YEAR = "(?<year>(?:19|20)\\d\\d|['\\u2019]?[0-4]\\d)";
/** What may stand between two parts of a date. */
const GAP = "[ _.,/'\\u2019-]{0,3}(?:(?:de|of|del|di|din|do|des) )?";
const QUARTERS = "quarters?|quartal|trimestre|trimestrul|trimestru|trimester|trim|tri|tr|qtr|kw?q|q|t";
const HALVES = "semestre|semestrul|semestru|semester|half year|half|halbjahr|sem|h|s";
const ORDINAL = "\\.?(?:st|nd|rd|th|er|ere|re|eme|e|o|a|\\.|\\u00ba|\\u00aa|-lea|-a)? ?";
const ROUNDS =
  "waves?|vague|ondata|onda|rilevazione|misurazione|valul|val|runda|masurarea|masuratoarea|welle|befragung|oleada|ola|ronda|medicion|vaga|medicao|rodada|rounds?|runde|tour|mesure|edition|edizione|editia|edicion|edicao";
const WORDS: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  prima: 1,
  primo: 1,
  seconda: 2,
  secondo: 2,
  terza: 3,
  terzo: 3,
  quarta: 4,
  quarto: 4,
  premier: 1,
  premiere: 1,
  deuxieme: 2,
  troisieme: 3,
  quatrieme: 4,
  erste: 1,
  erstes: 1,
  zweite: 2,
  zweites: 2,
  dritte: 3,
  drittes: 3,
  vierte: 4,
  viertes: 4,
  primera: 1,
  primer: 1,
  segunda: 2,
  segundo: 2,
  tercera: 3,
  tercer: 3,
  cuarta: 4,
  cuarto: 4,
  primeira: 1,
  primeiro: 1,
  terceira: 3,
  terceiro: 3,
};
const FOUR = `(?<n>[1-4]|iv|iii|ii|i)`;
const SPELT = `(?<n>[1-4]|${Object.keys(WORDS).join("|")})`;

type Found = { readonly kind: WaveKind; readonly key: string; readonly order: number };
type Pattern = { readonly test: RegExp; readonly read: (groups: Readonly<Record<string, string | undefined>>) => Found | null };

/** Nothing else of a word before or behind. */
const alone = (pattern: string): RegExp => new RegExp(`(?<![a-z0-9])(?:${pattern})(?![a-z0-9])`);

const quarter = ({ year, n }: Readonly<Record<string, string | undefined>>): Found | null => {
  const [y, q] = [yearOf(year), numberOf(n)];
  if (q === null || q > 4) return null;
  return y === null ? { kind: "quarterOnly", key: `Q${q}`, order: q } : { kind: "quarter", key: `${y}-Q${q}`, order: y * 4 + q };
};
const half = ({ year, n }: Readonly<Record<string, string | undefined>>): Found | null => {
  const [y, h] = [yearOf(year), numberOf(n)];
  return y === null || h === null || h > 2 ? null : { kind: "half", key: `${y}-H${h}`, order: y * 2 + h };
};
const month = ({ year, month: name, mm }: Readonly<Record<string, string | undefined>>): Found | null => {
  const y = yearOf(year);
  const m = mm === undefined ? 1 + MONTHS.findIndex((names) => names.split("|").includes(name ?? "")) : Number(mm);
  if (m < 1 || m > 12) return null;
  const two = String(m).padStart(2, "0");
  return y === null ? { kind: "monthOnly", key: two, order: m } : { kind: "month", key: `${y}-${two}`, order: y * 12 + m };
};
const day = ({ year, mm, dd }: Readonly<Record<string, string | undefined>>): Found | null => {
  const key = `${year}-${mm}-${dd}`;
  const at = new Date(`${key}T00:00:00Z`).getTime();
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(key) ? null : { kind: "day", key, order: at / 86_400_000 };
};
const round = ({ n }: Readonly<Record<string, string | undefined>>): Found | null => {
  const number = numberOf(n);
  return number === null ? null : { kind: "round", key: String(number), order: number };
};

const ROUND = "(?<n>\\d{1,3}|iv|iii|ii|i|vi{0,3}|ix|x)";
const PATTERNS: readonly Pattern[] = [
  { test: alone("(?<year>(?:19|20)\\d\\d)[-_./](?<mm>0[1-9]|1[0-2])[-_./](?<dd>[0-3]\\d)"), read: day },
  { test: alone("(?<year>(?:19|20)\\d\\d)(?<mm>0[1-9]|1[0-2])(?<dd>[0-3]\\d)"), read: day },
  { test: alone(`(?:${QUARTERS})\\.?[ _-]?${FOUR}${GAP}${SHORT_YEAR}`), read: quarter },
  { test: alone(`${YEAR}${GAP}(?:${QUARTERS})\\.?[ _-]?${FOUR}`), read: quarter },
  { test: alone(`${SPELT}${ORDINAL}(?:${QUARTERS})\\.?${GAP}${SHORT_YEAR}`), read: quarter },
  { test: alone(`${YEAR}${GAP}${SPELT}${ORDINAL}(?:${QUARTERS})\\.?`), read: quarter },
  { test: alone(`(?:${HALVES})\\.?[ _-]?(?<n>[12]|ii|i)${GAP}${SHORT_YEAR}`), read: half },
  { test: alone(`${YEAR}${GAP}(?:${HALVES})\\.?[ _-]?(?<n>[12]|ii|i)`), read: half },
  { test: alone(`${SPELT}${ORDINAL}(?:${HALVES})\\.?${GAP}${SHORT_YEAR}`), read: half },
  { test: alone(`${MONTH}${GAP}${SHORT_YEAR}`), read: month },
  { test: alone(`${YEAR}${GAP}${MONTH}`), read: month },
  { test: alone("(?<year>(?:19|20)\\d\\d)[-_./ ]?(?<mm>0[1-9]|1[0-2])"), read: month },
  { test: alone("(?<mm>0?[1-9]|1[0-2])[-_./](?<year>(?:19|20)\\d\\d)"), read: month },
  { test: alone(`(?:${ROUNDS})[ _.:#n\\u00b0\\u00ba-]{0,4}${ROUND}`), read: round },
  { test: alone(`(?<n>\\d{1,3}|${Object.keys(WORDS).join("|")})${ORDINAL}(?:${ROUNDS})`), read: round },
  { test: alone(`(?<!\\d[-/.])${YEAR}(?![-/.]\\d)`), read: ({ year }) => ({ kind: "year", key: year ?? "", order: Number(year) }) },
  { test: alone(`(?:${QUARTERS})\\.?[ _-]?${FOUR}`), read: quarter },
  { test: alone(`${SPELT}${ORDINAL}(?:quarters?|quartal|trimestre|trimestrul|trimestru|trimester)`), read: quarter },
  { test: alone("w[ _-]?(?<n>\\d{1,3})"), read: round },
  { test: alone(MONTH), read: month },
];

/** What a name of a sheet, file or column says about when its answers were given; `null` = nothing. */
export function waveName(name: string): WaveName | null {
  const { folded, places } = foldedWith(name);
  for (const { test, read } of PATTERNS) {
    const match = test.exec(folded);
    if (match === null) continue;
    const found = read(match.groups ?? {});
    if (found === null) continue;
    const from = places[match.index] ?? 0;
    const to = places[match.index + match[0].length] ?? name.length;
    return { ...found, part: name.slice(from, to).trim(), rest: tidy(name.slice(0, from), name.slice(to)) };
  }
  return null;
}

/** A quarter or month without a year in the year that something else names. */
export function inYear(wave: WaveName, year: number): WaveName {
  if (wave.kind === "quarterOnly") return { ...wave, kind: "quarter", key: `${year}-${wave.key}`, order: year * 4 + wave.order };
  if (wave.kind === "monthOnly") return { ...wave, kind: "month", key: `${year}-${wave.key}`, order: year * 12 + wave.order };
  return wave;
}

/** What is left of a name around the part that was taken out, without the marks that held it. */
function tidy(before: string, behind: string): string {
  const left = before.replace(/[\s_.,:;/|()[\]{}\u2013\u2014-]+$/u, "");
  const right = behind.replace(/^[\s_.,:;/|()[\]{}\u2013\u2014-]+/u, "");
  const joined = left === "" || right === "" ? left + right : `${left} ${right}`;
  return joined.replace(/^[\s_.,:;/|\u2013\u2014-]+|[\s_,:;/|\u2013\u2014-]+$/gu, "").trim();
}

const yearOf = (text: string | undefined): number | null => {
  const digits = text?.replace(/['\u2019]/g, "");
  if (digits === undefined || digits === "") return null;
  return digits.length === 2 ? 2_000 + Number(digits) : Number(digits);
};

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10 };
const numberOf = (text: string | undefined): number | null => {
  if (text === undefined) return null;
  if (/^\d+$/.test(text)) return Number(text);
  return ROMAN[text] ?? WORDS[text] ?? null;
};

/** The name in lower case without accents, and for each of its letters where it stands in the name. */
function foldedWith(name: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = "";
  const places: number[] = [];
  let at = 0;
  for (const letter of name) {
    const plain = letter
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase();
    for (let index = 0; index < plain.length; index++) places.push(at);
    folded += plain;
    at += letter.length;
  }
  places.push(name.length);
  return { folded, places };
}
