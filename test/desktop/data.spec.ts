import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { hasSchemas, validatePackage } from "../support/validate-package.ts";
import { sample, stubDialogs, takeScreen, test } from "./harness.ts";

/** The data screen as a person uses it: rows, questions, repairs, more files, how a file is read, the empty template. */

const grid = (page: Page) => page.getByRole("grid", { name: "Rows as they stand in the file" });
const head = (page: Page, name: string) => grid(page).getByRole("columnheader", { name: new RegExp(`^${name}`) });
const status = (page: Page) => page.locator(".rows-head");

/** Texts of a column of the rows in sight, from top to bottom. */
const cellsOf = (page: Page, column: number): Promise<readonly string[]> =>
  page.evaluate((at) => {
    const top = document.querySelector(".grid-rows")?.getBoundingClientRect().top ?? 0;
    return [...document.querySelectorAll(`.grid-row [aria-colindex="${at}"]`)]
      .map((cell) => ({ top: cell.getBoundingClientRect().top, text: cell.textContent ?? "" }))
      .filter((cell) => cell.top >= top - 1)
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text);
  }, column);

const numbersOf = async (page: Page, column: number): Promise<readonly number[]> =>
  (await cellsOf(page, column)).map((text) => Number(text.replaceAll(/[,\s]/g, "")));

async function openSample(page: Page): Promise<void> {
  await page.getByText("Open the sample").first().click();
  await page.locator(".grid-row:not(.waiting)").first().waitFor({ timeout: 60_000 });
  await expect(page.locator(".balance .equation")).toBeVisible({ timeout: 60_000 });
}

test("rows are sorted, filtered, searched and found again, by mouse and by keyboard", async ({ page }) => {
  await openSample(page);

  await test.step("a click on the head sorts, a second one turns it round, a third takes it back", async () => {
    await head(page, "Wave").getByRole("button").first().click();
    await expect(head(page, "Wave")).toHaveAttribute("aria-sort", "ascending");
    await expect.poll(() => cellsOf(page, 4)).toEqual(expect.arrayContaining(["Q1 2024"]));
    expect(new Set(await cellsOf(page, 4))).toEqual(new Set(["Q1 2024"]));
    await head(page, "Wave").getByRole("button").first().click();
    await expect.poll(async () => [...new Set(await cellsOf(page, 4))]).toEqual(["Q4 2024"]);
    await head(page, "Wave").getByRole("button").first().click();
    await expect(head(page, "Wave")).toHaveAttribute("aria-sort", "none");
    await expect.poll(async () => (await numbersOf(page, 1))[0]).toBe(2);
  });

  await test.step("the menu of a column leaves the rows with one value", async () => {
    await page.getByRole("button", { name: "Sort and filter Channel" }).click();
    await page.getByRole("button", { name: /^phone/ }).click();
    await expect(page.getByRole("button", { name: "Remove the filter: Channel: phone" })).toBeVisible();
    await expect.poll(async () => [...new Set(await cellsOf(page, 5))]).toEqual(["phone"]);
    await expect(status(page)).toContainText("of 622");
  });

  await test.step("the search goes on within them, and Control F leads to it", async () => {
    await page.keyboard.press("Control+f");
    await expect(page.getByRole("searchbox", { name: "Find in rows" })).toBeFocused();
    await page.keyboard.type("BILLing");
    await expect.poll(async () => [...new Set(await cellsOf(page, 6))]).toEqual(["billing"]);
    await takeScreen(page, "data-rows");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Remove the filter: Channel: phone" }).click();
    await expect(status(page)).toContainText("of 3,206");
  });

  await test.step("a row is found by its number, and one that is not there is said not to be", async () => {
    const go = page.getByRole("textbox", { name: "Go to the row with this number in the file" });
    await go.fill("1,234");
    await go.press("Enter");
    await expect(page.locator("#grid-cursor")).toBeVisible();
    await expect(page.locator(".grid-row.current .grid-number")).toHaveText("1,234");
    await go.fill("99999");
    await go.press("Enter");
    await expect(status(page)).toContainText("Row 99,999 is not among these.");
  });

  await test.step("arrows, pages and ends move the cursor, and Control C copies its cell", async () => {
    await grid(page).focus();
    const row = page.locator(".grid-row.current .grid-number");
    await page.keyboard.press("Control+Home");
    await expect(row).toHaveText("2");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(row).toHaveText("3");
    await page.keyboard.press("PageDown");
    expect(Number(await row.textContent())).toBeGreaterThan(5);
    await page.keyboard.press("Control+End");
    await expect(row).toHaveText("3,207");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+c");
    await expect(status(page)).toContainText(/Copied: C-\d+/);
  });

  await test.step("a finding opens its rows, and Enter shows one of them among all", async () => {
    await page.getByRole("button", { name: /^Show the rows: Recommendation/ }).click();
    await expect(status(page)).toContainText("of 19");
    const [first = 0, second = 0] = await numbersOf(page, 1);
    expect(second).toBeGreaterThan(first);
    await grid(page).focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(status(page)).toContainText("of 3,206");
    await expect(page.locator(".grid-row.current .grid-number")).toHaveText(second.toLocaleString("en"));
    await expect(page.locator(".grid-row.current .bad")).toBeVisible();
  });
});

/** A survey that does not say whether the day or the month comes first. */
function ambiguousSurvey(folder: string): string {
  const lines = ["Client;Date;Recommendation (0-10);Country"];
  for (let row = 0; row < 240; row++) {
    const [a, b] = [1 + (row % 12), 1 + ((row * 7) % 12)];
    lines.push(
      `C-${10_000 + row};${String(a).padStart(2, "0")}/${String(b).padStart(2, "0")}/2025;${row % 40 === 7 ? "N/A" : row % 11};FR`,
    );
  }
  const path = join(folder, "survey.csv");
  writeFileSync(path, `${lines.join("\r\n")}\r\n`);
  return path;
}

test("a question is answered, a repair switched off, a file added and read otherwise, and all of it undone", async ({
  page,
  octad,
  userData,
}) => {
  test.setTimeout(180_000);
  const survey = ambiguousSurvey(userData);
  await stubDialogs(octad, { open: [survey] });
  await page.getByRole("button", { name: "Open a spreadsheet" }).click();
  await page.locator(".grid-row:not(.waiting)").first().waitFor({ timeout: 60_000 });
  const undo = () => page.getByRole("button", { name: /^Undo/ }).click();
  const question = page.locator(".question", { hasText: "Day first or month first?" });

  await test.step("the question stands above everything, with what each answer makes of a cell", async () => {
    await expect(question).toContainText("Date, in survey.csv.");
    await expect(question.getByRole("button", { name: /day, month, year/ })).toContainText("Aug 2025");
    await takeScreen(page, "data-question");
  });

  await test.step("the answer is what the days are read by; undo asks again", async () => {
    await page.getByRole("tab", { name: /^Repairs/ }).click();
    const dates = page.locator(".join", { hasText: "dates written as text" });
    await expect(dates).toContainText("2025-08-02");
    await question.getByRole("button", { name: /month, day, year/ }).click();
    await expect(question).toHaveCount(0);
    await expect(page.getByRole("combobox", { name: "How Date is read" })).toHaveValue("mdy");
    await expect(dates).toContainText("2025-02-08", { timeout: 30_000 });
    await undo();
    await expect(question).toBeVisible();
    await expect(dates).toContainText("2025-08-02", { timeout: 30_000 });
  });

  await test.step("a repair that is switched off sets its cells aside; undo has it done again", async () => {
    const dates = page.locator(".join", { hasText: "dates written as text" });
    const toggle = dates.getByRole("switch");
    await expect(toggle).toBeChecked();
    await dates.locator("label").first().click();
    await expect(toggle).not.toBeChecked({ timeout: 30_000 });
    await page.getByRole("tab", { name: "Nothing lost" }).click();
    await expect(page.locator(".finding-line", { hasText: "Answered on: cells that are no date" })).toContainText("240");
    await undo();
    await page.getByRole("tab", { name: /^Repairs/ }).click();
    await expect(toggle).toBeChecked({ timeout: 30_000 });
  });

  await test.step("the file is read to an earlier row, its first rows showing what that would do", async () => {
    await page.getByRole("button", { name: "Change how it is read" }).click();
    const panel = page.getByRole("region", { name: "How survey.csv is read" });
    await expect(panel.getByRole("combobox", { name: "Separator" })).toBeVisible();
    await panel.getByRole("textbox", { name: "Last row" }).fill("51");
    await expect(panel.locator("td.preview-outside").first()).toBeAttached();
    await takeScreen(page, "data-reading");
    await panel.getByRole("button", { name: "Read it like this" }).click();
    await expect(panel).toHaveCount(0, { timeout: 30_000 });
    await expect(page.locator(".page-head")).toContainText("50 rows");
    await expect(page.locator(".page-head")).toContainText("As you marked it");
    await undo();
    await expect(page.locator(".page-head")).toContainText("240 rows", { timeout: 30_000 });
  });

  await test.step("another file joins in, with what it changes; one that cannot be read changes nothing", async () => {
    await stubDialogs(octad, { open: [sample("sondage.csv")] });
    await page.getByRole("button", { name: "Add files", exact: true }).click();
    await expect(page.locator(".sheet")).toHaveCount(2, { timeout: 60_000 });
    await expect(page.getByRole("region", { name: "What has changed" })).toContainText("sondage.csv", { timeout: 60_000 });
    await undo();
    await expect(page.locator(".sheet")).toHaveCount(1, { timeout: 60_000 });
    const bad = join(userData, "bad.xlsx");
    writeFileSync(bad, "PK\u0003\u0004 this is no workbook");
    await stubDialogs(octad, { open: [bad] });
    await page.getByRole("button", { name: "Add files", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "bad.xlsx" })).toBeVisible({ timeout: 60_000 });
    await expect(page.locator(".sheet")).toHaveCount(1);
    await expect(page.locator(".page-head")).toContainText("240 rows");
  });
});

test("the start screen gives an empty template that is sound and says where it was saved", async ({ page, octad, userData }) => {
  const target = join(userData, "mine.xlsx");
  await stubDialogs(octad, { save: target });
  await page.getByRole("button", { name: /Get the empty template/ }).click();
  await expect(page.getByText("Saved as mine.xlsx")).toBeVisible({ timeout: 60_000 });
  const { faults, validated } = await validatePackage(readFileSync(target));
  expect(faults).toEqual([]);
  if (hasSchemas) expect(validated).toBeGreaterThan(8);
  else console.log("skipped: the schemas of the parts are not here");
});
