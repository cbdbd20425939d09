import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { stubDialogs, takeScreen, test } from "./harness.ts";

/** Every definition of a number can be changed beside it, says what it may be and goes back with undo. */

const panel = (page: Page) => page.locator(".panel");
const number = (page: Page) => panel(page).locator(".panel-number");

async function openSettings(page: Page, index: string): Promise<void> {
  await page.locator(`#card-${index}`).click();
  await panel(page).getByRole("navigation").getByRole("button", { name: "Settings", exact: true }).click();
}

test("the parts of the health score, ranges and lists of a definition are changed in the panel", async ({ page }) => {
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await page.getByRole("navigation").getByRole("button", { name: "Indices", exact: true }).click();
  await page.locator(".index-card").first().waitFor({ timeout: 60_000 });
  await openSettings(page, "health");
  const before = (await number(page).textContent()) ?? "";

  await test.step("a part that weighs ten times as much is another score, and undo gives the old one back", async () => {
    const parts = panel(page).getByRole("group", { name: "Parts of the score" });
    const weight = parts.getByRole("textbox", { name: /: Weight$/ }).first();
    await weight.fill("300");
    await weight.press("Enter");
    await expect(number(page)).not.toHaveText(before);
    await parts.scrollIntoViewIfNeeded();
    await takeScreen(page, "settings-health");
    await page.locator(".panel header h2").click();
    await page.keyboard.press("Control+z");
    await expect(number(page)).toHaveText(before);
  });

  await test.step("a part that goes by rank is another score, says among what, and goes back", async () => {
    const part = panel(page).getByRole("group", { name: "Parts of the score" }).getByRole("group").first();
    const way = part.getByRole("combobox", { name: /: Scored$/ });
    await expect(way).toHaveValue("target");
    await way.selectOption("rank");
    await expect(part).toContainText(/Ranked among 101 fixed points: lowest .*, middle .*, highest /);
    await expect(part).toContainText(/Active customers they were taken from: [1-9]/);
    await expect(part.getByRole("textbox", { name: /: Worst at$/ })).toHaveCount(0);
    await expect(number(page)).not.toHaveText(before);
    await part.scrollIntoViewIfNeeded();
    await takeScreen(page, "settings-health-rank");
    const ranked = (await number(page).textContent()) ?? "";
    // Among themselves people rank in the middle, whichever way is good: the mean stays.
    const good = part.getByRole("combobox", { name: /: Which way is good$/ });
    await good.selectOption("low");
    await expect(good).toHaveValue("low");
    await expect(number(page)).toHaveText(ranked);
    await part.getByRole("button", { name: /: Take the points anew$/ }).click();
    await expect(number(page)).toHaveText(ranked);
    await good.selectOption("high");
    await way.selectOption("target");
    await expect(part.getByRole("textbox", { name: /: Worst at$/ })).toBeVisible();
    await expect(number(page)).toHaveText(before);
  });

  await test.step("a value out of its range is refused with its cause and changes nothing", async () => {
    const green = panel(page).getByRole("textbox", { name: "Green from" });
    await green.fill("170");
    await green.press("Enter");
    await expect(panel(page)).toContainText("170 is more than 100.");
    await green.fill("20");
    await green.press("Enter");
    await expect(panel(page)).toContainText("this must lie above the value before it.");
    await expect(number(page)).toHaveText(before);
    await green.fill("80");
    await green.press("Enter");
    await expect(panel(page)).not.toContainText("this must lie above");
    await expect(panel(page).locator("header")).toContainText("80");
  });

  await test.step("exponents of CVQ, rates of ROI and people by group have their fields too", async () => {
    await openSettings(page, "cvq");
    const cvq = (await number(page).textContent()) ?? "";
    const duration = panel(page).getByRole("textbox", { name: "Duration", exact: true });
    await duration.fill("0");
    await duration.press("Enter");
    await expect(number(page)).not.toHaveText(cvq);
    await openSettings(page, "roi");
    const finance = panel(page).getByRole("textbox", { name: /^Finance rate/ });
    await finance.fill("4");
    await finance.press("Enter");
    await expect(finance).toHaveValue("4 %");
    const spreads = panel(page).getByRole("group", { name: "Uncertain by project" });
    await spreads.getByRole("combobox", { name: "Name of a project" }).fill("App");
    await spreads.getByRole("button", { name: "Add" }).click();
    await spreads.getByRole("combobox", { name: "App: Benefit" }).selectOption("triangle");
    const high = spreads.getByRole("textbox", { name: "App: Benefit, High, of plan" });
    await high.fill("50");
    await high.press("Enter");
    await expect(spreads).toContainText("50 % is not in the right form.");
    await high.fill("150");
    await high.press("Enter");
    await expect(high).toHaveValue("150 %");
    await spreads.scrollIntoViewIfNeeded();
    await takeScreen(page, "settings-roi");
    await openSettings(page, "nps");
    const groups = panel(page).getByRole("group", { name: "People who could have answered, by group" });
    await groups.getByRole("combobox", { name: "Name of a group" }).fill("SMB");
    await groups.getByRole("button", { name: "Add" }).click();
    await expect(groups.getByRole("textbox", { name: /: SMB$/ })).toHaveValue("100");
  });
});

/** Customers of whom only those who left have a usage. */
function usageOfTheLost(folder: string): string {
  const rows = Array.from({ length: 120 }, (_, at) => {
    const isLost = at % 4 === 0;
    return `C-${100 + at},${isLost ? at % 9 : ""},${at % 7},${at % 5},${isLost ? "yes" : "no"}`;
  });
  const path = join(folder, "accounts.csv");
  writeFileSync(path, ["customer_id,usage_per_week,features_used,tickets_per_month,churned", ...rows].join("\n"));
  return path;
}

test("a part of the health score that nobody active has a value of cannot go by rank, and says so", async ({ page, octad, userData }) => {
  await stubDialogs(octad, { open: [usageOfTheLost(userData)] });
  await page.getByRole("button", { name: "Open a spreadsheet" }).click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await page.getByRole("navigation").getByRole("button", { name: "Indices", exact: true }).click();
  await page.locator(".index-card").first().waitFor({ timeout: 60_000 });
  await openSettings(page, "health");
  const part = panel(page).getByRole("group", { name: "Parts of the score" }).getByRole("group", { name: "Usage a week" });
  const way = part.getByRole("combobox", { name: /: Scored$/ });
  await way.selectOption("rank");
  await expect(part.getByRole("alert")).toContainText("No active customer has a value of Usage a week.");
  await expect(way).toHaveValue("target");
  await part.getByRole("alert").scrollIntoViewIfNeeded();
  await takeScreen(page, "settings-health-no-rank");
  await part.getByRole("alert").getByRole("button", { name: "Close", exact: false }).click();
  await expect(part.getByRole("alert")).toHaveCount(0);
});
