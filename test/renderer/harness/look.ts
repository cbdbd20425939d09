import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../../shared/messages/translator.ts";
import { ok } from "../../../shared/result.ts";
import { engineAnswers } from "./engine-answers.ts";
import { fakeAnswers } from "./fake-bridge.ts";
import { launch, openWindow } from "./open-window.ts";
import { serveWindow } from "./serve-window.ts";

/**
 * Takes pictures of the built window on invented answers: `node tools/run-ts.mjs test/renderer/harness/look.ts <built> <out> [screen…]`.
 * With OCTAD_LOOK_AT=file,file the real engine answers on those files. A screen may carry `:dark`, a language `:fr` and a size `:1100x700`.
 */
const [built, out, ...wanted] = process.argv.slice(2);
if (built === undefined || out === undefined) throw new Error("look requires the folder of the built window and one for the pictures");
/** What stands on a screen once its numbers are there. */
const READY: Readonly<Record<string, string>> = {
  data: ".balance .equation",
  indices: ".card-number",
  panel: ".card-number",
  table: ".card-number",
  metrics: ".card-number",
  "what-if": "main .o-button[data-variant=filled]",
  report: ".slide",
  links: ".link-part",
  slide: ".slide",
};
mkdirSync(out, { recursive: true });
const server = await serveWindow(built);
const browser = await launch();
const data = process.env["OCTAD_LOOK_AT"];
const answers = data === undefined ? fakeAnswers() : await engineAnswers(data.split(","));
for (const name of wanted.length > 0
  ? wanted
  : ["start", "data", "indices", "indices:dark", "table", "metrics", "what-if", "links", "report"]) {
  const [screen = "start", ...options] = name.split(":");
  const dark = options.includes("dark");
  const size = options
    .find((option) => /^\d+x\d+$/.test(option))
    ?.split("x")
    .map(Number);
  const language =
    (["fr", "it", "ro"] as const).find((candidate): candidate is Exclude<Language, "en"> => options.includes(candidate)) ?? "en";
  const { page, faults } = await openWindow(browser, {
    url: server.url,
    dark,
    ...(size === undefined ? {} : { width: size[0] ?? 1440, height: size[1] ?? 900 }),
    answers: {
      ...answers,
      "app:info": () => ok({ version: "0.1.0", preferences: { language, colorScheme: "auto" }, open: [], notForRelease: false }),
    },
  });
  await page.waitForSelector(".start-columns");
  if (screen !== "start") {
    await page.keyboard.press("Control+Shift+O");
    await page.waitForSelector(".data-body");
    const tab = { data: 1, indices: 2, panel: 2, table: 2, metrics: 3, "what-if": 4, links: 5, report: 6, slide: 6 }[screen] ?? 1;
    await page.keyboard.press(`Control+${tab}`);
    if (READY[screen] !== undefined) await page.waitForSelector(READY[screen], { timeout: 60_000 });
    if (screen === "panel") await page.locator(".index-card").first().click();
    if (screen === "table") await page.getByText("Table", { exact: true }).click();
    if (screen === "slide") await page.locator("#block-2").click();
    if (screen === "what-if") await page.locator("main .o-button[data-variant=filled][data-size=md]").first().click();
  }
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(out, `${name.replaceAll(":", "-")}.png`) });
  if (faults.length > 0) console.log(`${name}:\n  ${[...new Set(faults)].slice(0, 8).join("\n  ").slice(0, 2_000)}`);
  await page.close();
}
await browser.close();
server.close();
