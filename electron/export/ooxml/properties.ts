import { CORE_PROPERTIES_LINK, Links, officeLink, type Part } from "./package.ts";
import { document, element, literal, text } from "./xml.ts";

/** Title and application of a file. No author, no clock: the same inputs must give the same bytes. */
export function propertyParts(title: string, language: string): readonly Part[] {
  const core = element(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    },
    element("dc:title", null, text(title)),
    element("dc:creator", null, text("Octad")),
    element("dc:language", null, text(language)),
  );
  const app = element(
    "Properties",
    { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
    literal`<Application>Octad</Application>`,
  );
  return [
    {
      name: CORE_NAME,
      contentType: "application/vnd.openxmlformats-package.core-properties+xml",
      bytes: document(core),
      links: new Links(),
    },
    {
      name: APP_NAME,
      contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
      bytes: document(app),
      links: new Links(),
    },
  ];
}

const CORE_NAME = "/docProps/core.xml";
const APP_NAME = "/docProps/app.xml";

/** Names the property parts from the package root. */
export function linkProperties(root: Links): void {
  root.add(CORE_PROPERTIES_LINK, CORE_NAME);
  root.add(officeLink("extended-properties"), APP_NAME);
}
