import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { valueText } from "../../renderer/indices/number-text.ts";
import type { DefinitionBridge } from "../../shared/indices/definitions/bridge/bridge.ts";
import { wordsOf } from "../renderer/harness/words-of.ts";
import { ROOT, sample, takeScreen, test } from "./harness.ts";

/** Definitions on the sample: switched back and forth, saved under a name, and bridged, held against the command line. */

const words = wordsOf("en", "EUR");

function bridgeByCommandLine(spec: string): DefinitionBridge {
  const args = [join(ROOT, "dist/cli/index.js"), "indices", sample("aurora.xlsx"), "--bridge", spec, "--json"];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 28 }));
}

const numberIn = ({ value }: DefinitionBridge["from"]): number => value ?? Number.NaN;

async function openNumber(page: Page, screen: string, id: string): Promise<void> {
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();
  await page.locator(`#card-${id}`).waitFor({ timeout: 60_000 });
  await page
    .locator(".index-card", { has: page.locator(`#card-${id}`) })
    .locator(".card-definition")
    .click();
}

test("where every answer counts the interval comes from resampling, and can be corrected for skewness", async ({ page }) => {
  test.setTimeout(180_000);
  await openNumber(page, "Indices", "nps");
  const panel = page.locator(".panel");
  const interval = panel
    .locator("tr", { hasText: /^Interval/ })
    .locator("td")
    .last();
  await expect(interval).toContainText("adjusted Wald");
  const answers = panel.getByLabel("Several answers of one customer");
  await answers.selectOption("all");
  await expect(interval).toContainText("bootstrap over customers,");
  const plain = await interval.textContent();
  await panel.getByLabel("Bootstrap of ratios of sums").selectOption("bca");
  await expect(interval).toContainText("bootstrap over customers, corrected (BCa)");
  expect(await interval.textContent()).not.toBe(plain);
  await takeScreen(page, "definition-bootstrap");
  await page.keyboard.press("Control+z");
  await expect(interval).toHaveText(plain ?? "");
  await answers.selectOption("lastPerCustomer");
  await expect(interval).toContainText("adjusted Wald");
});

test("a definition switched back and forth returns to the digit, and the bridge between two sums", async ({ page }) => {
  test.setTimeout(180_000);
  const told = bridgeByCommandLine("churn:C..A");
  const [c, a] = [told.from, told.to].map((end) => valueText("churn", numberIn(end), "percent", words));
  await openNumber(page, "Metrics", "churn");
  const panel = page.locator(".panel");
  const number = panel.locator(".panel-number");
  const choice = panel.getByLabel("Definition in force");

  await test.step("the name and version of the definition stand beside the number", async () => {
    await expect(number).toHaveText(c ?? "");
    await expect(panel.locator("header")).toContainText("Churn C, of those at the start v1");
    await expect(choice).toHaveValue("churn.C");
    await expect(panel).toContainText("Source: Seed 004.");
  });

  await test.step("another definition computes anew, undo and redo go back and forth to the digit", async () => {
    await choice.selectOption("churn.A");
    await expect(number).toHaveText(a ?? "");
    await expect(panel.locator("header")).toContainText("Churn A, lost to acquired v1");
    await page.keyboard.press("Control+z");
    await expect(number).toHaveText(c ?? "");
    await expect(choice).toHaveValue("churn.C");
    await choice.selectOption("churn.A");
    await expect(number).toHaveText(a ?? "");
    await choice.selectOption("churn.C");
    await expect(number).toHaveText(c ?? "");
  });

  await test.step("the bridge is that of the command line and adds up as it stands", async () => {
    await panel.getByLabel("To", { exact: true }).selectOption("churn.A");
    await panel.getByRole("button", { name: "Compare" }).click();
    const bridge = page.getByTestId("definition-bridge");
    await expect(bridge).toContainText(`gives ${a}\u00a0%`);
    const rows = await bridge.locator("tbody tr").evaluateAll((all) => all.map((row) => Number(row.getAttribute("data-value"))));
    expect(rows).toHaveLength(told.items.length + 2);
    const [from = Number.NaN, ...rest] = rows;
    const to = rest.pop() ?? Number.NaN;
    expect(rest.reduce((sum, value) => sum + value, from)).toBeCloseTo(to, 9);
    for (const [at, { value }] of told.items.entries()) expect(Math.abs(value - (rest[at] ?? 0))).toBeLessThan(0.11);
    await bridge.scrollIntoViewIfNeeded();
    await takeScreen(page, "definition-bridge");
  });

  await test.step("settings saved under a name carry it beside the number, and a change of them is version 2", async () => {
    await choice.selectOption("churn.Cserved");
    await expect(panel.locator("header")).toContainText("Churn of all served");
    await panel.getByRole("textbox", { name: "Name" }).fill("House churn");
    await panel.getByRole("button", { name: "Save", exact: true }).click();
    await expect(panel.locator("header")).toContainText("House churn v1");
    const stale = page.getByText("The data or settings have changed since: compare again.");
    await expect(stale).toBeVisible();
    await choice.selectOption("churn.Caverage");
    await expect(panel.locator("header")).toContainText("Churn over the average base");
    await panel.getByRole("button", { name: "Save version 2" }).click();
    await expect(panel.locator("header")).toContainText("House churn v2");
    await choice.selectOption("own 1 House churn");
    await expect(panel.locator("header")).toContainText("House churn v1");
  });
});
