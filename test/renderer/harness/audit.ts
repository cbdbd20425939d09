import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { ok } from "../../../shared/result.ts";
import { fakeAnswers } from "./fake-bridge.ts";
import { launch, openWindow } from "./open-window.ts";
import { serveWindow } from "./serve-window.ts";

/**
 * Looks for faults of accessibility and of the content policy on every screen of the built window, light and dark:
 * `node tools/run-ts.mjs test/renderer/harness/audit.ts <built>`. Ends with 1 where it finds one.
 */
const [built] = process.argv.slice(2);
if (built === undefined) throw new Error("audit requires the folder of the built window");
const server = await serveWindow(built);
const browser = await launch();
let found = 0;

async function look(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  for (const violation of violations) {
    found += 1;
    console.log(`${name}: ${violation.id} (${violation.impact}): ${violation.help}`);
    for (const node of violation.nodes.slice(0, 4))
      console.log(`    ${node.html.slice(0, 160)}\n      ${node.failureSummary?.split("\n")[1] ?? ""}`);
  }
}

for (const dark of [false, true]) {
  const scheme = dark ? "dark" : "light";
  const answers = {
    ...fakeAnswers(),
    "app:info": () =>
      ok({ version: "0.1.0", preferences: { language: "en", colorScheme: "auto" } as const, open: [], notForRelease: false }),
  };
  const { page, faults } = await openWindow(browser, { url: server.url, dark, answers });
  await page.waitForSelector(".start-columns");
  await look(page, `start ${scheme}`);
  await page.keyboard.press("Control+Shift+O");
  await page.waitForSelector(".balance .equation");
  await look(page, `data ${scheme}`);
  for (const [index, screen] of ["indices", "metrics", "what-if", "links", "report"].entries()) {
    await page.keyboard.press(`Control+${index + 2}`);
    await page.waitForTimeout(400);
    await look(page, `${screen} ${scheme}`);
  }
  await page.keyboard.press("Control+2");
  await page.locator(".card-opener").first().click();
  await page.waitForSelector(".panel-part");
  await look(page, `panel ${scheme}`);
  await page.keyboard.press("Escape");
  const focused = await page.evaluate(() => document.activeElement?.id);
  if (focused !== "card-nps") {
    found += 1;
    console.log(`panel ${scheme}: focus went to ${focused}, not back to the card`);
  }
  await page.getByText("Table", { exact: true }).click();
  await look(page, `table ${scheme}`);
  await page.keyboard.press("Control+K");
  await page.waitForSelector(".mantine-Spotlight-content");
  await look(page, `palette ${scheme}`);
  for (const fault of new Set(faults)) {
    found += 1;
    console.log(`${scheme}: ${fault}`);
  }
  await page.close();
}
await browser.close();
server.close();
console.log(found === 0 ? "no faults" : `${found} faults`);
process.exitCode = found === 0 ? 0 : 1;
