/**
 * The application of the fallback runtime (resources/app/main.mjs): what Electron's own loader does, which this runtime lacks.
 * It loads the file after `-r` (Playwright brings its loader so) and then the folder named by the first argument that is
 * not an option, as an ES module.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const require = createRequire(import.meta.url);

const preload = process.argv.indexOf("-r");
if (preload > 0) {
  const [, file] = process.argv.splice(preload, 2);
  require(file);
}

const named = process.argv.slice(1).find((argument) => !argument.startsWith("-"));
if (named === undefined) {
  console.error("This Electron opens a folder: name it.");
  app.exit(2);
} else {
  const folder = resolve(named);
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  app.setAppPath(folder);
  app.setName(manifest.productName ?? manifest.name);
  app.setVersion(manifest.version);
  // Awaited at the top level: Electron becomes ready only when its main module has ended, and schemes are registered before.
  await import(pathToFileURL(join(folder, manifest.main)).href).catch((error) => {
    console.error(error);
    app.exit(1);
  });
}
