import { type Zippable, zipSync } from "fflate";
import { document, element } from "./xml.ts";

/** A part of an OPC package (ISO/IEC 29500-2). */
export type Part = {
  /** Absolute, as in `/ppt/slides/slide1.xml`. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly links: Links;
};

type Link = { readonly id: string; readonly type: string; readonly target: string };

/** The relationships of one part, or of the package itself. Ids are given in order, so the same links make the same bytes. */
export class Links {
  readonly list: Link[] = [];

  /** Adds a relationship to the part of that absolute name and returns its id. */
  add(type: string, target: string): string {
    const id = `rId${this.list.length + 1}`;
    this.list.push({ id, type, target });
    return id;
  }
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The type of an office relationship, by its last word. */
export const officeLink = (word: string): string => `${OFFICE}/${word}`;
export const RELATIONSHIPS_NAMESPACE = OFFICE;
export const CORE_PROPERTIES_LINK = `${PACKAGE}/relationships/metadata/core-properties`;

/** Files that are packages themselves, typed by their extension; everything else by an override. */
const DEFAULT_TYPES: Readonly<Record<string, string>> = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/**
 * The package as bytes. Content types and relationship parts are made from what is there, so that neither can name a part
 * that does not exist. No clock: every entry carries 1980-01-01, the earliest date that a zip can hold.
 */
export function writePackage(parts: readonly Part[], rootLinks: Links): Uint8Array {
  const names = new Set<string>();
  for (const part of parts) {
    // Part names are compared without case (ISO/IEC 29500-2, 6.3.5).
    if (names.has(part.name.toLowerCase())) throw new Error(`writePackage requires part names to be unique, got ${part.name} twice`);
    names.add(part.name.toLowerCase());
  }
  const entries: Zippable = {};
  entries["[Content_Types].xml"] = compressed(contentTypes(parts));
  entries["_rels/.rels"] = compressed(relationships("/", rootLinks, names));
  for (const part of parts) {
    const isPackage = extension(part.name) in DEFAULT_TYPES;
    entries[part.name.slice(1)] = isPackage ? [part.bytes, { level: 0, mtime: ZIP_EPOCH }] : compressed(part.bytes);
    if (part.links.list.length > 0) {
      entries[relationshipsName(part.name).slice(1)] = compressed(relationships(part.name, part.links, names));
    }
  }
  return zipSync(entries);
}

// Zip dates are local times; the local midnight reads the same in every zone.
const ZIP_EPOCH = new Date(1980, 0, 1);
const compressed = (bytes: Uint8Array): [Uint8Array, { level: 6; mtime: Date }] => [bytes, { level: 6, mtime: ZIP_EPOCH }];

const extension = (name: string): string => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

function contentTypes(parts: readonly Part[]): Uint8Array {
  const used = [...new Set(parts.map((part) => extension(part.name)))].filter((ending) => ending in DEFAULT_TYPES).sort();
  return document(
    element(
      "Types",
      { xmlns: `${PACKAGE}/content-types` },
      element("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      ...used.map((ending) => element("Default", { Extension: ending, ContentType: DEFAULT_TYPES[ending] })),
      ...parts
        .filter((part) => DEFAULT_TYPES[extension(part.name)] !== part.contentType)
        .map((part) => element("Override", { PartName: part.name, ContentType: part.contentType })),
    ),
  );
}

function relationships(source: string, links: Links, names: ReadonlySet<string>): Uint8Array {
  return document(
    element(
      "Relationships",
      { xmlns: `${PACKAGE}/relationships` },
      ...links.list.map(({ id, type, target }) => {
        if (!names.has(target.toLowerCase())) throw new Error(`writePackage requires every relationship to have its part, got ${target}`);
        return element("Relationship", { Id: id, Type: type, Target: relativeName(source, target) });
      }),
    ),
  );
}

function relationshipsName(name: string): string {
  const cut = name.lastIndexOf("/");
  return `${name.slice(0, cut)}/_rels${name.slice(cut)}.rels`;
}

/** `../charts/chart1.xml` from `/ppt/slides/slide1.xml`; some readers know no absolute targets. */
function relativeName(source: string, target: string): string {
  const from = source.split("/").slice(1, -1);
  const to = target.split("/").slice(1);
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
