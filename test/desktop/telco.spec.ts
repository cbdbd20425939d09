import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { valueText } from "../../renderer/indices/number-text.ts";
import { INDEX_IDS, type IndicesOutput, METRIC_IDS } from "../../shared/indices/index-result.ts";
import type { WhatifOutput } from "../../shared/scenario/scenario.ts";
import { wordsOf } from "../renderer/harness/words-of.ts";
import { PUBLIC_DATA } from "../support/public-data.ts";
import { ROOT, takeScreen, test } from "./harness.ts";

/** The window on the public Telco data (IBM), which stands beside the repository: values, rows, definitions and a lever, as the command line has them. */

const FILES = ["Telco_customer_churn_services.xlsx", "Telco_customer_churn_status.xlsx"].map((name) => join(PUBLIC_DATA, name));
const words = wordsOf("en", "EUR");

test.use({ files: FILES });
test.skip(!existsSync(PUBLIC_DATA), "the public data do not stand beside the repository");

const byCommandLine = (command: string, ...args: readonly string[]): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [join(ROOT, "dist/cli/index.js"), command, ...FILES, ...args, "--json"], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
    }),
  );
const goTo = (page: Page, screen: string) => page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();
const cardOf = (page: Page, id: string) => page.locator(".index-card", { has: page.locator(`#card-${id}`) });
const panelOf = (page: Page) => page.locator(".panel");

test("the Telco workbooks show the numbers of the command line, open down to their rows, and a definition goes there and back", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const told = byCommandLine("indices", "--metrics") as IndicesOutput;
  await page.locator(".data-body").waitFor({ timeout: 60_000 });

  await test.step("every index that the data have, and what the others need", async () => {
    await goTo(page, "Indices");
    await page.locator(".index-card").first().waitFor({ timeout: 60_000 });
    for (const id of INDEX_IDS) {
      const { value, unit } = told.indices[id];
      if (value === null) await expect(page.locator(".index-card.needs", { hasText: words.t(`indices:${id}.name`) }), id).toBeVisible();
      else await expect(cardOf(page, id).locator(".card-number"), id).toContainText(valueText(id, value, unit, words));
    }
    await takeScreen(page, "telco-indices");
  });

  await test.step("satisfaction opens into its formula and the rows that were counted", async () => {
    await page.locator("#card-csat").click();
    await panelOf(page).getByRole("navigation").getByRole("button", { name: "Audit", exact: true }).click();
    await expect(panelOf(page).getByTestId("audit-formula")).toContainText("7,043");
    await panelOf(page)
      .getByRole("button", { name: /counted in the number/ })
      .click();
    await expect(page.locator(".rows-head")).toContainText("counted in the number");
    await expect(page.locator(".rows-head")).toContainText("7,043");
    await goTo(page, "Indices");
    await page.keyboard.press("Escape");
  });

  await test.step("every metric that the data have", async () => {
    await goTo(page, "Metrics");
    await page.locator(".index-card").first().waitFor({ timeout: 60_000 });
    for (const id of METRIC_IDS) {
      const result = told.metrics?.[id];
      if (result === undefined || result.value === null) continue;
      await expect(cardOf(page, id).locator(".card-number"), id).toContainText(valueText(id, result.value, result.unit, words));
    }
    await takeScreen(page, "telco-metrics");
  });

  await test.step("satisfaction as a mean and back, to the digit", async () => {
    await goTo(page, "Indices");
    const number = cardOf(page, "csat").locator(".card-number");
    const before = (await number.textContent()) ?? "";
    await cardOf(page, "csat").locator(".card-definition").click();
    const choice = panelOf(page).getByLabel("Definition in force");
    const own = await choice.inputValue();
    const other = await choice.locator("option").evaluateAll((all, current) => {
      const values = all.map((option) => (option as HTMLOptionElement).value);
      return values.find((value) => value.includes("mean") && value !== current) ?? "";
    }, own);
    expect(other).toMatch(/^csat\./);
    await choice.selectOption(other);
    await expect(number).not.toHaveText(before);
    await choice.selectOption(own);
    await expect(number).toHaveText(before);
    await page.keyboard.press("Escape");
  });

  await test.step("five points of retention give the revenue of the command line", async () => {
    const lever = "retention:relative:+5%";
    const whatif = byCommandLine("whatif", "--by", "segment", "--lever", lever) as WhatifOutput;
    await goTo(page, "What-if");
    await page.getByRole("button", { name: "Try retention +5 %" }).click({ timeout: 60_000 });
    await expect
      .poll(async () => Number(await page.getByTestId("revenue-gain").getAttribute("data-value")), { timeout: 30_000 })
      .toBeCloseTo(whatif.delta.revenue.abs, 3);
    await takeScreen(page, "telco-whatif");
  });
});
