import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOwnAddress } from "../../electron/main/origin.ts";
import { servePages } from "../../electron/main/serve-pages.ts";

describe("servePages", () => {
  let dist = "";
  let nonces = 0;
  let serve: ReturnType<typeof servePages>;
  const get = (url: string, method = "GET") => serve({ url, method });

  beforeAll(() => {
    dist = mkdtempSync(join(tmpdir(), "octad-pages-"));
    mkdirSync(join(dist, "renderer", "assets"), { recursive: true });
    writeFileSync(
      join(dist, "renderer", "index.html"),
      '<html lang="en"><head><meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style></head>',
    );
    writeFileSync(join(dist, "renderer", "assets", "index-1.js"), "'__CSP_NONCE__'");
    writeFileSync(join(dist, "renderer", "secret.txt"), "not listed");
    writeFileSync(
      join(dist, "renderer-files.json"),
      JSON.stringify({ files: ["index.html", "assets/index-1.js"], words: { ro: "assets/ro-1.js" } }),
    );
    serve = servePages({ distFolder: dist, language: () => "ro", newNonce: () => `nonce${++nonces}` });
  });
  afterAll(() => rmSync(dist, { recursive: true, force: true }));

  it("puts the nonce of the load, the chosen language and its words into the page", async () => {
    const first = await get("app://octad/index.html");
    const second = await get("app://octad/index.html");
    const nonce = /'nonce-(\w+)'/.exec(first.headers.get("content-security-policy") ?? "")?.[1];
    expect(await first.text()).toBe(
      `<html lang="ro"><head><meta content="${nonce}"><style nonce="${nonce}"></style><link rel="modulepreload" crossorigin href="./assets/ro-1.js"></head>`,
    );
    expect(await second.text()).not.toContain(`"${nonce}"`);
  });

  it("serves a listed script as it stands, with its type", async () => {
    const answer = await get("app://octad/assets/index-1.js");
    expect(answer.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe("'__CSP_NONCE__'");
  });

  const unlisted = [
    "app://octad/",
    "app://octad/secret.txt",
    "app://octad/../renderer-files.json",
    "app://octad/%2e%2e/renderer-files.json",
    "app://octad/..%2frenderer-files.json",
    "app://octad/assets/..%5cindex.html",
    "app://octad/%69ndex.html",
    "app://octad//index.html",
    "app://octad/index.html%00",
    "app://octad/INDEX.HTML",
    "app://evil/index.html",
    "app://octad@evil/index.html",
    "app://octad:1/index.html",
    "https://octad/index.html",
    "not an address",
  ];
  for (const url of unlisted) {
    it(`finds nothing at ${url}`, async () => {
      expect((await get(url)).status).toBe(404);
    });
  }

  it("answers nothing but GET", async () => {
    expect((await get("app://octad/index.html", "POST")).status).toBe(404);
  });

  it("finds nothing at any other path", async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => {
        const { status } = await get(`app://octad${path}`);
        const listed = ["/index.html", "/assets/index-1.js"].includes(new URL(`app://octad${path}`).pathname);
        expect(status).toBe(listed ? 200 : 404);
      }),
    );
  });
});

describe("isOwnAddress", () => {
  it("compares the parts of an address, never its beginning", () => {
    expect(isOwnAddress("app://octad/index.html#x")).toBe(true);
    for (const address of ["app://octad.evil/", "app://octadx/", "app://user:word@octad/", "octad", "", "javascript:alert(1)"]) {
      expect(isOwnAddress(address), address).toBe(false);
    }
  });
});
