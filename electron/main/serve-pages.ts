import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import { isOwnAddress } from "./origin.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
};

/** Stands in the html wherever the nonce of the load belongs. */
const NONCE_PLACE = "__CSP_NONCE__";

/** How the page names its language before main has said which one it is. */
const LANGUAGE_PLACE = '<html lang="en">';

/** What the build says of the page: its files, and which of them holds the words of a language. */
type Built = { readonly files: readonly string[]; readonly words: Readonly<Record<string, string>> };

export type PagesOptions = {
  readonly distFolder: string;
  /** The language of the page, so that its first picture is in the right one already. */
  readonly language: () => string;
  readonly newNonce?: () => string;
};

/**
 * The handler of the protocol `app:`. Serves the files that the build listed and nothing else: a path that is not word for
 * word in the list is not found, whatever it would mean on a disk.
 */
export function servePages({ distFolder, language, newNonce = () => randomBytes(16).toString("base64") }: PagesOptions) {
  // Written by the build beside this code.
  const built: Built = JSON.parse(readFileSync(join(distFolder, "renderer-files.json"), "utf8"));
  const files = new Map(built.files.map((name) => [`/${name}`, join(distFolder, "renderer", name)]));

  return async (request: { readonly url: string; readonly method: string }): Promise<Response> => {
    if (request.method !== "GET" || !isOwnAddress(request.url)) return notFound();
    const { pathname } = new URL(request.url);
    const file = files.get(pathname);
    const type = TYPES[extname(pathname)];
    if (file === undefined || type === undefined) return notFound();
    const nonce = newNonce();
    const content = await readFile(file);
    const body = type.startsWith("text/html") ? fill(content.toString("utf8"), nonce, language(), built) : new Uint8Array(content);
    return new Response(body, { headers: { "Content-Type": type, ...HEADERS, "Content-Security-Policy": contentSecurityPolicy(nonce) } });
  };
}

function fill(html: string, nonce: string, language: string, { words }: Built): string {
  const file = words[language];
  // The script would find out only while it runs that it needs the words, and wait for them then.
  const early = file === undefined ? "" : `<link rel="modulepreload" crossorigin href="./${file}">`;
  return html.replaceAll(NONCE_PLACE, nonce).replace(LANGUAGE_PLACE, `<html lang="${language}">`).replace("</head>", `${early}</head>`);
}

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

const notFound = (): Response =>
  new Response("not found", {
    status: 404,
    headers: { "Content-Type": "text/plain", ...HEADERS, "Content-Security-Policy": "default-src 'none'" },
  });
