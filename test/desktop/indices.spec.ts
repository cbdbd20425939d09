import { expect, type Page } from "@playwright/test";
import { takeScreen, test } from "./harness.ts";

/** Behind the numbers: from a card down to the rows it was counted from, and what its changes mean. */

const panel = (page: Page) => page.locator(".panel");
const goTo = (page: Page, screen: string) => page.getByRole("navigation").getByRole("button", { name: screen, exact: true }).click();
const openPart = (page: Page, part: string) => panel(page).getByRole("navigation").getByRole("button", { name: part, exact: true }).click();

async function openIndices(page: Page): Promise<void> {
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  await goTo(page, "Indices");
  await page.locator(".index-card").first().waitFor({ timeout: 60_000 });
}

test("a number opens into its formula, its aggregate, the SQL that gave it and its rows in the grid", async ({ page }) => {
  await openIndices(page);
  await page.locator("#card-nps").click();
  await openPart(page, "Audit");
  const formula = panel(page).getByTestId("audit-formula");
  await expect(formula).toContainText(/100 × \(\d+ − \d+\) ÷ [\d,]+ = \S?\d+\.\d/);
  const [, promoters = 0, detractors = 0, answers = 1] =
    /\((\d+) − (\d+)\) ÷ ([\d,]+)/.exec((await formula.textContent()) ?? "")?.map((text) => Number(text.replaceAll(",", ""))) ?? [];
  await expect(formula).toContainText(((100 * (promoters - detractors)) / answers).toFixed(1));

  await test.step("the aggregate adds up to the answers of the formula", async () => {
    await panel(page)
      .locator("summary", { hasText: /^kept: / })
      .click();
    const kept = panel(page).locator(".audit-query", { hasText: /^kept: / });
    const cells = await kept.locator("tbody tr td:last-child").allTextContents();
    expect(cells.map((text) => Number(text.replaceAll(",", ""))).reduce((sum, count) => sum + count, 0)).toBe(answers);
    await expect(kept.locator("pre")).toContainText("from answers t");
    await takeScreen(page, "indices-audit");
  });

  await test.step("its rows open on the data screen, and so do those that were left out", async () => {
    const used = panel(page).getByRole("button", { name: /counted in the number/ });
    await expect(used).toContainText(answers.toLocaleString("en"));
    await panel(page)
      .getByRole("button", { name: /out of range/ })
      .click();
    await expect(page.locator(".rows-head")).toContainText("Net Promoter Score: out of range");
    await expect(page.locator(".rows-head")).toContainText("of 19");
    await goTo(page, "Indices");
    await openPart(page, "Audit");
    await used.click();
    await expect(page.locator(".rows-head")).toContainText("counted in the number");
  });
});

test("a change is told in words with both p, split into what moved it, and measured against what can be seen", async ({ page }) => {
  await openIndices(page);
  await page.locator("#card-nps").click();
  await openPart(page, "Time");
  const time = panel(page).locator('[data-part="time"]');

  await test.step("the bridge sums to the change that the card shows", async () => {
    const sum = time.getByTestId("change-sum");
    await expect(sum).toBeVisible({ timeout: 30_000 });
    const change =
      (await page
        .locator(".index-card", { has: page.locator("#card-nps") })
        .getByText(/since/)
        .textContent()) ?? "";
    expect(change).toContain((await sum.textContent()) ?? "no sum");
    await expect(time.getByTestId("change-words")).toContainText("Larger than noise");
  });

  await test.step("every pair of waves has its test, and the customers of both beside it", async () => {
    await time.locator("summary", { hasText: "tests with their p" }).click();
    const first = time.locator(".tests tbody tr").first();
    await expect(first).toContainText("Q3 2025 against");
    await expect(time.locator(".test-words").first()).toContainText(/Larger than noise; adjusted Wald z/);
    await expect(time.locator(".tests")).toContainText("customers of both");
    await expect(time.locator(".tests")).toContainText(/By ranks \(Wilcoxon\): p [<\d]/);
    await expect(time).toContainText(/All 8 waves at once: larger than noise \(Welch’s F/);
  });

  await test.step("the power of the answers at hand follows the change of interest", async () => {
    const power = time.getByTestId("power");
    await expect(power).toContainText(/A change of 5 points would need [\d,]+ answers per wave/);
    await expect(power).toContainText(/To know one wave to ±5 points takes [\d,]+ answers/);
    const needed = async (): Promise<number> => Number(/need ([\d,]+)/.exec((await power.textContent()) ?? "")?.[1]?.replaceAll(",", ""));
    const five = await needed();
    await power.getByRole("textbox", { name: "Change of interest" }).fill("10");
    await expect.poll(needed).toBeLessThan(five / 3.9);
    await power.scrollIntoViewIfNeeded();
    await takeScreen(page, "indices-change");
  });

  await test.step("the table says in words what is larger than noise", async () => {
    await page.keyboard.press("Escape");
    await page.getByText("Table", { exact: true }).click();
    await expect(page.locator(".index-table")).toContainText("larger than noise");
    await expect(page.locator(".index-table")).toContainText("within noise");
    await takeScreen(page, "indices-tests");
  });

  await test.step("where two indices rank the segments otherwise stands above it, with the assumption that explains it", async () => {
    const conflicts = page.getByRole("region", { name: "Where the indices disagree" });
    await conflicts.locator("summary").click();
    const conflict = conflicts.locator('[data-conflict="health clv"]');
    await expect(conflict).toContainText(/Agreement τ −0\.33 \(−0\.33…0\.67\) over 4 segments/);
    await expect(conflict).toContainText("Health takes use for loyalty; lifetime value counts margin");
    await takeScreen(page, "indices-conflicts");
    await conflict
      .getByRole("button", { name: /Assumptions of/ })
      .last()
      .click();
    await expect(panel(page)).toContainText("Customer lifetime value");
  });
});
