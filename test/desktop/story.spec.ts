import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { valueText } from "../../renderer/indices/number-text.ts";
import { INDEX_IDS, type IndicesOutput } from "../../shared/indices/index-result.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { wordsOf } from "../renderer/harness/words-of.ts";
import { convertToPdf, hasLibreOffice } from "../support/libre-office.ts";
import { hasSchemas, validatePackage } from "../support/validate-package.ts";
import { ROOT, sample, stubDialogs, takeScreen, test } from "./harness.ts";

/** The whole story on the sample: open → mapping → eight values → retention → revenue → deck, held against the command line. */

const words = wordsOf("en", "EUR");

/** What the command line says of the sample, asked the way the window asks. */
function octad<T>(...args: readonly string[]): T {
  const text = execFileSync(process.execPath, [join(ROOT, "dist/cli/index.js"), ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(text);
}

const indicesByCommandLine = (): IndicesOutput =>
  octad("indices", sample("aurora.xlsx"), "--by", "segment", "--wave", "quarter", "--metrics", "--json");

const whatifByCommandLine = (lever: string): WhatifOutput =>
  octad("whatif", sample("aurora.xlsx"), "--by", "segment", "--lever", lever, "--horizon", "36", "--json");

async function openSample(page: Page): Promise<void> {
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
}

const goTo = (page: Page, screen: string) => page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();

async function readRevenueGain(page: Page): Promise<{ readonly gain: number; readonly revenue: number }> {
  const number = page.getByTestId("revenue-gain");
  return { gain: Number(await number.getAttribute("data-value")), revenue: Number(await number.getAttribute("data-scenario")) };
}

test("from a spreadsheet over eight indices and a retention lever to a deck that holds the same numbers", async ({
  page,
  octad: app,
  userData,
}) => {
  test.setTimeout(240_000);
  const told = indicesByCommandLine();

  await test.step("start", async () => {
    await page.getByText("Open the sample").first().waitFor();
    await takeScreen(page, "start");
  });

  await test.step("the data screen shows what each sheet and column was taken for", async () => {
    await openSample(page);
    await expect(page.locator(".sheet")).toHaveCount(11);
    await expect(page.locator(".sheet").first()).toContainText("Survey");
    for (const field of ["customer_id", "answered_at", "nps", "csat", "ces"]) {
      await expect(page.locator(`select option[value="${field}"]:checked`).first()).toBeAttached();
    }
    await expect(page.getByText("3,206").first()).toBeVisible();
    await expect(page.getByText("imported").nth(3)).toBeVisible();
    await takeScreen(page, "data");
  });

  await test.step("the eight values are those of the command line", async () => {
    await goTo(page, "Indices");
    await page.locator(".index-card").first().waitFor({ timeout: 60_000 });
    for (const id of INDEX_IDS) {
      const result = told.indices[id];
      if (result.value === null) throw new Error(`the sample must give a value for ${id}`);
      const card = page.locator(".index-card", { has: page.locator(`#card-${id}`) });
      await expect(card.locator(".card-number"), id).toContainText(valueText(id, result.value, result.unit, words));
      await expect(card.locator("footer"), id).toContainText(words.plain(result.n));
    }
    await takeScreen(page, "indices");
  });

  await test.step("a card opens into its evidence, Escape closes it and gives the focus back", async () => {
    await page.locator("#card-nps").click();
    const panel = page.locator(".panel");
    await expect(panel).toContainText("Net Promoter Score");
    await expect(panel.locator(".wave-canvas canvas, .wave-canvas svg").first()).toBeVisible();
    await takeScreen(page, "indices-panel");
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await expect(page.locator("#card-nps")).toBeFocused();
  });

  await test.step("the table holds the groups of the command line", async () => {
    await page.getByText("Table", { exact: true }).click();
    const group = told.groups?.find((slice) => slice.key === "Small business");
    const value = group?.indices.nps.value ?? Number.NaN;
    await expect(page.locator("tr", { has: page.locator("th, td:first-child", { hasText: /^Small business/ }) }).first()).toContainText(
      valueText("nps", value, "points", words),
    );
    await takeScreen(page, "indices-table");
    await page.getByText("Cards", { exact: true }).click();
  });

  await test.step("retention moved by 5 and then by 6 % gives the revenue of the command line", async () => {
    await goTo(page, "What-if");
    await page.getByRole("button", { name: "Try retention +5 %" }).click();
    const five = whatifByCommandLine("retention:relative:+5%");
    await expect.poll(async () => (await readRevenueGain(page)).gain).toBeCloseTo(five.delta.revenue.abs, 4);
    const before = await readRevenueGain(page);
    const thumb = page.getByRole("slider").first();
    await thumb.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const six = whatifByCommandLine("retention:relative:+6%");
    await expect(page.getByRole("textbox", { name: "Value of lever 1" })).toHaveValue("+6 %");
    await expect.poll(async () => (await readRevenueGain(page)).gain).toBeCloseTo(six.delta.revenue.abs, 4);
    expect((await readRevenueGain(page)).revenue).toBeCloseTo(six.scenario.revenue, 4);
    expect((await readRevenueGain(page)).revenue).toBeGreaterThan(before.revenue);
    await expect(page.locator('[data-index="nps"]')).toContainText("Not affected by these levers");
    await takeScreen(page, "what-if");
  });

  await test.step("the exported deck is sound and holds these numbers", async () => {
    const target = join(userData, "story.pptx");
    await stubDialogs(app, { save: target });
    await goTo(page, "Report");
    await page.getByRole("button", { name: /Export/ }).waitFor();
    // The third slide is the first with charts.
    await page.locator("#block-2").click();
    await takeScreen(page, "report");
    await page.getByRole("button", { name: /Export/ }).click();
    await expect(page.getByText("story.pptx").first()).toBeVisible({ timeout: 60_000 });
    await checkDeck(readFileSync(target), told);
  });

  await test.step("the dark scheme", async () => {
    await page.evaluate(() => window.octad.call("app:preferences", { language: "en", colorScheme: "dark" }));
    await page.emulateMedia({ colorScheme: "dark" });
    await goTo(page, "Indices");
    await page.locator(".index-card").first().waitFor();
    await takeScreen(page, "indices-dark");
  });
});

async function checkDeck(bytes: Uint8Array, told: IndicesOutput): Promise<void> {
  const report = await validatePackage(bytes);
  expect(report.faults).toEqual([]);
  if (hasSchemas) expect(report.validated).toBeGreaterThan(30);
  else console.log("skipped: the schemas of the deck's parts are not here");
  const charts = [...report.parts]
    .filter(([name]) => /\/charts\/chart\d+\.xml$/.test(name))
    .map(([, part]) => new TextDecoder().decode(part));
  expect(charts.length).toBeGreaterThanOrEqual(9);
  const numbers = new Set(charts.flatMap((chart) => [...chart.matchAll(/<c:v>(-?[\d.eE+-]+)<\/c:v>/g)].map((match) => Number(match[1]))));
  for (const slice of told.groups ?? []) {
    if (slice.key !== null) expect([...numbers], `NPS of ${slice.key}`).toContain(slice.indices.nps.value);
  }
  if (hasLibreOffice) expect(convertToPdf(bytes, "story.pptx")).toBeGreaterThanOrEqual(11);
  else console.log("skipped: LibreOffice is not installed");
}
