import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { valueText } from "../../renderer/indices/number-text.ts";
import { type IndicesOutput, METRIC_IDS } from "../../shared/indices/index-result.ts";
import { wordsOf } from "../renderer/harness/words-of.ts";
import { ROOT, sample, takeScreen, test } from "./harness.ts";

/** The supporting metrics on the sample, held against the command line; a definition switched there and back. */

const words = wordsOf("en", "EUR");

const metricsByCommandLine = (): NonNullable<IndicesOutput["metrics"]> => {
  const args = ["indices", sample("aurora.xlsx"), "--metrics", "--json"];
  const text = execFileSync(process.execPath, [join(ROOT, "dist/cli/index.js"), ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(text).metrics;
};

const cardOf = (page: Page, id: string) => page.locator(".index-card", { has: page.locator(`#card-${id}`) });
const panelOf = (page: Page) => page.locator(".panel");

test("the metrics show the numbers of the command line, their pictures and another definition", async ({ page }) => {
  test.setTimeout(240_000);
  const told = metricsByCommandLine();
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await page.getByRole("navigation").getByRole("button", { name: "Metrics", exact: true }).click();
  await page.locator(".index-card").first().waitFor({ timeout: 60_000 });

  await test.step("every value", async () => {
    for (const id of METRIC_IDS) {
      const result = told[id];
      if (result.value === null) continue;
      await expect(cardOf(page, id).locator(".card-number"), id).toContainText(valueText(id, result.value, result.unit, words));
    }
    await takeScreen(page, "metrics");
  });

  await test.step("the bridge of recurring revenue, the control chart and the table of categories", async () => {
    for (const [id, name] of [
      ["mrr", "metrics-mrr"],
      ["contactVolume", "metrics-contacts"],
      ["ticketTrend", "metrics-trend"],
      ["resolutionTime", "metrics-times"],
    ] as const) {
      await page.locator(`#card-${id}`).click();
      await expect(panelOf(page).locator("[data-part=distribution] h3").first()).toBeVisible();
      await takeScreen(page, name);
      await page.keyboard.press("Escape");
      await expect(page.locator(`#card-${id}`)).toBeFocused();
    }
  });

  await test.step("the card of a metric says what it assumes and when two of its values may be compared", async () => {
    await page.locator("#card-fcr").click();
    await panelOf(page).getByRole("button", { name: "Assumptions" }).click();
    const card = panelOf(page).locator("[data-part=assumptions]");
    await expect(card.locator("dt")).toHaveCount(8);
    await expect(card).toContainText("That who does not come back was helped.");
    await expect(card).toContainText("same source, same days without a repeat, same channels.");
    await page.keyboard.press("Escape");
  });

  await test.step("engagement by another definition is the number that stood beside it, and back", async () => {
    const number = cardOf(page, "engagement").locator(".card-number");
    const before = (await number.textContent()) ?? "";
    await page.locator("#card-engagement").click();
    await panelOf(page).getByRole("button", { name: "Settings" }).click();
    await panelOf(page).getByRole("combobox", { name: "Definition in force" }).selectOption("engagement.full");
    const share = told.engagement.parts["fullyEngaged"];
    await expect(number).toContainText(valueText("engagement", typeof share === "number" ? share : Number.NaN, "percent", words));
    await panelOf(page).getByRole("combobox", { name: "Definition in force" }).selectOption("engagement.active");
    await expect(number).toHaveText(before);
    await page.keyboard.press("Escape");
  });

  await test.step("expansion by seed 004 and back", async () => {
    const seed = told.expansion.parts["seed004"] as { readonly total: number };
    await page.locator("#card-expansion").click();
    await panelOf(page).getByRole("button", { name: "Settings" }).click();
    await panelOf(page).getByRole("combobox", { name: "Form of expansion" }).selectOption("seed004");
    const number = cardOf(page, "expansion").locator(".card-number");
    await expect(number).toContainText(valueText("expansion", seed.total, "money", words));
    await panelOf(page).getByRole("combobox", { name: "Form of expansion" }).selectOption("standard");
    await expect(number).toContainText(valueText("expansion", told.expansion.value ?? Number.NaN, "money", words));
  });
});
