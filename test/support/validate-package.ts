import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { unzipSync } from "fflate";
import { PUBLIC_DATA } from "./public-data.ts";

/** The ISO/IEC 29500 schemas, read in place; they are not part of the project. */
const SCHEMAS = join(PUBLIC_DATA, "ooxml-xsd");

/** False where the folder is absent: tests then say that they were skipped. */
export const hasSchemas = existsSync(join(SCHEMAS, "pml.xsd"));

const SCHEMA_OF_NAMESPACE: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/presentationml/2006/main": "pml.xsd",
  "http://schemas.openxmlformats.org/drawingml/2006/chart": "dml-chart.xsd",
  "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd",
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "sml.xsd",
  "http://schemas.openxmlformats.org/package/2006/content-types": "opc-contentTypes.xsd",
  "http://schemas.openxmlformats.org/package/2006/relationships": "opc-relationships.xsd",
  "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "shared-documentPropertiesExtended.xsd",
};
const CORE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

export type PackageReport = {
  /** Every part by name; those of an embedded workbook as `outer.xlsx!inner`. */
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Parts held against a schema. */
  readonly validated: number;
  /** One line a fault; empty when the package is sound. */
  readonly faults: readonly string[];
};

const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

/** Opens a pptx or xlsx, the workbooks embedded in it too, and checks structure, schemas and core properties. */
export async function validatePackage(bytes: Uint8Array): Promise<PackageReport> {
  const parts = new Map<string, Uint8Array>();
  const faults: string[] = [];
  collect(bytes, "", parts, faults);
  const groups = new Map<string, { name: string; content: string }[]>();
  for (const [name, content] of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const words = decode(content);
    const namespace = rootNamespace(words);
    if (namespace === CORE_NAMESPACE) faults.push(...coreFaults(name, words));
    else {
      const schema = SCHEMA_OF_NAMESPACE[namespace];
      if (schema === undefined) faults.push(`${name}: no schema for root namespace ${namespace}`);
      else groups.set(schema, [...(groups.get(schema) ?? []), { name, content: words }]);
    }
  }
  if (!hasSchemas) return { parts, validated: 0, faults };
  const found = await Promise.all([...groups].map(([schema, members]) => schemaFaults(schema, members)));
  const validated = [...groups.values()].reduce((sum, members) => sum + members.length, 0);
  return { parts, validated, faults: [...faults, ...found.flat()] };
}

function collect(bytes: Uint8Array, prefix: string, into: Map<string, Uint8Array>, faults: string[]): void {
  faults.push(...duplicateEntries(bytes).map((name) => `${prefix}${name}: stands twice in the zip`));
  const files = unzipSync(bytes);
  faults.push(...structureFaults(files).map((fault) => prefix + fault));
  for (const [name, content] of Object.entries(files)) {
    into.set(prefix + name, content);
    if (name.endsWith(".xlsx")) collect(content, `${prefix}${name}!`, into, faults);
  }
}

/** Names that the central directory lists more than once, compared without case. */
function duplicateEntries(bytes: Uint8Array): string[] {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(Buffer.from("504b0506", "hex"));
  let at = view.readUInt32LE(end + 16);
  const seen = new Set<string>();
  const twice: string[] = [];
  for (let left = view.readUInt16LE(end + 10); left > 0; left--) {
    const length = view.readUInt16LE(at + 28);
    const name = view.toString("utf8", at + 46, at + 46 + length);
    if (seen.has(name.toLowerCase())) twice.push(name);
    seen.add(name.toLowerCase());
    at += 46 + length + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return twice;
}

const attributesOf = (tag: string): Record<string, string> =>
  Object.fromEntries([...tag.matchAll(/([\w:]+)="([^"]*)"/g)].map((match) => [match[1] ?? "", match[2] ?? ""]));

const tagsOf = (xml: string, name: string): Record<string, string>[] =>
  [...xml.matchAll(new RegExp(`<${name}(?=[\\s/>])[^>]*>`, "g"))].map((match) => attributesOf(match[0]));

/** Content types and relationships: nothing without a type, nothing named that is not there, no relationship id left over or missing. */
function structureFaults(files: Readonly<Record<string, Uint8Array>>): string[] {
  const faults: string[] = [];
  const names = new Set(Object.keys(files).map((name) => `/${name}`));
  const types = files["[Content_Types].xml"];
  if (types === undefined) return ["[Content_Types].xml is missing"];
  const defaults = new Set(tagsOf(decode(types), "Default").map((tag) => tag["Extension"]));
  const overrides = tagsOf(decode(types), "Override").map((tag) => tag["PartName"] ?? "");
  for (const name of overrides) if (!names.has(name)) faults.push(`[Content_Types].xml: ${name} does not exist`);
  if (new Set(overrides).size !== overrides.length) faults.push("[Content_Types].xml: an override stands twice");
  for (const name of names) {
    if (name === "/[Content_Types].xml" || overrides.includes(name)) continue;
    const extension = name.slice(name.lastIndexOf(".") + 1);
    if (!defaults.has(extension) || extension === "xml") faults.push(`${name}: has no content type of its own`);
  }
  const reached = new Set<string>();
  for (const name of names) {
    if (!name.endsWith(".rels")) continue;
    const folder = dirname(dirname(name));
    const source = join(folder, basename(name, ".rels"));
    const content = source === "/" || basename(name) === ".rels" ? "" : decode(files[source.slice(1)] ?? new Uint8Array());
    if (basename(name) !== ".rels" && !names.has(source)) faults.push(`${name}: its part does not exist`);
    const ids = new Set<string>();
    for (const link of tagsOf(decode(files[name.slice(1)] ?? new Uint8Array()), "Relationship")) {
      const target = resolve(folder, link["Target"] ?? "");
      if (!names.has(target)) faults.push(`${name}: target ${link["Target"]} does not exist`);
      reached.add(target);
      if (ids.has(link["Id"] ?? "")) faults.push(`${name}: id ${link["Id"]} stands twice`);
      ids.add(link["Id"] ?? "");
    }
    for (const match of content.matchAll(/\br:(?:id|embed|link)="([^"]*)"/g)) {
      if (!ids.has(match[1] ?? "")) faults.push(`${source}: refers to ${match[1]}, which is no relationship`);
    }
  }
  for (const name of names) {
    if (name !== "/[Content_Types].xml" && !name.endsWith(".rels") && !reached.has(name)) faults.push(`${name}: nothing refers to it`);
  }
  for (const [name, content] of Object.entries(files))
    if (/charts\/chart\d+\.xml$/.test(name)) faults.push(...axisFaults(name, decode(content)));
  for (const [name, content] of Object.entries(files)) if (/slide\d+\.xml$/i.test(name)) faults.push(...shapeFaults(name, decode(content)));
  return faults;
}

/** Every axis id that a chart group names has its axis, and every axis the one that it crosses. */
function axisFaults(name: string, xml: string): string[] {
  const axes = new Set([...xml.matchAll(/<c:(?:catAx|valAx|dateAx|serAx)><c:axId val="(\d+)"/g)].map((match) => match[1]));
  const named = [...xml.matchAll(/<c:(?:axId|crossAx) val="(\d+)"/g)].map((match) => match[1]);
  return named.filter((id) => !axes.has(id)).map((id) => `${name}: axis ${id} does not exist`);
}

/** Shape ids are unique on a slide. */
function shapeFaults(name: string, xml: string): string[] {
  const ids = tagsOf(xml, "p:cNvPr").map((tag) => tag["id"]);
  return new Set(ids).size === ids.length ? [] : [`${name}: a shape id stands twice`];
}

/** The namespace of the root element, whichever prefix it has. */
function rootNamespace(xml: string): string {
  const root = /<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)([^>]*)>/.exec(xml);
  const prefix = root?.[1]?.slice(0, -1);
  const declared = new RegExp(prefix === undefined ? '\\sxmlns="([^"]*)"' : `\\sxmlns:${prefix}="([^"]*)"`).exec(root?.[3] ?? "");
  return declared?.[1] ?? "";
}

/** `opc-coreProperties.xsd` imports Dublin Core from the network, so its rules stand here: known elements, each at most once, dates typed. */
function coreFaults(name: string, xml: string): string[] {
  const known = [
    "cp:category",
    "cp:contentStatus",
    "cp:keywords",
    "cp:lastModifiedBy",
    "cp:lastPrinted",
    "cp:revision",
    "cp:version",
    "dc:creator",
    "dc:description",
    "dc:identifier",
    "dc:language",
    "dc:subject",
    "dc:title",
    "dcterms:created",
    "dcterms:modified",
  ];
  const inner = /<cp:coreProperties[^>]*>([\s\S]*)<\/cp:coreProperties>\s*$/.exec(xml)?.[1];
  if (inner === undefined) return [`${name}: is not core properties`];
  const elements = [...inner.matchAll(/<([a-z]+:[A-Za-z]+)([^>]*)>/g)];
  const faults = elements.filter((match) => !known.includes(match[1] ?? "")).map((match) => `${name}: unknown element ${match[1]}`);
  const names = elements.map((match) => match[1]);
  if (new Set(names).size !== names.length) faults.push(`${name}: an element stands twice`);
  for (const match of elements) {
    if (match[1]?.startsWith("dcterms:") === true && !match[2]?.includes('xsi:type="dcterms:W3CDTF"'))
      faults.push(`${name}: ${match[1]} has no type`);
  }
  return faults;
}

async function schemaFaults(schema: string, members: readonly { readonly name: string; readonly content: string }[]): Promise<string[]> {
  return hasXmllint() ? nativeFaults(schema, members) : wasmFaults(schema, members);
}

let xmllint: boolean | undefined;
function hasXmllint(): boolean {
  if (xmllint === undefined) {
    try {
      execFileSync("xmllint", ["--version"], { stdio: "ignore" });
      xmllint = true;
    } catch {
      xmllint = false; // not installed: the WebAssembly build does the same, slower
    }
  }
  return xmllint;
}

function nativeFaults(schema: string, members: readonly { readonly name: string; readonly content: string }[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "octad-parts-"));
  try {
    const files = members.map(({ content }, index) => {
      const file = join(folder, `${index}.xml`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, content);
      return file;
    });
    try {
      execFileSync("xmllint", ["--nonet", "--noout", "--schema", join(SCHEMAS, schema), ...files], { stdio: "pipe", maxBuffer: 1 << 28 });
      return [];
    } catch (error) {
      const output = String((error as { stderr?: Buffer }).stderr ?? error); // execFileSync throws with the streams of the child
      return output
        .split("\n")
        .filter((line) => line !== "" && !/ (validates|fails to validate)$/.test(line))
        .map((line) => withName(line.replace(`${folder}/`, ""), members));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A part goes by its place while it is checked; names of parts have slashes. */
function withName(line: string, members: readonly { readonly name: string }[]): string {
  return line.replace(/^(\d+)\.xml/, (_, index: string) => members[Number(index)]?.name ?? "");
}

async function wasmFaults(schema: string, members: readonly { readonly name: string; readonly content: string }[]): Promise<string[]> {
  const { validateXML } = await import("xmllint-wasm");
  const read = (fileName: string) => ({ fileName, contents: readFileSync(join(SCHEMAS, fileName), "utf8") });
  const result = await validateXML({
    xml: members.map(({ content }, index) => ({ fileName: `${index}.xml`, contents: content })),
    schema: [read(schema)],
    preload: readdirSync(SCHEMAS)
      .filter((fileName) => fileName.endsWith(".xsd") && fileName !== schema)
      .map(read),
    initialMemoryPages: 1024,
    maxMemoryPages: 4096,
  });
  return result.errors.map((error) => withName(error.rawMessage, members));
}
