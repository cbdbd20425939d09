import { type Box, type Palette, stroke, transform } from "./drawing.ts";
import { type Frame, type Paragraph, runProperties, textBody, type Voice } from "./text.ts";
import { element, text, type Xml } from "./xml.ts";

/** Which slot of the layout a shape fills. */
export type Slot = { readonly type?: "title" | "ctrTitle" | "subTitle" | "body" | "sldNum" | "sldImg" | "obj"; readonly index?: number };

export const slotXml = (slot: Slot): Xml => element("p:ph", { type: slot.type, idx: slot.index });

/** A shape with text: a placeholder when it has a slot, else a text box. */
export function textShape(
  id: number,
  name: string,
  slot: Slot | null,
  box: Box,
  paragraphs: readonly Paragraph[],
  voice: Voice,
  frame: Frame = {},
): Xml {
  return element(
    "p:sp",
    null,
    element(
      "p:nvSpPr",
      null,
      element("p:cNvPr", { id, name }),
      slot === null ? element("p:cNvSpPr", { txBox: true }) : element("p:cNvSpPr", null, element("a:spLocks", { noGrp: true })),
      slot === null ? element("p:nvPr", null) : element("p:nvPr", null, slotXml(slot)),
    ),
    element("p:spPr", null, transform(box), element("a:prstGeom", { prst: "rect" }, element("a:avLst", null)), element("a:noFill", null)),
    textBody("p:txBody", paragraphs, voice, frame),
  );
}

/** The number of the slide, kept by the viewer. */
export function slideNumber(id: number, index: number, box: Box, shown: number | null, size: number, voice: Voice): Xml {
  const properties = runProperties("a:rPr", { size, color: voice.colors.ink, bold: true }, voice);
  const field = element(
    "a:fld",
    { id: "{5B6C2A7E-2F4D-4C59-9D3B-6F1E0B8A7C11}", type: "slidenum" },
    properties,
    element("a:t", null, text(shown === null ? "\u2039#\u203a" : String(shown))),
  );
  return element(
    "p:sp",
    null,
    element(
      "p:nvSpPr",
      null,
      element("p:cNvPr", { id, name: `Slide number ${id}` }),
      element("p:cNvSpPr", null, element("a:spLocks", { noGrp: true })),
      element("p:nvPr", null, slotXml({ type: "sldNum", index })),
    ),
    element("p:spPr", null, transform(box), element("a:prstGeom", { prst: "rect" }, element("a:avLst", null))),
    element(
      "p:txBody",
      null,
      element("a:bodyPr", { lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: "b" }),
      element("a:lstStyle", null),
      element("a:p", null, element("a:pPr", { marL: 0, indent: 0, algn: "r" }), field),
    ),
  );
}

/** A thin horizontal line. */
export function ruleShape(id: number, x: number, y: number, width: number, colors: Palette): Xml {
  return element(
    "p:cxnSp",
    null,
    element("p:nvCxnSpPr", null, element("p:cNvPr", { id, name: `Rule ${id}` }), element("p:cNvCxnSpPr", null), element("p:nvPr", null)),
    element(
      "p:spPr",
      null,
      transform({ x, y, width, height: 0 }),
      element("a:prstGeom", { prst: "line" }, element("a:avLst", null)),
      stroke(colors.rule, 1, colors),
    ),
  );
}

/** The tree of a slide, layout, master or notes page; it begins with the group that holds the rest. */
export function shapeTree(shapes: readonly Xml[]): Xml {
  const zero = { x: 0, y: 0 };
  const none = { cx: 0, cy: 0 };
  return element(
    "p:spTree",
    null,
    element("p:nvGrpSpPr", null, element("p:cNvPr", { id: 1, name: "" }), element("p:cNvGrpSpPr", null), element("p:nvPr", null)),
    element(
      "p:grpSpPr",
      null,
      element("a:xfrm", null, element("a:off", zero), element("a:ext", none), element("a:chOff", zero), element("a:chExt", none)),
    ),
    ...shapes,
  );
}
