/**
 * What a drawn chart is made of. Everything else is refused: scripts, event handlers, styles, foreign objects, pictures, links,
 * entities and whatever would be fetched when the file is opened.
 */
const ELEMENTS: ReadonlySet<string> = new Set([
  "svg",
  "g",
  "title",
  "desc",
  "defs",
  "clipPath",
  "path",
  "rect",
  "circle",
  "ellipse",
  "line",
  "polyline",
  "polygon",
  "text",
  "tspan",
]);

const ATTRIBUTES: ReadonlySet<string> = new Set([
  ..."xmlns id width height viewBox preserveAspectRatio role aria-label d x y dx dy x1 y1 x2 y2 cx cy r rx ry points".split(" "),
  ..."transform fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset".split(" "),
  ..."stroke-linecap stroke-linejoin stroke-miterlimit opacity clip-path clip-rule vector-effect".split(" "),
  ..."font-family font-size font-style font-weight letter-spacing text-anchor dominant-baseline xml:space".split(" "),
]);

/** An opening or closing tag, then the text up to the next one. */
const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>([^<]*)/y;
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g;
/** Only the five entities of XML and characters by number; no document brings its own. */
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/;
const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** Whether a text is one well-formed SVG element made of shapes and words only. */
export function isPlainSvg(text: string): boolean {
  const open: string[] = [];
  TAG.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    if (match === null) return false;
    const [whole, closing, name = "", attributes = "", selfClosing, words = ""] = match;
    // Nothing but one element at the top.
    if (at > 0 && open.length === 0) return false;
    if (at === 0 && (name !== "svg" || closing !== "" || selfClosing !== "")) return false;
    if (closing !== "") {
      if (attributes !== "" || selfClosing !== "" || open.pop() !== name) return false;
    } else {
      if (!ELEMENTS.has(name) || !hasPlainAttributes(attributes)) return false;
      if (selfClosing === "") open.push(name);
    }
    if (BARE_AMPERSAND.test(words) || (open.length === 0 && words.trim() !== "")) return false;
    at += whole.length;
  }
  return at > 0 && open.length === 0;
}

function hasPlainAttributes(attributes: string): boolean {
  const seen = new Set<string>();
  for (const [, name = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (!ATTRIBUTES.has(name) || seen.has(name) || BARE_AMPERSAND.test(value)) return false;
    if (name === "xmlns" && value !== SVG_NAMESPACE) return false;
    // A reference is only to a part of the same picture. Escapes could hide one, so that none stand beside a bracket.
    if (/\(/.test(value) && name !== "transform" && name !== "aria-label" && !isOwnReferenceOrColor(value)) return false;
    if (name !== "aria-label" && name !== "font-family" && /[&\\]/.test(value)) return false;
    seen.add(name);
  }
  return true;
}

const isOwnReferenceOrColor = (value: string): boolean => /^url\(#[\w-]+\)$/.test(value) || /^rgba?\([\d\s.,/%]+\)$/.test(value);
