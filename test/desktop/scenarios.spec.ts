import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { stubDialogs, takeScreen, test } from "./harness.ts";

/** Several scenarios on the sample: copied, compared over common draws, saved as a file and read back, recorded and held against what came. */

const gainOf = async (page: Page): Promise<number> => Number(await page.getByTestId("revenue-gain").getAttribute("data-value"));
const cells = async (page: Page, row: string): Promise<readonly number[]> =>
  await page
    .locator(`[data-testid=compare-table] td[data-row=${row}]`)
    .evaluateAll((all) => all.map((cell) => Number((cell as HTMLElement).dataset["value"])));

test("scenarios are copied, compared with ranges, kept as a file and in the register", async ({ page, octad, userData }) => {
  test.setTimeout(180_000);
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await page.getByRole("navigation").getByRole("button", { name: "What-if", exact: true }).click();
  await page.getByRole("button", { name: "Try retention +5 %" }).click({ timeout: 60_000 });
  await expect.poll(() => gainOf(page)).toBeGreaterThan(0);
  const five = await gainOf(page);
  await page.getByRole("textbox", { name: "Name of the scenario" }).fill("Five");

  await test.step("a copy is a scenario of its own", async () => {
    await page.getByRole("button", { name: "Duplicate", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Name of the scenario" })).toHaveValue("Five, copy");
    await expect(page.locator(".page-head")).toContainText("Scenario 2 of 2");
    await page.getByRole("textbox", { name: "Value of lever 1" }).fill("6");
    await page.keyboard.press("Tab");
    await expect.poll(() => gainOf(page)).toBeGreaterThan(five);
  });
  const six = await gainOf(page);

  await test.step("both stand side by side, with ranges and the chance that one is better", async () => {
    await page.getByRole("tab", { name: "Compare scenarios" }).click();
    await expect.poll(() => cells(page, "gain")).toEqual([five, six]);
    await page.getByLabel("Differences against").selectOption({ label: "Five" });
    await expect(page.locator("[data-testid=compare-table] td[data-row=better]").nth(1)).toHaveText(/100 %|100\u00a0%/, {
      timeout: 30_000,
    });
    await expect(page.locator(".compare")).toContainText("draws common to all scenarios");
    // How wrong an assumption may be before the copy is no longer better than the one it is held against.
    const flips = page.getByTestId("compare-flips");
    await expect(flips).toContainText("“Five, copy” is better than “Five” by", { timeout: 30_000 });
    await expect(flips.locator("li").first()).toContainText("It turns if");
    await page.locator(".compare").scrollIntoViewIfNeeded();
    await takeScreen(page, "what-if-compare");
  });

  await test.step("a record keeps the forecast, and says how it held", async () => {
    await page.getByRole("button", { name: "Record this scenario" }).click();
    await page.getByRole("button", { name: "Enter actuals" }).click();
    await page.getByRole("textbox", { name: "Actual revenue 1", exact: true }).fill("1");
    await expect(page.getByTestId("calibration")).toContainText("missed the actual");
    await takeScreen(page, "what-if-register");
  });

  await test.step("a file holds the levers, and comes back beside the others", async () => {
    const path = join(userData, "five.scenario.json");
    await stubDialogs(octad, { save: path, open: [path] });
    await page.getByTestId("scenario-menu").click();
    await page.getByRole("menuitem", { name: "Save as a scenario file…" }).click();
    await expect.poll(() => existsSync(path) && readFileSync(path, "utf8").includes("retention:relative:+6%")).toBe(true);
    await page.getByTestId("scenario-menu").click();
    await page.getByRole("menuitem", { name: "Open a scenario file…" }).click();
    await expect(page.locator(".page-head")).toContainText("Scenario 3 of 3");
    await expect.poll(() => gainOf(page)).toBeCloseTo(six, 6);
  });

  await test.step("the first one is chosen again, with its own lever", async () => {
    await page.getByTestId("scenario-menu").click();
    await page.getByRole("menuitem", { name: "Five", exact: true }).click();
    await expect.poll(() => gainOf(page)).toBeCloseTo(five, 6);
  });
});
