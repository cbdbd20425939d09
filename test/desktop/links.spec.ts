import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { LinksOutput } from "../../shared/scenario/links/grade-links.ts";
import { wordsOf } from "../renderer/harness/words-of.ts";
import { PUBLIC_DATA } from "../support/public-data.ts";
import { ROOT, sample, takeScreen, test } from "./harness.ts";

/** The links on the sample and on the Telco data, held against the command line; a lever made of one, and one typed as a phrase. */

const words = wordsOf("en", "EUR");
const TELCO = ["Telco_customer_churn_services.xlsx", "Telco_customer_churn_status.xlsx"].map((name) => join(PUBLIC_DATA, name));

function linksByCommandLine(files: readonly string[]): LinksOutput {
  const args = [join(ROOT, "dist/cli/index.js"), "links", ...files, "--json"];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 }));
}

const part = (page: Page, name: string) => page.locator("section.link-part", { has: page.getByRole("heading", { name }) });

async function openLinks(page: Page): Promise<void> {
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await page.getByRole("navigation").getByRole("button", { name: "Links", exact: true }).click();
  await page.locator(".link-part").first().waitFor({ timeout: 60_000 });
}

test("the links show the numbers of the command line, open with the bias, and make a lever", async ({ page }) => {
  test.setTimeout(240_000);
  const told = linksByCommandLine([sample("aurora.xlsx")]);
  const nps = told.scores.find(({ score }) => score === "nps");
  await page.getByText("Open the sample").first().click();
  await openLinks(page);

  await test.step("churn by class", async () => {
    for (const { customers, churned, churn } of nps?.classes ?? []) {
      const row = part(page, "Churn and revenue by class")
        .locator("tbody tr", { hasText: words.share(churn?.value ?? 0) })
        .last();
      await expect(row).toContainText(words.plain(customers));
      await expect(row).toContainText(words.plain(churned));
    }
    await takeScreen(page, "links");
  });

  const effects = part(page, "How much more often the worse class leaves");
  await test.step("the grade and the limits at the bias declared", async () => {
    await expect(effects).toContainText("adjusted for price, tenure, segment");
    const biased = nps?.effects[0]?.biased;
    await expect(effects.locator("tbody tr").first()).toContainText(
      `${words.plain(biased?.lo ?? 0, 2)} – ${words.plain(biased?.hi ?? 0, 2)}`,
    );
    const slider = effects.getByRole("slider", { name: "Declared bias" });
    await slider.focus();
    await page.keyboard.press("End");
    await expect(effects.locator(".link-bias b")).toHaveText("5.00 times");
    await expect(effects.locator("tbody tr").first()).not.toContainText(words.plain(biased?.lo ?? 0, 2));
    await effects.getByRole("button", { name: "Back to the default" }).click();
    await expect(effects.locator("tbody tr").first()).toContainText(words.plain(biased?.lo ?? 0, 2));
  });

  await test.step("a declared experiment is named as declared", async () => {
    await effects.getByRole("checkbox").check();
    await expect(effects).toContainText("natural experiment");
    await expect(part(page, "What to keep in mind")).toContainText("Natural experiment by declaration");
    await page.keyboard.press("Control+z");
    await expect(effects).toContainText("adjusted for price");
  });

  await test.step("another score, from the same snapshot", async () => {
    await page.getByText("Health band", { exact: true }).click();
    await expect(page.locator(".links-page .chip", { hasText: "same snapshot" })).toBeVisible();
    await expect(part(page, "What to keep in mind")).toContainText("same day");
    await page.getByText("Recommendation (NPS)", { exact: true }).click();
  });

  await test.step("a lever of an effect stands in the scenario", async () => {
    await effects.getByRole("button", { name: "Make a lever: Detractors to Passives" }).click();
    await expect(effects).toContainText("Lever added: nps:move:detractor>passive:10%");
    await effects.getByRole("button", { name: "See it in What-if" }).click();
    await expect(page.locator(".rail .lever")).toHaveCount(1);
  });

  await test.step("a lever typed as a phrase is added; one with several readings asks which", async () => {
    const box = page.getByRole("textbox", { name: "Type a lever" });
    await box.fill("retention +2 points for Small business");
    await page.keyboard.press("Enter");
    await expect(page.locator(".rail .lever")).toHaveCount(2);
    await box.fill("réduire le churn de 10 %");
    await expect(page.getByRole("button", { name: /retention:churnCut:10%/ })).toBeVisible();
    await page.getByRole("button", { name: /retention:points:\+10/ }).click();
    await expect(page.locator(".rail .lever")).toHaveCount(3);
    await box.fill("make everybody happy");
    await expect(page.locator(".phrase-box")).toContainText("these words are not known");
    await takeScreen(page, "phrase");
  });

  await test.step("the palette offers a phrase as a lever", async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("price +2 % for Small business");
    await expect(page.getByRole("button", { name: "Add lever: arpa:relative:+2%@Small business" })).toBeVisible();
    await takeScreen(page, "palette-lever");
    await page.keyboard.press("Enter");
    await expect(page.locator(".rail .lever")).toHaveCount(4);
  });
});

test.describe("the Telco data", () => {
  test.use({ files: TELCO });
  test.skip(!existsSync(PUBLIC_DATA), "the public data are not there");

  test("stay an association of one snapshot, and say so", async ({ page }) => {
    test.setTimeout(180_000);
    const told = linksByCommandLine(TELCO);
    await openLinks(page);
    await expect(page.locator(".page-head")).toContainText("One snapshot without dates");
    await expect(page.locator(".page-head")).toContainText("1,869");
    const csat = told.scores.find(({ score }) => score === "csat");
    expect(csat).toMatchObject({ grade: "association", basis: "snapshot" });
    await expect(part(page, "How much more often the worse class leaves")).toContainText("association only");
    await expect(part(page, "Where they went")).toContainText("No transitions");
    await expect(part(page, "What to keep in mind")).toContainText("without exception");
    await takeScreen(page, "links-telco");
  });
});
