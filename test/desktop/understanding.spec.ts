import { expect, type Page } from "@playwright/test";
import { sample, takeScreen, test } from "./harness.ts";

/** Why an answer is what it is, how robust it is, and how to get further: each tab driven on the sample. */

const goTo = (page: Page, screen: string) => page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();
const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();

async function openWhatIf(page: Page): Promise<void> {
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await goTo(page, "What-if");
  await page.getByRole("button", { name: "Try retention +5 %" }).click();
  await expect(page.getByTestId("revenue-gain")).toBeVisible();
}

/** How long the window took to answer while something was done, ms, of 95 of 100 times: a busy machine may take any one of them away. */
async function usualPause(page: Page, doing: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const watch = { gaps: [] as number[], last: performance.now(), on: true };
    const beat = () => {
      const now = performance.now();
      watch.gaps.push(now - watch.last);
      watch.last = now;
      if (watch.on) setTimeout(beat, 0);
    };
    beat();
    Object.assign(window, { watch });
  });
  await doing();
  return page.evaluate(() => {
    const { watch } = window as unknown as { readonly watch: { readonly gaps: number[]; on: boolean } };
    watch.on = false;
    const sorted = watch.gaps.toSorted((one, other) => one - other);
    return sorted[Math.floor(0.95 * sorted.length)] ?? 0;
  });
}

test("tornado, goal, plan, grid and robustness on the sample", async ({ page }) => {
  test.setTimeout(240_000);
  expect(sample("aurora.xlsx")).toContain("aurora");
  await openWhatIf(page);

  await test.step("the tornado shows the largest swing first, its table, and the ranking by simulation beside it", async () => {
    await tab(page, "Tornado");
    const tornado = page.getByTestId("tornado");
    await expect(tornado.locator("svg[role=img]")).toHaveAttribute("aria-label", /largest swing first: .*retention a year/);
    await tornado.getByText("Data as a table").click();
    await expect(tornado.locator("tbody tr").first()).toContainText("€");
    await expect(page.getByTestId("ranking")).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
    await takeScreen(page, "understand-tornado");
    await tornado.getByText("each alone").click();
    await expect(tornado.locator("svg[role=img]")).toHaveAttribute("aria-label", /Small business/);
  });

  await test.step("goal seek finds a size, and using it is one step of undo", async () => {
    await tab(page, "Goal and plan");
    await page.getByRole("textbox", { name: "Target", exact: true }).fill("1");
    const found = page.getByTestId("goal-answer");
    await expect(found).toHaveAttribute("data-reached", "true");
    const size = Number(await found.getAttribute("data-value"));
    await takeScreen(page, "understand-goal");
    await page.getByRole("button", { name: "Use this value" }).click();
    await expect
      .poll(async () => Number.parseFloat((await page.getByRole("textbox", { name: "Value of lever 1" }).inputValue()).slice(1)))
      .toBeCloseTo(100 * size, 6);
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("textbox", { name: "Value of lever 1" })).toHaveValue("+5 %");
  });

  await test.step("a plan over two levers is found without holding the window up, and shows cost and gain", async () => {
    await page.getByRole("button", { name: "Add lever" }).click();
    await page.getByRole("menuitem", { name: "Revenue per customer" }).click();
    await page.getByText("Several levers at least cost").click();
    await page.getByRole("textbox", { name: /^Cost when used, size of lever 1/ }).fill("10000");
    await page.getByRole("textbox", { name: /^More at its cap, size of lever 1/ }).fill("90000");
    await page.getByRole("textbox", { name: /^More at its cap, size of lever 2/ }).fill("70000");
    await page.getByTestId("plan").getByRole("textbox", { name: "Gain to reach" }).fill("300000");
    const pause = await usualPause(page, async () => {
      await page.getByRole("button", { name: "Find the cheapest plan" }).click();
      await expect(page.getByTestId("plan-result")).toBeVisible({ timeout: 60_000 });
    });
    expect(pause).toBeLessThan(50);
    const result = page.getByTestId("plan-result");
    expect(Number(await result.getAttribute("data-gain"))).toBeGreaterThanOrEqual(300_000);
    await expect(result.locator("svg[role=img]")).toHaveAttribute("aria-label", /Least cost of ever greater gains/);
    await takeScreen(page, "understand-plan");
    await page.getByRole("button", { name: "Use this plan" }).click();
    await expect(result).toHaveAttribute("data-stale", "true");
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("textbox", { name: "Value of lever 1" })).toHaveValue("+5 %");
  });

  await test.step("the grid is walked through by keys", async () => {
    await tab(page, "Two-way grid");
    const grid = page.getByRole("grid");
    await expect(grid.locator('[data-base="true"]')).toHaveCount(1);
    await grid.locator('[data-cell="0 0"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await expect(grid.locator('[data-cell="1 1"]')).toBeFocused();
    await takeScreen(page, "understand-grid");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Value of lever 1" })).not.toHaveValue("+5 %");
    await page.keyboard.press("Control+z");
  });

  await test.step("robustness says where the decision turns, what information is worth, and the five points beside the first year", async () => {
    await tab(page, "Robustness");
    await expect(page.getByTestId("flips")).toContainText("net", { timeout: 60_000 });
    await expect(page.getByTestId("reichheld")).toContainText("first year");
    await expect(page.getByTestId("information")).toBeVisible();
    await expect(page.getByTestId("robustness")).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
    await page.getByRole("textbox", { name: "Cost, once" }).first().fill("700000");
    await expect(page.getByTestId("information")).toContainText("Knowing everything for certain", { timeout: 60_000 });
    await expect(page.getByTestId("robustness")).toHaveAttribute("aria-busy", "false", { timeout: 60_000 });
    await expect(page.getByTestId("information").locator("tbody tr").first()).toContainText("€");
    await page.getByTestId("information").scrollIntoViewIfNeeded();
    await takeScreen(page, "understand-robustness");
  });
});
