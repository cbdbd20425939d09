import { expect, type Page } from "@playwright/test";
import { takeScreen, test } from "./harness.ts";

/** Levers on scores and the baseline that everything starts from, on the sample and without any data. */

const goTo = (page: Page, screen: string) => page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();

async function addLever(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Add lever" }).click();
  await page.getByRole("menuitem", { name }).click();
}

const gainOf = async (page: Page): Promise<number> => Number(await page.getByTestId("revenue-gain").getAttribute("data-value"));

test("a lever on a score says what follows from it and how well that is founded; the baseline shows every number and where it is from", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await goTo(page, "What-if");
  await page.getByRole("button", { name: "Add lever" }).waitFor({ timeout: 60_000 });

  await test.step("detractors become passives, half of it counted as cause", async () => {
    await addLever(page, /^NPS/);
    const card = page.locator(".lever").first();
    await expect(card).toContainText("Detractors");
    await expect(card).toContainText("retention");
    await expect(card).toContainText("upper bound: treats association as cause");
    const whole = await gainOf(page);
    expect(whole).toBeGreaterThan(0);
    await card.getByRole("slider", { name: "Part of the association of lever 1 counted as cause" }).focus();
    for (let step = 0; step < 10; step += 1) await page.keyboard.press("ArrowLeft");
    await expect(card).toContainText("attribution 0.5");
    await expect(card).not.toContainText("upper bound");
    await expect.poll(() => gainOf(page)).toBeLessThan(0.6 * whole);
    await expect(page.locator('[data-index="nps"]')).not.toContainText("Not affected");
    await expect(page.locator('[data-index="secure"]')).toContainText("Not affected by these levers");
  });

  await test.step("other classes, a band rescued, first contact, and a programme that costs once", async () => {
    await page.getByLabel("Classes of lever 1").selectOption("passive>promoter");
    await expect(page.locator(".lever").first()).toContainText("Passives");
    await addLever(page, /^Health/);
    await expect(page.locator('[data-index="health"]')).toContainText("bands: red");
    await addLever(page, /^Solved at first contact/);
    await addLever(page, /^One-off programme/);
    await expect(page.locator(".lever").nth(3)).toContainText("once, in month 1");
    await expect(page.locator(".lever")).toHaveCount(4);
    // The ranges follow the last lever.
    await expect(page.getByTestId("gain-range")).not.toHaveAttribute("data-faded", "true", { timeout: 30_000 });
    await takeScreen(page, "levers-scores");
  });

  await test.step("a number of the baseline is put right, marked, and taken back", async () => {
    const before = await gainOf(page);
    await page.getByRole("button", { name: "Baseline", exact: true }).click();
    const panel = page.getByTestId("baseline-panel");
    await expect(panel).toContainText(/from [\d,]+ lost of [\d,]+ in 12 months/);
    const box = panel.getByRole("textbox", { name: /^Revenue a customer and month/ }).first();
    const estimate = await box.inputValue();
    await box.fill("500");
    await box.blur();
    await expect(panel).toContainText("edited");
    await expect.poll(() => gainOf(page)).not.toBe(before);
    await takeScreen(page, "levers-baseline");
    await panel.getByRole("button", { name: /^Take back Revenue a customer and month/ }).click();
    await expect(box).toHaveValue(estimate);
    await expect.poll(() => gainOf(page)).toBeCloseTo(before, 6);
  });

  await test.step("customers billed at the end of the month, churn falling with tenure", async () => {
    const panel = page.getByTestId("baseline-panel");
    const before = await gainOf(page);
    await panel.getByLabel("Billed are").selectOption("end");
    await expect.poll(() => gainOf(page)).not.toBe(before);
    await panel.getByLabel("Churn", { exact: true }).selectOption("everybody");
    await expect(panel.getByRole("textbox", { name: /^Churn by tenure, α/ }).first()).toBeVisible();
  });
});

test("without any data a typed baseline works as one from data does", async ({ page }) => {
  await page.getByRole("button", { name: /^What-if without data/ }).click();
  const panel = page.getByTestId("baseline-panel");
  await expect(panel).toBeVisible();
  // The main case of methods.md 12.3: +5 % relative brings 5.9404 % of 1,840,698.
  await page.getByRole("button", { name: "Try retention +5 %" }).click();
  await expect.poll(() => gainOf(page)).toBeCloseTo(1_950_043.0484 - 1_840_698.1613, 3);
  const simulated = page.getByTestId("simulation-line");
  await expect(simulated).toContainText("No input has a range", { timeout: 60_000 });
  await panel.getByRole("textbox", { name: /^Customers/ }).fill("2000");
  await expect.poll(() => gainOf(page)).toBeGreaterThan(150_000);
  // How uncertain a number is stands under it, and what cannot be is refused in words.
  const high = panel.getByRole("textbox", { name: /^Highest: .*retention/i });
  await panel.getByRole("textbox", { name: /^Lowest: .*retention/i }).fill("76");
  await high.fill("70");
  await expect(panel).toContainText("must not be below 80");
  await high.fill("88");
  await expect(panel).not.toContainText("must not be below");
  await high.press("Tab");
  await expect(simulated).not.toContainText("No input has a range");
  await expect(simulated).toHaveAttribute("data-current", "true");
  await takeScreen(page, "levers-ranges");
  await panel.getByRole("button", { name: "Add a segment" }).click();
  await expect(panel.getByRole("textbox", { name: /^Name of segment/ })).toHaveCount(2);
  await takeScreen(page, "levers-typed");
  await page.keyboard.press("Control+z");
  await expect(panel.getByRole("textbox", { name: /^Name of segment/ })).toHaveCount(0);
  // A lever and a number of one's own, as formulas.
  await page.getByLabel("Kind of lever 1").selectOption("formula");
  const formula = page.getByRole("textbox", { name: "Formula of lever 1" });
  await formula.fill("least(current * 1.05, 0.9");
  await expect(page.locator(".lever").first()).toContainText("cannot be read");
  await formula.fill("least(current * 1.05, 0.9)");
  await expect(page.getByTestId("meaning-L1")).toContainText("84.0");
  await expect(page.locator(".lever").first()).not.toContainText("can mean");
  await expect(page.locator('[data-index="clv"]')).toContainText("€1,540");
  await expect(page.locator('[data-index="health"]')).toContainText("Not affected by these levers");
  await page.getByRole("button", { name: "Own numbers" }).click();
  await page.getByRole("button", { name: "Add a number" }).click();
  await page.getByRole("textbox", { name: "Formula of own number 1" }).fill("100 * pvMargin / revenue");
  await expect(page.getByTestId("output-0")).toContainText(/\d+\.\d\d → \d+\.\d\d/);
  await expect(page.getByTestId("output-range-0")).toContainText(/90 % range \d+\.\d\d…\d+\.\d\d/);
  await page.getByTestId("own-outputs").scrollIntoViewIfNeeded();
  await takeScreen(page, "levers-own");
  // Taken away, the screen offers to type one.
  await panel.getByRole("button", { name: "Remove the typed baseline" }).click();
  await page.getByRole("button", { name: "Type a baseline" }).click();
  await expect(panel).toBeVisible();
});
