import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import type { Plugin } from "vite";

const root = import.meta.dirname;
const dist = resolve(root, "dist");

/**
 * Built code stands in dist/ (out/ is for what people make). The targets are those of the oldest runtime the tests use,
 * Electron 33: Node 20.18 and Chromium 130; electron-vite would take them from the newer npm package.
 */
export default defineConfig({
  main: {
    plugins: [removeFirst(["main", "engine", "cli", "chunks"])],
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: "node20.18",
      minify: false,
      rolldownOptions: {
        input: {
          "main/index": resolve(root, "electron/main/index.ts"),
          "engine/host": resolve(root, "electron/engine/host.ts"),
          "cli/index": resolve(root, "electron/cli/index.ts"),
        },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "chunks/[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: join(dist, "preload"),
      emptyOutDir: true,
      target: "node20.18",
      minify: false,
      // A sandboxed preload is one CommonJS file: it can require nothing but a few parts of Electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, "electron/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: resolve(root, "renderer"),
    plugins: [react(), listFiles()],
    build: {
      outDir: join(dist, "renderer"),
      emptyOutDir: true,
      target: "chrome130",
      minify: true,
      // The content security policy has no data: for scripts and fonts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
      reportCompressedSize: false,
      rolldownOptions: {
        input: resolve(root, "renderer/index.html"),
        // What the first picture needs stands in one file: each is asked of main by a message, and twenty cost more than one.
        output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } },
      },
    },
  },
});

/** Chunk names carry a hash, so that what an older build left must go. */
function removeFirst(folders: readonly string[]): Plugin {
  return {
    name: "octad:remove-first",
    buildStart() {
      for (const folder of folders) rmSync(join(dist, folder), { recursive: true, force: true });
    },
  };
}

/**
 * Writes dist/renderer-files.json: the only files that the protocol app: serves, and which of them holds the words of a language,
 * so that the page can ask for them together with its script.
 */
function listFiles(): Plugin {
  return {
    name: "octad:list-files",
    writeBundle(_options, bundle) {
      const words: Record<string, string> = {};
      for (const chunk of Object.values(bundle)) {
        const language = chunk.type === "chunk" ? /messages\/(\w+)\/catalog\.ts$/.exec(chunk.facadeModuleId ?? "")?.[1] : undefined;
        if (language !== undefined) words[language] = chunk.fileName;
      }
      const folder = join(dist, "renderer");
      const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
        .sort();
      writeFileSync(join(dist, "renderer-files.json"), `${JSON.stringify({ files, words }, null, 2)}\n`);
    },
  };
}
