import { fill, type Palette, typeSize } from "./drawing.ts";
import { element, text, type Xml } from "./xml.ts";

/** A run of text in one style; `size` in slide units. */
export type Run = { readonly text: string; readonly size: number; readonly color: string; readonly bold?: boolean };

export type Paragraph = {
  readonly runs: readonly Run[];
  readonly align?: "left" | "center" | "right";
  /** Line height as a multiple, 1 = that of the font. */
  readonly leading?: number;
  /** Space before, in slide units. */
  readonly before?: number;
};

const ALIGN = { left: "l", center: "ctr", right: "r" } as const;

/** Language of the words and typeface of the theme, `+mj-lt` for headings and `+mn-lt` for the body. */
export type Voice = { readonly locale: string; readonly heading?: boolean; readonly colors: Palette };

export function runProperties(name: string, run: Omit<Run, "text">, voice: Voice): Xml {
  const font = voice.heading === true ? "+mj-lt" : "+mn-lt";
  return element(
    name,
    { lang: name === "a:defRPr" ? undefined : voice.locale, sz: typeSize(run.size), b: run.bold === true },
    fill(run.color, voice.colors),
    element("a:latin", { typeface: font }),
  );
}

/** A line end inside a run becomes a break, as `a:t` holds one line. */
function runXml(run: Run, voice: Voice): Xml[] {
  const pieces: Xml[] = [];
  for (const [index, line] of run.text.split(/\r\n|\r|\n/).entries()) {
    if (index > 0) pieces.push(element("a:br", null, runProperties("a:rPr", run, voice)));
    if (line !== "") pieces.push(element("a:r", null, runProperties("a:rPr", run, voice), element("a:t", null, text(line))));
  }
  return pieces;
}

export function paragraphXml(paragraph: Paragraph, voice: Voice): Xml {
  const { leading, before } = paragraph;
  const last = paragraph.runs.at(-1);
  return element(
    "a:p",
    null,
    element(
      "a:pPr",
      { marL: 0, indent: 0, algn: ALIGN[paragraph.align ?? "left"] },
      leading === undefined ? null : element("a:lnSpc", null, element("a:spcPct", { val: Math.round(leading * 100_000) })),
      before === undefined ? null : element("a:spcBef", null, element("a:spcPts", { val: typeSize(before) })),
      element("a:buNone", null),
    ),
    ...paragraph.runs.flatMap((run) => runXml(run, voice)),
    last === undefined ? null : runProperties("a:endParaRPr", last, voice),
  );
}

export type Frame = {
  readonly anchor?: "t" | "ctr" | "b";
  /** Distance of the text from its box, in slide units. */
  readonly inset?: number;
};

/** The body of a shape (`p:txBody`), a table cell (`a:txBody`) or a chart title (`c:rich`). */
export function textBody(name: string, paragraphs: readonly Paragraph[], voice: Voice, frame: Frame = {}): Xml {
  const inset = Math.round((frame.inset ?? 0) * 9525);
  const body =
    name === "a:txBody" || name === "c:rich"
      ? element("a:bodyPr", null)
      : element(
          "a:bodyPr",
          {
            wrap: "square",
            lIns: inset,
            tIns: inset,
            rIns: inset,
            bIns: inset,
            rtlCol: false,
            anchor: frame.anchor ?? "t",
          },
          element("a:noAutofit", null),
        );
  // A body without a paragraph is not allowed.
  const written = paragraphs.length > 0 ? paragraphs.map((paragraph) => paragraphXml(paragraph, voice)) : [element("a:p", null)];
  return element(name, null, body, element("a:lstStyle", null), ...written);
}
