import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { IndicesOutput } from "../../shared/indices/index-result.ts";
import { ROOT, sample, takeScreen, test } from "./harness.ts";

/** An index of one's own from the first letter to the table, and lines to look at beside numbers. */

const FORMULA = "100 * (share(answers.nps >= 9) - share(answers.nps <= 6))";

function octad(...args: readonly string[]): IndicesOutput {
  return JSON.parse(execFileSync(process.execPath, [join(ROOT, "dist/cli/index.js"), ...args], { encoding: "utf8", maxBuffer: 1 << 28 }));
}

async function openIndices(page: Page): Promise<void> {
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await page.getByRole("navigation").getByRole("button", { name: "Indices", exact: true }).click();
  await page.locator(".card-number").first().waitFor({ timeout: 60_000 });
}

test("an index of one's own is written with the keyboard, checked as it is typed, and stands beside the eight", async ({
  page,
  userData,
}) => {
  test.setTimeout(240_000);
  await openIndices(page);

  await test.step("a fault is told with its place and what is allowed", async () => {
    await page.getByRole("button", { name: "Add your own index" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
    await page.keyboard.type("Our recommendation");
    const formula = page.getByLabel("Formula", { exact: true });
    await formula.fill("mean(answers.nps) + ");
    await expect(page.locator("#formula-check")).toContainText("the formula cannot be read from here on");
    await expect(page.locator("#formula-check")).toContainText("Allowed:");
    await formula.fill("constructor(1)");
    await expect(page.locator("#formula-check")).toContainText("there is no function “constructor”");
    await expect(page.getByRole("button", { name: "Save the index" })).toBeDisabled();
  });

  await test.step("names are completed by keyboard, and the value is shown before anything is saved", async () => {
    const formula = page.getByLabel("Formula", { exact: true });
    await formula.fill("");
    await formula.pressSequentially("me");
    await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("mean");
    await page.keyboard.press("Enter");
    await page.keyboard.type("answers.np");
    await expect(page.locator(".formula-offer[aria-selected=true]")).toContainText("answers.nps");
    await page.keyboard.press("Tab");
    await page.keyboard.type(")");
    await expect(formula).toHaveValue("mean(answers.nps)");
    await expect(page.locator("#formula-check")).toContainText("The formula is sound.");
    await expect(page.locator(".draft-preview b")).toBeVisible({ timeout: 30_000 });
    await takeScreen(page, "custom-editor");
  });

  await test.step("the caret is behind a completed name before any further key can come", async () => {
    const formula = page.getByLabel("Formula", { exact: true });
    await formula.fill("me + 1");
    await formula.press("Home");
    await formula.press("ArrowRight");
    await formula.press("ArrowRight");
    await formula.press("ArrowDown");
    await expect(page.getByRole("listbox").getByRole("option").first()).toContainText("mean");
    const after = await formula.evaluate((element: HTMLTextAreaElement) => {
      element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      return [element.value, element.selectionStart];
    });
    expect(after).toEqual(["mean( + 1", "mean(".length]);
  });

  await test.step("it stands beside the eight with the number of the command line", async () => {
    await page.getByLabel("Formula", { exact: true }).fill(FORMULA);
    await page.getByLabel("Unit").selectOption("points");
    await page.getByRole("button", { name: "Save the index" }).click();
    const card = page.getByRole("article", { name: "Our recommendation" });
    await expect(card.locator(".card-number")).not.toContainText("–", { timeout: 60_000 });
    const settings = join(userData, "set.json");
    const custom = [{ id: "ourRecommendation", name: "Our recommendation", formula: FORMULA, unit: "points" }];
    writeFileSync(settings, JSON.stringify({ custom }));
    const told = octad("indices", sample("aurora.xlsx"), "--settings", settings, "--json").custom?.["ourRecommendation"];
    expect(told?.ci?.method).toBe("bootstrap");
    await expect(card.locator(".card-number")).toContainText(`+${told?.value?.toFixed(1)}`);
    await expect(card).toContainText(`${told?.ci?.lo.toFixed(1)}`);
    await card.scrollIntoViewIfNeeded();
    await takeScreen(page, "custom-card");
    await card.getByRole("button", { name: "Our recommendation" }).click();
    await expect(page.locator(".panel")).toContainText("share(answers.nps >= 9)");
    await page.locator(".panel").getByRole("button", { name: "Audit", exact: true }).click();
    await expect(page.locator(".audit")).toContainText("100 * (0.");
    await takeScreen(page, "custom-panel");
    await page.keyboard.press("Escape");
    await page.getByText("Table", { exact: true }).click();
    await expect(page.locator(".index-table thead")).toContainText("Our recommendation");
    await takeScreen(page, "custom-table");
    await page.getByText("Cards", { exact: true }).click();
  });

  await test.step("it is a step of undo", async () => {
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("article", { name: "Our recommendation" })).toHaveCount(0, { timeout: 60_000 });
    await page.keyboard.press("Control+Shift+z");
    await expect(page.getByRole("article", { name: "Our recommendation" })).toBeVisible({ timeout: 60_000 });
  });

  await test.step("who looks decides the order, and nothing else", async () => {
    await page.getByLabel("First for").selectOption("strategy");
    await expect(page.locator(".index-card h2").first()).toContainText("Customer value quotient");
    await expect(page.locator(".page-head")).toContainText("seed 003");
  });
});

test("a target and a benchmark are drawn beside the numbers, and no number moves", async ({ page, userData }) => {
  test.setTimeout(240_000);
  await openIndices(page);
  const numbers = () => page.locator(".card-number").allTextContents();
  const before = await numbers();

  await test.step("a target of one's own", async () => {
    await page.getByRole("article", { name: "Net Promoter Score" }).getByRole("button").first().click();
    await page.locator(".panel").getByRole("button", { name: "Settings", exact: true }).click();
    await page.getByRole("button", { name: "Add a target" }).click();
    const value = page.getByLabel("Value of Your target");
    await value.fill("35");
    await value.press("Enter");
    await expect(page.locator(".index-card").first().getByRole("img").first()).toHaveAccessibleName(/Your target: \+35\.0 \(your own\)/);
    await expect(page.locator(".index-card").first().locator(".reference").first()).toBeAttached();
    await page.locator(".panel").getByRole("button", { name: "Time", exact: true }).click();
    await expect(page.locator(".wave-chart")).toHaveAccessibleName(/Your target/);
    await takeScreen(page, "reference-target");
    await page.keyboard.press("Escape");
    expect(await numbers()).toEqual(before);
  });

  await test.step("a benchmark is off until it is switched on, and says its source", async () => {
    await page.getByRole("navigation").getByRole("button", { name: "Metrics", exact: true }).click();
    await page.getByRole("article", { name: "Retention" }).getByRole("button").first().click();
    await page.locator(".panel").getByRole("button", { name: "Settings", exact: true }).click();
    await expect(page.locator(".reference-row")).toContainText("source: seed 004");
    const shown = page.getByRole("switch", { name: "Show retention to aim for" });
    await expect(shown).not.toBeChecked();
    await shown.check({ force: true });
    await expect(page.getByRole("article", { name: "Retention" }).locator(".reference").first()).toBeAttached();
    await takeScreen(page, "reference-benchmark");
    await page.keyboard.press("Control+z");
    await expect(shown).not.toBeChecked();
  });

  await test.step("the command line prints the lines and the same numbers", async () => {
    const settings = join(userData, "set.json");
    writeFileSync(settings, JSON.stringify({ references: [{ id: "own1", number: "nps", value: 35 }] }));
    const plain = octad("indices", sample("aurora.xlsx"), "--json");
    const lined = octad("indices", sample("aurora.xlsx"), "--settings", settings, "--json");
    expect(lined.indices).toEqual(plain.indices);
    expect(lined.settings).toMatchObject({ references: [{ id: "own1", number: "nps", value: 35, source: "own", on: true }] });
  });
});
