import type { DeckTheme } from "../../../shared/report/deck.ts";
import { NAMESPACES, transform } from "./drawing.ts";
import { Links, officeLink, type Part } from "./package.ts";
import { shapeTree, slotXml, textShape } from "./shape.ts";
import type { Voice } from "./text.ts";
import { themePart } from "./theme.ts";
import { document, element, literal, type Xml } from "./xml.ts";

const SPACES = { "xmlns:a": NAMESPACES.a, "xmlns:r": NAMESPACES.r, "xmlns:p": NAMESPACES.p };
const TYPE_PREFIX = "application/vnd.openxmlformats-officedocument.presentationml";

export const NOTES_MASTER_NAME = "/ppt/notesMasters/notesMaster1.xml";

/** A page of notes is 720 × 960 units, the slide's picture above its words. */
const PICTURE = { x: 60, y: 72, width: 600, height: 337.5 };
const WORDS = { x: 60, y: 444, width: 600, height: 440 };

function pictureShape(id: number): Xml {
  return element(
    "p:sp",
    null,
    element(
      "p:nvSpPr",
      null,
      element("p:cNvPr", { id, name: `Slide image ${id}` }),
      element("p:cNvSpPr", null, element("a:spLocks", { noGrp: true, noRot: true, noChangeAspect: true })),
      element("p:nvPr", null, slotXml({ type: "sldImg", index: 2 })),
    ),
    element("p:spPr", null, transform(PICTURE), literal`<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>`),
  );
}

const wordsShape = (id: number, words: string, voice: Voice): Xml =>
  textShape(id, `Notes ${id}`, { type: "body", index: 3 }, WORDS, paragraphs(words, voice), voice);

const paragraphs = (words: string, voice: Voice) =>
  words.split(/\n+/).map((line) => ({ runs: [{ text: line, size: 16, color: voice.colors.ink }], before: 6 }));

/** The notes master and its theme; there only when a slide has notes. */
export function notesMasterParts(theme: DeckTheme, voice: Voice): readonly Part[] {
  const links = new Links();
  links.add(officeLink("theme"), "/ppt/theme/theme2.xml");
  const root = element(
    "p:notesMaster",
    SPACES,
    element(
      "p:cSld",
      null,
      literal`<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>`,
      shapeTree([pictureShape(2), wordsShape(3, "Notes", voice)]),
    ),
    literal`<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`,
  );
  return [{ name: NOTES_MASTER_NAME, contentType: `${TYPE_PREFIX}.notesMaster+xml`, bytes: document(root), links }, themePart(theme, 2)];
}

export const notesName = (number: number): string => `/ppt/notesSlides/notesSlide${number}.xml`;

export function notesPart(number: number, slideName: string, words: string, voice: Voice): Part {
  const links = new Links();
  links.add(officeLink("notesMaster"), NOTES_MASTER_NAME);
  links.add(officeLink("slide"), slideName);
  const root = element(
    "p:notes",
    SPACES,
    element("p:cSld", null, shapeTree([pictureShape(2), wordsShape(3, words, voice)])),
    literal`<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`,
  );
  return { name: notesName(number), contentType: `${TYPE_PREFIX}.notesSlide+xml`, bytes: document(root), links };
}
