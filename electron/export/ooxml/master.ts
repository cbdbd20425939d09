import type { Box } from "./drawing.ts";
import { fill, NAMESPACES, typeSize } from "./drawing.ts";
import { FRAME, SLOT, TYPE } from "./frame.ts";
import { Links, officeLink, type Part } from "./package.ts";
import { type Slot, shapeTree, slideNumber, textShape } from "./shape.ts";
import type { Run, Voice } from "./text.ts";
import { document, element, literal, type Xml } from "./xml.ts";

const SPACES = { "xmlns:a": NAMESPACES.a, "xmlns:r": NAMESPACES.r, "xmlns:p": NAMESPACES.p };
const TYPE_PREFIX = "application/vnd.openxmlformats-officedocument.presentationml";

export const MASTER_NAME = "/ppt/slideMasters/slideMaster1.xml";
export const LAYOUT_NAMES = { cover: "/ppt/slideLayouts/slideLayout1.xml", content: "/ppt/slideLayouts/slideLayout2.xml" } as const;

/** Ids of master and layouts share one range, from 2^31 (ST_SlideMasterId). */
export const MASTER_ID = 2_147_483_648;

/** The master and its two layouts; `company` stands at the top right, on the cover `coverCompany`. */
export function masterParts(company: string, coverCompany: string, voice: Voice): readonly Part[] {
  const masterLinks = new Links();
  const coverId = masterLinks.add(officeLink("slideLayout"), LAYOUT_NAMES.cover);
  const contentId = masterLinks.add(officeLink("slideLayout"), LAYOUT_NAMES.content);
  masterLinks.add(officeLink("theme"), "/ppt/theme/theme1.xml");
  const master = element(
    "p:sldMaster",
    SPACES,
    element(
      "p:cSld",
      null,
      literal`<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`,
      shapeTree([
        prompt(2, "Title", { type: "title" }, FRAME.title, TYPE.title, voice, true),
        prompt(3, "Text", { type: "body", index: SLOT.content }, FRAME.content, TYPE.body, voice),
        slideNumber(4, 4, FRAME.number, null, TYPE.footnote, voice),
      ]),
    ),
    literal`<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`,
    element(
      "p:sldLayoutIdLst",
      null,
      element("p:sldLayoutId", { id: MASTER_ID + 1, "r:id": coverId }),
      element("p:sldLayoutId", { id: MASTER_ID + 2, "r:id": contentId }),
    ),
    textStyles(voice),
  );
  return [
    { name: MASTER_NAME, contentType: `${TYPE_PREFIX}.slideMaster+xml`, bytes: document(master), links: masterLinks },
    layout(LAYOUT_NAMES.cover, "Cover", "title", coverShapes(coverCompany, voice)),
    layout(LAYOUT_NAMES.content, "Title and content", "obj", contentShapes(company, voice)),
  ];
}

function layout(name: string, title: string, type: string, shapes: readonly Xml[]): Part {
  const links = new Links();
  links.add(officeLink("slideMaster"), MASTER_NAME);
  const root = element(
    "p:sldLayout",
    { ...SPACES, type, preserve: true },
    element("p:cSld", { name: title }, shapeTree(shapes)),
    literal`<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`,
  );
  return { name, contentType: `${TYPE_PREFIX}.slideLayout+xml`, bytes: document(root), links };
}

/** The name at the top right belongs to the layout: every slide shows it and one place changes it. */
function companyShape(id: number, company: string, voice: Voice): readonly Xml[] {
  if (company === "") return [];
  const run: Run = { text: company, size: TYPE.company, color: voice.colors.accent, bold: true };
  return [textShape(id, "Company", null, FRAME.company, [{ runs: [run], align: "right" }], voice)];
}

function coverShapes(company: string, voice: Voice): readonly Xml[] {
  return [
    prompt(2, "Title", { type: "ctrTitle" }, FRAME.coverTitle, TYPE.coverTitle, voice, true, "b"),
    prompt(3, "Subtitle", { type: "subTitle", index: SLOT.content }, FRAME.coverSubtitle, TYPE.coverSubtitle, voice),
    prompt(4, "Facts", { type: "body", index: SLOT.footnote }, FRAME.coverLines, TYPE.body, voice),
    ...companyShape(5, company, voice),
  ];
}

function contentShapes(company: string, voice: Voice): readonly Xml[] {
  return [
    prompt(2, "Title", { type: "title" }, FRAME.title, TYPE.title, voice, true),
    prompt(3, "Subtitle", { type: "body", index: SLOT.subtitle }, FRAME.subtitle, TYPE.subtitle, voice),
    prompt(4, "Content", { type: "obj", index: SLOT.content }, FRAME.content, TYPE.body, voice),
    prompt(5, "Footnote", { type: "body", index: SLOT.footnote }, FRAME.footnote, TYPE.footnote, voice),
    prompt(6, "Source", { type: "body", index: SLOT.source }, FRAME.source, TYPE.footnote, voice),
    slideNumber(7, SLOT.number, FRAME.number, null, TYPE.footnote, voice),
    ...companyShape(8, company, voice),
  ];
}

function prompt(
  id: number,
  name: string,
  slot: Slot,
  box: Box,
  size: number,
  voice: Voice,
  isHeading = false,
  anchor: "t" | "b" = "t",
): Xml {
  const run: Run = { text: name, size, color: isHeading ? voice.colors.ink : voice.colors.soft, bold: isHeading };
  return textShape(id, name, slot, box, [{ runs: [run] }], { ...voice, heading: isHeading }, { anchor });
}

function textStyles(voice: Voice): Xml {
  const style = (name: string, size: number, color: string, bold: boolean, font: string): Xml =>
    element(
      name,
      null,
      element(
        "a:lvl1pPr",
        { marL: 0, indent: 0, algn: "l" },
        element("a:buNone", null),
        element("a:defRPr", { sz: typeSize(size), b: bold }, fill(color, voice.colors), element("a:latin", { typeface: font })),
      ),
    );
  return element(
    "p:txStyles",
    null,
    style("p:titleStyle", TYPE.title, voice.colors.ink, true, "+mj-lt"),
    style("p:bodyStyle", TYPE.body, voice.colors.soft, false, "+mn-lt"),
    style("p:otherStyle", TYPE.body, voice.colors.ink, false, "+mn-lt"),
  );
}
