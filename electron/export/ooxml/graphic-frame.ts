import { type Box, NAMESPACES, offsetAndExtent } from "./drawing.ts";
import { type Slot, slotXml } from "./shape.ts";
import { element, type Xml } from "./xml.ts";

/** The frame that holds a table or a chart; `description` is read to people who do not see it. */
export function graphicFrame(id: number, name: string, description: string, slot: Slot | null, box: Box, uri: string, content: Xml): Xml {
  return element(
    "p:graphicFrame",
    null,
    element(
      "p:nvGraphicFramePr",
      null,
      element("p:cNvPr", { id, name, descr: description === "" ? undefined : description }),
      element("p:cNvGraphicFramePr", null, element("a:graphicFrameLocks", { noGrp: true })),
      slot === null ? element("p:nvPr", null) : element("p:nvPr", null, slotXml(slot)),
    ),
    element("p:xfrm", null, ...offsetAndExtent(box)),
    element("a:graphic", null, element("a:graphicData", { uri }, content)),
  );
}

/** A chart part by its relationship, in a frame. */
export const chartReference = (relationship: string): Xml =>
  element("c:chart", { "xmlns:c": NAMESPACES.c, "xmlns:r": NAMESPACES.r, "r:id": relationship });
