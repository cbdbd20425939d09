import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const textOf = (path: string): string => readFileSync(path, "utf8");

describe("what an npm script runs", () => {
  it("stands in the repository, down to the file that its tool starts", () => {
    const { scripts } = JSON.parse(textOf("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
    const tools = Object.values(scripts).flatMap((script) => script.match(/tools\/[\w.-]+/g) ?? []);
    const started = readdirSync("tools")
      .filter((name) => name.endsWith(".mjs"))
      .flatMap((name) => [...textOf(`tools/${name}`).matchAll(/"((?:test|samples)\/[^"]+\.ts)"/g)].map(([, path = ""]) => path));
    expect(tools.length).toBeGreaterThan(10);
    expect(started.length).toBeGreaterThan(2);
    expect([...tools, ...started].filter((path) => !existsSync(path))).toEqual([]);
  });
});
