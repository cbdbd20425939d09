import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ElectronApplication, expect } from "@playwright/test";
import { launch, ROOT, sample, stubDialogs, test } from "./harness.ts";

/** The frame around the screens: window, menu, preferences, files, the engine's life. */

const engineOf = (octad: ElectronApplication) =>
  octad.evaluate(
    ({ app }) => app.getAppMetrics().find((metric) => metric.name === "octad-engine" || metric.serviceName === "octad-engine")?.pid ?? null,
  );

async function engineRuns(octad: ElectronApplication): Promise<number> {
  await expect.poll(() => engineOf(octad)).not.toBeNull();
  return (await engineOf(octad)) ?? 0;
}

test("the application says its version, its language and that this runtime is the fallback when it is", async ({ page, octad }) => {
  const info = await page.evaluate(() => window.octad.call("app:info", null));
  const { version }: { version: string } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const fallback = (await octad.evaluate(() => process.versions.electron)) === "33.2.1";
  expect(info).toEqual({
    ok: true,
    value: { version, preferences: { language: "en", colorScheme: "auto" }, open: [], notForRelease: fallback },
  });
});

test("no process of the engine is there before the window, and one is there after the first picture", async ({ octad, page }) => {
  await page.title();
  expect(await engineRuns(octad)).toBeGreaterThan(0);
});

test.describe("with files on its command line", () => {
  test.use({ files: [sample("theme.json"), sample("none.xlsx")] });

  test("hands the window those that are there, by name and token", async ({ octad }) => {
    // Asked from main's side of the bridge, as the page itself may already be opening them.
    const page = await octad.firstWindow();
    const info = await page.evaluate(() => window.octad.call("app:info", null));
    if (!info.ok) throw new Error(info.problem.code);
    expect(info.value.open).toEqual([{ token: expect.stringMatching(/^[0-9a-f-]{36}$/), name: "theme.json", bytes: expect.any(Number) }]);
    expect(JSON.stringify(info)).not.toContain(ROOT);
  });
});

test("the menu of preferences says to a screen reader which language and which colours are chosen", async ({ page }) => {
  await page.getByRole("button", { name: "Language and colours" }).click();
  const english = page.getByRole("menuitemradio", { name: "English" });
  await expect(english).toHaveAttribute("aria-checked", "true");
  await expect(page.getByRole("menuitemradio", { checked: true })).toHaveCount(2);
  await expect(page.getByRole("menuitemradio")).toHaveCount(7);
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(english).toBeHidden();
  await page.getByRole("button", { name: "Language and colours" }).click();
  await expect(page.getByRole("menuitemradio", { name: "Dark" })).toHaveAttribute("aria-checked", "true");
});

test("preferences and the place of the window outlive the application", async ({ octad, page, userData }) => {
  await page.evaluate(() => window.octad.call("app:preferences", { language: "ro", colorScheme: "dark" }));
  expect(await octad.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe("dark");
  await octad.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 760 }));
  await expect.poll(() => octad.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds().width)).toBe(1200);
  await octad.close();

  const again = await launch(userData);
  try {
    const second = await again.firstWindow();
    const info = await second.evaluate(() => window.octad.call("app:info", null));
    expect(info).toMatchObject({ ok: true, value: { preferences: { language: "ro", colorScheme: "dark" } } });
    const bounds = await again.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toMatchObject({ width: 1200, height: 760 });
    await expect.poll(() => again.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label ?? null)).toBe("Fișier");
    expect(await second.evaluate(async () => /<html lang="(..)">/.exec(await (await fetch(location.href)).text())?.[1])).toBe("ro");
  } finally {
    await again.close();
  }
});

test("damaged files of its own do not keep it from starting", async ({ userData }) => {
  for (const name of ["preferences.json", "window.json"]) writeFileSync(join(userData, name), '{"width": -1, "lang');
  const octad = await launch(userData);
  try {
    const page = await octad.firstWindow();
    expect(await page.evaluate(() => window.octad.call("app:info", null))).toMatchObject({
      ok: true,
      value: { preferences: { language: "en" } },
    });
  } finally {
    await octad.close();
  }
});

test("a second start with the same data folder gives way to the first", async ({ octad, page }) => {
  await page.title();
  // Started without the driver, which may or may not get hold of a process that ends at once.
  const { spawnfile, spawnargs } = octad.process();
  const second = spawn(spawnfile, spawnargs.slice(1), { stdio: "ignore" });
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  expect(await octad.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test("menu commands reach the window", async ({ octad, page }) => {
  await page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(globalThis, "__heard", heard);
    window.octad.on("menu:command", ({ command }) => heard.push(command));
  });
  await expect.poll(() => octad.evaluate(({ Menu }) => Menu.getApplicationMenu() !== null)).toBe(true);
  await stubDialogs(octad, {});
  await octad.evaluate(({ Menu }) => {
    const edit = Menu.getApplicationMenu()?.items[1]?.submenu?.items ?? [];
    for (const item of edit.slice(0, 2)) item.click();
  });
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, "__heard"))).toEqual(["undo", "redo"]);
});

test("an event that is none of the contract's cannot be listened to", async ({ page }) => {
  const kind = await page.evaluate(() => typeof Reflect.apply(window.octad.on, undefined, ["octad:call", () => undefined]));
  expect(kind).toBe("function");
});

test("opening shows the native dialog and gives tokens; closing it gives none", async ({ octad, page }) => {
  await stubDialogs(octad, { open: [sample("sondage.csv")] });
  const opened = await page.evaluate(() => window.octad.call("file:open", null));
  expect(opened).toMatchObject({ ok: true, value: [{ name: "sondage.csv" }] });
  expect(JSON.stringify(opened)).not.toContain(ROOT);
  await stubDialogs(octad, {});
  expect(await page.evaluate(() => window.octad.call("file:open", null))).toEqual({ ok: true, value: [] });
});

test("a file dropped on the window becomes a token, a folder does not", async ({ page }) => {
  await page.evaluate(() => {
    const input = document.createElement("input");
    input.type = "file";
    input.id = "probe";
    document.body.append(input);
  });
  await page.setInputFiles("#probe", sample("sondage.csv"));
  const dropped = await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>("#probe");
    return window.octad.drop([...(input?.files ?? [])]);
  });
  expect(dropped).toMatchObject({ ok: true, value: [{ name: "sondage.csv", token: expect.any(String) }] });
  expect(JSON.stringify(dropped)).not.toContain(ROOT);
});

test("an engine that dies idle is replaced, and the page that dies is loaded again", async ({ octad, page }) => {
  const nothing = () => page.evaluate(() => window.octad.call("data:rows", { table: "raw_1", offset: 0, limit: 1 }));
  // An answer, so that the engine is known to have started whole.
  expect(await nothing()).toMatchObject({ ok: false, problem: { code: "SHEET_NOT_FOUND" } });
  const first = await engineRuns(octad);
  process.kill(first, "SIGKILL");
  await expect.poll(async () => ![null, first].includes(await engineOf(octad))).toBe(true);
  expect(await nothing()).toMatchObject({ ok: false, problem: { code: "SHEET_NOT_FOUND" } });

  await octad.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.once("did-finish-load", () => Reflect.set(globalThis, "__loadedAgain", true));
    contents?.forcefullyCrashRenderer();
  });
  await expect.poll(() => octad.evaluate(() => Reflect.get(globalThis, "__loadedAgain"))).toBe(true);
  const bridge = await octad.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("typeof window.octad"),
  );
  expect(bridge).toBe("object");
});

/** What an import gives, asked over the bridge. */
async function importSondage(octad: ElectronApplication, page: Parameters<Parameters<typeof test>[2]>[0]["page"]) {
  await stubDialogs(octad, { open: [sample("sondage.csv")] });
  return page.evaluate(async () => {
    const opened = await window.octad.call("file:open", null);
    if (!opened.ok) throw new Error(opened.problem.code);
    return window.octad.call("data:import", { job: "import", tokens: opened.value.map((file) => file.token) });
  });
}

test("what was loaded is there again after the engine was killed", async ({ octad, page }) => {
  const imported = await importSondage(octad, page);
  if (!imported.ok) throw new Error(imported.problem.code);
  const [table] = imported.value.tables;
  const ask = { table: table?.id ?? "", offset: 0, limit: 3 };
  const before = await page.evaluate((request) => window.octad.call("data:rows", request), ask);
  expect(before).toMatchObject({ ok: true });
  process.kill(await engineRuns(octad), "SIGKILL");
  await expect.poll(() => page.evaluate((request) => window.octad.call("data:rows", request), ask)).toEqual(before);
});

test("a file that cannot be read names itself, and what was loaded stays", async ({ octad, page, userData }) => {
  const imported = await importSondage(octad, page);
  if (!imported.ok) throw new Error(imported.problem.code);
  const bad = join(userData, "bad.xlsx");
  writeFileSync(bad, "PK\u0003\u0004 this is no workbook");
  await stubDialogs(octad, { open: [bad] });
  const refused = await page.evaluate(async () => {
    const opened = await window.octad.call("file:open", null);
    if (!opened.ok) throw new Error(opened.problem.code);
    return window.octad.call("data:import", { job: "bad", tokens: opened.value.map((file) => file.token) });
  });
  expect(refused).toMatchObject({ ok: false, problem: { file: "bad.xlsx" } });
  const rows = await page.evaluate(
    (id) => window.octad.call("data:rows", { table: id, offset: 0, limit: 1 }),
    imported.value.tables[0]?.id ?? "",
  );
  expect(rows).toMatchObject({ ok: true });
});

test("every screen can be reached at 1100 × 700 in every language", async ({ page, octad }) => {
  test.setTimeout(120_000);
  await octad.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1_100, 700));
  await page.getByText("Open the sample").first().click();
  await page.locator(".data-body").waitFor({ timeout: 60_000 });
  for (const language of ["en", "fr", "it", "ro"] as const) {
    await page.locator('.tools [aria-haspopup="menu"]').click();
    await page.locator(`.mantine-Menu-item[lang=${language}]`).click();
    const buttons = page.getByRole("navigation").first().getByRole("button");
    const count = await buttons.count();
    expect(count).toBe(6);
    // A trial click fails where anything lies over the button.
    for (let at = 0; at < count; at += 1) await buttons.nth(at).click({ trial: true, timeout: 5_000 });
  }
});
