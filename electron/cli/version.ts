import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The version in Octad's own package.json, the nearest one above this file, bundled or not. */
export function productVersion(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const file = join(folder, "package.json");
    if (existsSync(file)) {
      const facts: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (isOctad(facts)) return facts.version;
    }
    folder = dirname(folder);
  }
  throw new Error("productVersion requires Octad's package.json above the program");
}

const isOctad = (facts: unknown): facts is { readonly version: string } =>
  typeof facts === "object" &&
  facts !== null &&
  "name" in facts &&
  facts.name === "octad" &&
  "version" in facts &&
  typeof facts.version === "string";
