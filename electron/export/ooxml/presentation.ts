import type { DeckTheme } from "../../../shared/report/deck.ts";
import { emu, NAMESPACES, SLIDE_HEIGHT, SLIDE_WIDTH } from "./drawing.ts";
import { LAYOUT_NAMES, MASTER_ID, MASTER_NAME, masterParts } from "./master.ts";
import { NOTES_MASTER_NAME, notesMasterParts, notesName, notesPart } from "./notes.ts";
import { Links, officeLink, type Part, writePackage } from "./package.ts";
import { linkProperties, propertyParts } from "./properties.ts";
import { shapeTree } from "./shape.ts";
import type { Voice } from "./text.ts";
import { themePart } from "./theme.ts";
import { document, element, literal, type Xml } from "./xml.ts";

/** A slide as it is drawn: shapes, and the parts that they refer to. */
export type SlideContent = {
  readonly layout: keyof typeof LAYOUT_NAMES;
  readonly shapes: readonly Xml[];
  readonly links: Links;
  readonly parts: readonly Part[];
  readonly notes: string | undefined;
};

export type PresentationContent = {
  readonly title: string;
  readonly language: string;
  readonly company: string;
  readonly theme: DeckTheme;
  readonly slides: readonly SlideContent[];
};

const SPACES = { "xmlns:a": NAMESPACES.a, "xmlns:r": NAMESPACES.r, "xmlns:p": NAMESPACES.p };
const TYPE_PREFIX = "application/vnd.openxmlformats-officedocument.presentationml";

const slideName = (index: number): string => `/ppt/slides/slide${index + 1}.xml`;

/** Links a slide to its layout; first, so that it is rId1 on every slide. */
export function slideLinks(layout: keyof typeof LAYOUT_NAMES): Links {
  const links = new Links();
  links.add(officeLink("slideLayout"), LAYOUT_NAMES[layout]);
  return links;
}

/** A pptx file. */
export function writePresentation(content: PresentationContent, voice: Voice): Uint8Array {
  const links = new Links();
  const masterId = links.add(officeLink("slideMaster"), MASTER_NAME);
  const slideIds = content.slides.map((_, index) => links.add(officeLink("slide"), slideName(index)));
  const hasNotes = content.slides.some((slide) => slide.notes !== undefined);
  const notesId = hasNotes ? links.add(officeLink("notesMaster"), NOTES_MASTER_NAME) : null;
  links.add(officeLink("presProps"), "/ppt/presProps.xml");
  links.add(officeLink("theme"), "/ppt/theme/theme1.xml");
  links.add(officeLink("tableStyles"), "/ppt/tableStyles.xml");
  const root = element(
    "p:presentation",
    { ...SPACES, saveSubsetFonts: true },
    element("p:sldMasterIdLst", null, element("p:sldMasterId", { id: MASTER_ID, "r:id": masterId })),
    notesId === null ? null : element("p:notesMasterIdLst", null, element("p:notesMasterId", { "r:id": notesId })),
    element("p:sldIdLst", null, ...slideIds.map((id, index) => element("p:sldId", { id: 256 + index, "r:id": id }))),
    element("p:sldSz", { cx: emu(SLIDE_WIDTH), cy: emu(SLIDE_HEIGHT) }),
    element("p:notesSz", { cx: emu(720), cy: emu(960) }),
  );
  const packageLinks = new Links();
  packageLinks.add(officeLink("officeDocument"), "/ppt/presentation.xml");
  linkProperties(packageLinks);
  return writePackage(
    [
      { name: "/ppt/presentation.xml", contentType: `${TYPE_PREFIX}.presentation.main+xml`, bytes: document(root), links },
      // A cover that has the name for its title needs it once.
      ...masterParts(content.company, content.company === content.title ? "" : content.company, voice),
      themePart(content.theme, 1),
      ...(hasNotes ? notesMasterParts(content.theme, voice) : []),
      ...content.slides.flatMap((slide, index) => slideParts(slide, index, voice)),
      constantPart("/ppt/presProps.xml", `${TYPE_PREFIX}.presProps+xml`, element("p:presentationPr", SPACES)),
      constantPart(
        "/ppt/tableStyles.xml",
        `${TYPE_PREFIX}.tableStyles+xml`,
        element("a:tblStyleLst", { "xmlns:a": NAMESPACES.a, def: "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}" }),
      ),
      ...propertyParts(content.title, content.language),
    ],
    packageLinks,
  );
}

function slideParts(slide: SlideContent, index: number, voice: Voice): readonly Part[] {
  const notes = slide.notes === undefined ? [] : [notesPart(index + 1, slideName(index), slide.notes, voice)];
  if (notes.length > 0) slide.links.add(officeLink("notesSlide"), notesName(index + 1));
  const root = element(
    "p:sld",
    SPACES,
    element("p:cSld", null, shapeTree(slide.shapes)),
    literal`<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>`,
  );
  return [
    { name: slideName(index), contentType: `${TYPE_PREFIX}.slide+xml`, bytes: document(root), links: slide.links },
    ...slide.parts,
    ...notes,
  ];
}

const constantPart = (name: string, contentType: string, root: Xml): Part => ({
  name,
  contentType,
  bytes: document(root),
  links: new Links(),
});
