import type { Drawing } from "./picture.ts";

/** Text as it stands in markup; signs that XML cannot hold are left out. */
export const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: just these are what XML cannot hold
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** Shapes and words that a saved picture is made of. */
const ELEMENTS: ReadonlySet<string> = new Set("g defs clipPath path rect circle ellipse line polyline polygon text tspan".split(" "));
/** Taken as they are written. */
const GEOMETRY = "id d x y dx dy x1 y1 x2 y2 cx cy r rx ry width height points transform clip-path clip-rule fill-rule xml:space".split(
  " ",
);
/** Taken as they come out of the style sheet, so that a picture needs none. */
const SHAPE_STYLES = "fill fill-opacity stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity opacity".split(
  " ",
);
const TEXT_STYLES = "font-family font-size font-weight font-style text-anchor dominant-baseline".split(" ");
const USUAL: Readonly<Record<string, string>> = {
  "fill-opacity": "1",
  stroke: "none",
  "stroke-dasharray": "none",
  "stroke-linecap": "butt",
  "stroke-linejoin": "miter",
  "stroke-opacity": "1",
  opacity: "1",
  "font-style": "normal",
  "text-anchor": "start",
  "dominant-baseline": "auto",
};

/** A drawing of the page, with the styles that are in force written beside its shapes. */
export function drawingOf(svg: SVGSVGElement): Drawing {
  const { width, height } = svg.getBoundingClientRect();
  const inside = [...svg.children].map(markupOf).join("");
  const box = svg.viewBox.baseVal;
  const scaled = box !== null && box.width > 0 && box.height > 0;
  const scale = scaled ? Math.min(width / box.width, height / box.height) : 1;
  return { markup: scaled && scale !== 1 ? `<g transform="scale(${scale})">${inside}</g>` : inside, width, height };
}

function markupOf(element: Element): string {
  const name = element.tagName;
  if (!ELEMENTS.has(name)) return "";
  const style = getComputedStyle(element);
  if (style.display === "none" || style.visibility === "hidden") return "";
  const isWords = name === "text" || name === "tspan";
  const isGroup = name === "g" || name === "defs" || name === "clipPath";
  const written = GEOMETRY.flatMap((key) => {
    const value = element.getAttribute(key);
    return value === null || value === "" || value.includes("%") ? [] : [[key, value] as const];
  });
  const styled = [...(isGroup ? [] : SHAPE_STYLES), ...(isWords ? TEXT_STYLES : [])].flatMap((key) => {
    const value = style.getPropertyValue(key);
    return value === "" || value === USUAL[key] || (key === "stroke-width" && style.stroke === "none") ? [] : [[key, value] as const];
  });
  const attributes = [...written, ...styled].map(([key, value]) => ` ${key}="${escaped(value)}"`).join("");
  const children = [...element.childNodes]
    .map((child) => (child instanceof Element ? markupOf(child) : isWords && child instanceof Text ? escaped(child.data) : ""))
    .join("");
  return children === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${children}</${name}>`;
}
